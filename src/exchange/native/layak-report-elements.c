/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the events of the parser to records, deletions and files: which element may stand where. */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static LayakReportLevel *
push (LayakReport     *self,
      LayakReportKind  kind,
      const xmlChar   *name)
{
  LayakReportLevel *level = &self->levels[self->depth++];

  g_assert (self->depth <= LAYAK_REPORT_MAX_DEPTH);

  memset (level, 0, sizeof *level);
  level->kind = kind;
  level->name = name;
  if (kind == LAYAK_REPORT_FIELD || kind == LAYAK_REPORT_ECHO || kind == LAYAK_REPORT_PART)
    {
      const xmlParserInput *input = self->parser->input;

      /* The parser stands before the “>” of the tag. */
      level->place = (LayakReportPlace) { (guint) input->line, (guint) input->col + 1 };
      g_string_truncate (self->text, 0);
    }
  else
    level->place = layak_report_place (self);
  return level;
}

/* Elements of texts have no attributes of ours. */
static void
start_text (LayakReport    *self,
            LayakReportKind kind,
            const xmlChar  *name,
            guint           field,
            gsize           max_text,
            int             n_attributes,
            const xmlChar **attributes)
{
  LayakReportLevel *level = push (self, kind, name);

  level->field = field;
  self->max_text = max_text;
  for (int i = 0; i < n_attributes; i++)
    layak_report_refuse_attribute (self, attributes + i * 5);
}

static gboolean
start_in_report (LayakReport    *self,
                 const xmlChar  *name,
                 int             n_attributes,
                 const xmlChar **attributes)
{
  guint n_units = layak_format_n_units (), position = 0;

  while (position < n_units && self->units[position]->name != name)
    position++;
  if (position == n_units)
    position += name == self->deletion ? 0 : name == self->content ? 1 : 2;
  if (position == n_units + 2)
    return FALSE;

  if (position < self->position)
    {
      /* From here on the schema would be silent. */
      layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                         /* Translators: the name of an XML element */
                         _("“%s” comes too late: the types of records have an order"), name);
      self->has_schema = FALSE;
    }
  self->position = MAX (position, self->position);

  if (position < n_units)
    {
      LayakReportLevel *level = push (self, LAYAK_REPORT_UNIT, name);

      level->names = self->units[position];
      layak_report_start_record (self, level, n_attributes, attributes);
    }
  else if (position == n_units)
    layak_report_start_deletion (self, push (self, LAYAK_REPORT_DELETION, name), n_attributes, attributes);
  else
    layak_report_start_content (self, push (self, LAYAK_REPORT_CONTENT, name), n_attributes, attributes);
  return TRUE;
}

/* Fields come in the order of their table, then records within, by their types, then those that were deleted, then
 * echoes. */
static void
check_rank (LayakReport      *self,
            LayakReportLevel *level,
            guint             rank,
            const LayakField *field,
            const xmlChar    *name)
{
  if (rank < level->rank)
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, layak_report_place (self), field,
                       /* Translators: the name of an XML element */
                       _("“%s” stands in the wrong place: what is within a record has an order"), name);
  else if (rank == level->rank && field != NULL)
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, layak_report_place (self), field, _("It is told twice"));
  level->rank = MAX (rank, level->rank);
}

enum
{
  RANK_FIELD    = 1,
  RANK_CHILD    = 1000,
  RANK_DELETION = 1500,
  RANK_ECHO     = 2000,
};

/* What was deleted from a unit, living or not. */
static gboolean
start_part_deletion (LayakReport      *self,
                     LayakReportLevel *level,
                     const xmlChar    *name,
                     int               n_attributes,
                     const xmlChar   **attributes)
{
  if (name != self->deletion)
    return FALSE;

  layak_report_start_deletion (self, push (self, LAYAK_REPORT_PART_DELETION, name), n_attributes, attributes);
  check_rank (self, level, RANK_DELETION, NULL, name);
  return TRUE;
}

static gboolean
start_in_record (LayakReport      *self,
                 LayakReportLevel *level,
                 const xmlChar    *name,
                 int               n_attributes,
                 const xmlChar   **attributes)
{
  const LayakReportNames *names = level->names;
  const LayakFormat *format = names->format;

  for (guint i = 0; i < names->n_slots; i++)
    {
      guint slot = (level->slot + i) % names->n_slots;
      guint field = slot - LAYAK_FORMAT_N_COMMON;

      if (names->elements[slot] != name)
        continue;

      level->slot = slot;
      if (field < format->info->n_fields)
        {
          const LayakField *found = &format->info->fields[field];

          start_text (self, LAYAK_REPORT_FIELD, name, field, (gsize) found->max * 4 + 4, n_attributes, attributes);
          check_rank (self, level, RANK_FIELD + field, found, name);
        }
      else
        {
          start_text (self, LAYAK_REPORT_ECHO, name, 0, 0, n_attributes, attributes);
          check_rank (self, level, RANK_ECHO + field, NULL, name);
        }
      return TRUE;
    }

  for (guint i = 0; level->kind == LAYAK_REPORT_UNIT && i < format->n_children; i++)
    {
      const LayakReportNames *child = &self->names[format->children[i] - layak_format_get (layak_record_info_nth (0))];

      if (child->name != name)
        continue;

      push (self, LAYAK_REPORT_CHILD, name)->names = child;
      layak_report_start_record (self, &level[1], n_attributes, attributes);
      check_rank (self, level, RANK_CHILD + i, NULL, name);
      return TRUE;
    }

  return level->kind == LAYAK_REPORT_UNIT && format->n_children > 0 &&
         start_part_deletion (self, level, name, n_attributes, attributes);
}

static gboolean
start_known (LayakReport    *self,
             const xmlChar  *name,
             int             n_attributes,
             const xmlChar **attributes)
{
  LayakReportLevel *level = &self->levels[self->depth - 1];

  switch (level->kind)
    {
    case LAYAK_REPORT_ROOT:
      return start_in_report (self, name, n_attributes, attributes);
    case LAYAK_REPORT_UNIT:
    case LAYAK_REPORT_CHILD:
      return start_in_record (self, level, name, n_attributes, attributes);
    case LAYAK_REPORT_CONTENT:
      if (name != self->part)
        return FALSE;
      start_text (self, LAYAK_REPORT_PART, name, 0, LAYAK_FORMAT_PART_SIZE * 3 / 2, n_attributes, attributes);
      return TRUE;
    case LAYAK_REPORT_DELETION:
      return start_part_deletion (self, level, name, n_attributes, attributes);
    case LAYAK_REPORT_FIELD:
    case LAYAK_REPORT_ECHO:
    case LAYAK_REPORT_PART_DELETION:
    case LAYAK_REPORT_PART:
    default:
      return FALSE;
    }
}

static void
skip_element (LayakReport   *self,
              const xmlChar *name,
              const xmlChar *uri)
{
  LayakReportLevel *level = &self->levels[self->depth - 1];
  LayakProblemClass class = level->kind == LAYAK_REPORT_ROOT ? LAYAK_PROBLEM_FATAL : LAYAK_PROBLEM_REJECTED;
  g_autofree char *subject = NULL;

  if (uri != NULL && uri != self->namespace)
    layak_report_tell_once (self, layak_report_place (self), (const char *) uri,
                            _("What belongs to the namespace “%s” is skipped"), layak_report_excerpt (self, uri));
  else if (self->is_newer && uri != NULL)
    {
      subject = g_strdup_printf ("%s/%s", level->name, name);
      layak_report_tell_once (self, layak_report_place (self), subject,
                              _("“%s” is not known to this program and is skipped"),
                              layak_report_excerpt (self, name));
    }
  else
    layak_report_tell (self, class, layak_report_place (self), NULL,
                       /* Translators: the names of two XML elements */
                       _("“%s” is not known within “%s”"), layak_report_excerpt (self, name), level->name);
  self->n_skipped = 1;
}

static gboolean
start_report (LayakReport    *self,
              const xmlChar  *name,
              const xmlChar  *uri,
              int             n_attributes,
              const xmlChar **attributes)
{
  self->is_receipt = strcmp ((const char *) name, "receipt") == 0;
  if (uri != self->namespace || (strcmp ((const char *) name, "report") != 0 && !self->is_receipt))
    {
      if (uri != NULL && g_str_has_prefix ((const char *) uri, "urn:layak:report:"))
        layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                           _("The report is of another format (%s), which needs another Layak"),
                           layak_report_excerpt (self, uri));
      else
        layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                           _("This is no Layak report: it begins with “%s”"), layak_report_excerpt (self, name));
      layak_report_stop (self);
      return FALSE;
    }

  push (self, LAYAK_REPORT_ROOT, name);
  layak_report_start_root (self, n_attributes, attributes);
  if (self->is_newer)
    self->has_schema = FALSE;
  return !self->is_stopped;
}

/* The attributes with values of their own, each with a NUL behind it, for whoever looks at them on either thread. */
static const xmlChar **
copy_attributes (LayakReport    *self,
                 int             n_attributes,
                 const xmlChar **attributes)
{
  const xmlChar **copies = layak_report_queue_allocate (self->queue, (gsize) n_attributes * 5 * sizeof *copies);

  self->read = attributes;
  self->attributes = copies;
  for (int i = 0; i < n_attributes; i++, attributes += 5, copies += 5)
    {
      gsize length = (gsize) (attributes[4] - attributes[3]);

      copies[0] = attributes[0];
      copies[1] = attributes[1];
      copies[2] = attributes[2];
      copies[3] = (const xmlChar *) layak_report_queue_copy (self->queue, attributes[3], length);
      copies[4] = copies[3] + length;
    }
  return self->attributes;
}

static LayakReportEvent *
push_event (LayakReport            *self,
            LayakReportEventKind    kind,
            const LayakReportLevel *level,
            gsize                   weight)
{
  LayakReportEvent *event = layak_report_queue_push (self->queue, kind, weight);

  event->level = level->kind;
  event->is_told = level->told;
  event->place = level->place;
  event->row = self->row;
  event->deleted = self->deleted;
  return event;
}

/* The schema sees neither what is skipped nor what belongs to others. */
static void
show_start (LayakReport    *self,
            const xmlChar  *name,
            const xmlChar  *prefix,
            const xmlChar  *uri,
            int             n_attributes,
            const xmlChar **attributes)
{
  LayakReportEvent *event = push_event (self, LAYAK_REPORT_EVENT_START, &self->levels[self->depth - 1], 0);
  int n_own = 0;

  for (int i = 0; i < n_attributes; i++)
    if (attributes[i * 5 + 2] == NULL)
      memmove (attributes + 5 * n_own++, attributes + 5 * i, 5 * sizeof *attributes);

  event->element.name = name;
  event->element.prefix = prefix;
  event->element.uri = uri;
  event->element.attributes = attributes;
  event->element.n_attributes = n_own;
}

static void
show_end (LayakReport            *self,
          const LayakReportLevel *level,
          const xmlChar          *name,
          const xmlChar          *prefix,
          const xmlChar          *uri)
{
  LayakReportEvent *event = push_event (self, LAYAK_REPORT_EVENT_END, level, 0);

  event->element.name = name;
  event->element.prefix = prefix;
  event->element.uri = uri;
}

static void
show_text (LayakReport            *self,
           const LayakReportLevel *level,
           const xmlChar          *text,
           int                     length)
{
  LayakReportEvent *event = push_event (self, LAYAK_REPORT_EVENT_TEXT, level, 0);

  event->text.begin = layak_report_queue_copy (self->queue, text, (gsize) length);
  event->text.length = length;
}

/* To be called when all of an event was told. Nobody may want any more. */
static void
end_event (LayakReport *self)
{
  if (!layak_report_queue_flush_full (self->queue))
    layak_report_stop (self);
}

/* How many records there are and were within the open unit or deletion. */
static guint
count_parts (const LayakReport *self)
{
  const GPtrArray *children = self->unit != NULL ? self->unit->children : NULL;
  const GPtrArray *deletions = self->unit != NULL ? self->unit->deletions
                                                  : self->deleted != NULL ? self->deleted->parts : NULL;

  return (children != NULL ? children->len : 0) + (deletions != NULL ? deletions->len : 0);
}

/* What no report has, but a file that wants to use up memory or time. */
static gboolean
is_too_much (LayakReport *self,
             int          n_attributes)
{
  const char *sentence = NULL;

  if (n_attributes > LAYAK_REPORT_MAX_ATTRIBUTES || xmlDictSize (self->parser->dict) > LAYAK_REPORT_MAX_NAMES)
    sentence = _("There are too many different names; this is no report");
  else if (self->n_skipped > LAYAK_REPORT_MAX_SKIPPED_DEPTH)
    sentence = _("Elements lie too deep within each other; this is no report");
  else if (count_parts (self) > LAYAK_FORMAT_MAX_CHILDREN)
    sentence = _("There are too many records within another; this is no report");

  if (sentence == NULL)
    return FALSE;

  layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL, "%s", sentence);
  layak_report_stop (self);
  return TRUE;
}

static void
start_element (LayakReport    *self,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_attributes,
               const xmlChar **attributes)
{
  attributes = copy_attributes (self, n_attributes, attributes);
  if (self->depth == 0)
    {
      if (!start_report (self, name, uri, n_attributes, attributes))
        return;
    }
  else if (uri != self->namespace || !start_known (self, name, n_attributes, attributes))
    {
      skip_element (self, name, uri);
      return;
    }

  if (self->has_schema && !self->is_stopped)
    show_start (self, name, prefix, uri, n_attributes, attributes);
}

void
layak_report_start_element_cb (void           *user_data,
                               const xmlChar  *name,
                               const xmlChar  *prefix,
                               const xmlChar  *uri,
                               int             n_namespaces,
                               const xmlChar **namespaces,
                               int             n_attributes,
                               int             n_defaulted,
                               const xmlChar **attributes)
{
  LayakReport *self = user_data;

  if (self->is_stopped || is_too_much (self, n_attributes))
    return;
  if (self->summing != NULL)
    layak_report_digest_start_element (self->summing, name, uri, n_attributes, attributes);
  if (self->n_skipped > 0)
    {
      self->n_skipped++;
      return;
    }

  start_element (self, name, prefix, uri, n_attributes, attributes);
  end_event (self);
}

/* A row without its text. */
#define ROW_WEIGHT 400

/* Hands on what was read whole, be it good or not: whoever is told a problem wants to know its title. */
static void
finish_level (LayakReport            *self,
              const LayakReportLevel *level)
{
  LayakReportEvent *event;

  if (level->kind == LAYAK_REPORT_CHILD)
    self->row = self->unit->root;
  else if (level->kind == LAYAK_REPORT_UNIT)
    {
      guint n_children = self->unit->children != NULL ? self->unit->children->len : 0;

      self->row = NULL;
      layak_tombstones_sort (self->unit->deletions);
      event = push_event (self, LAYAK_REPORT_EVENT_UNIT, level, (n_children + 1) * ROW_WEIGHT);
      event->unit = g_steal_pointer (&self->unit);
      event->is_rejected = self->is_rejected;
    }
  else if (level->kind == LAYAK_REPORT_DELETION)
    {
      if (self->deleted != NULL)
        layak_tombstones_sort (self->deleted->parts);
      event = push_event (self, LAYAK_REPORT_EVENT_DELETION, level, ROW_WEIGHT);
      event->is_rejected = self->is_rejected;
      event->deletion = g_steal_pointer (&self->deleted);
    }
  else if (level->kind == LAYAK_REPORT_CONTENT)
    {
      event = layak_report_queue_push (self->queue, LAYAK_REPORT_EVENT_CONTENT, self->n_bytes);
      event->place = level->place;
      event->is_rejected = self->is_rejected;
      event->content.bytes = g_bytes_new_take (g_steal_pointer (&self->bytes), self->n_bytes);
      if (self->digest != NULL)
        event->content.digest = layak_report_queue_copy (self->queue, self->digest, strlen (self->digest));
      g_clear_pointer (&self->digest, g_free);
      self->n_bytes = 0;
    }
}

void
layak_report_end_element_cb (void          *user_data,
                             const xmlChar *name,
                             const xmlChar *prefix,
                             const xmlChar *uri)
{
  LayakReport *self = user_data;
  LayakReportLevel *level;

  if (self->is_stopped || self->depth == 0)
    return;
  if (self->summing != NULL)
    layak_report_digest_end_element (self->summing, name, uri);
  if (self->n_skipped > 0)
    {
      self->n_skipped--;
      return;
    }

  level = &self->levels[self->depth - 1];
  if (level->kind == LAYAK_REPORT_FIELD)
    layak_report_end_field (self, level);
  else if (level->kind == LAYAK_REPORT_UNIT || level->kind == LAYAK_REPORT_CHILD)
    layak_report_end_record (self, level);
  else if (level->kind == LAYAK_REPORT_PART)
    layak_report_end_part (self, level);
  else if (level->kind == LAYAK_REPORT_CONTENT)
    layak_report_end_content (self, level);
  else if (level->kind == LAYAK_REPORT_ROOT)
    layak_report_end_root (self);

  if (self->is_stopped)
    return;

  if (self->has_schema)
    show_end (self, level, name, prefix, uri);
  finish_level (self, level);
  self->depth--;
  if (self->depth > 0 && level->told && level->kind != LAYAK_REPORT_UNIT)
    level[-1].told |= level->kind == LAYAK_REPORT_CHILD || level->kind == LAYAK_REPORT_FIELD ||
                      level->kind == LAYAK_REPORT_PART_DELETION;
  end_event (self);
}

static gboolean
is_blank (const xmlChar *text,
          int            length)
{
  for (int i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t')
      return FALSE;

  return TRUE;
}

void
layak_report_characters_cb (void          *user_data,
                            const xmlChar *text,
                            int            length)
{
  LayakReport *self = user_data;
  LayakReportLevel *level;

  if (self->is_stopped || self->depth == 0)
    return;
  if (self->summing != NULL)
    layak_report_digest_text (self->summing, text, length);
  if (self->n_skipped > 0)
    return;

  level = &self->levels[self->depth - 1];
  if (level->kind == LAYAK_REPORT_FIELD || level->kind == LAYAK_REPORT_PART)
    {
      if (self->text->len + (gsize) length <= self->max_text)
        g_string_append_len (self->text, (const char *) text, length);
      else if (!level->told)
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place,
                           level->kind == LAYAK_REPORT_FIELD ? &self->row->info->fields[level->field] : NULL,
                           _("The text is too long"));
    }
  else if (level->kind != LAYAK_REPORT_ECHO)
    {
      /* Between elements there are but blanks, which the schema need not see. */
      if (!level->told && !is_blank (text, length))
        layak_report_tell (self, level->kind == LAYAK_REPORT_ROOT ? LAYAK_PROBLEM_FATAL : LAYAK_PROBLEM_REJECTED,
                           layak_report_place_of_text (self, text), NULL, _("There is text between the elements"));
      return;
    }

  if (self->has_schema && !level->told)
    show_text (self, level, text, length);
  end_event (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report holds besides records: its own attributes, deletions and the files of documents. */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-period.h"
#include "layak-stamps.h"

/* “1.0” is ours; of “1.7” we read what we know, “2.0” may mean anything. */
static gboolean
check_version (LayakReport *self,
               const char  *version)
{
  char *end;
  guint64 major = g_ascii_strtoull (version, &end, 10);

  if (!g_ascii_isdigit (*version) || *end != '.' || !g_ascii_isdigit (end[1]) ||
      strspn (end + 1, "0123456789") != strlen (end + 1))
    {
      layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                         _("“%s” is no version of a report"), layak_report_excerpt (self, version));
      return FALSE;
    }
  if (major != 1)
    {
      layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                         _("The report has version %s, which needs a newer Layak"),
                         layak_report_excerpt (self, version));
      return FALSE;
    }

  self->is_newer = !g_str_equal (version, LAYAK_FORMAT_VERSION);
  if (self->is_newer)
    layak_report_tell (self, LAYAK_PROBLEM_WARNING, layak_report_place (self), NULL,
                       _("A newer Layak wrote this report (version %s); what is unknown here is skipped"),
                       layak_report_excerpt (self, version));
  return TRUE;
}

static gboolean
check_root_attribute (LayakReport *self,
                      const char  *name,
                      const char  *text)
{
  gint64 time;

  if (g_str_equal (name, "time"))
    return layak_format_parse_time (text, &time);
  if (g_str_equal (name, "period"))
    return layak_period_parse (text, &(LayakPeriod) { 0 }, NULL);
  if (g_str_equal (name, "delivery"))
    return layak_uuid_parse (text, &(LayakUuid) { 0 });
  if (g_str_equal (name, LAYAK_REPORT_DIGEST_NAME))
    return strlen (text) == LAYAK_REPORT_DIGEST_LENGTH && strspn (text, "0123456789abcdef") == strlen (text);

  return strlen (text) <= 5 &&
         layak_report_check_reference (self, layak_format_get (layak_record_info_find (name)), text);
}

static const char * const root_names[] =
{
  "version", "time", "regency", "province", "period", "delivery", LAYAK_REPORT_DIGEST_NAME,
};

static guint
find_root_name (const xmlChar **attribute)
{
  guint k = 0;

  while (k < G_N_ELEMENTS (root_names) &&
         (attribute[2] != NULL || strcmp ((const char *) attribute[0], root_names[k]) != 0))
    k++;
  return k;
}

static void
read_root_attributes (LayakReport    *self,
                      int             n_attributes,
                      const xmlChar **attributes,
                      const char    **values)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      guint k = find_root_name (attributes);

      if (k == G_N_ELEMENTS (root_names))
        continue;

      values[k] = (const char *) attributes[3];
      if (k > 0 && !check_root_attribute (self, root_names[k], values[k]))
        layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place_of (self, attributes), NULL,
                           _("%s: “%s” has not the form this attribute must have"), root_names[k],
                           layak_report_excerpt (self, values[k]));
    }
}

static void
begin_digest (LayakReport    *self,
              const char     *told,
              int             n_attributes,
              const xmlChar **attributes)
{
  self->told_digest = g_strdup (told);
  self->summing = layak_report_digest_new ();
  layak_report_digest_start_element (self->summing, self->levels[0].name, self->namespace, n_attributes, attributes);
}

/* The attributes of the root, told to the handler. */
void
layak_report_start_root (LayakReport    *self,
                         int             n_attributes,
                         const xmlChar **attributes)
{
  const char *values[G_N_ELEMENTS (root_names)] = { NULL };
  LayakReportHeader header;

  read_root_attributes (self, n_attributes, attributes, values);
  if (values[0] == NULL)
    layak_report_tell (self, LAYAK_PROBLEM_FATAL, layak_report_place (self), NULL,
                       _("The report does not tell the version of its format"));
  if (values[0] == NULL || !check_version (self, values[0]))
    {
      layak_report_stop (self);
      return;
    }

  /* Only the version tells what an unknown attribute is. */
  for (int i = 0; i < n_attributes; i++)
    if (find_root_name (attributes + i * 5) == G_N_ELEMENTS (root_names))
      layak_report_refuse_attribute (self, attributes + i * 5);
  if (self->is_fatal)
    return;

  header = (LayakReportHeader) { values[0], self->is_newer, values[1], values[2], values[3], values[4], values[5],
                                 values[6], self->is_receipt };
  layak_report_queue_push (self->queue, LAYAK_REPORT_EVENT_HEADER, 0)->header = header;
  if (values[6] != NULL)
    begin_digest (self, values[6], n_attributes, attributes);
}

/* At the end of a report it shows whether the report is still the one that was delivered. */
void
layak_report_end_root (LayakReport *self)
{
  g_autofree char *digest = NULL;

  if (self->summing == NULL)
    return;

  digest = layak_report_digest_finish (self->summing);
  g_clear_pointer (&self->summing, layak_report_digest_free);
  if (!g_str_equal (digest, self->told_digest))
    layak_report_tell_changed (self, self->levels[0].place,
                               self->is_receipt
                               ? _("The receipt was changed since it was written: its digest is another")
                               : _("The report was changed since it was delivered: its digest is another"));
}

typedef enum
{
  TYPE,
  UUID,
  MADE,
  CHANGED,
  SEEN,
  STAMP,
  DELETED,
  CREATED,
  MODIFIED,
  REGENCY,
  PROVINCE,
  FIRST_DATE,
  LAST_DATE,
  SUCCESSOR,
  N_DELETION,
} DeletionAttribute;

static const char * const deletion_names[N_DELETION] =
{
  "type", "uuid", "made", "changed", "seen", "stamp", "deleted", "created", "modified", "regency", "province",
  "firstDate", "lastDate", "successor",
};

static gboolean
set_owner (LayakReport  *self,
           const char   *record,
           const char   *text,
           char        **owner)
{
  *owner = g_strdup (text);
  return strlen (text) <= 5 &&
         layak_report_check_reference (self, layak_format_get (layak_record_info_find (record)), text);
}

/* What is said of a record within a unit only by its unit. */
static gboolean
is_of_unit (DeletionAttribute which)
{
  return which == SEEN || which == REGENCY || which == PROVINCE || which == FIRST_DATE || which == LAST_DATE ||
         which == SUCCESSOR;
}

static gboolean
set_deletion (LayakReport       *self,
              LayakTombstone    *deleted,
              DeletionAttribute  which,
              const char        *text)
{
  switch (which)
    {
    case TYPE:
      return TRUE;
    case UUID:
      return layak_uuid_parse (text, &deleted->uuid);
    case MADE:
      return layak_stamp_parse (text, &deleted->version->made);
    case CHANGED:
      return layak_stamps_parse (deleted->version, deleted->info, text);
    case SEEN:
      g_clear_pointer (&deleted->version->seen, layak_vector_free);
      deleted->version->seen = layak_vector_parse (text);
      return deleted->version->seen != NULL;
    case STAMP:
      g_clear_pointer (&deleted->deletions, layak_vector_free);
      deleted->deletions = layak_vector_parse (text);
      return deleted->deletions != NULL;
    case DELETED:
      return layak_format_parse_time (text, &deleted->deleted);
    case CREATED:
      return layak_format_parse_time (text, &deleted->created);
    case MODIFIED:
      return layak_format_parse_time (text, &deleted->modified);
    case REGENCY:
      return set_owner (self, "regency", text, &deleted->regency);
    case PROVINCE:
      return set_owner (self, "province", text, &deleted->province);
    case FIRST_DATE:
      return layak_date_parse (text, &deleted->first_date);
    case LAST_DATE:
      return layak_date_parse (text, &deleted->last_date);
    case SUCCESSOR:
      return layak_uuid_parse (text, &deleted->successor);
    case N_DELETION:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Without the type no other attribute can be understood, so it is looked for first. @parent is the type of the unit
 * around it, or NULL. */
static const LayakRecordInfo *
find_deleted_type (LayakReport           *self,
                   const LayakRecordInfo *parent,
                   int                    n_attributes,
                   const xmlChar        **attributes)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (attributes[2] == NULL && strcmp ((const char *) attributes[0], "type") == 0)
      {
        const LayakRecordInfo *info = layak_record_info_find ((const char *) attributes[3]);

        return info != NULL && layak_record_info_get_parent (info) == parent ? info : NULL;
      }

  return NULL;
}

static guint
find_deletion_name (const xmlChar *name)
{
  guint k = 0;

  while (k < N_DELETION && strcmp ((const char *) name, deletion_names[k]) != 0)
    k++;
  return k;
}

static void
read_deletion (LayakReport       *self,
               LayakReportLevel  *level,
               LayakTombstone    *deleted,
               int                n_attributes,
               const xmlChar    **attributes)
{
  gboolean is_part = level->kind == LAYAK_REPORT_PART_DELETION;
  guint64 given = 0;

  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      guint k = attributes[2] == NULL ? find_deletion_name (attributes[0]) : N_DELETION;

      if (k == N_DELETION || (is_part && is_of_unit (k)))
        layak_report_refuse_attribute (self, attributes);
      else if (!set_deletion (self, deleted, k, (const char *) attributes[3]))
        layak_report_tell (self, LAYAK_PROBLEM_REJECTED, layak_report_place_of (self, attributes),
                           NULL, _("%s: “%s” has not the form this attribute must have"), attributes[0],
                           layak_report_excerpt (self, attributes[3]));
      given |= k < N_DELETION ? G_GUINT64_CONSTANT (1) << k : 0;
    }

  for (guint k = 0; k < N_DELETION; k++)
    if ((k == UUID || k == MADE || k == STAMP || k == DELETED || (k == SEEN && !is_part)) &&
        !(given & G_GUINT64_CONSTANT (1) << k))
      layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                         _("It is required, but there is no “%s”"), deletion_names[k]);

  if (!level->told && self->uuids != NULL && !layak_uuid_set_add (self->uuids, &deleted->uuid))
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                       _("A record with this UUID or key stands in the file already"));
}

/* The list of what was deleted from the open unit, living or not; NULL outside of one. */
static GPtrArray **
find_parts (LayakReport            *self,
            LayakUuid              *uuid,
            const LayakRecordInfo **info)
{
  if (self->unit != NULL)
    {
      *uuid = self->unit->root->uuid;
      *info = self->unit->root->info;
      return &self->unit->deletions;
    }
  if (self->deleted == NULL)
    return NULL;

  *uuid = self->deleted->uuid;
  *info = self->deleted->info;
  return &self->deleted->parts;
}

/* The deletion of a unit, or of a record within the unit that is open. */
void
layak_report_start_deletion (LayakReport       *self,
                             LayakReportLevel  *level,
                             int                n_attributes,
                             const xmlChar    **attributes)
{
  gboolean is_part = level->kind == LAYAK_REPORT_PART_DELETION;
  const LayakRecordInfo *parent = NULL, *info;
  LayakUuid unit = { 0 };
  GPtrArray **parts = is_part ? find_parts (self, &unit, &parent) : NULL;
  LayakTombstone *deleted;

  if (!is_part)
    self->is_rejected = FALSE;
  else if (parts == NULL)
    return;

  info = find_deleted_type (self, parent, n_attributes, attributes);
  if (info == NULL)
    {
      layak_report_tell (self, self->is_newer ? LAYAK_PROBLEM_WARNING : LAYAK_PROBLEM_REJECTED, level->place, NULL,
                         _("The deletion is of a type of record that is not known"));
      self->is_rejected |= !is_part;
      return;
    }

  deleted = layak_tombstone_new (info);
  deleted->unit = unit;
  deleted->version = layak_version_new ((LayakStamp) { 0, 0 });
  if (is_part && *parts == NULL)
    *parts = layak_tombstones_new ();
  if (is_part)
    g_ptr_array_add (*parts, deleted);
  else
    self->deleted = deleted;
  read_deletion (self, level, deleted, n_attributes, attributes);
}

void
layak_report_start_content (LayakReport       *self,
                            LayakReportLevel  *level,
                            int                n_attributes,
                            const xmlChar    **attributes)
{
  gboolean has_size = FALSE;

  self->is_rejected = FALSE;
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (attributes[2] == NULL && strcmp ((const char *) attributes[0], "digest") == 0)
      self->digest = g_strdup ((const char *) attributes[3]);
    else if (attributes[2] == NULL && strcmp ((const char *) attributes[0], "size") == 0)
      {
        guint64 size;

        has_size = g_ascii_string_to_unsigned ((const char *) attributes[3], 10, 0,
                                               LAYAK_REPORT_MAX_CONTENT, &size, NULL);
        self->size = has_size ? size : 0;
      }
    else
      layak_report_refuse_attribute (self, attributes);

  if (self->digest == NULL || !has_size)
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                       _("A file in a report needs its digest, and its size of at most %d MiB"),
                       LAYAK_REPORT_MAX_CONTENT / 1024 / 1024);
  else
    self->bytes = g_malloc (MAX (self->size, 1));
}

/* Appends the decoded part to the file. */
void
layak_report_end_part (LayakReport      *self,
                       LayakReportLevel *level)
{
  gsize size;

  if (self->bytes == NULL || self->text->len < 4)
    return;

  g_base64_decode_inplace (self->text->str, &size);
  if (size <= self->size - self->n_bytes)
    {
      memcpy (self->bytes + self->n_bytes, self->text->str, size);
      self->n_bytes += size;
      return;
    }

  layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL, _("The file is larger than it says"));
  g_clear_pointer (&self->bytes, g_free);
}

void
layak_report_end_content (LayakReport      *self,
                          LayakReportLevel *level)
{
  g_autofree char *digest = NULL;

  if (self->bytes == NULL || self->is_rejected)
    return;

  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->bytes, self->n_bytes);
  if (self->n_bytes != self->size || !g_str_equal (digest, self->digest))
    layak_report_tell (self, LAYAK_PROBLEM_REJECTED, level->place, NULL,
                       _("The file was changed: its size or digest is another"));
}

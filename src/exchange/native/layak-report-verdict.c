/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-verdict.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlerror.h>

#include "layak-report-private.h"

/* An open element, as the schema sees it. */
typedef struct
{
  LayakReportKind       kind;
  LayakReportPlace      place;
  const LayakRow       *row;
  const LayakTombstone *deleted;
  gboolean              told;
} Level;

struct _LayakReportVerdict
{
  const LayakReportHandler *handler;
  gpointer                  user_data;
  LayakReportSchema        *schema;

  Level                     levels[LAYAK_REPORT_MAX_DEPTH];
  guint                     depth;
  gboolean                  is_rejected;    /* by the schema: the open unit or deletion */
  gboolean                  is_unexpected;  /* the schema did not expect an element of the open unit */

  GPtrArray                *pending;        /* problems of the open unit, whose title may come later */
  GPtrArray                *pending_rows;
  guint                     n_problems;
  char                     *fatal;          /* the first fatal problem */
  gboolean                  is_changed;     /* that was that the report was changed */
  gboolean                  is_stopped;
  GError                   *error;          /* of a callback */
};

/* The title of a record comes after most of its fields, so that its problems wait until the record is read. */
static void
flush_problems (LayakReportVerdict *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      LayakProblem *problem = g_ptr_array_index (self->pending, i);
      const LayakRow *row = g_ptr_array_index (self->pending_rows, i);

      if (row != NULL)
        layak_problem_set_row (problem, row);
      if (self->handler->problem != NULL)
        self->handler->problem (problem, self->user_data);
    }

  g_ptr_array_set_size (self->pending, 0);
  g_ptr_array_set_size (self->pending_rows, 0);
}

static void
add_problem (LayakReportVerdict   *self,
             LayakProblem         *problem,
             const LayakRow       *row,
             const LayakTombstone *deleted)
{
  if (deleted != NULL)
    {
      problem->info = deleted->info;
      problem->uuid = deleted->uuid;
      problem->record = layak_uuid_to_string (&deleted->uuid);
    }

  g_ptr_array_add (self->pending, problem);
  g_ptr_array_add (self->pending_rows, (gpointer) row);
  if (problem->class == LAYAK_PROBLEM_FATAL && self->fatal == NULL)
    self->fatal = g_strdup (problem->message);
  if (row == NULL)
    flush_problems (self);
}

static void
take_problem (LayakReportVerdict   *self,
              LayakProblem         *problem,
              const LayakRow       *row,
              const LayakTombstone *deleted)
{
  guint line = problem->line, column = problem->column;

  add_problem (self, problem, row, deleted);
  if (++self->n_problems < LAYAK_REPORT_MAX_PROBLEMS)
    return;

  add_problem (self, layak_problem_new (LAYAK_PROBLEM_FATAL, line, column,
                                        _("There are too many problems; the rest was not read")), row, deleted);
  self->is_stopped = TRUE;
}

static void
reject (LayakReportVerdict *self,
        Level              *level,
        LayakProblemClass   class,
        const char         *message)
{
  level->told = TRUE;
  self->is_rejected = TRUE;
  take_problem (self, layak_problem_new (class, level->place.line, level->place.column, message), level->row,
                level->deleted);
}

/* The schema is asked after our own checks, so what it tells of an element that has a problem is that problem again.
 * The order of the elements of a record and what they lack are ours to tell: after an element that it does not expect,
 * the schema would be silent of the rest. */
static void
schema_error_cb (int         code,
                 const char *attribute,
                 const char *expected,
                 gpointer    user_data)
{
  LayakReportVerdict *self = user_data;
  Level *level = &self->levels[self->depth - 1];
  g_autofree char *sentence = NULL, *message = NULL;

  if (level->told || self->is_stopped)
    return;
  if (code == XML_SCHEMAV_ELEMENT_CONTENT && level->row != NULL && level->kind != LAYAK_REPORT_UNIT)
    {
      self->is_unexpected = TRUE;
      return;
    }

  sentence = layak_report_schema_describe (code, expected);
  message = attribute != NULL ? g_strdup_printf ("%s: %s", attribute, sentence) : g_steal_pointer (&sentence);
  reject (self, level, level->kind == LAYAK_REPORT_ROOT ? LAYAK_PROBLEM_FATAL : LAYAK_PROBLEM_REJECTED, message);
}

static void
start_element (LayakReportVerdict     *self,
               const LayakReportEvent *event)
{
  self->levels[self->depth++] =
    (Level) { event->level, event->place, event->row, event->deleted, event->is_told };
  layak_report_schema_start_element (self->schema, event->element.name, event->element.prefix, event->element.uri,
                                     event->element.n_attributes, event->element.attributes);
}

static void
end_element (LayakReportVerdict     *self,
             const LayakReportEvent *event)
{
  Level *level = &self->levels[self->depth - 1];

  level->told |= event->is_told;
  layak_report_schema_end_element (self->schema, event->element.name, event->element.prefix, event->element.uri);
  /* Should our checks ever miss what the schema sees, the record is not taken. */
  if (level->kind == LAYAK_REPORT_UNIT && self->is_unexpected && !self->is_rejected && !level->told)
    reject (self, level, LAYAK_PROBLEM_REJECTED, _("An element of the record stands in the wrong place"));

  self->depth--;
  if (self->depth > 0 && level->told && (level->kind == LAYAK_REPORT_CHILD || level->kind == LAYAK_REPORT_FIELD))
    level[-1].told = TRUE;
}

/* Hands out what was read whole, or drops what was rejected. */
static void
hand_out (LayakReportVerdict *self,
          LayakReportEvent   *event)
{
  const LayakReportHandler *handler = self->handler;
  gboolean is_wanted = !event->is_rejected && !self->is_rejected && self->fatal == NULL;
  gboolean ok = TRUE;

  flush_problems (self);
  self->is_rejected = FALSE;
  self->is_unexpected = FALSE;
  if (!is_wanted || self->is_stopped)
    return;

  if (event->kind == LAYAK_REPORT_EVENT_UNIT && handler->unit != NULL)
    ok = handler->unit (g_steal_pointer (&event->unit), event->place.line, self->user_data, &self->error);
  else if (event->kind == LAYAK_REPORT_EVENT_DELETION && handler->deletion != NULL)
    ok = handler->deletion (g_steal_pointer (&event->deletion), event->place.line, self->user_data, &self->error);
  else if (event->kind == LAYAK_REPORT_EVENT_CONTENT && handler->content != NULL)
    ok = handler->content (event->content.digest, event->content.bytes, event->place.line, self->user_data,
                           &self->error);
  self->is_stopped = !ok;
}

LayakReportVerdict *
layak_report_verdict_new (const LayakReportHandler *handler,
                          gpointer                  user_data)
{
  LayakReportVerdict *self = g_new0 (LayakReportVerdict, 1);

  self->handler = handler;
  self->user_data = user_data;
  self->schema = layak_report_schema_new (schema_error_cb, self);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_problem_free);
  self->pending_rows = g_ptr_array_new ();
  return self;
}

void
layak_report_verdict_free (LayakReportVerdict *self)
{
  layak_report_schema_free (self->schema);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->pending_rows);
  g_clear_error (&self->error);
  g_free (self->fatal);
  g_free (self);
}

static void
take (LayakReportVerdict *self,
      LayakReportEvent   *event)
{
  switch (event->kind)
    {
    case LAYAK_REPORT_EVENT_START:
      start_element (self, event);
      break;
    case LAYAK_REPORT_EVENT_TEXT:
      layak_report_schema_text (self->schema, event->text.begin, event->text.length);
      break;
    case LAYAK_REPORT_EVENT_END:
      end_element (self, event);
      break;
    case LAYAK_REPORT_EVENT_PROBLEM:
      self->is_changed |= event->is_change && self->fatal == NULL;
      take_problem (self, g_steal_pointer (&event->problem), event->row, event->deleted);
      break;
    case LAYAK_REPORT_EVENT_HEADER:
      self->is_stopped = self->fatal == NULL && self->handler->header != NULL &&
                         !self->handler->header (&event->header, self->user_data, &self->error);
      break;
    case LAYAK_REPORT_EVENT_UNIT:
    case LAYAK_REPORT_EVENT_DELETION:
    case LAYAK_REPORT_EVENT_CONTENT:
      hand_out (self, event);
      break;
    case LAYAK_REPORT_EVENT_PROGRESS:
      if (self->handler->progress != NULL)
        self->handler->progress (event->n_bytes, self->user_data);
      break;
    default:
      g_return_if_reached ();
    }
}

/* Answers whether it wants more. After that it wants but the end of the record whose problems wait. */
gboolean
layak_report_verdict_take (LayakReportVerdict *self,
                           LayakReportEvent   *event)
{
  if (!self->is_stopped)
    take (self, event);
  else if (event->kind == LAYAK_REPORT_EVENT_UNIT)
    flush_problems (self);
  return !self->is_stopped;
}

/* Tells what is left to tell, while the records are still there. Answers whether all was well. */
gboolean
layak_report_verdict_finish (LayakReportVerdict  *self,
                             GError             **error)
{
  flush_problems (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (self->fatal != NULL)
    {
      g_set_error_literal (error, LAYAK_REPORT_ERROR,
                           self->is_changed ? LAYAK_REPORT_ERROR_CHANGED : LAYAK_REPORT_ERROR_INVALID, self->fatal);
      return FALSE;
    }
  return TRUE;
}

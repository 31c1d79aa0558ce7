/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-job.h"

#include <glib/gi18n-lib.h>

#include "layak-delivery.h"
#include "layak-undo-import.h"

LayakJob *
layak_job_new (LayakJobKind           kind,
               LayakAction            action,
               const LayakRecordInfo *info,
               const char            *subject)
{
  LayakJob *self = g_new0 (LayakJob, 1);

  self->kind = kind;
  self->action = action;
  self->info = info;
  self->subject = g_strdup (subject);
  return self;
}

void
layak_job_free (LayakJob *self)
{
  if (self->data_destroy != NULL)
    self->data_destroy (self->data);
  g_clear_object (&self->task);
  g_free (self->subject);
  g_free (self->person);
  g_free (self->origin);
  g_free (self);
}

static LayakStepDetail *
find_step (LayakJob     *self,
           LayakWriter  *writer,
           GError      **error)
{
  gint64 id = self->step;
  g_autoptr(GError) problem = NULL;
  LayakStepDetail *detail;

  if (id == 0 &&
      !(self->kind == LAYAK_JOB_UNDO ? layak_step_find_undo : layak_step_find_redo) (writer->connection, &id, error))
    return NULL;

  detail = layak_step_load (writer->connection, id, &problem);
  if (detail != NULL)
    return detail;

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (self->step != 0)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                 _("There is no step %d"), (int) self->step);
  else
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                         self->kind == LAYAK_JOB_UNDO ? _("There is nothing to undo") : _("There is nothing to redo"));
  return NULL;
}

/* An undo or redo and the state it leaves the old step in are one transaction. */
typedef struct
{
  LayakStepDetail *detail;
  LayakWriteFunc   func;
  LayakStepState   state;
  gboolean         back;     /* whether the change is taken back, rather than made again */
} Turn;

static gboolean
turn_step (LayakWriter  *writer,
           gpointer      data,
           GError      **error)
{
  Turn *turn = data;
  const LayakStepInfo *info = turn->detail->info;
  LayakConnection *connection = layak_writer_get_connection (writer);

  if (!turn->func (writer, turn->detail, error) || !layak_step_set_state (connection, info->id, turn->state, error))
    return FALSE;

  /* Where the step had itself taken back an earlier one, that one holds again, or no longer. */
  return info->of == 0 ||
         layak_step_set_state (connection, info->of,
                               turn->back ? LAYAK_STEP_STATE_DONE : LAYAK_STEP_STATE_DROPPED, error);
}

static gboolean
check_is_done (LayakWriter            *writer,
               const LayakStepDetail  *detail,
               GError                **error)
{
  g_autofree char *label = layak_step_info_dup_label (detail->info);
  gboolean is_lasting;

  if (detail->state == LAYAK_STEP_STATE_DONE)
    return TRUE;
  if (!layak_step_is_lasting (writer->connection, detail, &is_lasting, error))
    return FALSE;

  if (is_lasting && detail->info->info == &layak_delivery_info)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY,
                 /* Translators: the number of a delivery */
                 _("Delivery %s is a file that others may have by now and cannot be undone"), detail->info->subject);
  else if (is_lasting)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY,
                 /* Translators: what a step did, as “Import regions.xml” */
                 _("“%s” cannot be undone"), label);
  else
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY,
                 _("Step %d was taken back already"), (int) detail->info->id);
  return FALSE;
}

/* Taking back the latest step is a move along the line of history; taking back an earlier one is something new, which
 * can be undone in its turn. */
static gboolean
run_undo (LayakJob      *self,
          LayakWriter   *writer,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(LayakStepDetail) detail = find_step (self, writer, error);
  gint64 latest;
  gboolean kept;
  Turn turn;
  LayakWrite write =
    { .action = LAYAK_ACTION_UNDO, .person = self->person, .origin = self->origin, .func = turn_step, .data = &turn };

  if (detail == NULL || !check_is_done (writer, detail, error) ||
      !layak_step_find_undo (writer->connection, &latest, error))
    return FALSE;

  kept = detail->info->action != LAYAK_ACTION_IMPORT || layak_undo_import_is_kept (detail);
  write.info = detail->info->info;
  write.subject = detail->info->subject;
  write.of = detail->info->id;
  write.exact = detail->exact;
  write.tables = detail->tables;
  write.state = detail->info->id == latest || !kept ? LAYAK_STEP_STATE_DROPPED : LAYAK_STEP_STATE_DONE;
  turn = (Turn) { detail, layak_undo_step,
                  detail->info->id == latest && kept ? LAYAK_STEP_STATE_UNDONE : LAYAK_STEP_STATE_DROPPED, TRUE };
  return layak_writer_run (writer, &write, cancellable, error);
}

static gboolean
run_redo (LayakJob      *self,
          LayakWriter   *writer,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(LayakStepDetail) detail = find_step (self, writer, error);
  Turn turn;
  LayakWrite write =
    { .action = LAYAK_ACTION_REDO, .person = self->person, .origin = self->origin, .func = turn_step, .data = &turn };

  if (detail == NULL)
    return FALSE;

  write.info = detail->info->info;
  write.subject = detail->info->subject;
  write.of = detail->info->id;
  write.exact = detail->exact;
  write.tables = detail->tables;
  write.state = LAYAK_STEP_STATE_DROPPED;
  turn = (Turn) { detail, layak_redo_step, LAYAK_STEP_STATE_DONE, FALSE };
  return layak_writer_run (writer, &write, cancellable, error);
}

static gboolean
run_write (LayakJob      *self,
           LayakWriter   *writer,
           GCancellable  *cancellable,
           GError       **error)
{
  LayakWrite write =
    {
      .action = self->action, .info = self->info, .subject = self->subject, .person = self->person,
      .origin = self->origin, .func = self->func, .data = self->data,
      .exact = self->action == LAYAK_ACTION_IMPORT,
      .state = self->is_ground ? LAYAK_STEP_STATE_DROPPED : LAYAK_STEP_STATE_DONE,
    };

  return layak_writer_run (writer, &write, cancellable, error);
}

/* Runs the transaction on the thread of @writer. */
gboolean
layak_job_run (LayakJob      *self,
               LayakWriter   *writer,
               GCancellable  *cancellable,
               GError       **error)
{
  switch (self->kind)
    {
    case LAYAK_JOB_UNDO:
      return run_undo (self, writer, cancellable, error);
    case LAYAK_JOB_REDO:
      return run_redo (self, writer, cancellable, error);
    case LAYAK_JOB_CONNECTION:
      return self->connection_func (writer->connection, self->data, error);
    case LAYAK_JOB_WRITE:
    default:
      return run_write (self, writer, cancellable, error);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"

#include <glib/gi18n-lib.h>

#include "layak-csv-target.h"
#include "layak-importer.h"
#include "layak-report-reader.h"
#include "layak-wording.h"

/* What is found wrong with a file while it is read ends at a number, and what is found when it is compared with what is
 * here does too: nobody mends so much line by line. */
#define MAX_REJECTED 5000

static void
free_deletion (gpointer data)
{
  layak_import_deletion_free (data);
}

LayakImport *
layak_import_new (void)
{
  LayakImport *self = g_new0 (LayakImport, 1);

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_import_source_free);
  self->plan = layak_plan_new ();
  self->noted = layak_uuid_set_new ();
  self->referred = layak_uuid_set_new ();
  self->parked = layak_uuid_set_new ();
  self->buried = g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, g_free,
                                        (GDestroyNotify) layak_import_message_free);
  self->waiting = g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->succeeded = layak_import_circles_new ();
  self->deletions = g_ptr_array_new_with_free_func (free_deletion);
  self->deletions_by_uuid = g_hash_table_new (layak_uuid_hash, layak_uuid_is_same);
  self->verified = layak_import_verified_new ();
  g_queue_init (&self->ready);
  return self;
}

void
layak_import_free (LayakImport *self)
{
  g_queue_clear_full (&self->ready, (GDestroyNotify) layak_import_message_free);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->deletions_by_uuid);
  g_ptr_array_unref (self->deletions);
  g_array_unref (self->verified);
  g_hash_table_unref (self->buried);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->succeeded);
  layak_uuid_set_free (self->noted);
  layak_uuid_set_free (self->referred);
  layak_uuid_set_free (self->parked);
  g_clear_pointer (&self->decisions, layak_decisions_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->fatal);
  g_free (self->regency);
  g_free (self->province);
  g_free (self->delivery);
  g_free (self->digest);
  g_clear_pointer (&self->received, layak_row_free);
  g_free (self);
}

static const char *
get_file_name (LayakImport *self)
{
  return self->sources->len > 0 ? ((LayakImportSource *) g_ptr_array_index (self->sources, self->file))->name : NULL;
}

/* A #LayakDecideFunc: what was decided one by one or of a kind, or else beforehand of all conflicts. */
LayakDecision
layak_import_decide (LayakFate              fate,
                     const LayakRecordInfo *info,
                     const LayakUuid       *record,
                     const LayakField      *field,
                     gpointer               import)
{
  LayakImport *self = import;
  LayakDecision decision = self->decisions != NULL
    ? layak_decisions_resolve (self->decisions, &self->unit, fate, info, record, field) : LAYAK_DECISION_NONE;

  return decision == LAYAK_DECISION_NONE && fate == LAYAK_FATE_CONFLICT ? self->on_conflict : decision;
}

/* Whether the sender of the file is the office the record belongs to; TRUE for what belongs to nobody. */
static gboolean
is_owned_by_sender (LayakImport    *self,
                    const LayakRow *root)
{
  const char *regency, *province;

  if (self->regency == NULL && self->province == NULL)
    return TRUE;
  if (layak_record_info_find_field (root->info, "regency") == NULL ||
      layak_record_info_find_field (root->info, "province") == NULL)
    return TRUE;

  regency = layak_row_get_text (root, "regency");
  province = layak_row_get_text (root, "province");
  return self->regency != NULL ? g_strcmp0 (regency, self->regency) == 0 : g_strcmp0 (province, self->province) == 0;
}

/* Who sent the report may be all that is known of where a value comes from. */
static void
note_sender (LayakImport *self,
             GPtrArray   *differences)
{
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      LayakDifference *difference = g_ptr_array_index (differences, i);

      g_free (difference->sender);
      difference->sender = g_strdup (self->regency != NULL ? self->regency : self->province);
    }
}

/**
 * layak_import_tell:
 * @root: the record it is about
 * @message: (nullable): a sentence that says more
 * @differences: (nullable) (transfer full): where the file differs from what is here
 *
 * Returns: (transfer none) (nullable): the item of the plan, unless the record is only counted
 */
LayakPlanItem *
layak_import_tell (LayakImport    *self,
                   LayakFate       fate,
                   const LayakRow *root,
                   const char     *message,
                   GPtrArray      *differences)
{
  g_autofree char *key = NULL;
  const char *title = layak_row_get_title (root);
  gboolean is_owned = is_owned_by_sender (self, root);
  LayakPlanItem *item;

  if ((fate == LAYAK_FATE_CHANGED || fate == LAYAK_FATE_CONFLICT) && !is_owned)
    layak_import_warn (self, root, NULL, _("It does not belong to the office that sent the file"));
  if (layak_plan_is_full (self->plan, fate))
    {
      layak_plan_count (self->plan, fate);
      g_clear_pointer (&differences, g_ptr_array_unref);
      return NULL;
    }

  if (title == NULL)
    title = key = layak_row_dup_key (root);
  note_sender (self, differences);
  item = layak_plan_item_new (fate, root->info, &root->uuid, title);
  layak_plan_item_set_place (item, get_file_name (self), self->line);
  layak_plan_item_set_message (item, message);
  if (self->regency != NULL || self->province != NULL)
    layak_plan_item_set_preferred (item, is_owned ? LAYAK_DECISION_THEIRS : LAYAK_DECISION_MINE);
  layak_plan_item_take_differences (item, differences);
  layak_plan_take_item (self->plan, item);
  return item;
}

static void
add_problem (LayakImport       *self,
             LayakProblemClass  class,
             const LayakRow    *row,
             const LayakField  *field,
             const char        *message)
{
  g_autoptr(LayakProblem) problem = layak_problem_new (class, self->line, 0, message);

  if (row != NULL)
    layak_problem_set_row (problem, row);
  problem->field = field;
  layak_plan_add_problem (self->plan, get_file_name (self), problem);
}

void
layak_import_warn (LayakImport      *self,
                   const LayakRow   *row,
                   const LayakField *field,
                   const char       *message)
{
  add_problem (self, LAYAK_PROBLEM_WARNING, row, field, message);
}

static void
stop (LayakImport *self)
{
  const char *message = _("There are too many problems; the rest was not read");

  self->is_stopped = TRUE;
  add_problem (self, LAYAK_PROBLEM_FATAL, NULL, NULL, message);
  if (self->fatal == NULL)
    g_set_error_literal (&self->fatal, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID, message);
}

/* Leaves the record out; the import stops in the end unless that is allowed. */
void
layak_import_reject (LayakImport      *self,
                     const LayakRow   *root,
                     const LayakField *field,
                     const char       *message)
{
  if (self->is_stopped)
    return;

  add_problem (self, LAYAK_PROBLEM_REJECTED, root, field, message);
  layak_import_tell (self, LAYAK_FATE_REJECTED, root, message, NULL);
  if (layak_plan_get_n_records (self->plan, LAYAK_FATE_REJECTED) >= MAX_REJECTED)
    stop (self);
}

/* Whether somebody put the unit off. */
gboolean
layak_import_is_parked (LayakImport     *self,
                        const LayakUuid *unit)
{
  return self->decisions != NULL && layak_decisions_is_parked (self->decisions, unit);
}

/* Leaves a unit as it is, so that it shows again with the same file. */
void
layak_import_park (LayakImport    *self,
                   const LayakRow *root,
                   const char     *message)
{
  LayakUuid note = layak_import_note (root->info, &root->uuid);

  layak_uuid_set_add (self->parked, &note);
  layak_import_tell (self, LAYAK_FATE_PARKED, root, message, NULL);
}

/* The record of @unit with this UUID, or its root. */
const LayakRow *
layak_import_find_row (const LayakUnit *unit,
                       const LayakUuid *uuid)
{
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (layak_uuid_equal (&child->uuid, uuid))
        return child;
    }

  return unit->root;
}

/* A record may be rejected for several reasons, and is counted once. */
static void
take_problem (LayakImport        *self,
              const LayakProblem *problem)
{
  LayakPlanItem *item;

  layak_plan_add_problem (self->plan, get_file_name (self), problem);
  if (problem->class != LAYAK_PROBLEM_REJECTED || problem->info == NULL ||
      (layak_uuid_equal (&problem->uuid, &self->rejected) &&
       (!layak_uuid_is_nil (&problem->uuid) || problem->line == self->rejected_line)))
    return;

  self->rejected = problem->uuid;
  self->rejected_line = problem->line;
  item = layak_plan_item_new (LAYAK_FATE_REJECTED, problem->info, &problem->uuid, problem->record);
  layak_plan_item_set_place (item, get_file_name (self), problem->line);
  layak_plan_item_set_message (item, problem->message);
  layak_plan_take_item (self->plan, item);
}

static gboolean
end_file (LayakImport         *self,
          LayakImportMessage  *message,
          GError             **error)
{
  if (g_error_matches (message->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&message->error));
      return FALSE;
    }
  if (message->error != NULL && self->fatal == NULL)
    self->fatal = g_steal_pointer (&message->error);

  return self->fatal != NULL ||
         (layak_import_end_waiting (self, error) &&
          layak_import_end_circles (self, error) &&
          layak_import_end_delivery (self, error) &&
          layak_import_end_deletions (self, error) &&
          layak_import_end_evidence (self, error));
}

/* Deals with the units whose waiting is over. */
gboolean
layak_import_take_ready (LayakImport  *self,
                         GError      **error)
{
  LayakImportMessage *message;

  while ((message = g_queue_pop_head (&self->ready)) != NULL)
    if (!layak_import_take_unit (self, message, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_unit (LayakImport         *self,
           LayakImportMessage  *message,
           GError             **error)
{
  const LayakRecordInfo *info = message->unit->root->info;

  if (info != self->last_info && !layak_import_end_waiting (self, error))
    {
      layak_import_message_free (message);
      return FALSE;
    }

  self->last_info = info;
  layak_import_note_succession (self, message->unit->root);
  return layak_import_take_unit (self, message, error) && layak_import_take_ready (self, error);
}

static void
take_header (LayakImport        *self,
             LayakImportMessage *message)
{
  g_free (self->regency);
  g_free (self->province);
  g_free (self->delivery);
  g_free (self->digest);
  self->regency = g_steal_pointer (&message->regency);
  self->province = g_steal_pointer (&message->province);
  self->delivery = g_steal_pointer (&message->delivery);
  self->is_receipt = message->is_receipt;
  self->digest = g_steal_pointer (&message->digest_text);
  g_clear_pointer (&self->received, layak_row_free);
}

static gboolean
take_message (LayakImport         *self,
              LayakImportMessage  *message,
              GError             **error)
{
  g_autoptr(LayakImportMessage) owned = message;

  self->file = message->file;
  self->line = message->line;
  switch (message->kind)
    {
    case LAYAK_IMPORT_HEADER:
      take_header (self, message);
      return TRUE;
    case LAYAK_IMPORT_UNIT:
      return take_unit (self, g_steal_pointer (&owned), error);
    case LAYAK_IMPORT_DELETION:
      return layak_import_end_waiting (self, error) &&
             layak_import_take_deletion (self, g_steal_pointer (&message->deletion), error);
    case LAYAK_IMPORT_CONTENT:
      return self->is_dry_run || layak_writer_attach (self->writer, message->digest_text, message->bytes, error);
    case LAYAK_IMPORT_PROBLEM:
      take_problem (self, message->problem);
      return TRUE;
    case LAYAK_IMPORT_END:
      return end_file (self, message, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Whether what was found may be kept. */
static gboolean
check_plan (LayakImport  *self,
            GError      **error)
{
  guint64 n_rejected = layak_plan_get_n_records (self->plan, LAYAK_FATE_REJECTED);
  guint n_undecided = layak_plan_get_n_undecided (self->plan);

  if (self->fatal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->fatal));
      return FALSE;
    }
  if (!self->skip_rejected && layak_plan_get_n_problems (self->plan, LAYAK_PROBLEM_REJECTED) > 0)
    {
      g_autofree char *message =
        layak_wording_count (ngettext ("%s record cannot be stored; nothing was imported",
                                       "%s records cannot be stored; nothing was imported", (gulong) n_rejected),
                             (gint64) n_rejected);

      g_set_error_literal (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_REJECTED, message);
      return FALSE;
    }
  if (n_undecided > 0)
    {
      g_autofree char *message =
        layak_wording_count (ngettext ("%s record was changed here and there, and nobody decided; nothing was imported",
                                       "%s records were changed here and there, and nobody decided; nothing was "
                                       "imported", n_undecided), n_undecided);

      g_set_error_literal (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_CONFLICT, message);
      return FALSE;
    }
  if (self->is_dry_run)
    {
      g_set_error_literal (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_NOT_WRITTEN, _("Nothing was written"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (LayakImport  *self,
         LayakWriter  *writer,
         GError      **error)
{
  self->writer = writer;
  self->connection = layak_writer_get_connection (writer);
  self->today = layak_date_today ();
  self->inserts = !self->is_dry_run || self->sources->len > 1 ||
                  (self->decisions != NULL && layak_decisions_has_same (self->decisions));
  self->merging = (LayakMerging) { layak_writer_get_stamp (writer), g_get_real_time () / G_USEC_PER_SEC,
                                   layak_import_decide, self };
  return layak_tombstone_find_any (self->connection, &self->has_tombstones, error);
}

/* (transfer full): what sheets name, as it is before anything is written; NULL with an error, or if there are none. */
static LayakCsvIndex *
make_index (LayakImport  *self,
            GError      **error)
{
  g_autoptr(LayakCsvIndex) index = NULL;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const LayakCsvOptions *csv = ((LayakImportSource *) g_ptr_array_index (self->sources, i))->csv;

      if (csv == NULL)
        continue;
      if (index == NULL)
        index = layak_csv_index_new ();
      if (!layak_csv_index_load_office (index, self->connection, error))
        return NULL;
      for (guint k = 0; layak_csv_types[k] != NULL; k++)
        {
          const LayakRecordInfo *info = layak_csv_find_type (layak_csv_types[k]);

          if ((csv->info == NULL || csv->info == info) && !layak_csv_index_load (index, info, self->connection, error))
            return NULL;
        }
    }
  return g_steal_pointer (&index);
}

/* A LayakWriteFunc with a #LayakImport as data. A dry run fails in the end with %LAYAK_IMPORT_ERROR_NOT_WRITTEN, so
 * that it decides by the same code on the same data, and leaves nothing. */
gboolean
layak_import_write (LayakWriter  *writer,
                    gpointer      import,
                    GError      **error)
{
  LayakImport *self = import;
  g_autoptr(LayakImportQueue) queue = NULL;
  g_autoptr(GError) problem = NULL;
  LayakImportMessage *message;
  LayakCsvIndex *index;

  if (!prepare (self, writer, error))
    return FALSE;

  index = make_index (self, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  queue = layak_import_queue_new (self->sources, index, self->allow_changed, self->progress, self->progress_data,
                                  self->cancellable);
  while (!self->is_stopped && (message = layak_import_queue_pop (queue)) != NULL)
    if (!take_message (self, message, error))
      return FALSE;

  return (self->fatal != NULL || layak_import_end_same (self, error)) && check_plan (self, error);
}

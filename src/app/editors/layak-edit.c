/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-edit.h"

#include <glib/gi18n.h>

#include "layak-entry.h"

typedef struct
{
  LayakRow *former;
  LayakRow *wanted;
} FieldsJob;

static void
fields_job_free (gpointer data)
{
  FieldsJob *job = data;

  layak_row_free (job->former);
  layak_row_free (job->wanted);
  g_free (job);
}

static gboolean
differs (const LayakRow *a,
         const LayakRow *b,
         guint           field)
{
  return !layak_value_equal (&a->info->fields[field], a->values[field], b->values[field]);
}

/* Whether any field of @wanted differs from @former. */
gboolean
layak_edit_has_changes (const LayakRow *former,
                        const LayakRow *wanted)
{
  for (guint i = 0; i < former->info->n_fields; i++)
    if (differs (former, wanted, i))
      return TRUE;

  return FALSE;
}

/* Runs on the writer's thread. Sets the fields that differ, on the record as it is by then. */
gboolean
layak_edit_set_fields (LayakWriter     *writer,
                       const LayakRow  *former,
                       const LayakRow  *wanted,
                       GError         **error)
{
  const LayakRecordInfo *info = wanted->info;
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) row = layak_writer_load (writer, info, &wanted->uuid, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row == NULL)
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                   _("%s: the record has been deleted meanwhile"), layak_record_info_get_label (info));
      return FALSE;
    }

  for (guint i = 0; i < info->n_fields; i++)
    if (differs (former, wanted, i))
      layak_row_take_value (row, i, layak_value_copy (&info->fields[i], wanted->values[i]));

  return layak_writer_update (writer, row, error);
}

static gboolean
write_fields (LayakWriter  *writer,
              gpointer      data,
              GError      **error)
{
  FieldsJob *job = data;

  return layak_edit_set_fields (writer, job->former, job->wanted, error);
}

/**
 * layak_edit_fields_async:
 * @former: the record as the person saw it
 * @wanted: (transfer full): the record as the person wants it
 *
 * Sets the fields that differ, and leaves all others as they are in the store by then.
 */
void
layak_edit_fields_async (LayakStore          *store,
                         const LayakRow      *former,
                         LayakRow            *wanted,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  FieldsJob *job = g_new0 (FieldsJob, 1);

  job->former = layak_row_copy (former);
  job->wanted = wanted;
  layak_store_write_async (store, LAYAK_ACTION_EDIT, wanted->info, layak_row_get_title (wanted),
                           write_fields, job, fields_job_free, NULL, callback, user_data);
}

static gboolean
write_rows (LayakWriter  *writer,
            gpointer      data,
            GError      **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    if (!layak_writer_insert (writer, g_ptr_array_index (rows, i), error))
      return FALSE;

  return TRUE;
}

static void
rows_unref (gpointer data)
{
  g_ptr_array_unref (data);
}

/**
 * layak_edit_insert_async:
 * @subject: (nullable): what the step is named after
 * @rows: (transfer full) (element-type LayakRow): new records, each after those it refers to
 *
 * Adds several records as one step, such as a copy of a training with its sessions.
 */
void
layak_edit_insert_async (LayakStore          *store,
                         const char          *subject,
                         GPtrArray           *rows,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const LayakRow *first = g_ptr_array_index (rows, 0);

  layak_store_write_async (store, LAYAK_ACTION_ADD, first->info, subject,
                           write_rows, rows, rows_unref, NULL, callback, user_data);
}

static gboolean
delete_rows (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    {
      const LayakRow *row = g_ptr_array_index (rows, i);

      if (!layak_writer_delete (writer, row->info, &row->uuid, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * layak_edit_delete_async:
 * @subject: (nullable): what the step is named after
 * @rows: (transfer full) (element-type LayakRow): records of one type
 *
 * Deletes records with what is part of them, as one step.
 */
void
layak_edit_delete_async (LayakStore          *store,
                         const char          *subject,
                         GPtrArray           *rows,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const LayakRow *first = g_ptr_array_index (rows, 0);

  layak_store_write_async (store, LAYAK_ACTION_DELETE, first->info, subject,
                           delete_rows, rows, rows_unref, NULL, callback, user_data);
}

/**
 * layak_edit_take_position:
 * @entries: (element-type LayakEntry): records with the field “position”
 * @next: (inout): the first place that was not yet given to a record; 1 to begin with
 *
 * What was removed leaves a gap, so the place behind the last one is not their number; and those just added may not be
 * in the list yet.
 */
gint64
layak_edit_take_position (GListModel *entries,
                          gint64     *next)
{
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (entries, i);

      *next = MAX (*next, layak_record_get_number (layak_entry_get_record (entry), "position") + 1);
    }

  return (*next)++;
}

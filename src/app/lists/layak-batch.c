/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-batch.h"

#include <glib/gi18n.h>

#include "layak-names.h"
#include "layak-wording.h"

struct _LayakBatch
{
  gatomicrefcount        refs;

  LayakAction            action;
  const LayakRecordInfo *info;
  GArray                *ids;
  LayakBatchFunc         func;
  gpointer               data;
  GDestroyNotify         data_destroy;
  guint                  n_done;
  GPtrArray             *refusals;     /* (element-type LayakRefusal) */
};

static void
refusal_free (gpointer data)
{
  LayakRefusal *refusal = data;

  g_free (refusal->uuid);
  g_free (refusal->title);
  g_free (refusal->reason);
  g_free (refusal);
}

/* @ids: (transfer full) (element-type gint64): local ids of records of @info */
LayakBatch *
layak_batch_new (LayakAction            action,
                 const LayakRecordInfo *info,
                 GArray                *ids)
{
  LayakBatch *self = g_new0 (LayakBatch, 1);

  g_atomic_ref_count_init (&self->refs);
  self->action = action;
  self->info = info;
  self->ids = ids;
  self->refusals = g_ptr_array_new_with_free_func (refusal_free);
  return self;
}

LayakBatch *
layak_batch_ref (LayakBatch *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
layak_batch_unref (LayakBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->data_destroy != NULL)
    self->data_destroy (self->data);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

/* What the person can do something about concerns one record only. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain != LAYAK_STORE_ERROR ||
         error->code == LAYAK_STORE_ERROR_CONSTRAINT || error->code == LAYAK_STORE_ERROR_EXISTS ||
         error->code == LAYAK_STORE_ERROR_NOT_FOUND || error->code == LAYAK_STORE_ERROR_IN_USE;
}

static void
refuse (LayakBatch     *self,
        const LayakRow *row,
        const char     *reason)
{
  LayakRefusal *refusal = g_new0 (LayakRefusal, 1);

  refusal->uuid = layak_uuid_to_string (&row->uuid);
  refusal->title = g_strdup (layak_row_get_title (row));
  /* The lines that follow name what the list has no room for. */
  refusal->reason = g_strndup (reason, strcspn (reason, "\n"));
  g_ptr_array_add (self->refusals, refusal);
}

typedef struct
{
  LayakBatch *batch;
  LayakRow   *row;
} One;

static gboolean
change_one (LayakWriter  *writer,
            gpointer      data,
            GError      **error)
{
  One *one = data;
  g_autoptr(LayakRow) row = layak_row_copy (one->row);

  return one->batch->func (writer, row, one->batch->data, error);
}

/* What was deleted meanwhile is nobody's concern any more. */
static gboolean
change (LayakBatch   *self,
        LayakWriter  *writer,
        gint64        id,
        GError      **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) row =
    layak_table_load (layak_table_get (self->info), layak_writer_get_connection (writer), id, &problem);
  One one = { self, row };

  if (row == NULL && (problem == NULL || g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND)))
    return TRUE;

  if (row != NULL && layak_writer_try (writer, change_one, &one, &problem))
    {
      self->n_done++;
      return TRUE;
    }

  if (row != NULL && is_refusal (problem))
    {
      refuse (self, row, problem->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
write_batch (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  LayakBatch *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    if (!change (self, writer, g_array_index (self->ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

static void
unref_batch (gpointer data)
{
  layak_batch_unref (data);
}

/**
 * layak_batch_run_async:
 * @func: changes one record
 *
 * Called once. Finish with layak_store_write_finish(); then the batch tells what became of it.
 */
void
layak_batch_run_async (LayakBatch          *self,
                       LayakStore          *store,
                       LayakBatchFunc       func,
                       gpointer             data,
                       GDestroyNotify       data_destroy,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autofree char *subject = layak_wording_records (self->info, self->ids->len);

  self->func = func;
  self->data = data;
  self->data_destroy = data_destroy;
  layak_store_write_async (store, self->action, self->info, subject, write_batch, layak_batch_ref (self), unref_batch,
                           NULL, callback, user_data);
}

guint
layak_batch_get_n_done (LayakBatch *self)
{
  return self->n_done;
}

/* (element-type LayakRefusal) */
GPtrArray *
layak_batch_get_refusals (LayakBatch *self)
{
  return self->refusals;
}

/**
 * layak_batch_set_choice:
 *
 * Refuses a record that has the choice already: who changes many wants to know which of them were changed.
 */
gboolean
layak_batch_set_choice (LayakWriter  *writer,
                        LayakRow     *row,
                        const char   *field,
                        gint64        choice,
                        GError      **error)
{
  const LayakField *info = layak_record_info_find_field (row->info, field);

  if (layak_row_get_number (row, field) == choice)
    {
      /* Translators: a field and a value, as: Status is “Held” already */
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS, _("%s is “%s” already"),
                   layak_field_get_label (info), layak_enumeration_get_label (info->choices, choice));
      return FALSE;
    }

  layak_row_set_number (row, field, choice);
  return layak_writer_update (writer, row, error);
}

/* Adds a member to a set of the record, or takes it out. */
gboolean
layak_batch_set_member (LayakWriter  *writer,
                        LayakRow     *row,
                        const char   *field,
                        const char   *member,
                        gboolean      is_member,
                        GError      **error)
{
  GStrv members = layak_row_get_set (row, field);
  const gboolean was_member = members != NULL && g_strv_contains ((const char * const *) members, member);
  g_autoptr(GString) text = g_string_new (is_member ? member : NULL);

  if (was_member == is_member)
    {
      g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS,
                           is_member ? _("It has this indicator already") : _("It does not have this indicator"));
      return FALSE;
    }

  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (!g_str_equal (members[i], member))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", members[i]);
  return layak_row_parse_field (row, field, text->len > 0 ? text->str : NULL, error) &&
         layak_writer_update (writer, row, error);
}

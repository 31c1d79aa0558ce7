/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-training-copy.h"

#include <glib/gi18n.h>

#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-record-list.h"
#include "layak-session.h"
#include "layak-speaker.h"
#include "layak-training.h"

/* What belongs to the event itself is not copied: when it was, who came, what it cost and yielded. */
static const char * const not_copied[] =
{
  "number", "start-date", "end-date", "participants", "spent", "outcome", "obstacles", "pre-test", "post-test",
  "certificates", "sources",
};

typedef struct
{
  GtkWidget *widget;
  char      *uuid;
} Copy;

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copy *copy = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    gtk_widget_activate_action (copy->widget, "win.show-record", "(sss)", "training", copy->uuid, "title");
  else
    layak_feedback_show_error (copy->widget, error);

  g_object_unref (copy->widget);
  g_free (copy->uuid);
  g_free (copy);
}

static LayakRow *
copy_row (const LayakRow *row)
{
  LayakRow *copy = layak_row_new (row->info);

  for (guint i = 0; i < row->info->n_fields; i++)
    layak_row_take_value (copy, i, layak_value_copy (&row->info->fields[i], row->values[i]));
  layak_row_ensure_uuid (copy);
  return copy;
}

static void
forget (LayakRow   *row,
        const char *name)
{
  const LayakField *field = layak_record_info_find_field (row->info, name);

  layak_row_take_value (row, layak_record_info_field_index (row->info, field), layak_value_unknown (field));
}

/* Speakers and sessions come along; the sessions lose their days, as the training does. */
static void
copy_children (LayakStore            *store,
               const LayakRecordInfo *info,
               const char            *of,
               const char            *to,
               GHashTable            *uuids,
               GPtrArray             *rows)
{
  g_autoptr(LayakQuery) query = layak_query_new (info);
  g_autoptr(LayakRecordList) list = NULL;
  guint n;

  layak_query_set_filter (query, "training", of);
  list = layak_record_list_new (store, query);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      const LayakRow *child = layak_record_get_row (layak_entry_get_record (entry));
      LayakRow *copy = copy_row (child);

      layak_row_set_text (copy, "training", to);
      g_hash_table_insert (uuids, layak_uuid_to_string (&child->uuid), layak_uuid_to_string (&copy->uuid));
      g_ptr_array_add (rows, copy);
    }
}

/* A session names speakers of its own training. */
static void
follow_speakers (LayakRow   *session,
                 GHashTable *uuids)
{
  GStrv speakers = layak_row_get_set (session, "speakers");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; speakers != NULL && speakers[i] != NULL; i++)
    {
      const char *copy = g_hash_table_lookup (uuids, speakers[i]);

      if (copy != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", copy);
    }

  layak_row_parse_field (session, "speakers", text->str, NULL);
  forget (session, "day");
}

/**
 * layak_training_copy:
 * @widget: any inside the window
 *
 * Adds a planned training like @training, as one step, and opens it.
 */
void
layak_training_copy (GtkWidget      *widget,
                     LayakStore     *store,
                     const LayakRow *training)
{
  LayakRow *row = copy_row (training);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_autoptr(GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *of = layak_uuid_to_string (&training->uuid);
  g_autofree char *to = layak_uuid_to_string (&row->uuid);
  Copy *copy = g_new0 (Copy, 1);

  for (guint i = 0; i < G_N_ELEMENTS (not_copied); i++)
    forget (row, not_copied[i]);
  layak_row_set_number (row, "status", LAYAK_TRAINING_DRAFT);
  g_ptr_array_add (rows, row);

  copy_children (store, &layak_speaker_info, of, to, uuids, rows);
  copy_children (store, &layak_session_info, of, to, uuids, rows);
  for (guint i = 0; i < rows->len; i++)
    if (((LayakRow *) g_ptr_array_index (rows, i))->info == &layak_session_info)
      follow_speakers (g_ptr_array_index (rows, i), uuids);

  copy->widget = g_object_ref (widget);
  copy->uuid = g_strdup (to);
  layak_edit_insert_async (store, layak_row_get_title (row), rows, copied_cb, copy);
}

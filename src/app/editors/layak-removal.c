/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-removal.h"

#include <glib/gi18n.h>

#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-recommendation.h"
#include "layak-record-list.h"
#include "layak-training.h"

typedef struct
{
  GtkWidget *widget;
  char      *toast;
  LayakRow  *row;       /* nullable: there are several */
} Removal;

/* Whether there is a list of @type that shows what refers to the record, and it shows anything. */
static gboolean
has_users (LayakStore            *store,
           const LayakRecordInfo *type,
           const LayakRow        *row,
           const char            *uuid)
{
  g_autoptr(LayakQuery) query = layak_query_new (type);
  g_autoptr(LayakRecordList) list = NULL;

  if (!layak_query_has_special (type, row->info->name))
    return FALSE;

  layak_query_set_special (query, row->info->name, uuid);
  list = layak_record_list_new (store, query);
  if (layak_record_list_is_loading (list))
    layak_record_list_refresh (list, NULL);
  return g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
}

/* What others refer to cannot be removed: the error counts them, and the button shows them. */
static void
show_in_use (const Removal *removal,
             LayakStore    *store,
             const GError  *error)
{
  static const LayakRecordInfo * const types[] = { &layak_training_info, &layak_recommendation_info };
  g_autofree char *uuid = layak_uuid_to_string (&removal->row->uuid);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (has_users (store, types[i], removal->row, uuid))
      {
        g_autofree char *line = g_strndup (error->message, strcspn (error->message, "\n"));
        GVariantBuilder filters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

        g_variant_builder_add (&filters, "{ss}", removal->row->info->name, uuid);
        layak_feedback_action_toast (removal->widget, line, _("_Show"), "win.show-list-everywhere",
                                     g_variant_new ("(sa{ss})", types[i]->name, &filters));
        return;
      }

  layak_feedback_show_error (removal->widget, error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_undo_toast (removal->widget, LAYAK_STORE (source), removal->toast);
  else if (removal->row != NULL && layak_feedback_is_seen (removal->widget) &&
           g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_USE))
    show_in_use (removal, LAYAK_STORE (source), error);
  else
    layak_feedback_show_error (removal->widget, error);

  g_object_unref (removal->widget);
  g_clear_pointer (&removal->row, layak_row_free);
  g_free (removal->toast);
  g_free (removal);
}

/**
 * layak_removal_start:
 * @widget: what is still in the window afterwards: not the row that shows the record, but its list
 * @subject: (nullable): what the step is named after
 * @rows: (transfer full) (element-type LayakRow): records of one type
 */
void
layak_removal_start (GtkWidget  *widget,
                     LayakStore *store,
                     const char *subject,
                     const char *toast,
                     GPtrArray  *rows)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->widget = g_object_ref (widget);
  removal->toast = g_strdup (toast);
  removal->row = rows->len == 1 ? layak_row_copy (g_ptr_array_index (rows, 0)) : NULL;
  layak_edit_delete_async (store, subject, rows, removed_cb, removal);
}

void
layak_removal_start_one (GtkWidget      *widget,
                         LayakStore     *store,
                         const char     *title,
                         const LayakRow *row)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_autofree char *toast = g_strdup_printf (_("“%s” removed"), title);

  g_ptr_array_add (rows, layak_row_copy (row));
  layak_removal_start (widget, store, title, toast, rows);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-removal.h"

#include <glib/gi18n.h>

#include "layak-edit.h"
#include "layak-feedback.h"

typedef struct
{
  GtkWidget *widget;
  char      *toast;
} Removal;

/* What others refer to cannot be removed: the error names them. */
static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_undo_toast (removal->widget, LAYAK_STORE (source), removal->toast);
  else
    layak_feedback_show_error (removal->widget, error);

  g_object_unref (removal->widget);
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

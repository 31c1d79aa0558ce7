/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

#include "layak-backup.h"
#include "layak-export-dialog.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-import-dialog.h"
#include "layak-list-pane.h"
#include "layak-reviews-window.h"

/* What brings data into the window and out of it: reports, and a backup put back. */

static void choose_files (LayakWindow *self);

static void
imported_cb (LayakWindow *self,
             const char  *text)
{
  LayakListPane *pane;

  gtk_stack_set_visible_child_name (self->root_stack, "main");
  if (layak_window_get_page (self) == NULL)
    layak_window_show_page (self, layak_pages_nth (0));
  pane = layak_page_get_pane (layak_window_get_page (self));
  if (pane != NULL)
    layak_list_pane_focus_list (pane);
  layak_feedback_undo_toast (GTK_WIDGET (self->root_stack), layak_window_get_store (self), text);
}

static void
another_cb (LayakWindow *self)
{
  choose_files (self);
}

static void
kept_cb (LayakWindow *self,
         const char  *names)
{
  /* Translators: names of files. */
  g_autofree char *text = g_strdup_printf (_("The review of %s is kept; “Import…” goes on with it"), names);

  layak_feedback_toast (GTK_WIDGET (self->root_stack), text);
}

static void
present_import (LayakWindow *self,
                GtkWidget   *dialog)
{
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "another", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Its files are in the database. */
static void
continue_cb (LayakWindow *self,
             const char  *digest)
{
  LayakConnection *reader = layak_store_get_reader (layak_window_get_store (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakReview) review = layak_reviews_find (reader, digest, &error);

  layak_window_commit (self);
  if (review != NULL && layak_reviews_load_files (reader, review, &error))
    present_import (self, layak_import_dialog_new_kept (GTK_WINDOW (self), layak_window_get_store (self),
                                                        g_steal_pointer (&review)));
  else if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self->root_stack), error);
}

/* What is typed here counts: it may be in conflict with the file. */
static void
import_files (LayakWindow *self,
              GListModel  *files)
{
  const char *place = layak_scope_get_office (self->scope);
  GtkWidget *dialog;

  layak_window_commit (self);
  dialog = layak_import_dialog_new (GTK_WINDOW (self), layak_window_get_store (self), files);
  layak_import_dialog_set_place (LAYAK_IMPORT_DIALOG (dialog),
                                 place != NULL ? place : layak_scope_get_place (self->scope));
  present_import (self, dialog);
}

static void
import_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    LayakWindow     *self)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && g_list_model_get_n_items (files) > 0)
    import_files (self, files);
  g_object_unref (dialog);
}

static void
choose_files (LayakWindow *self)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new (GTK_WIDGET (self), LAYAK_FILES_OF_OTHERS, _("Import reports or tables"),
                           GTK_FILE_CHOOSER_ACTION_OPEN, _("_Preview"));
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Reports and tables (XML, CSV)"));
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What was begun is offered before anything new. */
static void
import_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  GtkWidget *reviews;

  if (!layak_reviews_window_is_needed (layak_window_get_store (self)))
    {
      choose_files (self);
      return;
    }

  reviews = layak_reviews_window_new (GTK_WINDOW (self), layak_window_get_store (self));
  g_signal_connect_object (reviews, "continue", G_CALLBACK (continue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reviews, "another", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (reviews));
}

/* A file of a phone or a share may have no path, but it has a name. */
static void
import_file_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_parse_name (g_variant_get_string (parameter, NULL));

  g_list_store_append (files, file);
  import_files (LAYAK_WINDOW (widget), G_LIST_MODEL (files));
}

static gboolean
drop_cb (LayakWindow  *self,
         const GValue *value)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0 || layak_store_is_read_only (layak_window_get_store (self)))
    return FALSE;

  import_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
saved_cb (LayakWindow *self,
          const char  *path)
{
  layak_feedback_file_toast (GTK_WIDGET (self->root_stack), _("Report saved"), path);
}

static LayakExportDialog *
make_export_dialog (LayakWindow *self)
{
  GtkWidget *dialog;

  layak_window_commit (self);
  dialog = layak_export_dialog_new (GTK_WINDOW (self), self->scope);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return LAYAK_EXPORT_DIALOG (dialog);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (make_export_dialog (LAYAK_WINDOW (widget))));
}

/* The name of a format, and the local ids of the trainings. */
static void
export_trainings_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LayakExportDialog *dialog = make_export_dialog (LAYAK_WINDOW (widget));
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 1);
  g_autoptr(GArray) trainings = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *format;
  gsize n;
  const gint64 *values = g_variant_get_fixed_array (ids, &n, sizeof (gint64));

  g_variant_get_child (parameter, 0, "&s", &format);
  g_array_append_vals (trainings, values, (guint) n);
  layak_export_dialog_set_trainings (dialog, trainings);
  layak_export_dialog_set_format (dialog, layak_formats_find (format));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_path_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autofree char *folder = g_path_get_dirname (g_variant_get_string (parameter, NULL));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static gboolean
restore (LayakStore  *store,
         gpointer     path,
         GError     **error)
{
  return layak_store_restore (store, path, error);
}

static void
confirmed_cb (GtkWidget   *dialog,
              const char  *response,
              LayakWindow *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "layak-path");

  if (g_str_equal (response, "restore"))
    layak_window_start_work (self, restore, g_strdup (path), _("The backup is in place of the database"),
                             _("The backup could not be restored"));
}

/* No undo brings back what a backup replaces, so this is one of the few questions. */
static void
confirm_restore (LayakWindow *self,
                 const char  *path)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Replace the whole database?"), NULL);
  g_autofree char *name = g_filename_display_basename (path);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Everything here gives way to the backup “%s”. This cannot be undone; back up "
                                    "first if in doubt."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"), "restore", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "layak-path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     LayakWindow     *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (g_file_peek_path (file) != NULL)
        confirm_restore (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new (widget, LAYAK_FILES_BACKUPS, _("Restore a backup"), GTK_FILE_CHOOSER_ACTION_OPEN,
                           _("_Choose"));

  layak_window_commit (LAYAK_WINDOW (widget));
  layak_file_dialog_offer (dialog, _("Layak databases"), "db");
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
layak_window_install_exchange_actions (GtkWidgetClass *klass)
{
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (klass, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (klass, "win.import-file", "s", import_file_cb);
  gtk_widget_class_install_action (klass, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.export-trainings", "(sax)", export_trainings_cb);
  gtk_widget_class_install_action (klass, "win.show-path", "s", show_path_cb);
  gtk_widget_class_install_action (klass, "win.restore", NULL, restore_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, shift, "win.export", NULL);
}

/* Files dragged onto the window are reports to import. */
void
layak_window_accept_files (LayakWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

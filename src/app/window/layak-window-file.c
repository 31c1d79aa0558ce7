/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

#include "layak-backup.h"
#include "layak-daily-backup.h"
#include "layak-databases.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-read-only.h"

/* The actions that concern the database as a file. */

static gboolean
back_up (LayakStore  *store,
         gpointer     path,
         GError     **error)
{
  return layak_store_backup (store, path, error);
}

static void
back_up_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     LayakWindow     *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (g_file_peek_path (file) != NULL)
        layak_window_start_work (self, back_up, g_file_get_path (file), _("The database is backed up"),
                                 _("The backup could not be made"));
    }
  g_object_unref (dialog);
}

/* A backup never replaces a file, so the second one of a day has another name. */
static void
back_up_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "layak-%Y-%m-%d-%H%M%S.db");
  GtkFileChooserNative *dialog;

  layak_window_commit (self);
  dialog = layak_file_dialog_new (widget, LAYAK_FILES_BACKUPS, _("Back up the database"),
                                  GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back up"));
  layak_file_dialog_suggest_free (dialog, name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (back_up_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
show_folder_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autofree char *folder = g_path_get_dirname (layak_store_get_path (layak_window_get_store (LAYAK_WINDOW (widget))));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static void
remove_sample_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autofree char *path = g_strdup (layak_store_get_path (layak_window_get_store (LAYAK_WINDOW (widget))));

  gtk_widget_activate_action (widget, "app.remove-seed", "s", path);
}

void
layak_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.back-up", NULL, back_up_cb);
  gtk_widget_class_install_action (klass, "win.show-folder", NULL, show_folder_cb);
  gtk_widget_class_install_action (klass, "win.remove-sample", NULL, remove_sample_cb);
}

static gboolean
keep_daily (LayakStore  *store,
            gpointer     n_kept,
            GError     **error)
{
  return layak_daily_backup_make (store, layak_date_today (), *(guint *) n_kept, error);
}

/* Samples can be had again at any time, and what cannot be written to has not changed. */
static void
back_up_daily (LayakWindow *self)
{
  LayakStore *store = layak_window_get_store (self);
  const guint n_kept = (guint) g_settings_get_int (self->settings, "backups-kept");

  if (g_settings_get_boolean (self->settings, "automatic-backups") && !layak_store_is_read_only (store) &&
      !layak_databases_is_seed (layak_store_get_path (store)))
    layak_window_start_work (self, keep_daily, g_memdup2 (&n_kept, sizeof n_kept), NULL,
                             _("The backup could not be made"));
}

static void
update_recent (LayakWindow *self)
{
  g_auto(GStrv) paths = g_settings_get_strv (self->settings, "recent-databases");
  const char *own = layak_store_get_path (layak_window_get_store (self));

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_str_equal (paths[i], own) && g_file_test (paths[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *title = layak_databases_dup_title (paths[i]);
        g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

        g_menu_item_set_action_and_target (item, "app.open-path", "s", paths[i]);
        g_menu_append_item (self->recent_menu, item);
      }
}

/* What the pages offer they disable themselves. */
static void
disable_writing (LayakWindow *self)
{
  layak_read_only_disable (GTK_WIDGET (self), layak_window_get_store (self), "win.new-training",
                           "win.new-from-template", "win.new-recommendation", "win.import", "win.import-file",
                           "win.find-files", "win.restore", "win.undo-step", "win.restore-filter", NULL);
  gtk_label_set_label (self->saved_label, _("Read-only"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-trouble", "s",
                              _("This database can only be read. To change something, copy it into a folder of your"
                                " own and open it there."));
  gtk_widget_set_visible (self->try_again_button, FALSE);
  gtk_widget_set_sensitive (self->new_split_button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "read-only");
}

/* Only databases that Layak made of its own samples can be removed from the menu. */
void
layak_window_follow_file (LayakWindow *self)
{
  const char *path = layak_store_get_path (layak_window_get_store (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-sample", layak_databases_is_seed (path));
  g_signal_connect_object (self->settings, "changed::recent-databases", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
  if (layak_store_is_read_only (layak_window_get_store (self)))
    disable_writing (self);
  back_up_daily (self);
}

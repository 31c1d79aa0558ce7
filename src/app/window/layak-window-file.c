/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

#include "layak-backup.h"
#include "layak-daily-backup.h"
#include "layak-databases.h"
#include "layak-feedback.h"
#include "layak-read-only.h"

/* The actions that concern the database as a file. */

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LayakWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    layak_feedback_toast (gtk_widget_get_first_child (content), _("The database is backed up"));
  else
    layak_feedback_show_error (gtk_widget_get_first_child (content), error);
}

static void
run_back_up (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (layak_store_backup (LAYAK_STORE (source), task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
back_up_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     LayakWindow     *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr(GTask) task = g_task_new (layak_window_get_store (self), NULL, backed_up_cb, g_object_ref (self));

      g_task_set_task_data (task, g_file_get_path (file), g_free);
      g_task_run_in_thread (task, run_back_up);
    }
  g_object_unref (dialog);
}

static void
back_up_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "layak-%Y-%m-%d.db");
  GtkFileChooserNative *dialog;

  layak_window_commit (self);
  dialog = gtk_file_chooser_native_new (_("Back up the database"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Back up"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
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

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LayakWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->scope != NULL)
    layak_feedback_show_error (GTK_WIDGET (self->root_stack), error);
}

static void
run_daily_backup (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (layak_daily_backup_make (LAYAK_STORE (source), layak_date_today (), GPOINTER_TO_UINT (task_data), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Samples can be had again at any time, and what cannot be written to has not changed. */
static void
back_up_daily (LayakWindow *self)
{
  LayakStore *store = layak_window_get_store (self);
  g_autoptr(GTask) task = NULL;

  if (!g_settings_get_boolean (self->settings, "automatic-backups") || layak_store_is_read_only (store) ||
      layak_databases_is_seed (layak_store_get_path (store)))
    return;

  task = g_task_new (store, NULL, kept_cb, g_object_ref (self));
  g_task_set_task_data (task, GUINT_TO_POINTER (g_settings_get_int (self->settings, "backups-kept")), NULL);
  g_task_run_in_thread (task, run_daily_backup);
}

static void
office_changed_cb (LayakWindow *self)
{
  g_autofree char *regency = g_settings_get_string (self->settings, "default-regency");

  layak_scope_set_office (self->scope, regency);
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
  g_signal_connect_object (self->settings, "changed::default-regency", G_CALLBACK (office_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
  office_changed_cb (self);
  if (layak_store_is_read_only (layak_window_get_store (self)))
    disable_writing (self);
  back_up_daily (self);
}

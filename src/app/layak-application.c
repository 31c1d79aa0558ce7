/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layak-databases.h"
#include "layak-export-dialog.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-mnemonics.h"
#include "layak-person.h"
#include "layak-tooltip.h"
#include "layak-window.h"

#define MAX_RECENT 8

struct _LayakApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
};

G_DEFINE_FINAL_TYPE (LayakApplication, layak_application, ADW_TYPE_APPLICATION)

/* Closed windows are still there for a moment. */
static gboolean
is_open (gpointer window)
{
  return !LAYAK_IS_WINDOW (window) || !layak_window_is_closing (window);
}

static GtkWindow *
get_active_window (LayakApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (is_open (l->data))
      return l->data;

  return NULL;
}

static GtkWindow *
find_window (LayakApplication *self,
             const char       *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (LAYAK_IS_WINDOW (l->data) && is_open (l->data) &&
        g_str_equal (layak_store_get_path (layak_window_get_store (l->data)), path))
      return l->data;

  return NULL;
}

static void
open_another_cb (LayakApplication *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "open", NULL);
}

/* Nothing can be shown without a database, so this is a window of its own. */
static void
show_failure (LayakApplication *self,
              const char       *path,
              const GError     *error)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", path, error->message);
  AdwMessageDialog *dialog = layak_feedback_show_failure (GTK_APPLICATION (self), get_active_window (self),
                                                          _("The database cannot be opened"), text);

  adw_message_dialog_add_response (dialog, "open", _("_Open another…"));
  g_signal_connect_object (dialog, "response::open", G_CALLBACK (open_another_cb), self, G_CONNECT_SWAPPED);
}

/* The latest first, each once; @path is taken out, and put first if @is_open. */
static void
update_recent (LayakApplication *self,
               const char       *path,
               gboolean          is_open)
{
  g_auto(GStrv) old = g_settings_get_strv (self->settings, "recent-databases");
  g_autoptr(GStrvBuilder) recent = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;

  if (is_open)
    g_strv_builder_add (recent, path);
  for (guint i = 0; old[i] != NULL && i < MAX_RECENT; i++)
    if (!g_str_equal (old[i], path))
      g_strv_builder_add (recent, old[i]);
  paths = g_strv_builder_end (recent);

  g_settings_set_strv (self->settings, "recent-databases", (const char * const *) paths);
  if (is_open)
    g_settings_set_string (self->settings, "last-database", path);
}

static LayakStore *
open_store (const char      *path,
            LayakOpenFlags   flags,
            GError         **error)
{
  g_autoptr(LayakStore) store = layak_databases_open (path, flags, error);

  if (store == NULL || !layak_person_load (store, NULL, error))
    return NULL;

  return g_steal_pointer (&store);
}

/* The program stays until what was begun is written, even when its last window is gone. */
static void
writing_changed_cb (LayakStore   *store,
                    GParamSpec   *pspec,
                    GApplication *application)
{
  if (layak_store_is_writing (store))
    g_application_hold (application);
  else
    g_application_release (application);
}

/* Where there is a window, it tells. */
static void
write_failed_cb (LayakStore       *store,
                 const GError     *error,
                 LayakApplication *self)
{
  const char *path = layak_store_get_path (store);

  if (find_window (self, path) == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    layak_feedback_show_failure (GTK_APPLICATION (self), NULL, _("Not everything could be saved"), error->message);
}

static GtkWindow *
open_with_flags (LayakApplication *self,
                 const char       *path,
                 LayakOpenFlags    flags)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = NULL;
  GtkWindow *window = find_window (self, path);

  if (window == NULL)
    {
      store = open_store (path, flags, &error);
      if (store == NULL)
        {
          show_failure (self, path, error);
          return NULL;
        }
      g_signal_connect_object (store, "notify::writing", G_CALLBACK (writing_changed_cb), self, 0);
      g_signal_connect_object (store, "write-failed", G_CALLBACK (write_failed_cb), self, 0);
      window = GTK_WINDOW (layak_window_new (GTK_APPLICATION (self), store));
      update_recent (self, path, TRUE);
    }

  gtk_window_present (window);
  return window;
}

GtkWindow *
layak_application_open (LayakApplication *self,
                        const char       *path)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-database");
  g_autofree char *usual = layak_store_default_path ();

  g_return_val_if_fail (LAYAK_IS_APPLICATION (self), NULL);

  if (path != NULL)
    return open_with_flags (self, path, LAYAK_OPEN_CREATE);
  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return open_with_flags (self, last, LAYAK_OPEN_EXISTING);

  return open_with_flags (self, usual, LAYAK_OPEN_CREATE);
}

static void
chosen_cb (GtkNativeDialog  *dialog,
           int               response,
           LayakApplication *self)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  const gboolean is_new = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (chooser);

      if (g_file_peek_path (file) != NULL)
        open_with_flags (self, g_file_peek_path (file), is_new ? LAYAK_OPEN_NEW : LAYAK_OPEN_EXISTING);
    }
  g_object_unref (dialog);
}

static void
choose_file (LayakApplication *self,
             const char       *title,
             const char       *accept,
             gboolean          is_new)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new ((GtkWidget *) get_active_window (self), LAYAK_FILES_DATABASES, title,
                           is_new ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, accept);

  layak_file_dialog_offer (dialog, _("Layak databases"), "db");
  if (is_new)
    layak_file_dialog_suggest_free (dialog, "layak.db");
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  choose_file (user_data, _("Open a database"), _("_Open"), FALSE);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  choose_file (user_data, _("New database"), _("_Create"), TRUE);
}

static void
open_path_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  layak_application_open (user_data, g_variant_get_string (parameter, NULL));
}

/* Samples are never mixed with the person’s own data: they have a window and a file of their own. */
static void
open_seed_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *former = get_active_window (user_data);
  g_autofree char *path = layak_databases_dup_seed_path (g_variant_get_string (parameter, NULL));
  GtkWindow *window = path != NULL ? layak_application_open (user_data, path) : NULL;

  if (window != NULL && former != NULL && former != window)
    gtk_window_close (former);
}

static void
remove_seed_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  LayakApplication *self = user_data;
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *usual = layak_store_default_path ();
  GtkWindow *window;

  if (!layak_databases_is_seed (path) || open_with_flags (self, usual, LAYAK_OPEN_CREATE) == NULL)
    return;

  update_recent (self, path, FALSE);
  while ((window = find_window (self, path)) != NULL)
    gtk_window_destroy (window);
  layak_databases_remove (path);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (get_active_window (user_data),
                         "application-name", _("Layak"),
                         "application-icon", LAYAK_APPLICATION_ID,
                         "version", LAYAK_VERSION,
                         "developer-name", _("The Layak authors"),
                         "comments", _("Plans child-rights trainings, follows up their recommendations and reports "
                                       "them to the province."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* A report that is being written is finished first, and its window goes then. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (!LAYAK_IS_EXPORT_DIALOG (l->data) || !layak_export_dialog_is_saving (l->data))
      gtk_window_close (l->data);
}

static const GActionEntry actions[] =
{
  { .name = "open", .activate = open_cb },
  { .name = "new", .activate = new_cb },
  { .name = "open-path", .activate = open_path_cb, .parameter_type = "s" },
  { .name = "open-seed", .activate = open_seed_cb, .parameter_type = "s" },
  { .name = "remove-seed", .activate = remove_seed_cb, .parameter_type = "s" },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
layak_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (layak_application_parent_class)->startup (application);
  layak_mnemonics_start ();
  layak_tooltip_keep_off_popovers ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char * const []) { "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "window.close",
                                         (const char * const []) { "<Control>w", NULL });
}

static void
layak_application_activate (GApplication *application)
{
  GtkWindow *window = get_active_window (LAYAK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    layak_application_open (LAYAK_APPLICATION (application), NULL);
}

/* Databases of SQLite, which no report is, begin with these bytes. */
static gboolean
is_database (GFile *file)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic];
  gsize length = 0;
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL) &&
         length == sizeof head && memcmp (head, magic, sizeof head) == 0;
}

/* (transfer full) (element-type GFile): what is named on the command line: the databases, or the other files. */
static GPtrArray *
dup_files (GApplicationCommandLine *command_line,
           gboolean                 wants_databases)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  int n_arguments;
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (command_line, &n_arguments);

  for (int i = 1; i < n_arguments; i++)
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      if (is_database (file) == wants_databases)
        g_ptr_array_add (files, g_steal_pointer (&file));
    }
  return files;
}

/* (nullable): the window of the last one. */
static GtkWindow *
open_databases (LayakApplication        *self,
                GApplicationCommandLine *command_line)
{
  g_autoptr(GPtrArray) files = dup_files (command_line, TRUE);
  GtkWindow *window = NULL;

  for (guint i = 0; i < files->len; i++)
    if (g_file_peek_path (files->pdata[i]) != NULL)
      window = open_with_flags (self, g_file_peek_path (files->pdata[i]), LAYAK_OPEN_EXISTING);
  return window;
}

/* A report is reviewed in the window before anything of it is kept. */
static void
import_reports (GtkWindow               *window,
                GApplicationCommandLine *command_line)
{
  g_autoptr(GPtrArray) files = dup_files (command_line, FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_file_get_parse_name (files->pdata[i]);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.import-file", "s", name);
    }
}

static int
layak_application_command_line (GApplication            *application,
                                GApplicationCommandLine *command_line)
{
  LayakApplication *self = LAYAK_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *path = NULL;
  GtkWindow *window = open_databases (self, command_line);

  if (g_variant_dict_lookup (options, "database", "^ay", &path))
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line, path);

      window = layak_application_open (self, g_file_peek_path (file));
    }
  else if (window == NULL)
    {
      g_application_activate (application);
      window = get_active_window (self);
    }

  if (window == NULL)
    return 1;

  import_reports (window, command_line);
  return 0;
}

static int
layak_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Layak %s\n", LAYAK_VERSION);
      return 0;
    }

  return -1;
}

static void
layak_application_dispose (GObject *object)
{
  g_clear_object (&LAYAK_APPLICATION (object)->settings);

  G_OBJECT_CLASS (layak_application_parent_class)->dispose (object);
}

static void
layak_application_class_init (LayakApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_application_dispose;
  application_class->startup = layak_application_startup;
  application_class->activate = layak_application_activate;
  application_class->command_line = layak_application_command_line;
  application_class->handle_local_options = layak_application_handle_local_options;
}

static void
layak_application_init (LayakApplication *self)
{
  static const GOptionEntry options[] =
  {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this database"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { NULL }
  };

  self->settings = g_settings_new (LAYAK_APPLICATION_ID);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[REPORT.xml | DATABASE.db]"));
}

LayakApplication *
layak_application_new (void)
{
  return g_object_new (LAYAK_TYPE_APPLICATION,
                       "application-id", LAYAK_APPLICATION_ID,
                       "resource-base-path", "/id/layak/Layak",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-file-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layak-feedback.h"

#define KEY "file-folders"

/* As the settings call them. */
static const char * const names[LAYAK_FILES_N_KINDS] =
{
  "of-others", "for-others", "databases", "backups", "evidence",
};

static const char kind_key[] = "layak-kind";

/* (transfer full): the folder for this kind, which is there. */
GFile *
layak_file_dialog_dup_folder (LayakFileKind kind)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);
  g_autoptr(GVariant) folders = g_settings_get_value (settings, KEY);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), *uri;

  if (g_variant_lookup (folders, names[kind], "&s", &uri))
    {
      g_autoptr(GFile) last = g_file_new_for_uri (uri);

      /* What is far away may take its time to answer; the dialog itself finds out whether it is there. */
      if (!g_file_is_native (last) || g_file_query_exists (last, NULL))
        return g_steal_pointer (&last);
    }
  return g_file_new_for_path (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR) ? documents
                                                                                               : g_get_home_dir ());
}

/* Something of this kind was chosen in @folder. */
void
layak_file_dialog_note (LayakFileKind  kind,
                        GFile         *folder)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);
  g_autoptr(GVariant) folders = g_settings_get_value (settings, KEY);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autofree char *uri = g_file_get_uri (folder);

  for (guint i = 0; i < LAYAK_FILES_N_KINDS; i++)
    {
      const char *known = NULL;

      if (i == kind)
        known = uri;
      else
        g_variant_lookup (folders, names[i], "&s", &known);
      if (known != NULL)
        g_variant_builder_add (&builder, "{ss}", names[i], known);
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static LayakFileKind
get_kind (gpointer dialog)
{
  return GPOINTER_TO_UINT (g_object_get_data (dialog, kind_key));
}

/* Without a path nothing but an import can be done with a file: the person is told, as nothing else happens. */
static void
tell_far (GtkNativeDialog *dialog)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);

  layak_feedback_show_failure (parent != NULL ? gtk_window_get_application (parent) : NULL, parent,
                               _("Choose a place on this computer"),
                               _("Layak cannot work with this file where it is. Copy it into a folder of this computer "
                                 "first."));
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  const gboolean is_folder =
    gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr(GFile) folder = file == NULL || is_folder ? NULL : g_file_get_parent (file);

  if (file == NULL)
    return;

  if (is_folder || folder != NULL)
    layak_file_dialog_note (get_kind (dialog), is_folder ? file : folder);
  if (get_kind (dialog) != LAYAK_FILES_OF_OTHERS && g_file_peek_path (file) == NULL)
    tell_far (dialog);
}

/* @widget: (nullable): where in a window it is asked for */
GtkFileChooserNative *
layak_file_dialog_new (GtkWidget            *widget,
                       LayakFileKind         kind,
                       const char           *title,
                       GtkFileChooserAction  action,
                       const char           *accept)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, NULL);
  g_autoptr(GFile) folder = layak_file_dialog_dup_folder (kind);

  g_object_set_data (G_OBJECT (dialog), kind_key, GUINT_TO_POINTER (kind));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  return dialog;
}

/* Files with this ending. */
void
layak_file_dialog_offer (GtkFileChooserNative *dialog,
                         const char           *label,
                         const char           *suffix)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, label);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

/* Offers @name, or one like it that no file in the folder has: for what never replaces a file. */
void
layak_file_dialog_suggest_free (GtkFileChooserNative *dialog,
                                const char           *name)
{
  g_autoptr(GFile) folder = layak_file_dialog_dup_folder (get_kind (dialog));
  g_autofree char *free_name = g_strdup (name);

  for (guint n = 2; g_file_is_native (folder); n++)
    {
      g_autofree char *path = g_build_filename (g_file_peek_path (folder), free_name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        break;
      g_free (free_name);
      free_name = layak_file_dialog_dup_nth (name, n);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), free_name);
}

/* Where “.xml” or another ending begins, or the end. */
const char *
layak_file_dialog_find_ending (const char *name)
{
  const char *ending = strrchr (name, '.');

  return ending != NULL && strchr (ending, G_DIR_SEPARATOR) == NULL ? ending : name + strlen (name);
}

/* (transfer full): @path for the first, and a name beside it for others, as “laporan-2.xml”. */
char *
layak_file_dialog_dup_nth (const char *path,
                           guint       n)
{
  const char *ending = layak_file_dialog_find_ending (path);

  return n > 1 ? g_strdup_printf ("%.*s-%u%s", (int) (ending - path), path, n, ending) : g_strdup (path);
}

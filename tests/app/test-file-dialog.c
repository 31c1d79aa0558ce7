/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "config.h"

#include "layak-file-dialog.h"

typedef struct
{
  char *folder;
  char *taken;     /* a file in it */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("layak-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->taken = g_build_filename (fixture->folder, "layak-6311.xml", NULL);
  g_file_set_contents (fixture->taken, "", -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);

  g_settings_reset (settings, "file-folders");
  g_unlink (fixture->taken);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->taken);
}

static char *
dup_folder (LayakFileKind kind)
{
  g_autoptr(GFile) folder = layak_file_dialog_dup_folder (kind);

  return g_file_get_path (folder);
}

static void
note (Fixture       *fixture,
      LayakFileKind  kind)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);

  layak_file_dialog_note (kind, folder);
}

/* Each kind has its folder, and one that is gone gives way to the usual one. */
static void
test_folders (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *usual = dup_folder (LAYAK_FILES_BACKUPS), *noted = NULL, *other = NULL, *gone = NULL;

  g_assert_true (g_file_test (usual, G_FILE_TEST_IS_DIR));
  note (fixture, LAYAK_FILES_BACKUPS);
  note (fixture, LAYAK_FILES_EVIDENCE);
  noted = dup_folder (LAYAK_FILES_BACKUPS);
  other = dup_folder (LAYAK_FILES_DATABASES);
  g_assert_cmpstr (noted, ==, fixture->folder);
  g_assert_cmpstr (other, ==, usual);

  g_unlink (fixture->taken);
  g_rmdir (fixture->folder);
  gone = dup_folder (LAYAK_FILES_EVIDENCE);
  g_assert_cmpstr (gone, ==, usual);
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

/* The dialog comes up in that folder, with a name that no file there has; what is chosen is where it comes up next. */
static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  GtkFileChooserNative *dialog;
  g_autoptr(GFile) folder = NULL, chosen = NULL;
  g_autofree char *name = NULL, *next = NULL;

  note (fixture, LAYAK_FILES_FOR_OTHERS);
  dialog = layak_file_dialog_new (NULL, LAYAK_FILES_FOR_OTHERS, "Save", GTK_FILE_CHOOSER_ACTION_SAVE, "Save");
  layak_file_dialog_suggest_free (dialog, "layak-6311.xml");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  store_fixture_wait_until (find_chooser () != NULL);
  store_fixture_wait_until ((folder = gtk_file_chooser_get_current_folder (find_chooser ())) != NULL);
  name = gtk_file_chooser_get_current_name (find_chooser ());
  g_assert_cmpstr (g_file_peek_path (folder), ==, fixture->folder);
  g_assert_cmpstr (name, ==, "layak-6311-2.xml");

  layak_file_dialog_note (LAYAK_FILES_FOR_OTHERS, chosen = g_file_new_for_path (g_get_home_dir ()));
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_ACCEPT);
  next = dup_folder (LAYAK_FILES_FOR_OTHERS);
  g_assert_cmpstr (next, ==, fixture->folder);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (dialog));
  g_object_unref (dialog);
}

#define ADD(name) g_test_add ("/file-dialog/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD (folders);
  ADD (dialog);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "layak-window-private.h"

#include "layak-export-dialog.h"

/* A window that is closed, and what is still to be written then. */

static gboolean
write_title (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  return layak_writer_update (writer, data, error);
}

static gboolean
fail (LayakWriter  *writer,
      gpointer      data,
      GError      **error)
{
  g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL, "The disk is full");
  return FALSE;
}

static void
ignore_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
}

/* As another program that is writing. */
static sqlite3 *
lock (LayakStore *store)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (layak_store_get_path (store), &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
}

static void
unlock (sqlite3 *other)
{
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
}

static LayakRow *
dup_training (LayakStore *store)
{
  g_autoptr(LayakRecord) record = layak_store_load_id (store, layak_record_info_find ("training"), 1, NULL);

  g_assert_nonnull (record);
  return layak_row_copy (layak_record_get_row (record));
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

/* The window that is closed while another program writes stays until it could write what was changed in it. */
static void
test_waits (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakStore) store = g_object_ref (window_fixture_get_store (fixture));
  g_autoptr(LayakRow) wanted = dup_training (store), stored = NULL;
  GtkWindow *window = fixture->window;
  sqlite3 *other;

  window_fixture_settle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  layak_row_parse_field (wanted, "title", "Ditulis sebelum ditutup", NULL);
  other = lock (store);
  layak_store_write_async (store, LAYAK_ACTION_EDIT, wanted->info, NULL, write_title, wanted, NULL, NULL, ignore_cb,
                           NULL);
  gtk_window_close (window);
  window_fixture_settle ();
  g_assert_true (layak_store_is_writing (store));
  g_assert_true (window != NULL && gtk_widget_get_visible (GTK_WIDGET (window)));

  unlock (other);
  store_fixture_wait_until (window == NULL);
  g_assert_false (layak_store_is_writing (store));
  stored = dup_training (store);
  g_assert_cmpstr (layak_row_get_title (stored), ==, "Ditulis sebelum ditutup");
}

static void
close_in_vain (GtkWindow  *window,
               LayakStore *store)
{
  layak_store_write_async (store, LAYAK_ACTION_EDIT, NULL, NULL, fail, NULL, NULL, NULL, ignore_cb, NULL);
  gtk_window_close (window);
  store_fixture_wait_until (find_question () != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
}

static void
answer (const char *response)
{
  GtkWidget *question = GTK_WIDGET (find_question ());

  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_close (GTK_WINDOW (question));
  store_fixture_wait_until (question == NULL);
}

/* What cannot be stored keeps the window open until somebody decides. @data: the last answer */
static void
test_fails (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakStore) store = g_object_ref (window_fixture_get_store (fixture));
  GtkWindow *window = fixture->window;

  window_fixture_settle ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  close_in_vain (window, store);
  answer ("cancel");
  window_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  close_in_vain (window, store);
  answer (data);
  store_fixture_wait_until (window == NULL);
}

/* Who leaves the program while a report is written has it all the same. */
static void
test_export (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakStore) store = g_object_ref (window_fixture_get_store (fixture));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "laporan.xml", NULL);
  GtkWindow *window = fixture->window;
  GtkWidget *dialog = layak_export_dialog_new (window, layak_window_get_scope (LAYAK_WINDOW (window)));
  sqlite3 *other;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  layak_export_dialog_set_format (LAYAK_EXPORT_DIALOG (dialog), layak_formats_find ("xml"));
  layak_export_dialog_set_delivery (LAYAK_EXPORT_DIALOG (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  window_fixture_settle ();

  /* A delivery is recorded, too. */
  other = lock (store);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (dialog), path);
  g_assert_true (layak_store_is_writing (store));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  window_fixture_settle ();
  unlock (other);
  store_fixture_wait_until (dialog == NULL && window == NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static int is_gone, is_done;

static void
gone_cb (void)
{
  g_atomic_int_set (&is_gone, TRUE);
}

/* Begins its end when the window is no more: a program that did not wait would not see it. */
static gboolean
work (LayakStore  *store,
      gpointer     data,
      GError     **error)
{
  while (!g_atomic_int_get (&is_gone))
    g_usleep (1000);
  g_usleep (G_USEC_PER_SEC / 5);
  g_atomic_int_set (&is_done, TRUE);
  return TRUE;
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

/* The last test, as the program ends with it. */
static void
test_program (WindowFixture *fixture,
              gconstpointer  data)
{
  char *arguments[] = { (char *) "layak" };

  g_signal_connect_swapped (fixture->window, "unrealize", G_CALLBACK (gone_cb), NULL);
  layak_window_start_work (LAYAK_WINDOW (fixture->window), work, NULL, NULL, "Failed");
  g_idle_add (close_cb, fixture->window);
  g_application_run (G_APPLICATION (fixture->application), G_N_ELEMENTS (arguments), arguments);
  g_assert_true (is_gone);
  g_assert_true (is_done);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/closing/waits", WindowFixture, NULL, window_fixture_open_demo, test_waits, NULL);
  g_test_add ("/closing/retry", WindowFixture, "retry", window_fixture_open_demo, test_fails, NULL);
  g_test_add ("/closing/discard", WindowFixture, "discard", window_fixture_open_demo, test_fails, NULL);
  g_test_add ("/closing/export", WindowFixture, NULL, window_fixture_open_demo, test_export, NULL);
  g_test_add ("/closing/program", WindowFixture, NULL, window_fixture_open_demo, test_program, NULL);

  return g_test_run ();
}

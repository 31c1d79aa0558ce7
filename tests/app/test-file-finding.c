/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-child-row.h"
#include "layak-document.h"
#include "layak-file-finding.h"
#include "layak-trainings-page.h"

typedef struct
{
  PageFixture  base;
  char        *training;
  char        *document;
  char        *digest;      /* of the text “satu”, which the document had */
  char        *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture->base.store, NULL);
  store_add_places (&fixture->base.store);
  fixture->folder = g_dir_make_tmp ("layak-found-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "satu", -1);
  fixture->training = store_insert (&fixture->base.store, "training", "title", "Bimtek", "status", "held", "regency",
                                    "63.11", "start-date", "2025-08-20", NULL);
  fixture->document = store_insert (&fixture->base.store, "document", "training", fixture->training, "title", "Daftar",
                                    "file-name", "daftar.pdf", "digest", fixture->digest, "size", "4", NULL);
  page_fixture_show (&fixture->base, LAYAK_TYPE_TRAININGS_PAGE, "63.11", 2025);
}

/* (transfer full): the path of a file with this content. */
static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) directory = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->training);
  g_free (fixture->document);
  g_free (fixture->digest);
  g_free (fixture->folder);
  page_fixture_tear_down (&fixture->base, NULL);
}

/* (nullable): the row of the document, once the editor has it. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *uuid)
{
  GtkWidget *found = NULL;

  if (LAYAK_IS_CHILD_ROW (widget) && g_str_equal (layak_child_row_get_uuid (LAYAK_CHILD_ROW (widget)), uuid))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, uuid);
  return found;
}

static gboolean
is_offered (Fixture *fixture)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->base.page), fixture->document);

  return row != NULL && gtk_widget_get_visible (page_fixture_get (row, "find_button"));
}

static void
take (Fixture    *fixture,
      const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (fixture->base.store.store, &layak_document_info, fixture->document,
                                                    &error);

  g_assert_no_error (error);
  layak_file_finding_take (GTK_WIDGET (fixture->base.page), fixture->base.store.store, layak_record_get_row (record),
                           path);
}

static void
answer (GtkWidget  *question,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* The row offers to find the file until it is there; the same file is told to be the same. */
static void
test_same (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "nama lain.pdf", "satu");

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (is_offered (fixture));
  take (fixture, path);
  store_fixture_wait_until (!is_offered (fixture));
  store_fixture_wait_until (g_strcmp0 (fixture->base.asked, "announce 'It is the same file; it is here again'") == 0);
  g_assert_null (find_open_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* Another content is taken only after a question, and the undo takes it back. */
static void
test_another (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "daftar.pdf", "dua");
  g_autoptr(GError) error = NULL;
  GtkWidget *question;

  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (is_offered (fixture));
  take (fixture, path);
  store_fixture_wait_until ((question = find_open_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  answer (question, "cancel");
  g_assert_true (is_offered (fixture));

  take (fixture, path);
  store_fixture_wait_until ((question = find_open_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  answer (question, "use");
  store_fixture_wait_until (!is_offered (fixture));
  layak_store_undo (fixture->base.store.store, 0, &error);
  g_assert_no_error (error);
  store_fixture_wait_until (is_offered (fixture));
}

/* All at once from a folder: those whose content is known again, and those of which only the name is known, as one
 * step. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = write_file (fixture, "satu.pdf", "satu"), *second = write_file (fixture, "foto.jpg", "x");
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  g_free (store_insert (&fixture->base.store, "document", "training", fixture->training, "title", "Foto", "file-name",
                        "foto.jpg", NULL));
  layak_page_show_record (fixture->base.page, fixture->training, NULL);
  store_fixture_wait_until (is_offered (fixture));
  layak_file_finding_take_folder (GTK_WIDGET (fixture->base.page), fixture->base.store.store, fixture->folder);
  store_fixture_wait_until (!is_offered (fixture));
  store_fixture_wait_until (g_strcmp0 (fixture->base.asked, "announce '2 of 2 missing files found'") == 0);
  layak_store_undo (fixture->base.store.store, 0, &error);
  g_assert_no_error (error);
  layak_connection_get_number (layak_store_get_reader (fixture->base.store.store),
                               "SELECT count (*) FROM document WHERE digest IS NULL", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
}

#define ADD(name, test) g_test_add ("/file-finding/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("same", test_same);
  ADD ("another", test_another);
  ADD ("folder", test_folder);
  return g_test_run ();
}

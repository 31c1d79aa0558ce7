/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-document.h"
#include "layak-missing-files.h"

typedef struct
{
  StoreFixture  store;
  char         *folder;
  char         *digest;      /* of the text “satu” */
  char         *training;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL), *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture->store, NULL);
  fixture->folder = g_dir_make_tmp ("layak-found-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "satu", -1);
  fixture->training = store_insert (&fixture->store, "training", "title", "T", "status", "held", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->digest);
  g_free (fixture->training);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
add (Fixture    *fixture,
     const char *name,
     const char *digest,
     const char *size)
{
  g_free (store_insert (&fixture->store, "document", "training", fixture->training, "title", name, "file-name", name,
                        "digest", digest, "size", size, NULL));
}

static GPtrArray *
select_missing (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *documents = layak_missing_files_select (layak_store_get_reader (fixture->store.store), &error);

  g_assert_no_error (error);
  return documents;
}

/* The content is known again under whatever name and in whatever folder; a name alone serves only where nobody knows
 * the content. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) documents = NULL, found = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "lain", -1);
  guint n_alike;

  add (fixture, "daftar.pdf", fixture->digest, "4");
  add (fixture, "foto.jpg", NULL, NULL);
  add (fixture, "surat.pdf", other, "4");
  add (fixture, "tiada.pdf", other, "4");
  write_file (fixture, "dalam/nama-lain.pdf", "satu");
  write_file (fixture, "FOTO.JPG", "gambar");
  write_file (fixture, "surat.pdf", "baru");

  documents = select_missing (fixture);
  g_assert_cmpuint (documents->len, ==, 4);
  found = layak_missing_files_search (documents, fixture->folder, NULL, &n_alike, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (n_alike, ==, 1);
}

typedef struct
{
  LayakRow *document;
  char     *path;
  gboolean  is_another;
} Attach;

static gboolean
attach_func (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  Attach *attach = data;

  return layak_missing_files_attach (writer, attach->document, attach->path, &attach->is_another, error);
}

static gboolean
try_attach (Fixture    *fixture,
            const char *name,
            gboolean   *is_another)
{
  g_autoptr(GPtrArray) documents = select_missing (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  Attach attach = { g_ptr_array_index (documents, 0), path, *is_another };
  gboolean ok = layak_store_write (fixture->store.store, LAYAK_ACTION_EDIT, &layak_document_info, "D", attach_func,
                                   &attach, NULL, NULL);

  *is_another = attach.is_another;
  return ok;
}

/* The same content is no change of the document; another one is taken only on purpose, and can be taken back. */
static void
test_attach (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) left = NULL, again = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_another = FALSE;

  add (fixture, "daftar.pdf", fixture->digest, "4");
  write_file (fixture, "lain.pdf", "lain sekali");
  write_file (fixture, "sama.pdf", "satu");
  g_assert_false (try_attach (fixture, "lain.pdf", &is_another));
  g_assert_true (is_another);
  g_assert_true (try_attach (fixture, "lain.pdf", &is_another));
  left = select_missing (fixture);
  g_assert_cmpuint (left->len, ==, 0);

  layak_store_undo (fixture->store.store, 0, &error);
  g_assert_no_error (error);
  again = select_missing (fixture);
  g_assert_cmpuint (again->len, ==, 1);
  is_another = FALSE;
  g_assert_true (try_attach (fixture, "sama.pdf", &is_another));
  g_assert_false (is_another);
  g_ptr_array_unref (again);
  again = select_missing (fixture);
  g_assert_cmpuint (again->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/missing-files/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/missing-files/attach", Fixture, NULL, set_up, test_attach, tear_down);
  return g_test_run ();
}

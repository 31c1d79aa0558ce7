/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports hold what their scope says, in canonical form. */
#include <string.h>

#include "export-fixture.h"
#include "layak-report-reader.h"
#include "report-stream.h"

/* Everything is there again: names, versions, deletions, files, in the same order. */
static void
test_complete (ExportFixture *fixture,
               gconstpointer  data)
{
  const LayakExportOptions options = { .with_names = TRUE, .with_documents = TRUE };
  g_autofree char *before = load_fixture ("good-full.xml", &(gsize) { 0 });
  g_autofree char *after = NULL, *again = NULL;

  export_fixture_load (fixture, "good-full.xml");
  after = export_fixture_export (fixture, &options);
  again = export_fixture_export (fixture, &options);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (again, ==, after);
}

/* However records came into the database, they leave it in one order: by date, then UUID; within, by position. */
static void
test_sorted (ExportFixture *fixture,
             gconstpointer  data)
{
  static const char * const titles[] = { "Pertama", "Kedua", "Nol", "Satu", "Dua" };
  g_autofree char *text = NULL;
  const char *last;

  export_fixture_load (fixture, "good-unsorted.xml");
  last = text = export_fixture_export (fixture, &(LayakExportOptions) { 0 });
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      last = strstr (last, titles[i]);
      g_assert_nonnull (last);
    }
}

static void
test_empty (ExportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *text = export_fixture_export (fixture, &(LayakExportOptions) { 0 });

  g_assert_cmpstr (text, ==, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n</report>\n");
}

/* What is left out leaves no trace that it was cleared, and what was seen stays true. */
static void
test_names (ExportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *with = NULL, *without = NULL;

  export_fixture_load (fixture, "good-names.xml");
  with = export_fixture_export (fixture, &(LayakExportOptions) { .with_names = TRUE });
  without = export_fixture_export (fixture, &(LayakExportOptions) { 0 });
  g_assert_nonnull (strstr (with, "<contact>Ibu Siti</contact>"));
  g_assert_nonnull (strstr (with, "contact=000000000000b002:4"));
  g_assert_null (strstr (with, "seen="));
  g_assert_null (strstr (without, "Siti"));
  g_assert_null (strstr (without, "contact"));
  g_assert_nonnull (strstr (without, "seen=\"000000000000b001:3 000000000000b002:4\" "
                                     "changed=\"name=000000000000b001:3\""));
}

static void
test_documents (ExportFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  export_fixture_load (fixture, "good-full.xml");
  text = export_fixture_export (fixture, &(LayakExportOptions) { 0 });
  g_assert_nonnull (strstr (text, "<document "));
  g_assert_null (strstr (text, "<content "));
}

/* Whoever gets it would refuse it. */
static void
test_damaged_document (ExportFixture *fixture,
                       gconstpointer  data)
{
  const LayakExportOptions options = { .with_documents = TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) other = NULL;

  export_fixture_load (fixture, "good-full.xml");
  g_free (export_fixture_export (fixture, &options));
  other = layak_connection_open (fixture->store.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  g_assert_true (layak_connection_execute (other, "UPDATE content SET data = zeroblob (length (data))", &error));
  g_assert_false (layak_exporter_write_file (fixture->store.store, &options, fixture->output, NULL, NULL, NULL,
                                             &error));
  g_assert_error (error, LAYAK_EXPORT_ERROR, LAYAK_EXPORT_ERROR_INVALID);
}

static gboolean
list_unit_cb (LayakUnit  *unit,
              guint       line,
              gpointer    user_data,
              GError    **error)
{
  const LayakRow *root = unit->root;
  g_autofree char *key = layak_row_dup_key (root);

  if (key != NULL)
    g_string_append_printf (user_data, " %s", key);
  else
    g_string_append_printf (user_data, " %02x", root->uuid.bytes[15]);
  layak_unit_free (unit);
  return TRUE;
}

static gboolean
list_deletion_cb (LayakTombstone  *deletion,
                  guint            line,
                  gpointer         user_data,
                  GError         **error)
{
  g_string_append_printf (user_data, " -%02x", deletion->uuid.bytes[15]);
  layak_tombstone_free (deletion);
  return TRUE;
}

static const struct
{
  const char *regency;
  const char *province;
  const char *period;
  const char *units;       /* keys, and last bytes of UUIDs: 1x agencies, 2x trainings, 3x recommendations, … */
} scopes[] =
{
  { "63.11", NULL, "2025-Q3",
    " 2024 2024-2 63 63.07 63.11 63.11-2025-final 14 10 11 12 26 23 21 20 25 22"
    " 36 30 31 33 40 42 50 54 52 -61 -60" },
  { "63.11", NULL, NULL,
    " 2024 2024-2 63 63.07 63.11 63.11-2024-final 63.11-2025-final 14 10 11 12 28 27 26 23 21 20 25 29 22 24"
    " 36 30 31 32 33 34 35 41 40 42 50 51 54 52 53 -61 -62 -60" },
  { NULL, "63", "2025-Q3",
    " 2024 2024-2 62 63 62.01 63.07 63.11 63.11-2025-final 14 10 11 12 2b 2a 26 23 21 20 25 22"
    " 36 37 30 31 33 40 43 42 50 54 52 -63 -61 -60" },
  { NULL, NULL, "2025-08",
    " 2024 2024-2 62 63 62.01 63.07 63.11 63.11-2025-final 14 10 11 12 2c 2b 2a 26 23 20 25 36 37 30 31 43 52"
    " -61" },
};

static void
test_scope (ExportFixture *fixture,
            gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  const LayakReportHandler handler = { .unit = list_unit_cb, .deletion = list_deletion_cb };
  LayakExportOptions options = { .scope = { scopes[i].regency, scopes[i].province, { 0, 0 } } };
  g_autoptr(GString) units = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (fixture->output);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree char *text = NULL, *attribute = NULL;

  export_fixture_load (fixture, "good-scopes.xml");
  if (scopes[i].period != NULL)
    g_assert_true (layak_period_parse (scopes[i].period, &options.scope.period, NULL));
  text = export_fixture_export (fixture, &options);
  attribute = g_strdup_printf (" period=\"%s\"", scopes[i].period);
  g_assert_true ((scopes[i].period == NULL) == (strstr (text, attribute) == NULL));

  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  layak_report_read (G_INPUT_STREAM (stream), &handler, units, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (units->str, ==, scopes[i].units);
}

static void
test_unknown_place (ExportFixture *fixture,
                    gconstpointer  data)
{
  const LayakExportOptions options = { .scope = { .regency = "99.99" } };
  g_autoptr(GError) error = NULL;

  g_assert_false (layak_exporter_write_file (fixture->store.store, &options, fixture->output, NULL, NULL, NULL,
                                             &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
test_names_of_files (void)
{
  static const struct
  {
    LayakExtractScope  scope;
    const char        *period;
    const char        *name;
  } cases[] =
  {
    { { NULL, NULL, { 0, 0 } }, NULL, "layak.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-Q3", "layak-6311-2025-tw3.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-08", "layak-6311-2025-08.xml" },
    { { "63.11", NULL, { 0, 0 } }, "2025-S1", "layak-6311-2025-s1.xml" },
    { { NULL, "63", { 0, 0 } }, "2025", "layak-63-2025.xml" },
    { { NULL, NULL, { 0, 0 } }, "2025-07-01/2025-09-15", "layak-20250701-20250915.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayakExportOptions options = { .scope = cases[i].scope };
      g_autofree char *name = NULL;

      if (cases[i].period != NULL)
        g_assert_true (layak_period_parse (cases[i].period, &options.scope.period, NULL));
      name = layak_exporter_suggest_name (&options);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

#define ADD(path, data, func) export_fixture_add ("/exporter/" path, data, func)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("complete", NULL, test_complete);
  ADD ("sorted", NULL, test_sorted);
  ADD ("empty", NULL, test_empty);
  ADD ("names", NULL, test_names);
  ADD ("documents", NULL, test_documents);
  ADD ("damaged-document", NULL, test_damaged_document);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exporter/scope/%u", i);

      export_fixture_add (path, GUINT_TO_POINTER (i), test_scope);
    }
  ADD ("unknown-place", NULL, test_unknown_place);
  g_test_add_func ("/exporter/names-of-files", test_names_of_files);

  return g_test_run ();
}

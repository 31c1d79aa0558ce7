/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-fixture.h"

#include "layak-report-reader.h"

/* Stores units as they are told, which no write of the program does: imports merge and stamp. */
static gboolean
insert_unit_cb (LayakUnit  *unit,
                guint       line,
                gpointer    user_data,
                GError    **error)
{
  g_autoptr(LayakUnit) owned = unit;
  LayakRow *root = unit->root;
  LayakConnection *connection = user_data;

  if (!layak_table_insert (layak_table_get (root->info), connection, root, error) ||
      (root->version != NULL && !layak_versions_save (connection, root, 0, error)))
    return FALSE;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);
      g_autofree char *uuid = layak_uuid_to_string (&root->uuid);

      if (!layak_row_parse_field (child, child->info->parent, uuid, error) ||
          !layak_table_insert (layak_table_get (child->info), connection, child, error))
        return FALSE;
      if (!layak_stamp_equal (child->version->made, root->version->made) &&
          !layak_versions_save (connection, child, 0, error))
        return FALSE;
    }

  return layak_tombstones_replace (connection, &root->uuid, NULL, unit->deletions, error);
}

static gboolean
insert_deletion_cb (LayakTombstone  *deletion,
                    guint            line,
                    gpointer         user_data,
                    GError         **error)
{
  g_autoptr(LayakTombstone) owned = deletion;

  return layak_tombstone_save (user_data, owned, error);
}

static gboolean
insert_content_cb (const char  *digest,
                   GBytes      *bytes,
                   guint        line,
                   gpointer     user_data,
                   GError     **error)
{
  g_autoptr(LayakStatement) insert =
    layak_connection_prepare (user_data, "INSERT INTO content (digest, data) VALUES (:digest, :data)", error);

  g_assert_nonnull (insert);
  layak_statement_bind_text (insert, ":digest", digest);
  layak_statement_bind_bytes (insert, ":data", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return layak_statement_run (insert, error);
}

static gboolean
load_report (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReportHandler handler =
    { .unit = insert_unit_cb, .deletion = insert_deletion_cb, .content = insert_content_cb };
  g_autofree char *path = g_build_filename (g_getenv ("LAYAK_FIXTURES"), "report", data, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL && layak_connection_execute (connection, "BEGIN", error) &&
         layak_report_read (G_INPUT_STREAM (stream), &handler, connection, NULL, error) &&
         layak_connection_execute (connection, "COMMIT", error);
}

void
export_fixture_load (ExportFixture *fixture,
                     const char    *name)
{
  g_autoptr(GError) error = NULL;

  layak_store_with_writer (fixture->store.store, load_report, (gpointer) name, &error);
  g_assert_no_error (error);
}

void
export_fixture_set_up (ExportFixture *fixture,
                       gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, data);
  fixture->output = g_build_filename (fixture->store.directory, "report.xml", NULL);
}

void
export_fixture_tear_down (ExportFixture *fixture,
                          gconstpointer  data)
{
  store_fixture_tear_down (&fixture->store, data);
  g_free (fixture->output);
}

char *
export_fixture_export (ExportFixture            *fixture,
                       const LayakExportOptions *options)
{
  g_autoptr(GError) error = NULL;
  char *text;

  layak_exporter_write_file (fixture->store.store, options, fixture->output, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->output, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

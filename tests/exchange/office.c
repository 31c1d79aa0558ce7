/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "layak-export-native.h"

const char office_places[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n"
  "  <province made=\"0000000000000000:1\" code=\"63\"><name>Kalimantan Selatan</name></province>\n"
  "  <regency made=\"0000000000000000:1\" code=\"63.11\" province=\"63\" kind=\"kabupaten\">"
  "<name>Balangan</name></regency>\n"
  "</report>\n";

/* Memory for a disk where there is one: thousands of databases are made here. */
char *
office_make_directory (void)
{
  g_autofree char *template = g_strdup ("/dev/shm/layak-test-XXXXXX");
  char *directory = g_mkdtemp (template) != NULL ? g_steal_pointer (&template) : NULL;

  if (directory == NULL)
    directory = g_dir_make_tmp ("layak-test-XXXXXX", NULL);
  g_assert_nonnull (directory);
  return directory;
}

void
office_remove_directory (const char *directory)
{
  g_autoptr(GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}

static gboolean
set_number (LayakConnection  *connection,
            gpointer          data,
            GError          **error)
{
  Office *self = data;
  g_autofree char *text = g_strdup_printf ("%016x", self->number);

  return layak_connection_set_setting (connection, "office", text, error);
}

Office *
office_new (const char *directory,
            guint       number)
{
  Office *self = g_new0 (Office, 1);
  g_autoptr(GError) error = NULL;

  self->directory = g_strdup (directory);
  self->number = number;
  self->path = g_strdup_printf ("%s/%x.db", directory, number);
  self->store = layak_store_open (self->path, LAYAK_OPEN_NEW, &error);
  g_assert_no_error (error);
  layak_store_set_origin (self->store, "test");
  layak_store_with_writer (self->store, set_number, self, &error);
  g_assert_no_error (error);
  return self;
}

static gboolean
copy_identity (LayakConnection  *connection,
               gpointer          data,
               GError          **error)
{
  LayakConnection *other = layak_store_get_reader (((Office *) data)->store);
  g_autofree char *office = NULL, *counter = NULL;

  return layak_connection_get_setting (other, "office", &office, error) &&
         layak_connection_get_setting (other, "counter", &counter, error) &&
         layak_connection_set_setting (connection, "office", office, error) &&
         layak_connection_set_setting (connection, "counter", counter, error);
}

void
office_copy_identity (Office *self,
                      Office *other)
{
  g_assert_true (layak_store_with_writer (self->store, copy_identity, other, NULL));
}

void
office_free (Office *self)
{
  g_clear_object (&self->plan);
  g_object_unref (self->store);
  g_free (self->path);
  g_free (self->directory);
  g_free (self);
}

void
office_set_ground (Office *self)
{
  g_autofree char *counter = NULL;

  g_assert_true (layak_connection_get_setting (layak_store_get_reader (self->store), "counter", &counter, NULL));
  self->ground = g_ascii_strtoll (counter, NULL, 10);
}

/* Whether there may be records of the type. A part of a unit need not have a version of its own. */
static gboolean
may_hold (LayakConnection       *connection,
          const LayakRecordInfo *info)
{
  const LayakRecordInfo *parent = layak_record_info_get_parent (info);
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT 1 FROM version WHERE type IN (:type, :parent) LIMIT 1", NULL);

  layak_statement_bind_int (select, ":type", info->number);
  layak_statement_bind_int (select, ":parent", parent != NULL ? parent->number : info->number);
  return layak_statement_step (select, NULL) == LAYAK_STEP_ROW;
}

/* (transfer full): the statements that leave nothing but regions. */
static char *
make_emptying (LayakConnection *connection,
               gint64           counter)
{
  const LayakRecordInfo *province = layak_record_info_find ("province"), *regency = layak_record_info_find ("regency");
  GString *sql = g_string_new ("BEGIN;");

  for (guint i = layak_record_info_get_n_infos (); i-- > 0;)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      if (info != province && info != regency && may_hold (connection, info))
        g_string_append_printf (sql, "DELETE FROM %s;", layak_table_get_name (layak_table_get (info)));
    }
  g_string_append_printf (sql, "DELETE FROM version WHERE type NOT IN (%u, %u);", province->number, regency->number);
  g_string_append_printf (sql, "INSERT INTO training_search (training_search) VALUES ('delete-all');"
                          "INSERT INTO recommendation_search (recommendation_search) VALUES ('delete-all');"
                          "INSERT INTO agency_search (agency_search) VALUES ('delete-all');"
                          "INSERT INTO document_search (document_search) VALUES ('delete-all');"
                          "DELETE FROM tombstone; DELETE FROM buried_version; DELETE FROM distinction;"
                          "DELETE FROM change; DELETE FROM step;"
                          "DELETE FROM setting WHERE name = 'exported-counter';"
                          "UPDATE setting SET value = %" G_GINT64_FORMAT " WHERE name = 'counter'; COMMIT", counter);
  return g_string_free (sql, FALSE);
}

static gboolean
empty (LayakConnection  *connection,
       gpointer          sql,
       GError          **error)
{
  return layak_connection_execute (connection, sql, error);
}

void
office_empty (Office *self)
{
  g_autofree char *sql = make_emptying (layak_store_get_reader (self->store), self->ground);
  g_autoptr(GError) error = NULL;

  layak_store_with_writer (self->store, empty, sql, &error);
  g_assert_no_error (error);
  g_clear_object (&self->plan);
  self->n_records = 0;
}

typedef struct
{
  LayakRow *row;
  enum { ADD, SET, DELETE } kind;
} Write;

static gboolean
write_cb (LayakWriter  *writer,
          gpointer      data,
          GError      **error)
{
  Write *write = data;

  switch (write->kind)
    {
    case ADD:
      return layak_writer_insert (writer, write->row, error);
    case SET:
      return layak_writer_update (writer, write->row, error);
    case DELETE:
    default:
      return layak_writer_delete (writer, write->row->info, &write->row->uuid, error);
    }
}

static gboolean
run (Office    *self,
     LayakRow  *row,
     int        kind,
     GError   **error)
{
  static const LayakAction actions[] = { LAYAK_ACTION_ADD, LAYAK_ACTION_EDIT, LAYAK_ACTION_DELETE };
  Write write = { row, kind };

  return layak_store_write (self->store, actions[kind], row->info, layak_row_get_title (row), write_cb, &write, NULL,
                            error);
}

static void
fill (LayakRow *row,
      va_list   args)
{
  const char *assignment;

  while ((assignment = va_arg (args, const char *)) != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (assignment, "=", 2);
      g_autoptr(GError) error = NULL;

      layak_row_parse_field (row, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }
}

/* In the order they are made, like those of the program, but the same in each run. */
static LayakUuid
make_uuid (Office *self)
{
  LayakUuid uuid;
  g_autofree char *text = g_strdup_printf ("01980000-0000-7000-8000-%04x%08x", self->number, ++self->n_records);

  g_assert_true (layak_uuid_parse (text, &uuid));
  return uuid;
}

LayakUuid
office_add (Office     *self,
            const char *type,
            ...)
{
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find (type));
  g_autoptr(GError) error = NULL;
  va_list args;

  row->uuid = make_uuid (self);
  va_start (args, type);
  fill (row, args);
  va_end (args);
  run (self, row, ADD, &error);
  g_assert_no_error (error);
  return row->uuid;
}

LayakRow *
office_load (Office     *self,
             const char *type,
             LayakUuid   uuid)
{
  return layak_table_load_uuid (layak_table_get (layak_record_info_find (type)), layak_store_get_reader (self->store),
                                &uuid, NULL);
}

void
office_set (Office     *self,
            const char *type,
            LayakUuid   uuid,
            ...)
{
  g_autoptr(LayakRow) row = office_load (self, type, uuid);
  g_autoptr(GError) error = NULL;
  va_list args;

  g_assert_nonnull (row);
  va_start (args, uuid);
  fill (row, args);
  va_end (args);
  run (self, row, SET, &error);
  g_assert_no_error (error);
}

gboolean
office_set_or_not (Office     *self,
                   const char *type,
                   LayakUuid   uuid,
                   const char *field,
                   const char *text)
{
  g_autoptr(LayakRow) row = office_load (self, type, uuid);

  return row != NULL && layak_row_parse_field (row, field, text, NULL) && run (self, row, SET, NULL);
}

gboolean
office_delete_or_not (Office     *self,
                      const char *type,
                      LayakUuid   uuid)
{
  g_autoptr(LayakRow) row = office_load (self, type, uuid);

  return row != NULL && run (self, row, DELETE, NULL);
}

void
office_delete (Office     *self,
               const char *type,
               LayakUuid   uuid)
{
  g_assert_true (office_delete_or_not (self, type, uuid));
}

char *
office_get (Office     *self,
            const char *type,
            LayakUuid   uuid,
            const char *field)
{
  g_autoptr(LayakRow) row = office_load (self, type, uuid);
  const LayakField *found = layak_record_info_find_field (layak_record_info_find (type), field);

  if (row == NULL)
    return NULL;

  return layak_value_format (found, row->values[layak_record_info_field_index (row->info, found)]);
}

gint64
office_count_made_one (Office *self)
{
  gint64 n = -1;

  layak_connection_get_number (layak_store_get_reader (self->store),
                               "SELECT count (*) FROM tombstone WHERE successor IS NOT NULL", &n, NULL);
  return n;
}

gint64
office_get_state (Office *self)
{
  gint64 state = -1;

  layak_connection_get_number (layak_store_get_reader (self->store), "PRAGMA data_version", &state, NULL);
  return state;
}

void
office_assert_field (Office     *self,
                     const char *type,
                     LayakUuid   uuid,
                     const char *field,
                     const char *expected)
{
  g_autofree char *value = office_get (self, type, uuid, field);

  g_assert_cmpstr (value, ==, expected);
}

gint64
office_count_steps (Office *self)
{
  gint64 n = -1;

  layak_connection_get_number (layak_store_get_reader (self->store), "SELECT count (*) FROM step", &n, NULL);
  return n;
}

static void
dump_table (Office     *self,
            const char *name,
            GString    *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", name);
  sqlite3 *db = layak_connection_get_handle (layak_store_get_reader (self->store));
  sqlite3_stmt *select;

  g_string_append_printf (text, "# %s\n", name);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &select, NULL), ==, SQLITE_OK);
  while (sqlite3_step (select) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (select); i++)
      {
        const guint8 *bytes = sqlite3_column_blob (select, i);

        for (int k = 0; k < sqlite3_column_bytes (select, i); k++)
          g_string_append_printf (text, g_ascii_isprint (bytes[k]) ? "%c" : "\\%02x", bytes[k]);
        g_string_append_c (text, i + 1 < sqlite3_column_count (select) ? '|' : '\n');
      }
  sqlite3_finalize (select);
}

/* All records, versions and tombstones; with the history also steps, changes and settings. */
char *
office_dump (Office   *self,
             gboolean  with_history)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    dump_table (self, layak_table_get_name (layak_table_get (layak_record_info_nth (i))), text);
  dump_table (self, "version", text);
  dump_table (self, "tombstone", text);
  if (with_history)
    {
      dump_table (self, "step", text);
      dump_table (self, "change", text);
      dump_table (self, "setting", text);
    }
  return g_string_free (text, FALSE);
}

char *
office_export (Office     *self,
               const char *name,
               const char *regency)
{
  LayakExportOptions options = { .scope.regency = regency };
  char *path = g_strdup_printf ("%s/%s.xml", self->directory, name);
  g_autoptr(GError) error = NULL;

  layak_exporter_write_file (self->store, &options, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

char *
office_export_quickly (Office     *self,
                       const char *name,
                       const char *regency)
{
  LayakExportOptions options = { .scope.regency = regency };
  char *path = g_strdup_printf ("%s/%s.xml", self->directory, name);
  LayakExportJob job = { .options = &options, .connection = layak_store_get_reader (self->store) };
  g_autoptr(GError) error = NULL;

  job.fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  g_assert_cmpint (job.fd, >=, 0);
  layak_export_native_write (&job, &error);
  g_clear_pointer (&job.extract, layak_extract_free);
  g_assert_no_error (error);
  g_assert_cmpint (close (job.fd), ==, 0);
  layak_extract_note_export (self->store, &error);
  g_assert_no_error (error);
  return path;
}

gboolean
office_import (Office         *self,
               const char     *path,
               LayakDecision   decision,
               GError        **error)
{
  return office_import_with (self, path, decision, "", error);
}

gboolean
office_import_with (Office         *self,
                    const char     *path,
                    LayakDecision   decision,
                    const char     *decisions,
                    GError        **error)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (self->store);
  g_autoptr(LayakDecisions) parsed = layak_decisions_parse (decisions);
  gboolean ok;

  g_assert_nonnull (parsed);
  if (path != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autofree char *name = g_path_get_basename (path);

      layak_importer_add_file (importer, file, name);
    }
  layak_importer_set_decisions (importer, parsed);
  layak_importer_set_on_conflict (importer, decision);
  ok = layak_importer_run (importer, NULL, error);
  g_set_object (&self->plan, layak_importer_get_plan (importer));
  return ok;
}

/* What the office holds to begin with, beneath its history. */
void
office_begin_with (Office     *self,
                   const char *text)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (self->store);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr(GError) error = NULL;

  layak_importer_add_stream (importer, stream, "base");
  layak_importer_run_as_ground (importer, &error);
  g_assert_no_error (error);
}

static void
tell_conflicts (Office *self)
{
  GListModel *items = layak_plan_get_items (self->plan, LAYAK_FATE_CONFLICT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);
      GPtrArray *differences = layak_plan_item_get_differences (item);

      g_test_message ("%s “%s”: %s", layak_plan_item_get_info (item)->name, layak_plan_item_get_title (item),
                      layak_plan_item_get_message (item));
      for (guint k = 0; differences != NULL && k < differences->len; k++)
        {
          const LayakDifference *difference = g_ptr_array_index (differences, k);

          g_test_message ("  %s: here “%s”, there “%s”", difference->field != NULL ? difference->field->name : "",
                          difference->mine, difference->theirs);
        }
    }
}

/* Exports everything there and imports it here. */
void
office_take (Office        *self,
             Office        *giver,
             LayakDecision  decision)
{
  g_autofree char *path = office_export (giver, "taken", NULL);
  g_autoptr(GError) error = NULL;

  if (!office_import (self, path, decision, &error))
    tell_conflicts (self);
  g_assert_no_error (error);
}

guint64
office_count (Office    *self,
              LayakFate  fate)
{
  return layak_plan_get_n_records (self->plan, fate);
}

guint
office_count_left_out (Office *self)
{
  static const LayakFate fates[] = { LAYAK_FATE_CHANGED, LAYAK_FATE_CONFLICT, LAYAK_FATE_WITHDRAWN };
  guint n = 0;

  for (guint f = 0; f < G_N_ELEMENTS (fates); f++)
    {
      GListModel *items = layak_plan_get_items (self->plan, fates[f]);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);
          GPtrArray *differences = layak_plan_item_get_differences (item);

          for (guint k = 0; differences != NULL && k < differences->len; k++)
            {
              const LayakDifference *difference = g_ptr_array_index (differences, k);

              n += difference->verdict == LAYAK_MERGE_THEIRS && difference->decision == LAYAK_DECISION_MINE;
            }
        }
    }
  return n;
}

void
offices_assert_same (Office *a,
                     Office *b)
{
  g_autofree char *first = office_export (a, "same-a", NULL), *second = office_export (b, "same-b", NULL);
  g_autofree char *left = NULL, *right = NULL;

  g_assert_true (g_file_get_contents (first, &left, NULL, NULL));
  g_assert_true (g_file_get_contents (second, &right, NULL, NULL));
  g_assert_cmpstr (left, ==, right);
}

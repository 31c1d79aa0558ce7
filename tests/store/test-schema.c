/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand-written schema against the field tables it must follow. */
#include "layak-schema.h"
#include "store-fixture.h"

static const char *
expected_type (const LayakField *field)
{
  if (field->type == LAYAK_FIELD_REFERENCE)
    return "INTEGER";
  if (layak_field_is_number (field) && field->type != LAYAK_FIELD_CHOICE && field->type != LAYAK_FIELD_DATE)
    return "INTEGER";
  return "TEXT";
}

/* Every field has its column, of the right type, in the order of the table, and there is no other. */
static void
test_columns (StoreFixture  *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autoptr(GError) error = NULL;
      g_autoptr(LayakStatement) select = layak_connection_prepare (layak_store_get_reader (fixture->store),
        "SELECT name, type, \"notnull\" FROM pragma_table_info (:table) WHERE cid > 1 ORDER BY cid", &error);
      guint n = 0;

      g_assert_no_error (error);
      layak_statement_bind_text (select, ":table", layak_table_get_name (layak_table_get (info)));
      while (layak_statement_step (select, &error) == LAYAK_STEP_ROW)
        {
          const LayakField *field = &info->fields[n];
          g_autofree char *quoted = g_strdup_printf ("\"%s\"", layak_statement_get_text (select, 0));
          gboolean required = (field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) != 0;

          g_test_message ("%s.%s", info->name, field->name);
          g_assert_cmpuint (n, <, info->n_fields);
          g_assert_cmpstr (quoted, ==, layak_table_get_column (layak_table_get (info), n));
          g_assert_cmpstr (layak_statement_get_text (select, 1), ==, expected_type (field));
          g_assert_cmpint (layak_statement_get_int (select, 2), ==, required);
          n++;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, info->n_fields);
    }
}

static gboolean
column_takes (LayakConnection       *connection,
              const LayakRecordInfo *info,
              guint                  index,
              const char            *text,
              gint64                 number)
{
  const LayakTable *table = layak_table_get (info);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1", layak_table_get_name (table),
                                          layak_table_get_column (table, index));
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStatement) update = layak_connection_prepare (connection, sql, &error);

  g_assert_no_error (error);
  if (text != NULL)
    layak_statement_bind_nth_text (update, 1, text);
  else
    layak_statement_bind_nth_int (update, 1, number);
  return layak_statement_run (update, NULL);
}

/* A row whose required fields have any allowed value; its references point nowhere, which only a COMMIT minds. */
static void
insert_any (LayakConnection       *connection,
            const LayakRecordInfo *info)
{
  g_autoptr(GString) columns = g_string_new ("uuid");
  g_autoptr(GString) values = g_string_new ("randomblob (16)");
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];

      if (!(field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)))
        continue;
      g_string_append_printf (columns, ", %s", layak_table_get_column (layak_table_get (info), i));
      if (g_str_equal (field->name, "code"))
        g_string_append (values, g_str_equal (info->name, "regency") ? ", '63.11'" : ", '63'");
      else if (g_str_equal (field->name, "period"))
        g_string_append (values, ", '2025-Q3'");
      else if (field->type == LAYAK_FIELD_CHOICE)
        g_string_append_printf (values, ", '%s'", field->choices->choices[0].nick);
      else if (field->type == LAYAK_FIELD_DATE)
        g_string_append (values, ", '2025'");
      else if (layak_field_is_number (field))
        g_string_append_printf (values, ", %" G_GINT64_FORMAT, field->min);
      else
        g_string_append (values, field->type == LAYAK_FIELD_REFERENCE ? ", 1" : ", 'a'");
    }

  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", layak_table_get_name (layak_table_get (info)),
                         columns->str, values->str);
  layak_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static void
check_number_limits (LayakConnection       *connection,
                     const LayakRecordInfo *info,
                     guint                  index)
{
  const LayakField *field = &info->fields[index];

  g_assert_true (column_takes (connection, info, index, NULL, field->min));
  g_assert_true (column_takes (connection, info, index, NULL, field->max));
  g_assert_false (column_takes (connection, info, index, NULL, field->min - 1));
  g_assert_false (column_takes (connection, info, index, NULL, field->max + 1));
}

static void
check_choices (LayakConnection       *connection,
               const LayakRecordInfo *info,
               guint                  index)
{
  const LayakEnumeration *choices = info->fields[index].choices;

  for (guint i = 0; i < choices->n_choices; i++)
    g_assert_true (column_takes (connection, info, index, choices->choices[i].nick, 0));
  g_assert_false (column_takes (connection, info, index, "no such nick", 0));
}

static void
check_text_limits (LayakConnection       *connection,
                   const LayakRecordInfo *info,
                   guint                  index)
{
  g_autofree char *longest = g_strnfill ((gsize) info->fields[index].max, 'x');
  g_autofree char *too_long = g_strnfill ((gsize) info->fields[index].max + 1, 'x');

  g_assert_true (column_takes (connection, info, index, longest, 0));
  g_assert_false (column_takes (connection, info, index, too_long, 0));
  g_assert_false (column_takes (connection, info, index, "", 0));
}

/* The CHECKs let in what the field lets in, and nothing beyond its limits. */
static void
test_limits (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) connection = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      g_assert_true (layak_connection_execute (connection, "BEGIN", &error));
      insert_any (connection, info);
      for (guint k = 0; k < info->n_fields; k++)
        {
          const LayakField *field = &info->fields[k];

          g_test_message ("%s.%s", info->name, field->name);
          if (field->type == LAYAK_FIELD_CHOICE)
            check_choices (connection, info, k);
          else if (field->type == LAYAK_FIELD_DATE)
            {
              g_assert_true (column_takes (connection, info, k, "2025-08", 0));
              g_assert_false (column_takes (connection, info, k, "20 Agustus", 0));
            }
          else if (layak_field_is_number (field))
            check_number_limits (connection, info, k);
          else if (layak_field_is_prose (field))
            check_text_limits (connection, info, k);
          else if (field->type != LAYAK_FIELD_REFERENCE)
            g_assert_false (column_takes (connection, info, k, "", 0));
        }
      g_assert_true (layak_connection_execute (connection, "ROLLBACK", &error));
    }
}

/* References are declared, deferred, never cascade, and have an index to be checked by. */
static void
test_references (StoreFixture  *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const char *table = layak_table_get_name (layak_table_get (info));

      for (guint k = 0; k < info->n_fields; k++)
        {
          const LayakField *field = &info->fields[k];
          const char *column = layak_table_get_column (layak_table_get (info), k);
          g_autofree char *referred = g_strdelimit (g_strdup (field->refers != NULL ? field->refers : ""), "-", '_');
          g_autofree char *declared = g_strdup_printf (
            "SELECT count (*) FROM pragma_foreign_key_list ('%s') WHERE \"from\" = trim ('%s', '\"') AND "
            "\"table\" = '%s' AND on_delete = 'NO ACTION' AND on_update = 'NO ACTION'", table, column, referred);
          g_autofree char *indexed = g_strdup_printf (
            "SELECT count (*) FROM pragma_index_list ('%s') AS l JOIN pragma_index_info (l.name) AS c "
            "WHERE c.seqno = 0 AND c.name = trim ('%s', '\"')", table, column);

          if (field->type != LAYAK_FIELD_REFERENCE)
            continue;
          g_test_message ("%s.%s", info->name, field->name);
          g_assert_cmpint (store_fixture_count (fixture->store, declared), ==, 1);
          g_assert_cmpint (store_fixture_count (fixture->store, indexed), >, 0);
        }
    }
  g_assert_cmpint (store_fixture_count (fixture->store,
    "SELECT count (*) FROM sqlite_schema WHERE sql LIKE '%CASCADE%'"), ==, 0);
}

/* A type has a full-text table exactly if it has searched fields, with just these as columns. */
static void
test_search_tables (StoreFixture  *fixture,
                    gconstpointer  data)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const char *table = layak_table_get_name (layak_table_get (info));
      g_autofree char *n_columns = g_strdup_printf ("SELECT count (*) FROM pragma_table_info ('%s_search')", table);
      guint n = 0;

      for (guint k = 0; k < info->n_fields; k++)
        if (info->fields[k].flags & LAYAK_FIELD_SEARCHED)
          {
            g_autofree char *column = g_strdup_printf (
              "SELECT count (*) FROM pragma_table_info ('%s_search') WHERE name = trim ('%s', '\"') AND cid = %u",
              table, layak_table_get_column (layak_table_get (info), k), n++);

            g_test_message ("%s.%s", info->name, info->fields[k].name);
            g_assert_cmpint (store_fixture_count (fixture->store, column), ==, 1);
          }
      g_assert_cmpint (store_fixture_count (fixture->store, n_columns), ==, n);
    }
}

/* A file of a newer program is refused and stays as it was. */
static void
test_newer_file (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before, size_after;

  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  {
    g_autoptr(LayakConnection) connection = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);

    g_assert_true (layak_connection_execute (connection, "PRAGMA user_version = 999", &error));
  }

  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, &error));
  g_assert_null (layak_store_open (fixture->path, LAYAK_OPEN_EXISTING, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, &error));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
assert_refused (StoreFixture *fixture,
                const char   *content,
                gssize        length)
{
  g_autofree char *path = g_build_filename (fixture->directory, "other.db", NULL);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (path, content, length, &error));
  g_assert_null (layak_store_open (path, LAYAK_OPEN_EXISTING, &error));
  g_assert_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, &size, &error));
  g_assert_cmpmem (content, (gsize) length, after, size);
}

/* What is no Layak database is refused and stays as it was. */
static void
test_other_file (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "foreign.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  {
    g_autoptr(LayakConnection) other = layak_connection_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                                              &error);

    g_assert_true (layak_connection_execute (other, "CREATE TABLE note (text)", &error));
  }
  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  assert_refused (fixture, content, (gssize) size);
  assert_refused (fixture, "This is a letter, not a database. It is long enough to be read as a header, though.", 84);
}

#define ADD(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/schema/columns", test_columns);
  ADD ("/schema/limits", test_limits);
  ADD ("/schema/references", test_references);
  ADD ("/schema/search-tables", test_search_tables);
  ADD ("/schema/newer-file", test_newer_file);
  ADD ("/schema/other-file", test_other_file);

  return g_test_run ();
}

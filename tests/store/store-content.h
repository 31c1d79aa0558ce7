/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to fill the store of a fixture. */
#pragma once

#include <stdarg.h>

#include "store-fixture.h"

/* (transfer full): the identity of a new record; names and texts of its fields follow, and NULL. */
G_GNUC_NULL_TERMINATED static inline char *
store_insert (StoreFixture *fixture,
              const char   *record,
              ...)
{
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find (record));
  g_autoptr(GError) error = NULL;
  const char *field;
  va_list list;

  va_start (list, record);
  while ((field = va_arg (list, const char *)) != NULL)
    {
      layak_row_parse_field (row, field, va_arg (list, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (list);

  layak_store_write (fixture->store, LAYAK_ACTION_ADD, row->info, layak_row_get_title (row), store_fixture_insert_cb,
                     row, NULL, &error);
  g_assert_no_error (error);
  return layak_row_dup_identity (row);
}

static inline void
store_set (StoreFixture *fixture,
           const char   *record,
           const char   *identity,
           const char   *field,
           const char   *text)
{
  g_autoptr(GError) error = NULL;

  store_fixture_set (fixture->store, record, identity, field, text, &error);
  g_assert_no_error (error);
}

static inline void
store_delete (StoreFixture *fixture,
              const char   *record,
              const char   *identity)
{
  g_autoptr(GError) error = NULL;

  store_fixture_delete (fixture->store, record, identity, &error);
  g_assert_no_error (error);
}

static inline gboolean
store_run_sql_cb (LayakWriter  *writer,
                  gpointer      data,
                  GError      **error)
{
  return layak_connection_execute (layak_writer_get_connection (writer), data, error);
}

/* For many rows at once. */
static inline void
store_run_sql (StoreFixture *fixture,
               const char   *sql)
{
  g_autoptr(GError) error = NULL;

  layak_store_write (fixture->store, LAYAK_ACTION_EDIT, NULL, "SQL", store_run_sql_cb, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

/* What no writer would let happen, as another program does it. */
static inline void
store_run_foreign_sql (StoreFixture *fixture,
                       const char   *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakConnection) connection = layak_connection_open (fixture->path, SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  layak_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* Two offices may bring together what no person may write. */
static inline void
store_let_succeed (StoreFixture *fixture,
                   const char   *agency,
                   const char   *successor)
{
  g_auto(GStrv) first = g_strsplit (agency, "-", -1), second = g_strsplit (successor, "-", -1);
  g_autofree char *first_hex = g_strjoinv (NULL, first), *second_hex = g_strjoinv (NULL, second);
  g_autofree char *sql = g_strdup_printf ("UPDATE agency SET successor = (SELECT id FROM agency WHERE uuid = x'%s')"
                                          " WHERE uuid = x'%s'", second_hex, first_hex);

  store_run_foreign_sql (fixture, sql);
}

/* Two provinces; of 63 the regencies 63.07 and 63.11 and the city 63.72, of 62 the city 62.71. */
static inline void
store_add_places (StoreFixture *fixture)
{
  static const char * const regencies[][4] =
  {
    { "63.07", "63", "kabupaten", "Hulu Sungai Tengah" },
    { "63.11", "63", "kabupaten", "Balangan" },
    { "63.72", "63", "kota", "Banjarbaru" },
    { "62.71", "62", "kota", "Palangka Raya" },
  };

  g_free (store_insert (fixture, "province", "code", "62", "name", "Kalimantan Tengah", NULL));
  g_free (store_insert (fixture, "province", "code", "63", "name", "Kalimantan Selatan", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (regencies); i++)
    g_free (store_insert (fixture, "regency", "code", regencies[i][0], "province", regencies[i][1],
                          "kind", regencies[i][2], "name", regencies[i][3], NULL));
}

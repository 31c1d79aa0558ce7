/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs are those that a search from each record finds, whichever dates people wrote. */
#include "store-content.h"

#include "layak-duplicates.h"
#include "layak-training.h"

#define N_TRAININGS 250

static const char * const dates[] =
{
  "2024", "2025", "2024-12-30", "2025-01", "2025-01-02", "2025-01-03", "2025-02", "2025-02-27", "2025-03-01",
  "2025-03-05", "2025-06-30", "2025-07", "2025-07-01", "2025-12-31", "2026-01",
};
static const char * const titles[] =
{
  "Pelatihan Konvensi Hak Anak", "Bimtek KHA", "Bimtek KHA Angkatan I", "Bimtek KHA Angkatan II",
  "Rapat evaluasi triwulan", "Sosialisasi PATBM",
};
static const char * const venues[] = { "Aula Bappeda", "Aula Dinas Kesehatan", NULL };
static const char * const regencies[] = { "63.11", "63.07", NULL };

#define PICK(texts) (texts)[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]

static LayakRow *
make_training (void)
{
  LayakRow *row = layak_row_new (&layak_training_info);
  const char *regency = PICK (regencies);
  const char * const fields[][2] =
  {
    { "title", PICK (titles) }, { "venue", PICK (venues) }, { "regency", regency },
    { "province", regency == NULL ? "63" : NULL },
    { "start-date", PICK (dates) }, { "end-date", g_test_rand_bit () ? PICK (dates) : NULL }, { "status", "held" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GError) error = NULL;

      if (fields[i][1] != NULL)
        layak_row_parse_field (row, fields[i][0], fields[i][1], &error);
      g_assert_no_error (error);
    }
  return row;
}

static gboolean
insert_all (LayakWriter  *writer,
            gpointer      data,
            GError      **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    if (!layak_writer_insert (writer, g_ptr_array_index (rows, i), error))
      return FALSE;
  return TRUE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
add_text (GPtrArray            *texts,
          const LayakDuplicate *pair)
{
  g_autofree char *first = layak_uuid_to_string (&pair->first), *second = layak_uuid_to_string (&pair->second);

  g_ptr_array_add (texts, g_strdup_printf ("%s %s %u %s", first, second, pair->likeness, pair->title));
}

static char *
join (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

static char *
search_from_each (LayakConnection *connection,
                  GPtrArray       *rows)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) found = layak_duplicates_find (connection, g_ptr_array_index (rows, i), &error);

      g_assert_no_error (error);
      for (guint k = 0; k < found->len; k++)
        {
          const LayakDuplicate *pair = g_ptr_array_index (found, k);

          if (layak_uuid_compare (&pair->first, &pair->second) < 0)
            add_text (texts, pair);
        }
    }
  return join (texts);
}

/* Answers the pairs in the order of their texts; they must come with the likeliest first. */
static char *
search_all (LayakConnection *connection,
            LayakUuid       *first,
            LayakUuid       *second)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free), pairs = NULL;
  g_autoptr(GError) error = NULL;

  pairs = layak_duplicates_select (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, >, 100);
  for (guint i = 0; i < pairs->len; i++)
    {
      const LayakDuplicate *pair = g_ptr_array_index (pairs, i);

      if (i > 0)
        g_assert_cmpuint (((LayakDuplicate *) g_ptr_array_index (pairs, i - 1))->likeness, >=, pair->likeness);
      add_text (texts, pair);
      *first = pair->first;
      *second = pair->second;
    }
  return join (texts);
}

static gboolean
tell_apart (LayakConnection  *connection,
            gpointer          data,
            GError          **error)
{
  const LayakUuid *uuids = data;

  return layak_duplicates_tell_apart (connection, &uuids[1], &uuids[0], error);
}

static void
test_all (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  LayakConnection *connection = layak_store_get_reader (fixture->store);
  g_autofree char *expected = NULL, *found = NULL, *rest = NULL, *later = NULL;
  g_autoptr(GError) error = NULL;
  LayakUuid pair[2];

  store_add_places (fixture);
  for (guint i = 0; i < N_TRAININGS; i++)
    g_ptr_array_add (rows, make_training ());
  layak_store_write (fixture->store, LAYAK_ACTION_ADD, &layak_training_info, "all", insert_all, rows, NULL, &error);
  g_assert_no_error (error);

  expected = search_from_each (connection, rows);
  found = search_all (connection, &pair[0], &pair[1]);
  g_assert_cmpstr (found, ==, expected);

  layak_store_with_writer (fixture->store, tell_apart, pair, &error);
  g_assert_no_error (error);
  rest = search_from_each (connection, rows);
  later = search_all (connection, &pair[0], &pair[1]);
  g_assert_cmpstr (later, ==, rest);
  g_assert_cmpstr (later, !=, found);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/duplicates/all", StoreFixture, NULL, store_fixture_set_up, test_all, store_fixture_tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include <string.h>

#include "layak-query-text.h"

#define TODAY 20251101

/* The titles of the rows, parted by blanks, in their order. */
static char *
run (StoreFixture *fixture,
     LayakQuery   *query)
{
  const LayakTable *table = layak_table_get (layak_query_get_info (query));
  LayakConnection *reader = layak_store_get_reader (fixture->store);
  g_autoptr(LayakSelect) select = layak_query_select_ids (query);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = layak_select_run_ids (select, reader, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(LayakRow) row = layak_table_load (table, reader, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", layak_row_get_title (row));
    }
  return g_string_free (titles, FALSE);
}

#define assert_rows(fixture, query, expected)                \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *rows = run (fixture, query);            \
    g_assert_cmpstr (rows, ==, expected);                    \
  }                                                          \
  G_STMT_END

static LayakQuery *
new_query (const char *record)
{
  LayakQuery *query = layak_query_new (layak_record_info_find (record));

  layak_query_set_today (query, TODAY);
  return query;
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  static const char * const trainings[][6] =
  {
    /* title, status, start, end, regency, province */
    { "a", "held", "2025-08-20", "2025-08-22", "63.11", NULL },
    { "b", "held", "2023-12-08", "2023-12-10", "63.07", NULL },
    { "c", "planned", NULL, NULL, "63.11", NULL },
    { "d", "held", "2024-12-30", "2025-01-02", "63.07", NULL },
    { "e", "planned", "2025-11", NULL, NULL, "63" },
    { "f", "cancelled", NULL, NULL, "63.11", NULL },
    { "g", "held", "2025", NULL, "62.71", NULL },
    { "h", "draft", "2026-01-01", NULL, NULL, NULL },
  };

  store_fixture_set_up (fixture, data);
  store_add_places (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (trainings); i++)
    g_free (store_insert (fixture, "training", "title", trainings[i][0], "status", trainings[i][1],
                          "start-date", trainings[i][2], "end-date", trainings[i][3],
                          "regency", trainings[i][4], "province", trainings[i][5], NULL));
}

static void
test_place (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");
  g_autoptr(LayakQuery) regencies = new_query ("regency");

  layak_query_set_sort (query, "title", FALSE);
  assert_rows (fixture, query, "a b c d e f g h");
  layak_query_set_place (query, "63.11");
  assert_rows (fixture, query, "a c f");
  layak_query_set_place (query, "63");
  assert_rows (fixture, query, "a b c d e f");
  layak_query_set_place (query, "62");
  assert_rows (fixture, query, "g");
  layak_query_set_place (query, "99");
  assert_rows (fixture, query, "");
  layak_query_set_place (query, "");
  assert_rows (fixture, query, "a b c d e f g h");

  assert_rows (fixture, regencies, "Palangka Raya Hulu Sungai Tengah Balangan Banjarbaru");
  layak_query_set_place (regencies, "63");
  assert_rows (fixture, regencies, "Hulu Sungai Tengah Balangan Banjarbaru");
}

static void
test_year (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");

  layak_query_set_sort (query, "title", FALSE);
  layak_query_set_year (query, 2025);
  assert_rows (fixture, query, "a c d e g");
  layak_query_set_year (query, 2024);
  assert_rows (fixture, query, "c d");
  layak_query_set_year (query, 2023);
  assert_rows (fixture, query, "b c");

  layak_query_set_year (query, 0);
  layak_query_set_special (query, "month", "2025-08");
  assert_rows (fixture, query, "a g");
  layak_query_set_special (query, "month", "2025-01");
  assert_rows (fixture, query, "d g");
  layak_query_set_special (query, "month", NULL);
  layak_query_set_special (query, "from", "2025-01-02");
  layak_query_set_special (query, "to", "2025-08-20");
  assert_rows (fixture, query, "a d g");
}

static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");

  assert_rows (fixture, query, "h e a g d b c f");
  layak_query_set_sort (query, "start-date", FALSE);
  assert_rows (fixture, query, "b d g a e h f c");
  layak_query_set_sort (query, "status", FALSE);
  assert_rows (fixture, query, "h c e a b d g f");
  layak_query_set_sort (query, "regency-name", FALSE);
  assert_rows (fixture, query, "a c f b d g e h");
  layak_query_set_sort (query, "regency", TRUE);
  assert_rows (fixture, query, "g d b f c a h e");
  layak_query_set_sort (query, "participants", TRUE);
  assert_rows (fixture, query, "h g f e d c b a");
  layak_query_set_sort (query, NULL, FALSE);
  assert_rows (fixture, query, "h e a g d b c f");
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");
  g_autoptr(LayakQuery) copy = NULL;
  g_autofree char *agency = store_insert (fixture, "agency", "level", "regency", "regency", "63.11", "abbreviation",
                                          "DP3A", NULL);
  g_autofree char *other = store_insert (fixture, "agency", "level", "regency", "regency", "63.07", "abbreviation",
                                         "Dinsos", NULL);

  g_free (store_insert (fixture, "training", "title", "x", "status", "held", "organiser", agency, "participants", "0",
                        "target-groups", "media educators", "kha", "true", NULL));
  g_free (store_insert (fixture, "training", "title", "y", "status", "held", "organiser", other,
                        "co-organisers", agency, "target-groups", "media", "participants", "10", NULL));
  layak_query_set_sort (query, "title", FALSE);

  layak_query_set_filter (query, "status", "planned");
  assert_rows (fixture, query, "c e");
  layak_query_set_filter_any (query, "status", (const char * const []) { "planned", "cancelled", NULL });
  assert_rows (fixture, query, "c e f");
  layak_query_set_filter (query, "status", "no such status");
  assert_rows (fixture, query, "");
  layak_query_set_filter (query, "status", NULL);

  layak_query_set_filter (query, "organiser", agency);
  assert_rows (fixture, query, "x");
  layak_query_set_filter_any (query, "organiser", (const char * const []) { agency, other, NULL });
  assert_rows (fixture, query, "x y");
  layak_query_set_filter (query, "organiser", NULL);
  layak_query_set_special (query, "agency", agency);
  assert_rows (fixture, query, "x y");
  layak_query_set_special (query, "agency", NULL);

  layak_query_set_filter (query, "target-groups", "educators");
  assert_rows (fixture, query, "x");
  layak_query_set_filter (query, "target-groups", "media");
  assert_rows (fixture, query, "x y");
  layak_query_set_filter (query, "participants", "0");
  assert_rows (fixture, query, "x");
  copy = layak_query_copy (query);
  layak_query_clear (query);
  assert_rows (fixture, query, "a b c d e f g h x y");
  assert_rows (fixture, copy, "x");

  layak_query_set_filter (query, "regency", "");
  assert_rows (fixture, query, "e h x y");
  layak_query_set_filter (query, "regency", "63.11");
  assert_rows (fixture, query, "a c f");
  layak_query_clear (query);
  layak_query_set_filter (query, "start-date", "2025-08-20");
  assert_rows (fixture, query, "a");
}

static void
test_search (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");
  g_autoptr(LayakQuery) regencies = new_query ("regency");
  g_autofree char *training = store_insert (fixture, "training", "title", "Pelatihan", "status", "held",
                                            "theme", "Konvensi Hak Anak: “layak” \"anak\"", NULL);

  g_free (store_insert (fixture, "speaker", "training", training, "name", "Sudirman Latief", NULL));

  layak_query_set_search (query, "pel");
  assert_rows (fixture, query, "Pelatihan");
  layak_query_set_search (query, "hak konv");
  assert_rows (fixture, query, "Pelatihan");
  layak_query_set_search (query, "konv hak");
  assert_rows (fixture, query, "");
  layak_query_set_search (query, "hak k");
  assert_rows (fixture, query, "Pelatihan");
  layak_query_set_search (query, "latief");
  assert_rows (fixture, query, "Pelatihan");
  layak_query_set_search (query, "\"anak\" * ) OR NEAR");
  assert_rows (fixture, query, "");
  layak_query_set_search (query, "\"anak\"");
  assert_rows (fixture, query, "Pelatihan");
  layak_query_set_search (query, "p");
  g_assert_true (layak_query_is_filtered (query));
  layak_query_set_filter (query, "status", "draft");
  assert_rows (fixture, query, "h");

  layak_query_set_search (regencies, "banjar 63.");
  assert_rows (fixture, regencies, "Banjarbaru");
  layak_query_set_search (regencies, "%");
  assert_rows (fixture, regencies, "Palangka Raya Hulu Sungai Tengah Balangan Banjarbaru");
  layak_query_set_search (regencies, "_a");
  assert_rows (fixture, regencies, "");
}

static void
add_recommendation (StoreFixture *fixture,
                    const char   *text,
                    const char   *status,
                    const char   *due,
                    const char   *closed,
                    const char   *raised,
                    const char   *training)
{
  g_free (store_insert (fixture, "recommendation", "text", text, "status", status, "due-date", due,
                        "closed-on", closed, "raised-on", raised, "training", training, NULL));
}

static void
test_recommendations (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("recommendation");
  g_autoptr(LayakQuery) trainings = new_query ("training");
  g_autofree char *training = store_insert (fixture, "training", "title", "z", "status", "held", NULL);

  add_recommendation (fixture, "open", "agreed", "2026-01-31", NULL, "2025-08-22", NULL);
  add_recommendation (fixture, "late", "in-progress", "2025-10-31", NULL, "2024", training);
  add_recommendation (fixture, "month", "proposed", "2025-11", NULL, NULL, NULL);
  add_recommendation (fixture, "year", "proposed", "2024", NULL, "2024", NULL);
  add_recommendation (fixture, "done", "done", "2024-05-05", "2025-02-01", "2024", training);
  add_recommendation (fixture, "old", "infeasible", "2023-05-05", "2023-05-01", "2023", training);
  add_recommendation (fixture, "never", "proposed", NULL, NULL, "2026", NULL);
  g_free (store_insert (fixture, "recommendation", "text", "later", "status", "postponed", "due-date", "2025-01-01",
                        "postponed-to", "2026-06-01", NULL));

  assert_rows (fixture, query, "year late month open later never old done");
  layak_query_set_special (query, "overdue", "yes");
  assert_rows (fixture, query, "year late");
  layak_query_set_special (query, "overdue", NULL);
  layak_query_set_special (query, "open", "yes");
  assert_rows (fixture, query, "year late month open later never");
  layak_query_set_special (query, "open", NULL);
  layak_query_set_special (query, "closed", "yes");
  assert_rows (fixture, query, "old done");
  layak_query_clear (query);

  layak_query_set_year (query, 2025);
  assert_rows (fixture, query, "year late month open later done");
  layak_query_set_year (query, 2023);
  assert_rows (fixture, query, "month later old");
  layak_query_set_year (query, 2026);
  assert_rows (fixture, query, "year late month open later never");

  layak_query_set_year (query, 0);
  layak_query_set_special (query, "undated", "yes");
  assert_rows (fixture, query, "never");

  layak_query_set_special (trainings, "recommendation-overdue", "yes");
  assert_rows (fixture, trainings, "z");
  layak_query_set_today (trainings, 20251031);
  assert_rows (fixture, trainings, "");
}

/* Every order, condition and scope of every record type is valid SQL. */
static void
test_everything_runs (StoreFixture  *fixture,
                      gconstpointer  data)
{
  static const char * const specials[] =
  {
    "ongoing", "past", "month", "from", "to", "agency", "recommendation-overdue", "recommendation-open",
    "without-recommendation", "open", "closed", "overdue", "undated", "without-evidence", "current", "ended", "missing",
  };
  static const char * const sorts[] =
  {
    "title", "organiser-name", "regency-name", "recommendations", "series-batch", "urgency", "due", "lead-name",
    "training-title", "short-name", "trainings",
  };

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autoptr(LayakQuery) query = new_query (info->name);

      layak_query_set_year (query, 2025);
      layak_query_set_search (query, "anak 20");
      for (guint k = 0; k < info->n_fields; k++)
        {
          layak_query_set_filter (query, info->fields[k].name, k % 2 == 0 ? "x" : "");
          layak_query_set_sort (query, info->fields[k].name, k % 2 == 0);
          g_free (run (fixture, query));
        }
      for (gsize k = 0; k < G_N_ELEMENTS (specials); k++)
        if (layak_query_has_special (info, specials[k]))
          layak_query_set_special (query, specials[k], "2025-01");
      for (gsize k = 0; k < G_N_ELEMENTS (sorts); k++)
        if (layak_query_has_sort (info, sorts[k]))
          {
            layak_query_set_sort (query, sorts[k], FALSE);
            layak_query_set_place (query, k % 2 == 0 ? "63" : "63.11");
            g_free (run (fixture, query));
          }
      layak_query_set_sort (query, NULL, FALSE);
      layak_query_set_place (query, "63.11");
      g_free (run (fixture, query));
    }
}

/* The plan of SQLite for the ids of a query, one step a line. */
static char *
explain (StoreFixture *fixture,
         LayakQuery   *query)
{
  g_autoptr(LayakSelect) select = layak_query_select_ids (query);
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", layak_select_get_sql (select), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStatement) plan = layak_connection_prepare (layak_store_get_reader (fixture->store), sql, &error);
  GString *steps = g_string_new (NULL);

  g_assert_no_error (error);
  while (layak_statement_step (plan, &error) == LAYAK_STEP_ROW)
    g_string_append_printf (steps, "%s\n", layak_statement_get_text (plan, 3));
  g_assert_no_error (error);
  return g_string_free (steps, FALSE);
}

/* What pages ask for most is answered by an index, without sorting and, for trainings, without reading a record. */
static void
test_uses_indices (StoreFixture  *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *record;
    const char *place;
    int         year;
    const char *special;
    const char *step;
    gboolean    sorts;
  } cases[] =
  {
    { "training", NULL, 0, NULL, "SCAN t USING COVERING INDEX training_start_date", FALSE },
    { "training", NULL, 2025, NULL, "SCAN t USING COVERING INDEX training_start_date", FALSE },
    { "training", "63.11", 0, NULL, "SEARCH t USING COVERING INDEX training_regency (regency=?)", FALSE },
    { "training", "63.11", 2025, NULL, "SEARCH t USING COVERING INDEX training_regency (regency=?)", FALSE },
    { "training", "63.11", 2025, "recommendation-overdue",
      "SEARCH r USING INDEX recommendation_training (training=? AND <expr>=? AND <expr><?)", FALSE },
    { "recommendation", NULL, 0, "overdue", "SEARCH t USING INDEX recommendation_due (<expr>=? AND <expr><?)", TRUE },
    { "recommendation", "63.11", 0, NULL, "SEARCH t USING INDEX recommendation_regency (regency=?)", FALSE },
    { "recommendation", "63.11", 0, "overdue",
      "SEARCH t USING INDEX recommendation_regency (regency=? AND <expr>=? AND <expr><?)", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LayakQuery) query = new_query (cases[i].record);
      g_autofree char *plan = NULL;

      layak_query_set_place (query, cases[i].place);
      layak_query_set_year (query, cases[i].year);
      if (cases[i].special != NULL)
        layak_query_set_special (query, cases[i].special, "yes");
      plan = explain (fixture, query);
      if (strstr (plan, cases[i].step) == NULL)
        g_test_message ("Expected “%s” in:\n%s", cases[i].step, plan);
      g_assert_nonnull (strstr (plan, cases[i].step));
      g_assert_true (cases[i].sorts || strstr (plan, "B-TREE FOR ORDER BY") == NULL);
    }
}

static void
count_cb (LayakQuery *query,
          gpointer    data)
{
  ++*(guint *) data;
}

static void
test_tells_changes (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(LayakQuery) query = new_query ("training");
  guint n = 0;

  g_signal_connect (query, "changed", G_CALLBACK (count_cb), &n);
  layak_query_set_place (query, "63.11");
  layak_query_set_place (query, "63.11");
  g_assert_cmpuint (n, ==, 1);
  layak_query_set_filter (query, "status", "held");
  layak_query_set_filter (query, "status", "held");
  layak_query_set_filter (query, "kind", NULL);
  g_assert_cmpuint (n, ==, 2);
  layak_query_set_special (query, "ongoing", "yes");
  layak_query_set_special (query, "ongoing", "yes");
  g_assert_cmpuint (n, ==, 3);
  layak_query_set_search (query, "");
  layak_query_set_year (query, 0);
  g_assert_cmpuint (n, ==, 3);
  layak_query_clear (query);
  layak_query_clear (query);
  g_assert_cmpuint (n, ==, 4);
}

/* What a person asks for can be kept as text; the place stays the window's, and what is not known is passed over. */
static void
test_text (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char * const kinds[] = { "training", "meeting", NULL };
  g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_find ("training"));
  g_autoptr(LayakQuery) copy = layak_query_new (layak_record_info_find ("training"));
  g_autofree char *text = NULL, *again = NULL;

  layak_query_set_place (copy, "63.11");
  layak_query_set_sort (query, "start-date", TRUE);
  layak_query_set_search (query, "hak & = anak");
  layak_query_set_filter (query, "status", "held");
  layak_query_set_filter_any (query, "kind", kinds);
  layak_query_set_special (query, "recommendation-overdue", "yes");
  text = layak_query_format (query);
  g_assert_cmpstr (text, ==, "search=hak%20%26%20%3D%20anak&sort=-start-date&kind=training%20meeting&status=held"
                             "&recommendation-overdue=yes");

  layak_query_set_filter (copy, "mode", "online");
  layak_query_parse (copy, text);
  again = layak_query_format (copy);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (layak_query_get_place (copy), ==, "63.11");

  layak_query_parse (copy, "sort=nothing&nobody=1&status=&=&title");
  g_assert_false (layak_query_is_filtered (copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("/query/place", test_place);
  ADD ("/query/year", test_year);
  ADD ("/query/order", test_order);
  ADD ("/query/filters", test_filters);
  ADD ("/query/search", test_search);
  ADD ("/query/recommendations", test_recommendations);
  ADD ("/query/everything-runs", test_everything_runs);
  ADD ("/query/uses-indices", test_uses_indices);
  ADD ("/query/tells-changes", test_tells_changes);
  ADD ("/query/text", test_text);
  return g_test_run ();
}

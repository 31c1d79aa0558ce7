/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-content.h"

#include "layak-search.h"
#include "layak-words.h"

/* “type:title” of every hit, parted by “, ”. */
static char *
search (StoreFixture *fixture,
        const char   *words,
        guint         limit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = layak_search_select (layak_store_get_reader (fixture->store), words, limit, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const LayakHit *hit = hits->pdata[i];

      g_assert_nonnull (hit->uuid);
      g_string_append_printf (found, "%s%s:%s", i > 0 ? ", " : "", hit->info->name, hit->title);
    }
  return g_string_free (found, FALSE);
}

#define assert_hits(fixture, words, expected)                \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *found = search (fixture, words, 3);     \
    g_assert_cmpstr (found, ==, expected);                   \
  }                                                          \
  G_STMT_END

static void
test_finds_all_types (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *training = NULL;
  g_autofree char *speaker = NULL;

  store_add_places (fixture);
  training = store_insert (fixture, "training", "title", "Bimtek Hak Anak", "status", "held", "regency", "63.11",
                           "start-date", "2025-08-20", NULL);
  g_free (store_insert (fixture, "recommendation", "text", "Bentuk forum anak", "status", "agreed", NULL));
  g_free (store_insert (fixture, "agency", "level", "ministry", "abbreviation", "ANAKINDO", NULL));
  speaker = store_insert (fixture, "speaker", "training", training, "name", "Ani Anakku", NULL);
  g_free (store_insert (fixture, "document", "title", "Foto anak", "training", training, NULL));

  assert_hits (fixture, "anak", "training:Bimtek Hak Anak, recommendation:Bentuk forum anak, agency:ANAKINDO, "
               "speaker:Ani Anakku, document:Foto anak");
  assert_hits (fixture, "BIMTEK an", "training:Bimtek Hak Anak");
  assert_hits (fixture, "banjar", "regency:Kota Banjarbaru");
  assert_hits (fixture, "63.11", "regency:Balangan");
  assert_hits (fixture, "a", "");
  assert_hits (fixture, "", "");
  assert_hits (fixture, "\"", "");
  assert_hits (fixture, "anak\" OR \"x", "");

  store_set (fixture, "training", training, "title", "Sosialisasi");
  assert_hits (fixture, "bimtek", "");
  assert_hits (fixture, "sosial", "training:Sosialisasi");
}

static void
test_leads_to_the_unit (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *training = store_insert (fixture, "training", "title", "Bimtek", "status", "held",
                                            "start-date", "2025-08-20", NULL);
  g_autofree char *speaker = store_insert (fixture, "speaker", "training", training, "name", "Sudirman", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = layak_search_select (layak_store_get_reader (fixture->store), "sudir", 5, &error);
  const LayakHit *hit;

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->unit->name, ==, "training");
  g_assert_cmpstr (hit->uuid, ==, training);
  g_assert_cmpstr (hit->detail, ==, "Bimtek");
  g_assert_cmpint (hit->date, ==, 20250820);
}

static void
finished_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_elsewhere (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  g_free (store_insert (fixture, "training", "title", "Bimtek", "status", "held", NULL));
  layak_reader_run_async (fixture->path, layak_search_read ("bim", 5), NULL, finished_cb, &result);
  store_fixture_wait_until (result != NULL);
  hits = layak_reader_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
test_limit (StoreFixture  *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("Bimtek %u", i);

      g_free (store_insert (fixture, "training", "title", title, "status", "held", NULL));
    }
  assert_hits (fixture, "bimtek", "training:Bimtek 8, training:Bimtek 7, training:Bimtek 6");
}

static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    const char *match;
  } cases[] =
  {
    { NULL, NULL },
    { "", NULL },
    { "   ", NULL },
    { "a", NULL },
    { "ab", "\"ab\" *" },
    { "ab c", "\"ab\" *" },
    { "ab 2", "\"ab\" \"2\"" },
    { "a bc", "\"a\" \"bc\" *" },
    { "\tab\ncd ", "\"ab\" \"cd\" *" },
    { "a\"b", "\"a\"\"b\" *" },
    { "- ab", "\"ab\" *" },
    { "訓練", "\"訓練\" *" },
    { "訓", NULL },
    { "\xff\xfe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *match = layak_words_dup_match (cases[i].typed);

      g_assert_cmpstr (match, ==, cases[i].match);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("/search/finds-all-types", test_finds_all_types);
  ADD ("/search/leads-to-the-unit", test_leads_to_the_unit);
  ADD ("/search/elsewhere", test_elsewhere);
  ADD ("/search/limit", test_limit);
  g_test_add_func ("/search/words", test_words);
  return g_test_run ();
}

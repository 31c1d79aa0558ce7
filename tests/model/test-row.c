/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-row.h"

#include "unit-from-text.h"

#define FIRST  "0198c0ab-cdef-7123-8456-000000000001"
#define SECOND "0198c0ab-cdef-7123-8456-000000000002"

/* The key people would say, and that a record has the UUID of its key. */
static void
test_key (void)
{
  static const struct { const char *text, *key; } cases[] =
  {
    { "regency|code=63.11", "63.11" },
    { "province|code=63", "63" },
    { "indicator-set|year=2024", "2024" },
    { "indicator|set=2024|number=21A", "2024-21A" },
    { "question|set=2024|indicator=8|number=5", "2024-8-5" },
    { "standing|regency=63.11|year=2025|stage=final", "63.11-2025-final" },
    { "workforce|regency=63.11|year=2025|group=educators", "63.11-2025-educators" },
    { "template|name=Bimtek|content=training", NULL },
    { "training|title=Pelatihan", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LayakUnit) unit = unit_from_text (cases[i].text);
      g_autofree char *key = layak_row_dup_key (unit->root);
      LayakUuid uuid;

      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpint (layak_record_info_is_keyed (unit->root->info), ==, key != NULL);
      if (key == NULL)
        continue;
      uuid = layak_uuid_from_key (unit->root->info->name, key);
      g_assert_true (layak_uuid_equal (&unit->root->uuid, &uuid));
    }
}

static void
test_ensure_uuid (void)
{
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find ("training"));
  LayakUuid uuid;

  g_assert_true (layak_uuid_is_nil (&row->uuid));
  layak_row_ensure_uuid (row);
  g_assert_false (layak_uuid_is_nil (&row->uuid));
  uuid = row->uuid;
  layak_row_ensure_uuid (row);
  g_assert_true (layak_uuid_equal (&row->uuid, &uuid));
}

static void
test_new (void)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autoptr(LayakRow) row = layak_row_new (info);

      g_assert_cmpint (row->id, ==, 0);
      g_assert_cmpint (row->created, ==, LAYAK_UNKNOWN);
      g_assert_null (row->version);
      for (guint k = 0; k < info->n_fields; k++)
        g_assert_true (layak_row_is_unknown (row, info->fields[k].name));
    }
}

static void
test_parse (void)
{
  g_autoptr(LayakRow) row = layak_row_new (layak_record_info_find ("training"));
  g_autoptr(GError) error = NULL;

  /* Both spellings of a name, as in CSV and on the command line. */
  g_assert_true (layak_row_parse_field (row, "start_date", "2025-08-20", &error));
  g_assert_true (layak_row_parse_field (row, "end-date", "2025-08", &error));
  g_assert_no_error (error);
  g_assert_cmpint (layak_row_get_date (row, "start-date"), ==, 20250820);
  g_assert_cmpint (layak_row_get_date (row, "end-date"), ==, 20250800);

  g_assert_false (layak_row_parse_field (row, "start-date", "besok", &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
  g_assert_cmpint (layak_row_get_date (row, "start-date"), ==, 20250820);
  g_clear_error (&error);

  g_assert_false (layak_row_parse_field (row, "startdate", "2025", &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_UNKNOWN_NAME);

  g_assert_true (layak_row_parse_field (row, "start-date", "", NULL));
  g_assert_true (layak_row_is_unknown (row, "start-date"));
}

static void
test_access (void)
{
  g_autoptr(LayakUnit) unit = unit_from_text ("training|title=Pelatihan KHA|participants=0"
                                              "|target-groups=media business");
  char **groups = layak_row_get_set (unit->root, "target-groups");

  g_assert_cmpstr (layak_row_get_title (unit->root), ==, "Pelatihan KHA");
  g_assert_cmpint (layak_row_get_number (unit->root, "participants"), ==, 0);
  g_assert_false (layak_row_is_unknown (unit->root, "participants"));
  g_assert_cmpuint (g_strv_length (groups), ==, 2);
  g_assert_cmpstr (groups[0], ==, "business");
  g_assert_null (layak_row_get_set (unit->root, "indicators"));
  g_assert_true (layak_row_get_value (unit->root, "title")->text == layak_row_get_title (unit->root));
}

static void
test_copy (void)
{
  g_autoptr(LayakUnit) unit = unit_from_text ("training|title=Pelatihan|target-groups=media|participants=3");
  g_autoptr(LayakRow) copy = NULL;

  unit->root->id = 5;
  unit->root->created = 1;
  unit->root->modified = 2;
  unit->root->version = layak_version_new ((LayakStamp) { 1, 2 });
  copy = layak_row_copy (unit->root);

  g_assert_cmpint (copy->id, ==, 5);
  g_assert_cmpint (copy->created, ==, 1);
  g_assert_cmpint (copy->modified, ==, 2);
  g_assert_true (layak_uuid_equal (&copy->uuid, &unit->root->uuid));
  g_assert_true (layak_stamp_equal (copy->version->made, unit->root->version->made));
  g_assert_true (copy->version != unit->root->version);
  for (guint i = 0; i < copy->info->n_fields; i++)
    g_assert_true (layak_value_equal (&copy->info->fields[i], copy->values[i], unit->root->values[i]));

  g_assert_true (layak_row_parse_field (copy, "title", "Bimtek", NULL));
  g_assert_cmpstr (layak_row_get_title (unit->root), ==, "Pelatihan");
}

static void
test_check (void)
{
  static const struct { const char *text; gboolean whole; } cases[] =
  {
    { "training|title=Pelatihan|status=held", TRUE },
    { "training|title=Pelatihan", FALSE },
    { "training|status=held", FALSE },
    { "standing|regency=63.11|year=2025|stage=final", TRUE },
    { "standing|regency=63.11|year=2025", FALSE },
    { "recommendation|text=Perda KLA|status=proposed", TRUE },
    { "document|regency=63.11", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LayakUnit) unit = unit_from_text (cases[i].text);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (layak_row_check (unit->root, &error), ==, cases[i].whole);
      if (!cases[i].whole)
        g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_REQUIRED);
    }
}

/* By type, then position, then UUID. */
static void
test_sort (void)
{
  g_autoptr(LayakUnit) unit = unit_from_text ("training + participant-group|group=media|position=2"
                                              " + session|topic=A|position=2 + session|topic=B|position=1"
                                              " + participant-group|group=business|position=2"
                                              " + speaker|name=C");
  static const char * const order[] = { "speaker", "session", "session", "participant-group", "participant-group" };
  LayakRow *low = g_ptr_array_index (unit->children, 3), *high = g_ptr_array_index (unit->children, 0);

  g_assert_true (layak_uuid_parse (FIRST, &low->uuid));
  g_assert_true (layak_uuid_parse (SECOND, &high->uuid));
  layak_unit_sort (unit);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      g_assert_cmpstr (child->info->name, ==, order[i]);
    }
  g_assert_cmpstr (layak_row_get_title (g_ptr_array_index (unit->children, 1)), ==, "B");
  g_assert_true (g_ptr_array_index (unit->children, 3) == low);
  g_assert_true (g_ptr_array_index (unit->children, 4) == high);
}

static guint64
digest_of (const char *text)
{
  g_autoptr(LayakUnit) unit = unit_from_text (text);

  /* All have the same identities, so that only the fields differ. */
  g_assert_true (layak_uuid_parse (FIRST, &unit->root->uuid));
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    g_assert_true (layak_uuid_parse (SECOND, &((LayakRow *) g_ptr_array_index (unit->children, i))->uuid));
  return layak_unit_digest (unit);
}

static void
test_digest (void)
{
  static const struct { const char *a, *b; } pairs[] =
  {
    { "training", "training|title=A" },
    { "training|title=A", "training|title=B" },
    { "training|title=A", "training|theme=A" },
    { "training|title=AB|theme=C", "training|title=A|theme=BC" },
    { "training|participants=0", "training" },
    { "training|participants=1", "training|planned-participants=1" },
    { "training|kha=false", "training|kha=true" },
    { "training|target-groups=media", "training|target-groups=business" },
    { "question|groups=other", "question|evidence=other" },
    { "training", "training + session|topic=A" },
    { "training + session|topic=A", "training + session|topic=B" },
    { "training + session|topic=A", "training + session|topic=A + session|topic=A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s / %s", pairs[i].a, pairs[i].b);
      g_assert_cmpuint (digest_of (pairs[i].a), ==, digest_of (pairs[i].a));
      g_assert_cmpuint (digest_of (pairs[i].a), !=, digest_of (pairs[i].b));
    }
}

/* Identity, times and version count too; where the unit is kept and the order of its children do not. */
static void
test_digest_rest (void)
{
  g_autoptr(LayakUnit) unit = unit_from_text ("training|title=A + session|topic=B + session|topic=C");
  guint64 digest = layak_unit_digest (unit), other;
  LayakRow *child = g_ptr_array_steal_index (unit->children, 0);

  layak_unit_add (unit, child);
  unit->root->id = 9;
  g_assert_cmpuint (layak_unit_digest (unit), ==, digest);

  unit->root->modified = 1;
  other = layak_unit_digest (unit);
  g_assert_cmpuint (other, !=, digest);
  unit->root->version = layak_version_new ((LayakStamp) { 1, 1 });
  digest = layak_unit_digest (unit);
  g_assert_cmpuint (digest, !=, other);
  layak_version_set_stamp (unit->root->version, 2, (LayakStamp) { 1, 2 });
  other = layak_unit_digest (unit);
  g_assert_cmpuint (other, !=, digest);
  child->uuid = layak_uuid_new ();
  g_assert_cmpuint (layak_unit_digest (unit), !=, other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row/key", test_key);
  g_test_add_func ("/row/ensure-uuid", test_ensure_uuid);
  g_test_add_func ("/row/new", test_new);
  g_test_add_func ("/row/parse", test_parse);
  g_test_add_func ("/row/access", test_access);
  g_test_add_func ("/row/copy", test_copy);
  g_test_add_func ("/row/check", test_check);
  g_test_add_func ("/unit/sort", test_sort);
  g_test_add_func ("/unit/digest", test_digest);
  g_test_add_func ("/unit/digest-rest", test_digest_rest);

  return g_test_run ();
}

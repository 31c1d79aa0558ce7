/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-uuid.h"

static void
test_text (void)
{
  LayakUuid uuid, again;
  char text[LAYAK_UUID_TEXT_LENGTH + 1];
  g_autofree char *owned = NULL;

  g_assert_true (layak_uuid_parse ("0198C0AB-cdef-7123-8456-0123456789aB", &uuid));
  layak_uuid_format (&uuid, text);
  g_assert_cmpstr (text, ==, "0198c0ab-cdef-7123-8456-0123456789ab");
  g_assert_cmpint (uuid.bytes[0], ==, 0x01);
  g_assert_cmpint (uuid.bytes[15], ==, 0xab);

  owned = layak_uuid_to_string (&uuid);
  g_assert_true (layak_uuid_parse (owned, &again));
  g_assert_true (layak_uuid_equal (&uuid, &again));
}

static void
test_bad_text (void)
{
  static const char * const bad[] =
  {
    "", "0198c0ab", "0198c0abcdef712384560123456789ab", "0198c0ab-cdef-7123-8456-0123456789a",
    "0198c0ab-cdef-7123-8456-0123456789abc", "0198c0ab-cdef-7123-8456-0123456789ag",
    "0198c0abc-def-7123-8456-0123456789ab", "{0198c0ab-cdef-7123-8456-0123456789ab}",
    " 0198c0ab-cdef-7123-8456-0123456789a", "0198c0ab-cdef-7123-8456-0123456789ab ",
    "0198c0ab_cdef_7123_8456_0123456789ab",
  };
  LayakUuid uuid;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (layak_uuid_parse (bad[i], &uuid));
    }
}

static void
assert_version (const LayakUuid *uuid,
                int              version)
{
  g_assert_cmpint (uuid->bytes[6] >> 4, ==, version);
  g_assert_cmpint (uuid->bytes[8] >> 6, ==, 2);
}

/* The first 48 bits are the milliseconds at which it was made, and all are different. */
static void
test_new (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 before = g_get_real_time () / 1000, after;
  LayakUuid uuid = { { 0 } };
  guint64 milliseconds = 0;

  for (guint i = 0; i < 1000; i++)
    {
      uuid = layak_uuid_new ();
      assert_version (&uuid, 7);
      g_assert_true (g_hash_table_add (seen, layak_uuid_to_string (&uuid)));
    }

  after = g_get_real_time () / 1000;
  for (guint i = 0; i < 6; i++)
    milliseconds = milliseconds << 8 | uuid.bytes[i];
  g_assert_cmpint ((gint64) milliseconds, >=, before);
  g_assert_cmpint ((gint64) milliseconds, <=, after);
}

static void
test_order (void)
{
  gint64 begin = g_get_real_time () / 1000;
  LayakUuid first = layak_uuid_new (), second;

  /* Another millisecond has begun once the clock says so. */
  while (g_get_real_time () / 1000 <= begin + 1)
    g_thread_yield ();
  second = layak_uuid_new ();

  g_assert_cmpint (layak_uuid_compare (&first, &second), <, 0);
  g_assert_cmpint (layak_uuid_compare (&second, &first), >, 0);
  g_assert_cmpint (layak_uuid_compare (&first, &first), ==, 0);
}

/* Files in use hold these values, so they can never change. */
static void
test_from_key (void)
{
  LayakUuid regency = layak_uuid_from_key ("regency", "63.11");
  LayakUuid again = layak_uuid_from_key ("regency", "63.11");
  LayakUuid province = layak_uuid_from_key ("province", "63.11");
  g_autofree char *text = layak_uuid_to_string (&regency);

  assert_version (&regency, 5);
  g_assert_true (layak_uuid_equal (&regency, &again));
  g_assert_false (layak_uuid_equal (&regency, &province));
  g_assert_cmpstr (text, ==, "9bfb100d-403f-5f3b-bf51-42f70b755474");
}

static void
test_nil (void)
{
  LayakUuid nil = { { 0 } }, uuid = layak_uuid_new ();

  g_assert_true (layak_uuid_is_nil (&nil));
  g_assert_false (layak_uuid_is_nil (&uuid));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uuid/text", test_text);
  g_test_add_func ("/uuid/bad-text", test_bad_text);
  g_test_add_func ("/uuid/new", test_new);
  g_test_add_func ("/uuid/order", test_order);
  g_test_add_func ("/uuid/from-key", test_from_key);
  g_test_add_func ("/uuid/nil", test_nil);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "layak-record-info.h"
#include "layak-text.h"

/* A field of each type, as the tables declare them. */
static const LayakField text_field = { "text", LAYAK_TEXT (10), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField prose_field = { "prose", LAYAK_PROSE, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField code_field = { "code", LAYAK_CODE ("[0-9]{2}\\.[0-9]{2}", 5), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField number_field = { "number", LAYAK_NUMBER (1, 1000), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField decimal_field = { "decimal", LAYAK_DECIMAL (2, 100000), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField money_field = { "money", LAYAK_MONEY, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField date_field = { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField time_field = { "time", LAYAK_TIME, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField boolean_field = { "boolean", LAYAK_BOOLEAN, LAYAK_FIELD_PLAIN, "", "" };
static const LayakField choice_field = { "choice", LAYAK_CHOICE (layak_modes), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField choices_field = { "choices", LAYAK_CHOICES (layak_modes), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField reference_field = { "reference", LAYAK_REFERENCE ("agency"), LAYAK_FIELD_PLAIN, "", "" };
static const LayakField references_field = { "references", LAYAK_REFERENCES ("agency"), LAYAK_FIELD_PLAIN, "", "" };

static const LayakField * const fields[] =
{
  &text_field, &prose_field, &code_field, &number_field, &decimal_field, &money_field, &date_field, &time_field,
  &boolean_field, &choice_field, &choices_field, &reference_field, &references_field,
};

/* What is read, and how it is written; NULL where it is unknown. */
static const struct
{
  const LayakField *field;
  const char       *text;
  const char       *canonical;
} good[] =
{
  { &text_field, "Balangan", "Balangan" },
  { &text_field, "  Paringin \t", "Paringin" },
  { &text_field, "a\r\nb\tc", "a b c" },
  { &text_field, "Cafe\xcc\x81", "Café" },
  { &text_field, "éééééééééé", "éééééééééé" },
  { &text_field, "   ", NULL },
  { &prose_field, "satu\r\ndua\rtiga\n", "satu\ndua\ntiga" },
  { &prose_field, "a\tb", "a b" },
  { &code_field, "63.11", "63.11" },
  { &number_field, "1", "1" },
  { &number_field, "1000", "1000" },
  { &number_field, "007", "7" },
  { &decimal_field, "0", "0" },
  { &decimal_field, "800.38", "800.38" },
  { &decimal_field, "12.50", "12.5" },
  { &decimal_field, "1000.00", "1000" },
  { &decimal_field, "0.05", "0.05" },
  { &money_field, "0", "0" },
  { &money_field, "999999999999999", "999999999999999" },
  { &date_field, "2025", "2025" },
  { &date_field, "2025-08", "2025-08" },
  { &date_field, "2025-08-20", "2025-08-20" },
  { &time_field, "00:00", "00:00" },
  { &time_field, "09.30", "09:30" },
  { &time_field, "23:59", "23:59" },
  { &boolean_field, "true", "true" },
  { &boolean_field, "1", "true" },
  { &boolean_field, "false", "false" },
  { &boolean_field, "0", "false" },
  { &choice_field, "hybrid", "hybrid" },
  { &choices_field, "online  hybrid\nonline", "hybrid online" },
  { &choices_field, " ", NULL },
  { &reference_field, "63.11", "63.11" },
  { &reference_field, "0198C0AB-CDEF-7123-8456-0123456789AB", "0198c0ab-cdef-7123-8456-0123456789ab" },
  { &references_field, "2024-21A 2024-2 2024-21A", "2024-2 2024-21A" },
  { &references_field, "0198C0AB-CDEF-7123-8456-0123456789AB 0198c0ab-cdef-7123-8456-0123456789ab",
    "0198c0ab-cdef-7123-8456-0123456789ab" },
};

static const struct
{
  const LayakField *field;
  const char       *text;
} bad[] =
{
  { &text_field, "eleven char" },
  { &text_field, "éééééééééée" },
  { &text_field, "a\001b" },
  { &text_field, "a\177b" },
  { &text_field, "a\xc2\x85z" },
  { &text_field, "a\xe2\x80\xa8z" },
  { &text_field, "a\xef\xbf\xbf" },
  { &text_field, "a\xff" },
  { &text_field, "a\xed\xa0\x80" },
  { &prose_field, "a\033[1m" },
  { &code_field, "6311" },
  { &code_field, "63.11\n63.12" },
  { &code_field, "63.111" },
  { &number_field, "0" },
  { &number_field, "1001" },
  { &number_field, "-1" },
  { &number_field, "+1" },
  { &number_field, "1.0" },
  { &number_field, "1e2" },
  { &number_field, " 1" },
  { &number_field, "0x10" },
  { &number_field, "99999999999999999999999999" },
  /* These would fit again after an overflow of 64 bits. */
  { &number_field, "18446744073709551621" },
  { &decimal_field, "184467440737095517" },
  { &decimal_field, "1000.01" },
  { &decimal_field, "1.005" },
  { &decimal_field, "1,5" },
  { &decimal_field, "." },
  { &decimal_field, ".5" },
  { &decimal_field, "5." },
  { &decimal_field, "1.2.3" },
  { &decimal_field, "999999999999999999" },
  { &money_field, "1000000000000000" },
  { &money_field, "1.5" },
  { &date_field, "2025-02-30" },
  { &date_field, "20/8/2025" },
  { &time_field, "24:00" },
  { &time_field, "9:00" },
  { &time_field, "09:60" },
  { &time_field, "09:00:00" },
  { &boolean_field, "yes" },
  { &boolean_field, "True" },
  { &choice_field, "Hybrid" },
  { &choice_field, "hybrid online" },
  { &choice_field, "aéééééééééééééééééééééééééééééééééééééééééééééééééééééééé" },
  { &choice_field, "a\xff" },
  { &choices_field, "online zoom" },
  { &reference_field, "Dinas Sosial" },
  { &reference_field, "0198c0ab-cdef-7123-8456-0123456789abc" },
  { &reference_field, "a/b" },
  { &references_field, "63.11 a/b" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const LayakField *field = good[i].field;
      LayakValue value, again;
      g_autofree char *text = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s %u", field->name, i);
      g_assert_true (layak_value_parse (field, good[i].text, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (layak_value_is_unknown (field, value), ==, good[i].canonical == NULL);

      text = layak_value_format (field, value);
      g_assert_cmpstr (text, ==, good[i].canonical);

      /* What was written is read as the same. */
      g_assert_true (layak_value_parse (field, text, &again, &error));
      g_assert_no_error (error);
      g_assert_true (layak_value_equal (field, value, again));
      layak_value_clear (field, &value);
      layak_value_clear (field, &again);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      LayakValue value;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s %u", bad[i].field->name, i);
      g_assert_false (layak_value_parse (bad[i].field, bad[i].text, &value, &error));
      g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (layak_value_is_unknown (bad[i].field, value));
    }
}

/* Nothing and the empty text are unknown in every type, and neither is 0. */
static void
test_unknown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      LayakValue value;
      g_autoptr(GString) string = g_string_new ("x");

      g_assert_true (layak_value_parse (fields[i], NULL, &value, NULL));
      g_assert_true (layak_value_is_unknown (fields[i], value));
      g_assert_true (layak_value_parse (fields[i], "", &value, NULL));
      g_assert_true (layak_value_is_unknown (fields[i], value));
      g_assert_true (layak_value_equal (fields[i], value, layak_value_unknown (fields[i])));

      g_assert_null (layak_value_format (fields[i], value));
      layak_value_append (fields[i], value, string);
      g_assert_cmpstr (string->str, ==, "x");
      if (layak_field_is_number (fields[i]))
        g_assert_false (layak_value_is_unknown (fields[i], (LayakValue) { .number = 0 }));
    }
}

/* Of the three kinds of value, each type has one. */
static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (layak_field_is_number (fields[i]) + layak_field_is_text (fields[i]) +
                     layak_field_is_set (fields[i]), ==, 1);

  g_assert_true (layak_field_is_prose (&text_field));
  g_assert_true (layak_field_is_prose (&prose_field));
  g_assert_false (layak_field_is_prose (&code_field));
  g_assert_false (layak_field_is_prose (&reference_field));
}

static void
test_copy (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const LayakField *field = good[i].field;
      LayakValue value, copy;

      g_assert_true (layak_value_parse (field, good[i].text, &value, NULL));
      copy = layak_value_copy (field, value);
      g_assert_true (layak_value_equal (field, value, copy));
      g_assert_cmpint (layak_value_equal (field, value, layak_value_unknown (field)), ==, good[i].canonical == NULL);
      layak_value_clear (field, &value);
      g_assert_true (layak_value_is_unknown (field, value));
      layak_value_clear (field, &copy);
    }
}

static void
test_range_message (void)
{
  LayakValue value;
  g_autoptr(GError) error = NULL;

  g_assert_false (layak_value_parse (&decimal_field, "1000.01", &value, &error));
  g_assert_cmpstr (error->message, ==, "The value must lie between 0 and 1000");
}

/* More members than the field may have. */
static void
test_long_set (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  LayakValue value;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "a%u ", i);
  g_assert_true (layak_value_parse (&references_field, text->str, &value, NULL));
  g_assert_cmpuint (g_strv_length (value.set), ==, 100);
  layak_value_clear (&references_field, &value);

  g_string_append (text, "b");
  g_assert_false (layak_value_parse (&references_field, text->str, &value, &error));
  g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
}

/* Prose may have 20,000 characters, of whatever size. */
static void
test_long_prose (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  LayakValue value;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "é");
  g_assert_true (layak_value_parse (&prose_field, text->str, &value, NULL));
  g_assert_cmpuint (strlen (value.text), ==, 40000);
  layak_value_clear (&prose_field, &value);

  g_string_append (text, "e");
  g_assert_false (layak_value_parse (&prose_field, text->str, &value, NULL));
}

/* The decimal sign of the machine's language decides nothing. */
static void
test_locale (void)
{
  LayakValue value;
  g_autofree char *text = NULL;

  if (setlocale (LC_ALL, "id_ID.UTF-8") == NULL && setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("No locale with a decimal comma is installed");
      return;
    }

  g_assert_true (layak_value_parse (&decimal_field, "3.5", &value, NULL));
  g_assert_cmpint (value.number, ==, 350);
  text = layak_value_format (&decimal_field, value);
  g_assert_cmpstr (text, ==, "3.5");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_names (void)
{
  g_autofree char *camel = layak_text_camel ("postponed-to");
  g_autofree char *snake = layak_text_snake ("postponed-to");
  g_autofree char *plain = layak_text_camel ("title");

  g_assert_cmpstr (camel, ==, "postponedTo");
  g_assert_cmpstr (snake, ==, "postponed_to");
  g_assert_cmpstr (plain, ==, "title");
}

/* What every table of fields must keep to. */
static void
test_tables (void)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (layak_record_info_find (info->name) == info);
      g_assert_true (layak_record_info_by_number (info->number) == info);
      g_assert_nonnull (layak_record_info_find_field (info, info->title));
      if (info->date != NULL)
        g_assert_cmpint (layak_record_info_find_field (info, info->date)->type, ==, LAYAK_FIELD_DATE);

      for (guint k = 0; k < info->n_fields; k++)
        {
          const LayakField *field = &info->fields[k];

          g_test_message ("%s.%s", info->name, field->name);
          g_assert_true (layak_text_matches (field->name, "[a-z]+(-[a-z]+)*"));
          g_assert_true (g_hash_table_add (names, (char *) field->name));
          g_assert_cmpuint (layak_record_info_field_index (info, field), ==, k);
          g_assert_cmpint (*layak_field_get_label (field), !=, '\0');
          g_assert_cmpint (*layak_field_get_meaning (field), !=, '\0');
          g_assert_cmpint (field->min, <=, field->max);
          if (field->refers != NULL)
            g_assert_nonnull (layak_record_info_find (field->refers));
        }
    }

  g_assert_null (layak_record_info_find ("trainings"));
  g_assert_null (layak_record_info_by_number (0));
}

/* Each enumeration is found by its nicks, and its names differ. */
static void
test_enumerations (void)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    for (guint k = 0; k < layak_record_info_nth (i)->n_fields; k++)
      {
        const LayakEnumeration *choices = layak_record_info_nth (i)->fields[k].choices;
        g_autoptr(GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

        for (guint c = 0; choices != NULL && c < choices->n_choices; c++)
          {
            const char *nick = layak_enumeration_get_nick (choices, c);

            g_assert_true (layak_text_matches (nick, "[a-z]+(-[a-z]+)*"));
            g_assert_cmpint (layak_enumeration_find (choices, nick), ==, c);
            g_assert_true (g_hash_table_add (labels, (char *) layak_enumeration_get_label (choices, c)));
          }
      }

  g_assert_null (layak_enumeration_get_nick (&layak_modes, LAYAK_UNKNOWN));
  g_assert_null (layak_enumeration_get_label (&layak_modes, 3));
  g_assert_cmpint (layak_enumeration_find (&layak_modes, "zoom"), ==, LAYAK_UNKNOWN);
}

/* The C names stand in the order of the lists. */
static void
test_enumeration_order (void)
{
  static const struct { const LayakEnumeration *enumeration; gint64 value; const char *nick; } cases[] =
  {
    { &layak_stages, LAYAK_STAGE_SELF_ASSESSMENT, "self-assessment" },
    { &layak_stages, LAYAK_STAGE_TARGET, "target" },
    { &layak_levels, LAYAK_LEVEL_REGENCY, "regency" },
    { &layak_levels, LAYAK_LEVEL_NON_GOVERNMENT, "non-government" },
    { &layak_training_statuses, LAYAK_TRAINING_DRAFT, "draft" },
    { &layak_training_statuses, LAYAK_TRAINING_CANCELLED, "cancelled" },
    { &layak_modes, LAYAK_MODE_OFFLINE, "offline" },
    { &layak_modes, LAYAK_MODE_ONLINE, "online" },
    { &layak_modes, LAYAK_MODE_HYBRID, "hybrid" },
    { &layak_speaker_roles, LAYAK_SPEAKER_RESOURCE_PERSON, "resource-person" },
    { &layak_speaker_roles, LAYAK_SPEAKER_SPOKESPERSON, "spokesperson" },
    { &layak_group_units, LAYAK_GROUP_UNIT_PERSONS, "persons" },
    { &layak_group_units, LAYAK_GROUP_UNIT_INSTITUTIONS, "institutions" },
    { &layak_recommendation_statuses, LAYAK_RECOMMENDATION_PROPOSED, "proposed" },
    { &layak_recommendation_statuses, LAYAK_RECOMMENDATION_IN_PROGRESS, "in-progress" },
    { &layak_recommendation_statuses, LAYAK_RECOMMENDATION_VERIFIED, "verified" },
    { &layak_recommendation_statuses, LAYAK_RECOMMENDATION_INFEASIBLE, "infeasible" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (layak_enumeration_get_nick (cases[i].enumeration, cases[i].value), ==, cases[i].nick);
}

/* Text is looked at eight bytes at once, so that each place within them matters, and those behind the last eight. */
static void
test_characters (void)
{
  static const char plain[] = "abcdefghij klmnopqrs~";

  for (gsize at = 1; at < strlen (plain) - 1; at++)
    for (guint c = 1; c < 0x100; c++)
      {
        g_autofree char *text = g_strdup (plain), *clean = NULL;
        gboolean is_kept = c >= 0x20 && c < 0x7f, is_blank = c == '\t' || c == '\n' || c == '\r';

        text[at] = (char) c;
        clean = layak_text_normalize (text, FALSE, NULL);
        if (is_blank)
          text[at] = ' ';
        g_assert_cmpstr (clean, ==, is_kept || is_blank ? text : NULL);
      }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/good", test_good);
  g_test_add_func ("/field/bad", test_bad);
  g_test_add_func ("/field/unknown", test_unknown);
  g_test_add_func ("/field/characters", test_characters);
  g_test_add_func ("/field/kinds", test_kinds);
  g_test_add_func ("/field/copy", test_copy);
  g_test_add_func ("/field/range-message", test_range_message);
  g_test_add_func ("/field/long-set", test_long_set);
  g_test_add_func ("/field/long-prose", test_long_prose);
  g_test_add_func ("/field/locale", test_locale);
  g_test_add_func ("/field/names", test_names);
  g_test_add_func ("/field/tables", test_tables);
  g_test_add_func ("/field/enumerations", test_enumerations);
  g_test_add_func ("/field/enumeration-order", test_enumeration_order);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-record.h"

#include <stdlib.h>
#include <string.h>

/* Two different values of any field, as canonical text. */
static const char *
sample_of (const LayakField *field,
           guint             which)
{
  switch (field->type)
    {
    case LAYAK_FIELD_CODE:
      if (strchr (field->pattern, '{') != NULL && strstr (field->pattern, "\\.") != NULL)
        return which == 0 ? "63.11" : "63.07";
      if (g_str_equal (field->name, "period"))
        return which == 0 ? "2025-Q3" : "2025-07-01/2025-09-30";
      if (field->max == 64)
        return which == 0 ? "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                          : "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
      return which == 0 ? "21" : "12";
    case LAYAK_FIELD_NUMBER:
      return field->min > 1000 ? (which == 0 ? "2024" : "2025") : which == 0 ? "3" : "5";
    case LAYAK_FIELD_DECIMAL:
      return which == 0 ? "8" : "0.5";
    case LAYAK_FIELD_MONEY:
      return which == 0 ? "0" : "86400000";
    case LAYAK_FIELD_DATE:
      return which == 0 ? "2025-08-20" : "2025";
    case LAYAK_FIELD_TIME:
      return which == 0 ? "00:00" : "09:30";
    case LAYAK_FIELD_BOOLEAN:
      return which == 0 ? "false" : "true";
    case LAYAK_FIELD_CHOICE:
    case LAYAK_FIELD_CHOICES:
      return field->choices->choices[which].nick;
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
      return which == 0 ? "63.11" : "0198c0ab-cdef-7123-8456-0123456789ab";
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    default:
      return which == 0 ? "Paringin" : "Barabai";
    }
}

/* The value of a property as a GValue, for any field. */
static void
init_value (const LayakField *field,
            const char       *text,
            GValue           *value)
{
  LayakValue parsed;
  g_autoptr(GError) error = NULL;

  g_assert_true (layak_value_parse (field, text, &parsed, &error));
  g_assert_no_error (error);

  if (layak_field_is_set (field))
    {
      g_value_init (value, G_TYPE_STRV);
      g_value_set_boxed (value, parsed.set);
    }
  else if (layak_field_is_text (field))
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, parsed.text);
    }
  else if (field->type == LAYAK_FIELD_CHOICE)
    {
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, text);
    }
  else
    {
      g_value_init (value, G_TYPE_INT64);
      g_value_set_int64 (value, parsed.number);
    }
  layak_value_clear (field, &parsed);
}

static void
set_text (LayakRecord      *record,
          const LayakField *field,
          const char       *text)
{
  g_auto(GValue) value = G_VALUE_INIT;

  init_value (field, text, &value);
  g_object_set_property (G_OBJECT (record), field->name, &value);
}

static void
clear_field (LayakRecord *record,
             const char  *field)
{
  LayakRow *row = layak_row_copy (layak_record_get_row (record));

  g_assert_true (layak_row_parse_field (row, field, NULL, NULL));
  layak_record_take_row (record, row);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           GString    *names)
{
  if (names->len > 0)
    g_string_append_c (names, ' ');
  g_string_append (names, pspec->name);
}

static void
test_properties (gconstpointer data)
{
  const LayakRecordInfo *info = data;
  LayakRecord *record = layak_record_new (info);
  GObjectClass *klass = G_OBJECT_GET_CLASS (record);
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  g_assert_true (layak_record_get_info (record) == info);
  g_assert_cmpint (layak_record_get_id (record), ==, 0);

  /* Each field has a property, and nothing else but the two identities does. */
  pspecs = g_object_class_list_properties (klass, &n_pspecs);
  g_assert_cmpuint (n_pspecs, ==, info->n_fields + 2);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];
      GParamSpec *pspec = g_object_class_find_property (klass, field->name);
      g_auto(GValue) value = G_VALUE_INIT;
      g_autofree char *text = layak_record_format_field (record, field->name);

      g_test_message ("%s", field->name);
      g_assert_nonnull (pspec);
      g_assert_null (text);
      g_object_get_property (G_OBJECT (record), field->name, &value);
      g_assert_true (g_param_value_defaults (pspec, &value));
    }

  g_assert_finalize_object (record);
}

static void
test_notify (gconstpointer data)
{
  const LayakRecordInfo *info = data;
  LayakRecord *record = layak_record_new (info);
  g_autoptr(GString) names = g_string_new (NULL);

  g_signal_connect (record, "notify", G_CALLBACK (notify_cb), names);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];

      for (guint which = 0; which < 2; which++)
        {
          const char *text = sample_of (field, which);
          g_autofree char *canonical = NULL;

          set_text (record, field, text);
          g_assert_cmpstr (names->str, ==, field->name);
          g_string_truncate (names, 0);

          canonical = layak_record_format_field (record, field->name);
          g_assert_cmpstr (canonical, ==, text);
          set_text (record, field, text);
          g_assert_cmpstr (names->str, ==, "");
        }

      /* From a value to none. */
      clear_field (record, field->name);
      g_assert_cmpstr (names->str, ==, field->name);
      g_string_truncate (names, 0);
    }

  g_assert_finalize_object (record);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* The same words in any order. */
static void
assert_same_words (const char *a,
                   const char *b)
{
  g_auto(GStrv) left = g_strsplit (a, " ", -1), right = g_strsplit (b, " ", -1);

  qsort (left, g_strv_length (left), sizeof *left, compare_words);
  qsort (right, g_strv_length (right), sizeof *right, compare_words);
  g_assert_cmpstrv (left, right);
}

static void
test_take_row (gconstpointer data)
{
  const LayakRecordInfo *info = data;
  LayakRecord *record = layak_record_new (info);
  g_autoptr(GString) names = g_string_new (NULL), expected = g_string_new (NULL);
  LayakRow *row;

  for (guint i = 0; i < info->n_fields; i++)
    set_text (record, &info->fields[i], sample_of (&info->fields[i], 0));

  g_signal_connect (record, "notify", G_CALLBACK (notify_cb), names);
  layak_record_take_row (record, layak_row_copy (layak_record_get_row (record)));
  g_assert_cmpstr (names->str, ==, "");

  /* Every other field differs, and so do both identities. */
  row = layak_row_copy (layak_record_get_row (record));
  row->id = 7;
  row->uuid = layak_uuid_new ();
  g_string_append (expected, "id uuid");
  for (guint i = 0; i < info->n_fields; i += 2)
    {
      g_assert_true (layak_row_parse_field (row, info->fields[i].name, sample_of (&info->fields[i], 1), NULL));
      g_string_append_printf (expected, " %s", info->fields[i].name);
    }
  layak_record_take_row (record, row);
  assert_same_words (names->str, expected->str);
  g_assert_cmpint (layak_record_get_id (record), ==, 7);

  g_assert_finalize_object (record);
}

/* What an entry or a list without content says is not known either. */
static void
test_empty (void)
{
  LayakRecord *record = layak_record_new (layak_record_info_find ("training"));
  const char * const none[] = { NULL };
  const char * const unsorted[] = { "online", "media", "educators", "media", NULL };
  const char * const groups[] = { "media", "educators", "media", NULL };
  g_autofree char *text = NULL;

  g_object_set (record, "title", "", "target-groups", none, "kind", "party", NULL);
  g_assert_true (layak_row_is_unknown (layak_record_get_row (record), "title"));
  g_assert_true (layak_row_is_unknown (layak_record_get_row (record), "target-groups"));
  g_assert_true (layak_row_is_unknown (layak_record_get_row (record), "kind"));

  g_object_set (record, "target-groups", groups, NULL);
  text = layak_record_format_field (record, "target-groups");
  g_assert_cmpstr (text, ==, "educators media");

  g_object_set (record, "target-groups", unsorted, NULL);
  g_assert_true (layak_row_is_unknown (layak_record_get_row (record), "target-groups"));
  g_assert_finalize_object (record);
}

static void
test_new_take (void)
{
  LayakRow *row = layak_row_new (layak_record_info_find ("regency"));
  LayakRecord *record;

  g_assert_true (layak_row_parse_field (row, "code", "63.11", NULL));
  layak_row_ensure_uuid (row);
  record = layak_record_new_take (row);
  g_assert_true (layak_record_get_row (record) == row);
  g_assert_cmpstr (layak_record_get_uuid (record), ==, "9bfb100d-403f-5f3b-bf51-42f70b755474");
  g_assert_finalize_object (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autofree char *properties = g_strdup_printf ("/record/%s/properties", info->name);
      g_autofree char *notify = g_strdup_printf ("/record/%s/notify", info->name);
      g_autofree char *take_row = g_strdup_printf ("/record/%s/take-row", info->name);

      g_test_add_data_func (properties, info, test_properties);
      g_test_add_data_func (notify, info, test_notify);
      g_test_add_data_func (take_row, info, test_take_row);
    }
  g_test_add_func ("/record/empty", test_empty);
  g_test_add_func ("/record/new-take", test_new_take);

  return g_test_run ();
}

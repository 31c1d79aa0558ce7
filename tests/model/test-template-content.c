/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training-fixture.h"

#include "layak-participant-group.h"
#include "layak-session.h"
#include "layak-speaker.h"
#include "layak-template-content.h"

/* Two days with two people, a session on the second day, and a group. */
static LayakUnit *
make_training (void)
{
  LayakUnit *unit = layak_unit_new (layak_row_new (&layak_training_info));
  g_autofree char *second = NULL;
  LayakRow *row;

  layak_row_ensure_uuid (unit->root);
  training_set (unit->root, "title", "Bimtek KHA 2024");
  training_set (unit->root, "status", "held");
  training_set (unit->root, "kind", "technical-guidance");
  training_set (unit->root, "start-date", "2024-02-28");
  training_set (unit->root, "end-date", "2024-02-29");
  training_set (unit->root, "purpose", "Satu\\dua\n\ntiga");
  training_set (unit->root, "participants", "100");
  training_set (unit->root, "outcome", "Banyak");
  training_set (unit->root, "indicators", "2024-1 2024-2");
  training_set (unit->root, "budget-line", "2.08.03");
  row = training_add_child (unit, &layak_speaker_info, "name", "Ibu Pertama");
  row = training_add_child (unit, &layak_speaker_info, "name", "Bapak Kedua");
  training_set (row, "role", "facilitator");
  training_set (row, "job", "Kepala Dinas");
  second = layak_uuid_to_string (&row->uuid);
  row = training_add_child (unit, &layak_session_info, "topic", "Prinsip");
  training_set (row, "day", "2024-02-29");
  training_set (row, "speakers", second);
  row = training_add_child (unit, &layak_participant_group_info, "group", "media");
  training_set (row, "male", "7");
  training_set (row, "institution", "Radio");
  return unit;
}

static LayakRow *
nth (const LayakUnit       *unit,
     const LayakRecordInfo *info,
     guint                  position)
{
  for (guint i = 0; i < unit->children->len; i++)
    {
      LayakRow *row = g_ptr_array_index (unit->children, i);

      if (row->info == info && position-- == 0)
        return row;
    }
  g_assert_not_reached ();
}

static void
test_text (void)
{
  g_autoptr(LayakUnit) training = make_training ();
  g_autofree char *content = layak_template_content_format (training);

  g_assert_cmpstr (content, ==,
                   "training\ntitle: Bimtek KHA 2024\nkind: technical-guidance\npurpose: Satu\\\\dua\\n\\ntiga\n"
                   "indicators: 2024-1 2024-2\nbudget-line: 2.08.03\nyear: 2024\ndays: 2\n\n"
                   "speaker\n\n"
                   "speaker\nrole: facilitator\n\n"
                   "session\ntopic: Prinsip\nday: 2\nspeakers: 2\n\n"
                   "participant-group\ngroup: media\ninstitution: Radio");
}

/* What is read again is the same plan, and neither a person nor a result is in it. */
static void
test_round_trip (void)
{
  g_autoptr(LayakUnit) training = make_training (), read = NULL;
  g_autofree char *content = layak_template_content_format (training), *again = NULL, *speaker = NULL;
  g_autoptr(GError) error = NULL;
  const LayakRow *session;

  read = layak_template_content_parse (content, &error);
  g_assert_no_error (error);
  again = layak_template_content_format (read);
  g_assert_cmpstr (again, ==, content);
  g_assert_cmpint (layak_template_content_count_days (read), ==, 2);
  g_assert_cmpuint (layak_template_content_count_sessions (read), ==, 1);
  g_assert_cmpstr (layak_row_get_text (read->root, "purpose"), ==, "Satu\\dua\n\ntiga");
  g_assert_true (layak_row_is_unknown (read->root, "participants"));
  g_assert_true (layak_row_is_unknown (read->root, "outcome"));

  g_assert_null (strstr (content, "Kedua"));
  g_assert_null (strstr (content, "Kepala"));
  g_assert_nonnull (strstr (layak_row_get_text (nth (read, &layak_speaker_info, 1), "name"), "("));
  session = nth (read, &layak_session_info, 0);
  speaker = layak_uuid_to_string (&nth (read, &layak_speaker_info, 1)->uuid);
  g_assert_cmpstr (layak_row_get_set (session, "speakers")[0], ==, speaker);
  g_assert_cmpint (layak_row_get_date (session, "day"), ==, layak_date_new (2024, 1, 2));
  g_assert_true (layak_row_is_unknown (nth (read, &layak_participant_group_info, 0), "male"));
}

/* Without a date there is no day that others could be counted from. */
static void
test_undated (void)
{
  g_autoptr(LayakUnit) training = make_training (), read = NULL;
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  training_set (training->root, "start-date", NULL);
  content = layak_template_content_format (training);
  read = layak_template_content_parse (content, &error);
  g_assert_no_error (error);
  g_assert_cmpint (layak_template_content_count_days (read), ==, LAYAK_UNKNOWN);
  g_assert_true (layak_row_is_unknown (nth (read, &layak_session_info, 0), "day"));
}

/* Templates come from other offices, too: what makes no sense is left out; only a nameless training is refused. */
static void
test_broken (void)
{
  static const char odd[] =
    "training\ntitle: T\nkind: none\nstart-time: 25:00\nyear: 99999\ndays: -3\nfuture: x\n\n"
    "session\nday: 2\n\nsession\ntopic: S\nday: 999999999999\nspeakers: 0 7 x\n\nmystery\nname: y\n\n"
    "training\ntitle: U";
  static const char * const refused[] = { "", "x", "training", "training\ntitle:", "session\ntitle: T", "\n\n" };
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakUnit) read = layak_template_content_parse (odd, &problem);

  g_assert_no_error (problem);
  g_assert_cmpstr (layak_row_get_text (read->root, "title"), ==, "T");
  g_assert_true (layak_row_is_unknown (read->root, "kind"));
  g_assert_true (layak_row_is_unknown (read->root, "start-date"));
  g_assert_cmpuint (read->children->len, ==, 1);
  g_assert_true (layak_row_is_unknown (g_ptr_array_index (read->children, 0), "day"));

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (layak_template_content_parse (refused[i], &error));
      g_assert_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template-content/text", test_text);
  g_test_add_func ("/template-content/round-trip", test_round_trip);
  g_test_add_func ("/template-content/undated", test_undated);
  g_test_add_func ("/template-content/broken", test_broken);
  return g_test_run ();
}

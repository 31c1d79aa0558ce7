/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "training-fixture.h"

#include "layak-participant-group.h"
#include "layak-repeat.h"
#include "layak-session.h"
#include "layak-speaker.h"

/* Three days with a speaker, a session on the second day, and a group. */
static LayakUnit *
make_training (void)
{
  LayakUnit *unit = layak_unit_new (layak_row_new (&layak_training_info));
  g_autofree char *speaker = NULL;
  LayakRow *row;

  layak_row_ensure_uuid (unit->root);
  training_set (unit->root, "title", "Evaluasi KLA 2024, 12024");
  training_set (unit->root, "status", "held");
  training_set (unit->root, "start-date", "2024-02-28");
  training_set (unit->root, "end-date", "2024-02-29");
  training_set (unit->root, "fiscal-year", "2024");
  training_set (unit->root, "participants", "100");
  training_set (unit->root, "indicators", "2024-1 2024-2");
  training_set (unit->root, "series", "Evaluasi");
  training_set (unit->root, "batch", "3");
  row = training_add_child (unit, &layak_speaker_info, "name", "Narasumber");
  speaker = layak_uuid_to_string (&row->uuid);
  row = training_add_child (unit, &layak_session_info, "topic", "Prinsip");
  training_set (row, "day", "2024-02-29");
  training_set (row, "speakers", speaker);
  row = training_add_child (unit, &layak_participant_group_info, "group", "media");
  training_set (row, "male", "7");
  training_set (row, "institution", "Radio");
  return unit;
}

static const LayakRow *
find_child (const LayakUnit       *unit,
            const LayakRecordInfo *info)
{
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    if (((LayakRow *) g_ptr_array_index (unit->children, i))->info == info)
      return g_ptr_array_index (unit->children, i);

  return NULL;
}

static void
test_next_year (void)
{
  g_autoptr(LayakUnit) unit = make_training ();
  const LayakRepeat how = layak_repeat_next_year (unit->root);
  g_autoptr(LayakUnit) copy = layak_repeat_make (unit, &how);
  const LayakRow *session = find_child (copy, &layak_session_info);
  const LayakRow *group = find_child (copy, &layak_participant_group_info);
  g_autofree char *speaker = layak_uuid_to_string (&find_child (copy, &layak_speaker_info)->uuid);

  g_assert_cmpstr (layak_row_get_title (copy->root), ==, "Evaluasi KLA 2025, 12024");
  g_assert_cmpint (layak_row_get_date (copy->root, "start-date"), ==, 20250228);
  g_assert_cmpint (layak_row_get_date (copy->root, "end-date"), ==, 20250228);
  g_assert_cmpint (layak_row_get_number (copy->root, "fiscal-year"), ==, 2025);
  g_assert_cmpint (layak_row_get_number (copy->root, "status"), ==, LAYAK_TRAINING_PLANNED);
  g_assert_cmpint (layak_row_get_number (copy->root, "batch"), ==, 3);
  g_assert_true (layak_row_is_unknown (copy->root, "participants"));
  g_assert_cmpuint (g_strv_length (layak_row_get_set (copy->root, "indicators")), ==, 2);

  g_assert_cmpint (layak_row_get_date (session, "day"), ==, 20250301);
  g_assert_cmpstr (layak_row_get_set (session, "speakers")[0], ==, speaker);
  g_assert_cmpstr (layak_row_get_text (group, "institution"), ==, "Radio");
  g_assert_true (layak_row_is_unknown (group, "male"));
}

/* A draft that knows neither when nor who, of the same series, but without the number of another batch. */
static void
test_copy (void)
{
  g_autoptr(LayakUnit) unit = make_training ();
  const LayakRepeat how = layak_repeat_copy ();
  g_autoptr(LayakUnit) copy = layak_repeat_make (unit, &how);

  g_assert_cmpstr (layak_row_get_title (copy->root), ==, layak_row_get_title (unit->root));
  g_assert_true (layak_row_is_unknown (copy->root, "start-date"));
  g_assert_cmpstr (layak_row_get_text (copy->root, "series"), ==, "Evaluasi");
  g_assert_true (layak_row_is_unknown (copy->root, "batch"));
  g_assert_true (layak_row_is_unknown (find_child (copy, &layak_session_info), "day"));
  g_assert_null (find_child (copy, &layak_participant_group_info));
  g_assert_false (layak_uuid_equal (&copy->root->uuid, &unit->root->uuid));
}

static void
test_batch (void)
{
  g_autoptr(LayakUnit) unit = make_training ();
  const LayakRepeat how = { 20240610, 20240611, LAYAK_TRAINING_PLANNED, TRUE, "Bimtek", 2 };
  g_autoptr(LayakUnit) copy = layak_repeat_make (unit, &how);

  g_assert_cmpstr (layak_row_get_text (copy->root, "series"), ==, "Bimtek");
  g_assert_cmpint (layak_row_get_number (copy->root, "batch"), ==, 2);
  g_assert_cmpint (layak_row_get_date (find_child (copy, &layak_session_info), "day"), ==, 20240611);
  g_assert_cmpstr (layak_row_get_title (copy->root), ==, "Evaluasi KLA 2024, 12024");
}

/* Dates are typed or pasted as people write them, and numbered on from the first. */
static void
test_batches (void)
{
  g_autoptr(LayakUnit) training = make_training ();
  g_autofree char *problem = NULL, *spaced = NULL;
  g_autoptr(GArray) batches = layak_repeat_batches (training->root, "20-22/8/2025; 27-29/8/2025\n;2025-09-03 ", 2,
                                                    &problem);
  g_autoptr(GArray) again = NULL, broken = NULL;
  const LayakRepeat *how;

  g_assert_null (problem);
  g_assert_cmpuint (batches->len, ==, 3);
  how = &g_array_index (batches, LayakRepeat, 1);
  g_assert_cmpint (how->start, ==, layak_date_new (2025, 8, 27));
  g_assert_cmpint (how->end, ==, layak_date_new (2025, 8, 29));
  g_assert_cmpint (how->batch, ==, 3);
  g_assert_cmpstr (how->series, ==, "Evaluasi");
  g_assert_cmpint (g_array_index (batches, LayakRepeat, 2).start, ==, layak_date_new (2025, 9, 3));

  broken = layak_repeat_batches (training->root, "20-22/8/2025; lusa", 2, &problem);
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_cmpstr (problem, ==, "lusa");
  g_clear_pointer (&problem, g_free);

  g_assert_true (layak_repeat_has_days (training->root));
  spaced = layak_repeat_space_dates (training->root, 2, 7);
  again = layak_repeat_batches (training->root, spaced, 5, &problem);
  g_assert_null (problem);
  g_assert_cmpuint (again->len, ==, 2);
  how = &g_array_index (again, LayakRepeat, 1);
  g_assert_cmpint (how->start, ==, layak_date_new (2024, 3, 13));
  g_assert_cmpint (how->end, ==, layak_date_new (2024, 3, 14));
  g_assert_cmpint (how->batch, ==, 6);
  training_set (training->root, "start-date", "2024-02");
  g_assert_false (layak_repeat_has_days (training->root));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/repeat/next-year", test_next_year);
  g_test_add_func ("/repeat/copy", test_copy);
  g_test_add_func ("/repeat/batch", test_batch);
  g_test_add_func ("/repeat/batches", test_batches);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store full of records nobody chose, the same in every run, and the same records as plain data to reckon with. */
#pragma once

#include "store-content.h"

#include "layak-facts.h"

#define RANDOM_TRAININGS       60
#define RANDOM_RECOMMENDATIONS 80
#define RANDOM_TODAY           20250828

typedef struct
{
  StoreFixture  store;

  LayakRow     *trainings[RANDOM_TRAININGS];
  LayakRow     *recommendations[RANDOM_RECOMMENDATIONS];
} RandomFixture;

static inline void
random_set_date (LayakRow   *row,
                 const char *field,
                 LayakDate   date)
{
  layak_row_get_value (row, field)->number = date;
}

/* Days from the end of 2024 to the beginning of 2026; some are only a month, a year, or nothing. */
static inline LayakDate
random_date (GRand *rand)
{
  LayakDate date = layak_date_add_days (20241215, g_rand_int_range (rand, 0, 420));

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      return LAYAK_UNKNOWN;
    case 1:
      return date / 100 * 100;
    case 2:
      return date / 10000 * 10000;
    default:
      return date;
    }
}

static inline void
random_set_owner (LayakRow *row,
                  GRand    *rand)
{
  static const char * const regencies[] = { "63.11", "63.07", "63.72", "62.71" };
  const int n = g_rand_int_range (rand, 0, 6);

  if (n < 4)
    layak_row_get_value (row, "regency")->text = g_strdup (regencies[n]);
  else if (n == 4)
    layak_row_get_value (row, "province")->text = g_strdup ("63");
}

static inline LayakRow *
random_training (GRand *rand,
                 int    number)
{
  LayakRow *row = layak_row_new (layak_record_info_find ("training"));
  const LayakDate start = random_date (rand);

  layak_row_ensure_uuid (row);
  layak_row_get_value (row, "title")->text = g_strdup_printf ("t%02d", number);
  layak_row_get_value (row, "status")->number = g_rand_int_range (rand, 0, 4);
  random_set_owner (row, rand);
  random_set_date (row, "start-date", start);
  if (start != LAYAK_UNKNOWN && layak_date_get_day (start) > 0 && g_rand_boolean (rand))
    random_set_date (row, "end-date", layak_date_add_days (start, g_rand_int_range (rand, 0, 12)));
  if (g_rand_boolean (rand))
    layak_row_get_value (row, "lesson-hours")->number = g_rand_int_range (rand, 0, 400);
  if (g_rand_boolean (rand))
    layak_row_get_value (row, "planned-participants")->number = g_rand_int_range (rand, 0, 90);
  if (g_rand_boolean (rand))
    layak_row_get_value (row, "participants")->number = g_rand_int_range (rand, 0, 90);
  return row;
}

static inline LayakRow *
random_recommendation (GRand *rand,
                       int    number)
{
  LayakRow *row = layak_row_new (layak_record_info_find ("recommendation"));

  layak_row_ensure_uuid (row);
  layak_row_get_value (row, "text")->text = g_strdup_printf ("r%02d", number);
  layak_row_get_value (row, "status")->number = g_rand_int_range (rand, 0, 7);
  if (layak_row_get_number (row, "status") == LAYAK_RECOMMENDATION_VERIFIED)
    layak_row_get_value (row, "status")->number = LAYAK_RECOMMENDATION_DONE;
  random_set_owner (row, rand);
  random_set_date (row, "due-date", random_date (rand));
  if (layak_row_get_number (row, "status") == LAYAK_RECOMMENDATION_POSTPONED && g_rand_boolean (rand))
    random_set_date (row, "postponed-to", random_date (rand));
  return row;
}

static inline gboolean
random_insert_cb (LayakWriter  *writer,
                  gpointer      data,
                  GError      **error)
{
  RandomFixture *fixture = data;

  for (int i = 0; i < RANDOM_TRAININGS; i++)
    if (!layak_writer_insert (writer, fixture->trainings[i], error))
      return FALSE;
  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    if (!layak_writer_insert (writer, fixture->recommendations[i], error))
      return FALSE;

  return TRUE;
}

static inline void
random_set_up (RandomFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (25);
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  for (int i = 0; i < RANDOM_TRAININGS; i++)
    fixture->trainings[i] = random_training (rand, i);
  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    fixture->recommendations[i] = random_recommendation (rand, i);
  layak_store_write (fixture->store.store, LAYAK_ACTION_ADD, NULL, "random", random_insert_cb, fixture, NULL, &error);
  g_assert_no_error (error);
}

static inline void
random_tear_down (RandomFixture *fixture,
                  gconstpointer  data)
{
  for (int i = 0; i < RANDOM_TRAININGS; i++)
    layak_row_free (fixture->trainings[i]);
  for (int i = 0; i < RANDOM_RECOMMENDATIONS; i++)
    layak_row_free (fixture->recommendations[i]);
  store_fixture_tear_down (&fixture->store, NULL);
}

/* Whether the record belongs to a regency, to a province or one of its regencies, or to anyone. */
static inline gboolean
random_is_in (const LayakRow *row,
              const char     *place)
{
  const char *regency = layak_row_get_text (row, "regency"), *province = layak_row_get_text (row, "province");

  if (place == NULL || g_strcmp0 (regency, place) == 0 || g_strcmp0 (province, place) == 0)
    return TRUE;

  return strlen (place) == 2 && regency != NULL && strncmp (regency, place, 2) == 0;
}

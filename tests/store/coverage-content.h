/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small instrument to cover: 2 and 10 whole, 21 in two parts, 25 outside; questions of every shape. */
#pragma once

#include "store-content.h"

#include "layak-coverage.h"

static inline void
coverage_add_instrument (StoreFixture *fixture)
{
  g_free (store_insert (fixture, "indicator-set", "year", "2024", "name", "KLA 2024", NULL));
  g_free (store_insert (fixture, "indicator-set", "year", "2022", "name", "KLA 2022", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2022", "number", "7", "cluster", "2", "name", "old", "counted",
                        "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "10", "cluster", "2", "name", "care", "counted",
                        "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "2", "cluster", "0", "name", "force", "counted",
                        "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "21B", "cluster", "5", "name", "help",
                        "counted", "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "21A", "cluster", "5", "name", "prevent",
                        "counted", "true", NULL));
  g_free (store_insert (fixture, "indicator", "set", "2024", "number", "25", "cluster", "6", "name", "district",
                        "counted", "false", NULL));
  g_free (store_insert (fixture, "question", "set", "2024", "indicator", "2", "number", "3c", "text", "budget?",
                        "evidence", "budget-document", NULL));
  g_free (store_insert (fixture, "question", "set", "2024", "indicator", "2", "number", "2", "text", "force?",
                        "groups", "task-force", "evidence", "attendance-list certificate", NULL));
  g_free (store_insert (fixture, "question", "set", "2024", "indicator", "10", "number", "4", "text", "health?",
                        "groups", "health-workers", "years", "2", NULL));
  g_free (store_insert (fixture, "question", "set", "2024", "indicator", "21A", "number", "8", "text", "help?",
                        "groups", "law-enforcement protection-services", "evidence", "matrix", NULL));
}

static inline void
coverage_set_up (StoreFixture  *fixture,
                 gconstpointer  data)
{
  store_fixture_set_up (fixture, data);
  store_add_places (fixture);
  coverage_add_instrument (fixture);
}

static inline LayakCoverage *
coverage_select (StoreFixture *fixture,
                 const char   *place,
                 int           year)
{
  g_autoptr(GError) error = NULL;
  LayakCoverage *coverage = layak_coverage_select (layak_store_get_reader (fixture->store), place, year, 0, &error);

  g_assert_no_error (error);
  return coverage;
}

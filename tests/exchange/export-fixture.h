/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of exports share: a store that holds a report as it was told, and where to write it. */
#pragma once

#include "layak-exporter.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture  store;
  char         *output;
} ExportFixture;

void   export_fixture_set_up    (ExportFixture            *fixture,
                                 gconstpointer             data);
void   export_fixture_tear_down (ExportFixture            *fixture,
                                 gconstpointer             data);

/* Fills the store with a report of tests/fixtures. */
void   export_fixture_load      (ExportFixture            *fixture,
                                 const char               *name);

/* (transfer full): the text of the file. */
char  *export_fixture_export    (ExportFixture            *fixture,
                                 const LayakExportOptions *options);

#define export_fixture_add(path, data, func) \
  g_test_add (path, ExportFixture, data, export_fixture_set_up, func, export_fixture_tear_down)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the formats of others share: a store, a file, and what must hold in each of them. */
#pragma once

#include "layak-exporter.h"
#include "layak-formats.h"
#include "layak-seed.h"
#include "store-fixture.h"

typedef struct
{
  StoreFixture  store;
  char         *output;
} FormatFixture;

/* What the checks must find in a file that was good. */
typedef struct
{
  const char *good;
  const char *bad;
} FormatBreach;

/**
 * FormatCase:
 * @name: of the format
 * @parts: what it tells of the two press reports, up to %NULL
 * @empty: what it tells of a place and a period in which nothing happened, up to %NULL; nothing if it has no way to
 * @spoil: SQL that puts into the database what the format cannot hold, as another program could
 * @breaches: up to one without @good
 */
typedef struct
{
  const char   *name;
  const char   *parts[8];
  const char   *empty[4];
  const char   *spoil;
  FormatBreach  breaches[14];
} FormatCase;

/* A place with a name where its code should be. */
#define FORMAT_BAD_PLACE                                                                                          \
  "PRAGMA ignore_check_constraints = ON; UPDATE regency SET code = 'Balangan' WHERE code = '63.11';"             \
  "PRAGMA ignore_check_constraints = OFF"

/* Text that means something in each of the formats, and characters that a fold could cut. */
#define HOSTILE "=1+2 & <b> \"x\"; a, b \\ 'c' - @ ]]> é 中文字 👩‍🏫"

void                format_fixture_set_up         (FormatFixture            *fixture,
                                                   gconstpointer             data);
void                format_fixture_tear_down      (FormatFixture            *fixture,
                                                   gconstpointer             data);
void                format_fixture_seed           (FormatFixture            *fixture,
                                                   LayakSeed                 content);
LayakExportOptions  format_options                (const char               *format,
                                                   const char               *regency,
                                                   const char               *period);
char               *format_fixture_export_options (FormatFixture            *fixture,
                                                   const LayakExportOptions *options);
char               *format_fixture_export         (FormatFixture            *fixture,
                                                   const char               *format,
                                                   const char               *regency,
                                                   const char               *period);
void                format_fixture_assert_error   (FormatFixture            *fixture,
                                                   const LayakExportOptions *options,
                                                   GQuark                    domain,
                                                   int                       code);
void                format_fixture_assert_fails   (FormatFixture            *fixture,
                                                   const LayakExportOptions *options,
                                                   LayakExportError          code);
void                assert_holds                  (const char               *text,
                                                   const char               *part);
guint               count                         (const char               *text,
                                                   const char               *part);
void                format_fixture_add            (const char               *name,
                                                   gconstpointer             data,
                                                   void                       (*test) (FormatFixture *fixture,
                                                                                       gconstpointer  data));
void                format_fixture_add_case       (const FormatCase         *format);
char               *make_long_text                (void);
void                format_fixture_add_hostile    (FormatFixture            *fixture);
void                format_fixture_add_dated      (FormatFixture            *fixture);
void                assert_has_text               (const char               *xml,
                                                   const char               *text);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a CSV file shall be read, where that is not left to be found out. */
#pragma once

#include "layak-csv-decoder.h"
#include "layak-record-info.h"

G_BEGIN_DECLS

/**
 * LayakCsvMatch:
 * @position: of the column, from 0; -1 to find it by @column
 * @column: (nullable): its heading
 * @target: the name of what it tells, as start-date; empty to leave it out
 */
typedef struct
{
  int   position;
  char *column;
  char *target;
} LayakCsvMatch;

/**
 * LayakCsvOptions:
 * @info: (nullable): what the records are; %NULL to find out
 * @delimiter: what parts the fields, 0 to find out
 * @header: the line that names the columns, 0 to find out
 * @matches: (element-type LayakCsvMatch): which columns tell what, before any are matched by their headings
 * @presets: (element-type utf8 utf8): by the name of a field, what holds where a record tells nothing; an empty owner
 *   is the national level
 */
typedef struct
{
  const LayakRecordInfo *info;
  LayakCsvEncoding       encoding;
  char                   delimiter;
  guint                  header;
  GPtrArray             *matches;
  GHashTable            *presets;
} LayakCsvOptions;

LayakCsvOptions *layak_csv_options_new        (void);
LayakCsvOptions *layak_csv_options_copy       (const LayakCsvOptions *self);
void             layak_csv_options_free       (LayakCsvOptions       *self);
void             layak_csv_options_match      (LayakCsvOptions       *self,
                                               int                    position,
                                               const char            *column,
                                               const char            *target);
void             layak_csv_options_preset     (LayakCsvOptions       *self,
                                               const char            *field,
                                               const char            *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCsvOptions, layak_csv_options_free)

/* As one line of text, to be kept. */
char            *layak_csv_options_format     (const LayakCsvOptions *self);
/* (transfer full) (nullable): %NULL if @text is not what layak_csv_options_format() writes. */
LayakCsvOptions *layak_csv_options_parse      (const char            *text);
/* Whether a file of this name is a sheet. */
gboolean         layak_csv_is_name        (const char            *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of the command line that say how CSV is written and read. */
#pragma once

#include "layak-csv-options.h"

G_BEGIN_DECLS

/**
 * LayakCsvArguments:
 * @format: (nullable): xml or csv
 * @type: (nullable): what the records are
 * @matches: (nullable): “Heading=field”
 * @presets: (nullable): “field=value”
 */
typedef struct
{
  char  *format;
  char  *type;
  char  *delimiter;
  char  *encoding;
  char **matches;
  char **presets;
} LayakCsvArguments;

void     layak_csv_arguments_clear     (LayakCsvArguments        *self);
gboolean layak_csv_arguments_parse     (const LayakCsvArguments  *self,
                                        LayakCsvOptions         **options,
                                        GError                  **error);
gboolean layak_csv_arguments_is_given  (const LayakCsvArguments  *self);
gboolean layak_csv_arguments_applies   (const LayakCsvArguments  *self,
                                        const char               *path);
gboolean layak_csv_parse_delimiter     (const char               *word,
                                        char                     *delimiter,
                                        GError                  **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a file among its neighbours, to see what is wrong there. The file is not changed. */
#pragma once

#include <adwaita.h>

#include "layak-csv-options.h"
#include "layak-spool.h"

G_BEGIN_DECLS

/* @content: of the file, which may be gone by now. @sheet: (nullable): how it is read; %NULL for a report.
 * @line: from 1 */
GtkWidget *layak_line_window_new (GtkWindow             *parent,
                                  const char            *name,
                                  LayakSpool            *content,
                                  const LayakCsvOptions *sheet,
                                  guint                  line);

G_END_DECLS

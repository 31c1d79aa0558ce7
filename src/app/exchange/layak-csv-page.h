/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a sheet tells which field: headings and samples on the left, fields on the right. */
#pragma once

#include <gtk/gtk.h>

#include "layak-csv-options.h"
#include "layak-spool.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CSV_PAGE (layak_csv_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakCsvPage, layak_csv_page, LAYAK, CSV_PAGE, GtkBox)

/* Signal "finished": the person is content with the matching. */
void                   layak_csv_page_set_content (LayakCsvPage *self,
                                                   LayakStore   *store,
                                                   LayakSpool   *content,
                                                   const char   *place,
                                                   const char   *kept);
const LayakCsvOptions *layak_csv_page_get_options (LayakCsvPage *self);

G_END_DECLS

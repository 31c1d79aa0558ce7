/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a chart as a table, which can be read cell by cell and copied into a spreadsheet. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_TABLE_DIALOG (layak_table_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakTableDialog, layak_table_dialog, LAYAK, TABLE_DIALOG, AdwWindow)

/* @rows: (element-type GStrv): the first names the columns; the first column names the rows */
GtkWidget *layak_table_dialog_new (const char *title,
                                   GPtrArray  *rows);

G_END_DECLS

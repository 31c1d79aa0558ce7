/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu of the columns of a list: which of them are shown, and in which order. Kept over a restart. */
#pragma once

#include <adwaita.h>

#include "layak-columns.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_COLUMN_CHOOSER (layak_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LayakColumnChooser, layak_column_chooser, LAYAK, COLUMN_CHOOSER, AdwBin)

/* @name: of the list in the settings. @view has its columns already; they are arranged as they were the last time. */
void layak_column_chooser_bind (LayakColumnChooser *self,
                                const char         *name,
                                GtkColumnView      *view);

G_END_DECLS

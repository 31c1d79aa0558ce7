/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of the history, which unfolds to what it changed. */
#pragma once

#include <adwaita.h>

#include "layak-history.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_HISTORY_ROW (layak_history_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakHistoryRow, layak_history_row, LAYAK, HISTORY_ROW, AdwExpanderRow)

/* The button activates “history.undo” (x: the step). The changes are read when the row is first unfolded: those of the
 * record, or all if @info is %NULL. */
GtkWidget *layak_history_row_new      (LayakStore             *store,
                                       const LayakHistoryLine *step,
                                       const LayakRecordInfo  *info,
                                       const char             *uuid);
gint64     layak_history_row_get_step (LayakHistoryRow        *self);

G_END_DECLS

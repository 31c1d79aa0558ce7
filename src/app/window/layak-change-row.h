/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a step of the history: a field before and after, or a record that came or went. */
#pragma once

#include <adwaita.h>

#include "layak-history.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CHANGE_ROW (layak_change_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakChangeRow, layak_change_row, LAYAK, CHANGE_ROW, AdwActionRow)

/* The button activates “history.restore” (ssss: type, UUID, field, canonical text), the row “history.show-record” (ss).
 * @is_named: whether to say which record it was; else it is plain from where the row stands */
GtkWidget *layak_change_row_new (LayakStore             *store,
                                 const LayakHistoryLine *line,
                                 gboolean                is_named);

G_END_DECLS

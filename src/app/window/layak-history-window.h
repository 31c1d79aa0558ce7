/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what and when: of the whole database, or of one record. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_HISTORY_WINDOW (layak_history_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakHistoryWindow, layak_history_window, LAYAK, HISTORY_WINDOW, AdwWindow)

/* @parent: (nullable): its “win.show-record” opens the record of a change
 * @info, @uuid: (nullable): the record, with what is within it */
GtkWidget *layak_history_window_new (GtkWindow             *parent,
                                     LayakStore            *store,
                                     const LayakRecordInfo *info,
                                     const char            *uuid);

G_END_DECLS

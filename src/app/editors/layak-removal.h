/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing what the window shows: one step, and a toast that takes it back. */
#pragma once

#include <gtk/gtk.h>

#include "layak-store.h"

G_BEGIN_DECLS

void layak_removal_start     (GtkWidget      *widget,
                              LayakStore     *store,
                              const char     *subject,
                              const char     *toast,
                              GPtrArray      *rows);
void layak_removal_start_one (GtkWidget      *widget,
                              LayakStore     *store,
                              const char     *title,
                              const LayakRow *row);

G_END_DECLS

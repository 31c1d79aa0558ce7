/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would only fail after the person has gone to the trouble is not offered in a database that can only be read;
 * the bar over the pages says why. */
#pragma once

#include <gtk/gtk.h>

#include "layak-store.h"

G_BEGIN_DECLS

/* The names of actions of @widget that write. */
void layak_read_only_disable (GtkWidget  *widget,
                              LayakStore *store,
                              ...) G_GNUC_NULL_TERMINATED;
/* Widgets by which something is written. */
void layak_read_only_lock    (LayakStore *store,
                              ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that was delivered: what it is called, its state and digest, and the remarks of its receiver. */
#pragma once

#include <gtk/gtk.h>

#include "layak-outlook.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DELIVERY_ROW (layak_delivery_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakDeliveryRow, layak_delivery_row, LAYAK, DELIVERY_ROW, GtkListBoxRow)

/* @place: (nullable): whose report it is, where several places are shown */
GtkWidget *layak_delivery_row_new (LayakStore           *store,
                                   const LayakDelivered *delivered,
                                   const char           *place);

G_END_DECLS

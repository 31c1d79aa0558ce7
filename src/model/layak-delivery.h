/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that was sent, as its sender and its receiver both know it: which it is, what it holds, how it was
 * answered. */
#pragma once

#include "layak-period.h"
#include "layak-record.h"

G_BEGIN_DECLS

/* A report is due so many days after the last day of its period, unless the delivery says otherwise. */
#define LAYAK_DELIVERY_DAYS 15

#define LAYAK_TYPE_DELIVERY (layak_delivery_get_type ())
LAYAK_DECLARE_RECORD (LayakDelivery, layak_delivery, DELIVERY)

LayakDate layak_delivery_get_due    (const LayakPeriod *period);
char     *layak_delivery_dup_number (const char        *place,
                                     const char        *period,
                                     gint64             revision);

G_END_DECLS

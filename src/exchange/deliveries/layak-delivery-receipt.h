/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers a delivery that was received: a receipt for its sender, who imports it. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakAnswer:
 * @delivery: the delivery
 * @is_accepted: it is accepted, or else returned
 * @remarks: (nullable): what is said of it as a whole
 * @on_records: (nullable) (element-type LayakRow): remarks on its records, with text and record; the rest is filled in
 * @today: when it is answered
 */
typedef struct
{
  LayakUuid   delivery;
  gboolean    is_accepted;
  const char *remarks;
  GPtrArray  *on_records;
  LayakDate   today;
} LayakAnswer;

gboolean layak_delivery_receipt_identify (GInputStream       *report,
                                          LayakConnection    *connection,
                                          LayakUuid          *delivery,
                                          GError            **error);
char    *layak_delivery_receipt_write    (LayakStore         *store,
                                          const LayakAnswer  *answer,
                                          const char         *path,
                                          GError            **error);

G_END_DECLS

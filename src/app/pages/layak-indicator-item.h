/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the table of indicators: an indicator, or the heading of a cluster. */
#pragma once

#include "layak-coverage.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR_ITEM (layak_indicator_item_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorItem, layak_indicator_item, LAYAK, INDICATOR_ITEM, GObject)

/* @indicators: (element-type LayakIndicatorCoverage): what owns @indicator; of a heading the first below it. Signal
 * "changed": it tells something else now. */
LayakIndicatorItem           *layak_indicator_item_new        (GPtrArray                    *indicators,
                                                               const LayakIndicatorCoverage *indicator,
                                                               gboolean                      is_heading);
void                          layak_indicator_item_take       (LayakIndicatorItem           *self,
                                                               LayakIndicatorItem           *newer);
gboolean                      layak_indicator_item_is_same    (LayakIndicatorItem           *self,
                                                               LayakIndicatorItem           *other);
gboolean                      layak_indicator_item_is_heading (LayakIndicatorItem           *self);
const LayakIndicatorCoverage *layak_indicator_item_get        (LayakIndicatorItem           *self);
guint                         layak_indicator_item_count_gaps (LayakIndicatorItem           *self);

/* How an indicator looks and is spoken of. The tone is the CSS class of its tile. */
const char                   *layak_indicator_get_tone        (const LayakIndicatorCoverage *indicator);
gboolean                      layak_indicator_is_main         (const LayakIndicatorCoverage *indicator);
char                         *layak_indicator_dup_sentence    (const LayakIndicatorCoverage *indicator);
char                         *layak_indicator_dup_cluster     (const LayakIndicatorCoverage *indicator,
                                                               gboolean                      is_short);
char                         *layak_indicator_dup_identities  (const LayakIndicatorCoverage *indicator);

G_END_DECLS

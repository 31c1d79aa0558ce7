/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of an evaluation as tiles, by cluster: at one glance what was done for each. */
#pragma once

#include <gtk/gtk.h>

#include "layak-coverage.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATOR_STRIP (layak_indicator_strip_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorStrip, layak_indicator_strip, LAYAK, INDICATOR_STRIP, GtkWidget)

/* Signal "activated" (string: the number of an indicator): a tile was clicked. */
void layak_indicator_strip_set_indicators (LayakIndicatorStrip *self,
                                           GPtrArray           *indicators);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done for each indicator of the evaluation: tiles above, a table below. */
#pragma once

#include <adwaita.h>

#include "layak-coverage.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_INDICATORS_PANE (layak_indicators_pane_get_type ())
G_DECLARE_FINAL_TYPE (LayakIndicatorsPane, layak_indicators_pane, LAYAK, INDICATORS_PANE, AdwBin)

void layak_indicators_pane_set_scope (LayakIndicatorsPane *self,
                                      LayakScope          *scope);
void layak_indicators_pane_show      (LayakIndicatorsPane *self,
                                      const LayakCoverage *coverage);
/* (nullable): the number of the selected indicator; one that is not there yet is selected when it is. */
const char *layak_indicators_pane_get_selected (LayakIndicatorsPane *self);
void layak_indicators_pane_select    (LayakIndicatorsPane *self,
                                      const char          *number);
/* Its chips, its cluster and the selected indicator. */
void layak_indicators_pane_describe_place (LayakIndicatorsPane *self,
                                           GVariantDict        *place);
void layak_indicators_pane_restore_place  (LayakIndicatorsPane *self,
                                           GVariantDict        *place);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that choose the period of a report. */
#pragma once

#include <adwaita.h>

#include "layak-period.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PERIOD_GROUP (layak_period_group_get_type ())
G_DECLARE_FINAL_TYPE (LayakPeriodGroup, layak_period_group, LAYAK, PERIOD_GROUP, AdwPreferencesGroup)

/* Signal "changed". */
void     layak_period_group_set_period (LayakPeriodGroup   *self,
                                        const LayakPeriod  *period);
gboolean layak_period_group_get_period (LayakPeriodGroup   *self,
                                        LayakPeriod        *period,
                                        GError            **error);
/* (transfer full): “Quarter 3 of 2025 · 1 Jul – 30 Sep 2025” */
char    *layak_period_group_describe   (const LayakPeriod  *period);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of an import: where it differs, who changed what, whether it is the same as another, what was decided. */
#pragma once

#include <gtk/gtk.h>

#include "layak-plan.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_DETAIL (layak_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportDetail, layak_import_detail, LAYAK, IMPORT_DETAIL, GtkBox)

/* Signal "decided". @decisions stay the caller's. */
void layak_import_detail_set_plan (LayakImportDetail *self,
                                   LayakStore        *store,
                                   LayakPlan         *plan,
                                   LayakDecisions    *decisions);
/* @item: (nullable) */
void layak_import_detail_show     (LayakImportDetail *self,
                                   LayakPlanItem     *item);
/* Shows what was decided elsewhere. */
void layak_import_detail_refresh  (LayakImportDetail *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot of a review: how much is concerned, what is left to decide, and the ways to go on. Its buttons have the
 * actions of the dialog around it. */
#pragma once

#include <adwaita.h>

#include "layak-import-review.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_BAR (layak_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportBar, layak_import_bar, LAYAK, IMPORT_BAR, AdwBin)

gboolean layak_import_bar_show (LayakImportBar    *self,
                                LayakPlan         *plan,
                                LayakImportReview *review);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviews of imports that are not finished, to go on with one of them or to choose another file. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REVIEWS_WINDOW (layak_reviews_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakReviewsWindow, layak_reviews_window, LAYAK, REVIEWS_WINDOW, AdwWindow)

/* Whether there are any. */
gboolean   layak_reviews_window_is_needed (LayakStore *store);

/* Signals: "continue" (const char *digest); "another", the person wants another file. */
GtkWidget *layak_reviews_window_new       (GtkWindow  *parent,
                                           LayakStore *store);

G_END_DECLS

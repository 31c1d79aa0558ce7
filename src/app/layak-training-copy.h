/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training as the model for another. */
#pragma once

#include <gtk/gtk.h>

#include "layak-store.h"

G_BEGIN_DECLS

void layak_training_copy (GtkWidget      *widget,
                          LayakStore     *store,
                          const LayakRow *training);

G_END_DECLS

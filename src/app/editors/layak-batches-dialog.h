/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds the next batches of a training, as many as there are dates for. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_BATCHES_DIALOG (layak_batches_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakBatchesDialog, layak_batches_dialog, LAYAK, BATCHES_DIALOG, AdwWindow)

/* @widget: any inside the window, which is told of what was added. Action "batches.add". */
GtkWidget *layak_batches_dialog_new (GtkWidget      *widget,
                                     LayakStore     *store,
                                     const LayakRow *training);

G_END_DECLS

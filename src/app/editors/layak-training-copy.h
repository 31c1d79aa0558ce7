/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A training as the model for another. */
#pragma once

#include <gtk/gtk.h>

#include "layak-repeat.h"
#include "layak-store.h"

G_BEGIN_DECLS

/* Adds a training like @training as one step, and opens it. @widget: any inside the window */
void     layak_training_copy       (GtkWidget         *widget,
                                    LayakStore        *store,
                                    const LayakRow    *training,
                                    const LayakRepeat *how);
/* Adds several as one step, and tells how many. @hows: (element-type LayakRepeat): at least one, of the same series */
void     layak_training_copy_several (GtkWidget       *widget,
                                      LayakStore      *store,
                                      const LayakRow  *training,
                                      GArray          *hows);
/* A LayakBatchFunc, with a #LayakRepeat as data: adds one like @training. */
gboolean layak_training_copy_write (LayakWriter       *writer,
                                    LayakRow          *training,
                                    gpointer           how,
                                    GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores a training that is made after the model of another one. */
#pragma once

#include "layak-repeat.h"
#include "layak-writer.h"

G_BEGIN_DECLS

/* A batch gets the number after all of its series; what is no batch stays so. */
gboolean layak_repeat_store_number (LayakConnection    *connection,
                                    const LayakRow     *training,
                                    LayakRepeat        *how,
                                    GError            **error);
/* (transfer full) (nullable): the UUID of the new one. With its second batch @training becomes the first of a
 * series. */
char    *layak_repeat_store_add    (LayakWriter        *writer,
                                    const LayakRow     *training,
                                    const LayakRepeat  *how,
                                    GError            **error);

G_END_DECLS

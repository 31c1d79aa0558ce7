/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files become documents of a record. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/* For a write function: adds a document with its content for each of @paths (element-type filename). */
gboolean layak_attaching_write (LayakWriter         *writer,
                                const LayakRow      *subject,
                                GPtrArray           *paths,
                                GError             **error);
/* The same as a step of its own; finishes with layak_store_write_finish(). @paths: (transfer full). */
void     layak_attaching_async (LayakStore          *store,
                                const LayakRow      *subject,
                                GPtrArray           *paths,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writes of the window, each one step. All finish with layak_store_write_finish(). */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

gboolean layak_edit_has_changes   (const LayakRow      *former,
                                   const LayakRow      *wanted);
gboolean layak_edit_set_fields    (LayakWriter         *writer,
                                   const LayakRow      *former,
                                   const LayakRow      *wanted,
                                   GError             **error);
void     layak_edit_fields_async  (LayakStore          *store,
                                   const LayakRow      *former,
                                   LayakRow            *wanted,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
void     layak_edit_insert_async  (LayakStore          *store,
                                   const char          *subject,
                                   GPtrArray           *rows,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
void     layak_edit_delete_async  (LayakStore          *store,
                                   const char          *subject,
                                   GPtrArray           *rows,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gint64   layak_edit_take_position (GListModel          *entries,
                                   gint64              *next);

G_END_DECLS

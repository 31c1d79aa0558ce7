/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database file: one write path, steps that can be undone, news of changes. */
#pragma once

#include "layak-database-file.h"
#include "layak-record.h"
#include "layak-step.h"
#include "layak-writer.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_STORE (layak_store_get_type ())
G_DECLARE_FINAL_TYPE (LayakStore, layak_store, LAYAK, STORE, GObject)

LayakStore      *layak_store_open          (const char            *path,
                                            LayakOpenFlags         flags,
                                            GError               **error);
const char      *layak_store_get_path      (LayakStore            *self);
void             layak_store_set_origin    (LayakStore            *self,
                                            const char            *origin);
void             layak_store_set_person    (LayakStore            *self,
                                            const char            *person);
LayakConnection *layak_store_get_reader    (LayakStore            *self);

/* Reading one record, on the main thread. (transfer full): NULL without error if there is none. */
LayakRecord     *layak_store_load          (LayakStore             *self,
                                            const LayakRecordInfo  *info,
                                            const char             *identity,
                                            GError                **error);
LayakRecord     *layak_store_load_id       (LayakStore             *self,
                                            const LayakRecordInfo  *info,
                                            gint64                  id,
                                            GError                **error);

/* The write path. All run @func on the writer's thread; those without “async” wait for it. */
gboolean         layak_store_write         (LayakStore             *self,
                                            LayakAction             action,
                                            const LayakRecordInfo  *info,
                                            const char             *subject,
                                            LayakWriteFunc          func,
                                            gpointer                data,
                                            GCancellable           *cancellable,
                                            GError                **error);
gboolean         layak_store_write_ground  (LayakStore             *self,
                                            const char             *subject,
                                            LayakWriteFunc          func,
                                            gpointer                data,
                                            GError                **error);
void             layak_store_write_async   (LayakStore             *self,
                                            LayakAction             action,
                                            const LayakRecordInfo  *info,
                                            const char             *subject,
                                            LayakWriteFunc          func,
                                            gpointer                data,
                                            GDestroyNotify          data_destroy,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
gboolean         layak_store_write_finish  (LayakStore             *self,
                                            GAsyncResult           *result,
                                            GError                **error);

gboolean         layak_store_is_read_only  (LayakStore             *self);
void             layak_store_tell_changed  (LayakStore             *self,
                                            guint64                 tables);

/* The usual writes, each one step. They take a copy of the record; finish with layak_store_write_finish(). */
void             layak_store_insert_async  (LayakStore             *self,
                                            LayakRecord            *record,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* History. @step 0 is the latest not yet undone. */
gboolean         layak_store_undo          (LayakStore             *self,
                                            gint64                  step,
                                            GError                **error);
gboolean         layak_store_redo          (LayakStore             *self,
                                            GError                **error);
void             layak_store_undo_async    (LayakStore             *self,
                                            gint64                  step,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
void             layak_store_redo_async    (LayakStore             *self,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);
LayakStepInfo   *layak_store_dup_undo_step (LayakStore             *self);
LayakStepInfo   *layak_store_dup_redo_step (LayakStore             *self);

gboolean         layak_store_is_writing    (LayakStore             *self);

gboolean         layak_store_with_writer   (LayakStore             *self,
                                            LayakConnectionFunc     func,
                                            gpointer                data,
                                            GError                **error);
void             layak_store_with_writer_async (LayakStore         *self,
                                                LayakConnectionFunc func,
                                                gpointer            data,
                                                GDestroyNotify      data_destroy,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);

/* Properties: "can-undo", "can-redo" (booleans), "undo-label", "redo-label" (strings), "writing" (boolean).
 * Signal "changed" (guint64 tables): LAYAK_TABLE_BIT of each record type whose table changed, also by others. */

G_END_DECLS

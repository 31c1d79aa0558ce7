/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write function may do inside its transaction. Lives on the writer's thread. */
#pragma once

#include "layak-table.h"
#include "layak-versions.h"

G_BEGIN_DECLS

typedef struct _LayakWriter LayakWriter;

typedef gboolean (*LayakWriteFunc) (LayakWriter  *writer,
                                    gpointer      data,
                                    GError      **error);

LayakConnection *layak_writer_get_connection (LayakWriter            *self);
LayakStamp       layak_writer_get_stamp      (LayakWriter            *self);
void             layak_writer_make_lasting   (LayakWriter            *self,
                                              const char             *subject);
LayakRow        *layak_writer_load           (LayakWriter            *self,
                                              const LayakRecordInfo  *info,
                                              const LayakUuid        *uuid,
                                              GError                **error);
gboolean         layak_writer_insert         (LayakWriter            *self,
                                              LayakRow               *row,
                                              GError                **error);
gboolean         layak_writer_add_unit       (LayakWriter            *self,
                                              const LayakUnit        *unit,
                                              GError                **error);
gboolean         layak_writer_update         (LayakWriter            *self,
                                              LayakRow               *row,
                                              GError                **error);
gboolean         layak_writer_foresee        (LayakWriter            *self,
                                              LayakRow               *row,
                                              GError                **error);
gboolean         layak_writer_delete         (LayakWriter            *self,
                                              const LayakRecordInfo  *info,
                                              const LayakUuid        *uuid,
                                              GError                **error);
gboolean         layak_writer_try            (LayakWriter            *self,
                                              LayakWriteFunc          func,
                                              gpointer                data,
                                              GError                **error);
gboolean         layak_writer_attach         (LayakWriter            *self,
                                              const char             *digest,
                                              GBytes                 *content,
                                              GError                **error);

/* For an import, whose records bring their versions. Each row has a version; @digest tells its unit apart. */
gboolean         layak_writer_insert_unit    (LayakWriter            *self,
                                              LayakUnit              *unit,
                                              guint64                 digest,
                                              GError                **error);
gboolean         layak_writer_insert_child   (LayakWriter            *self,
                                              LayakRow               *child,
                                              GError                **error);
gboolean         layak_writer_replace        (LayakWriter            *self,
                                              const LayakRow         *stored,
                                              LayakRow               *row,
                                              guint64                 digest,
                                              GError                **error);
gboolean         layak_writer_remove_child   (LayakWriter            *self,
                                              const LayakRow         *child,
                                              GError                **error);
gboolean         layak_writer_remove_unit    (LayakWriter            *self,
                                              const LayakRecordInfo  *info,
                                              gint64                  id,
                                              GError                **error);
gboolean         layak_writer_bury           (LayakWriter            *self,
                                              const LayakTombstone   *tombstone,
                                              gint64                  id,
                                              GError                **error);

G_END_DECLS

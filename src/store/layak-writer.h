/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write function may do inside its transaction. Lives on the writer's thread. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

typedef struct _LayakWriter LayakWriter;

LayakConnection *layak_writer_get_connection (LayakWriter            *self);
LayakStamp       layak_writer_get_stamp      (LayakWriter            *self);
LayakRow        *layak_writer_load           (LayakWriter            *self,
                                              const LayakRecordInfo  *info,
                                              const LayakUuid        *uuid,
                                              GError                **error);
gboolean         layak_writer_insert         (LayakWriter            *self,
                                              LayakRow               *row,
                                              GError                **error);
gboolean         layak_writer_update         (LayakWriter            *self,
                                              LayakRow               *row,
                                              GError                **error);
gboolean         layak_writer_delete         (LayakWriter            *self,
                                              const LayakRecordInfo  *info,
                                              const LayakUuid        *uuid,
                                              GError                **error);
gboolean         layak_writer_attach         (LayakWriter            *self,
                                              const char             *digest,
                                              GBytes                 *content,
                                              GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds records against the schema of the report as their text is written. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LayakSchemaStream LayakSchemaStream;

LayakSchemaStream *layak_schema_stream_new    (GBytes             *head);
void               layak_schema_stream_free   (LayakSchemaStream  *self);
gboolean           layak_schema_stream_add    (LayakSchemaStream  *self,
                                               GBytes             *part,
                                               GError            **error);
gboolean           layak_schema_stream_finish (LayakSchemaStream  *self,
                                               GError            **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSchemaStream, layak_schema_stream_free)

G_END_DECLS

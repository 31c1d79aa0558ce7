/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open database of one thread: pragmas, statement cache, cancelling. */
#pragma once

#include <gio/gio.h>

#include "layak-statement.h"

G_BEGIN_DECLS

typedef struct _LayakConnection LayakConnection;

LayakConnection *layak_connection_open            (const char       *path,
                                                   int               sqlite_flags,
                                                   GError          **error);
void             layak_connection_free            (LayakConnection  *self);
sqlite3         *layak_connection_get_handle      (LayakConnection  *self);
void             layak_connection_set_cancellable (LayakConnection  *self,
                                                   GCancellable     *cancellable);
LayakStatement  *layak_connection_prepare         (LayakConnection  *self,
                                                   const char       *sql,
                                                   GError          **error);
gboolean         layak_connection_execute         (LayakConnection  *self,
                                                   const char       *sql,
                                                   GError          **error);
gboolean         layak_connection_get_number      (LayakConnection  *self,
                                                   const char       *sql,
                                                   gint64           *number,
                                                   GError          **error);
gboolean         layak_connection_get_setting     (LayakConnection  *self,
                                                   const char       *name,
                                                   char            **value,
                                                   GError          **error);
gboolean         layak_connection_set_setting     (LayakConnection  *self,
                                                   const char       *name,
                                                   const char       *value,
                                                   GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakConnection, layak_connection_free)

G_END_DECLS

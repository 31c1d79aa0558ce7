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
void             layak_connection_set_deadline    (LayakConnection  *self,
                                                   gint64            deadline);
LayakStatement  *layak_connection_prepare         (LayakConnection  *self,
                                                   const char       *sql,
                                                   GError          **error);
LayakStatement  *layak_connection_prepare_lasting (LayakConnection  *self,
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
gboolean         layak_connection_begin_writing   (LayakConnection  *self,
                                                   GError          **error);
gboolean         layak_connection_is_read_only    (LayakConnection  *self);
gboolean         layak_connection_set_setting     (LayakConnection  *self,
                                                   const char       *name,
                                                   const char       *value,
                                                   GError          **error);

/* A small memory of the local ids of records, for the writer alone: it asks for the same ones again and again. It is
 * valid within one transaction, so each begins by forgetting. */
void             layak_connection_forget_ids      (LayakConnection  *self);
gint64           layak_connection_recall_id       (LayakConnection  *self,
                                                   guint             type,
                                                   const LayakUuid  *uuid);
void             layak_connection_remember_id     (LayakConnection  *self,
                                                   guint             type,
                                                   const LayakUuid  *uuid,
                                                   gint64            id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakConnection, layak_connection_free)

/* Works with a connection that somebody else has; fails with @error. */
typedef gboolean (*LayakConnectionFunc) (LayakConnection  *connection,
                                         gpointer          data,
                                         GError          **error);

G_END_DECLS

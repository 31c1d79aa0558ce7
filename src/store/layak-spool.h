/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file from outside while it is worked with: neither on the stick it came on, which may be taken away, nor in memory,
 * which would not be enough for any size. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LayakSpool LayakSpool;

/* Takes the next bytes of what is kept, or gives them; fails with @error. */
typedef gboolean (*LayakSpoolFunc) (gpointer   user_data,
                                    guint8    *bytes,
                                    gsize      size,
                                    GError   **error);

/* Copies the file. @checksum: (nullable): is told all of it. */
LayakSpool   *layak_spool_new           (GFile           *file,
                                         GChecksum       *checksum,
                                         GCancellable    *cancellable,
                                         GError         **error);
/* The same of what layak_spool_write() gave. @func: gives the next bytes of @size, which are packed */
LayakSpool   *layak_spool_new_packed    (gsize            size,
                                         LayakSpoolFunc   func,
                                         gpointer         user_data,
                                         GError         **error);
LayakSpool   *layak_spool_ref           (LayakSpool      *self);
void          layak_spool_unref         (LayakSpool      *self);
/* How many bytes the file has. */
goffset       layak_spool_get_size      (LayakSpool      *self);
/* How many of them are left of it when it is packed. */
gsize         layak_spool_get_packed    (LayakSpool      *self);
/* @func: takes the packed bytes */
gboolean      layak_spool_write         (LayakSpool      *self,
                                         LayakSpoolFunc   func,
                                         gpointer         user_data,
                                         GError         **error);
/* (transfer full) (nullable): the file from its beginning; as often as one likes, and on any thread. */
GInputStream *layak_spool_open          (LayakSpool      *self,
                                         GError         **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakSpool, layak_spool_unref)

G_END_DECLS

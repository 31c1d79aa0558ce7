/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that were written in formats of others, held against our schemas of what we write. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean layak_export_schema_check (const char    *schema,
                                    int            fd,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps that bring a database file to the newest schema. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

guint    layak_schema_get_version (void);
gboolean layak_schema_migrate     (LayakConnection  *connection,
                                   const char       *path,
                                   GError          **error);

G_END_DECLS

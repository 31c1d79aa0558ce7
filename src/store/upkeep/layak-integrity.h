/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a database file is whole. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

GStrv      layak_integrity_find_damage     (LayakConnection  *connection,
                                            GError          **error);
GPtrArray *layak_integrity_find_all_damage (LayakConnection  *connection,
                                            GError          **error);
gboolean   layak_integrity_check           (LayakConnection  *connection,
                                            GError          **error);

G_END_DECLS

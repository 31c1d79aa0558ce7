/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new record takes from others before a person says more. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

gboolean layak_defaults_fill (LayakConnection  *connection,
                              LayakRow         *row,
                              GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An agency is renamed, or goes into another. */
#pragma once

#include "layak-writer.h"

G_BEGIN_DECLS

gboolean layak_succession_check     (LayakConnection  *connection,
                                     const LayakRow   *stored,
                                     const LayakRow   *wanted,
                                     GError          **error);
gboolean layak_succession_find_next (LayakConnection  *connection,
                                     const LayakUuid  *agency,
                                     LayakUuid        *next,
                                     GError          **error);
gboolean layak_succession_write     (LayakWriter      *writer,
                                     const LayakUuid  *former,
                                     const LayakUuid  *successor,
                                     LayakDate         date,
                                     GError          **error);

G_END_DECLS

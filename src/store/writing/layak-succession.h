/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An agency is renamed, or goes into another. */
#pragma once

#include "layak-writer.h"

G_BEGIN_DECLS

gboolean layak_succession_write (LayakWriter      *writer,
                                 const LayakUuid  *former,
                                 const LayakUuid  *successor,
                                 LayakDate         date,
                                 GError          **error);

G_END_DECLS

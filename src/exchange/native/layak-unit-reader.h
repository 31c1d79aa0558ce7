/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the units of an extract ahead, on a thread of its own. */
#pragma once

#include "layak-extract.h"

G_BEGIN_DECLS

typedef struct _LayakUnitReader LayakUnitReader;

LayakUnitReader *layak_unit_reader_new  (LayakExtract     *extract);
/* Stops reading. Only then the extract, and its connection, may be used again. */
void             layak_unit_reader_free (LayakUnitReader  *self);
LayakUnit       *layak_unit_reader_next (LayakUnitReader  *self,
                                         const LayakRow  **origin,
                                         GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakUnitReader, layak_unit_reader_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads units one by one as a report tells them. */
#pragma once

#include "layak-connection.h"
#include "layak-row.h"

G_BEGIN_DECLS

typedef struct _LayakUnitReader LayakUnitReader;

LayakUnitReader *layak_unit_reader_new        (LayakConnection        *connection);
void             layak_unit_reader_free       (LayakUnitReader        *self);
gboolean         layak_unit_reader_choose     (LayakUnitReader        *self,
                                               const LayakRecordInfo  *info,
                                               GError                **error);
LayakUnit       *layak_unit_reader_read       (LayakUnitReader        *self,
                                               gint64                  id,
                                               GError                **error);
const LayakRow  *layak_unit_reader_get_origin (LayakUnitReader        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakUnitReader, layak_unit_reader_free)

G_END_DECLS

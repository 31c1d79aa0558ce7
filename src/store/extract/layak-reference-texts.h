/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What references to small tables read, each looked up once: in every row it would take longer than the rest of it. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

typedef struct _LayakReferenceTexts LayakReferenceTexts;

LayakReferenceTexts *layak_reference_texts_new     (LayakConnection        *connection);
void                 layak_reference_texts_free    (LayakReferenceTexts    *self);
gboolean             layak_reference_texts_covers  (const LayakField       *field);
GArray              *layak_reference_texts_prepare (LayakReferenceTexts    *self,
                                                    const LayakRecordInfo  *info,
                                                    GString                *columns,
                                                    GError                **error);
gboolean             layak_reference_texts_read    (GArray                 *references,
                                                    LayakStatement         *statement,
                                                    int                    *column,
                                                    LayakRow               *row,
                                                    GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReferenceTexts, layak_reference_texts_free)

G_END_DECLS

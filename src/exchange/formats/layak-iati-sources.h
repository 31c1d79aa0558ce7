/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What activities of IATI tell of other records: places, agencies, documents with a link. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

typedef struct _LayakIatiSources LayakIatiSources;

LayakIatiSources *layak_iati_sources_new             (LayakExportJob          *job,
                                                      GError                 **error);
void              layak_iati_sources_free            (LayakIatiSources        *self);
const LayakRow   *layak_iati_sources_find_agency     (LayakIatiSources        *self,
                                                      const char              *uuid);
char             *layak_iati_sources_dup_place       (LayakIatiSources        *self,
                                                      const char              *code);
char             *layak_iati_sources_dup_government  (LayakIatiSources        *self,
                                                      const LayakRow          *row);
const GPtrArray  *layak_iati_sources_find_links      (LayakIatiSources        *self,
                                                      const LayakRow          *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakIatiSources, layak_iati_sources_free)

const char       *layak_iati_get_owner               (const LayakRow          *row);
char             *layak_iati_dup_organisation        (const LayakRow          *row);
char             *layak_iati_dup_identifier          (const LayakRow          *row);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements that activities of IATI are made of. */
#pragma once

#include "layak-iati-sources.h"
#include "layak-xml-writer.h"

G_BEGIN_DECLS

/* Two days of an activity, to which a result belongs. */
typedef struct
{
  LayakDate start;
  LayakDate end;
} LayakIatiSpan;

void layak_iati_write_code         (LayakXmlWriter       *writer,
                                    const char           *element,
                                    const char           *attribute,
                                    const char           *code);
void layak_iati_write_narrative    (LayakXmlWriter       *writer,
                                    const char           *element,
                                    const char           *text);
void layak_iati_write_description  (LayakXmlWriter       *writer,
                                    const char           *type,
                                    const char           *text);
void layak_iati_write_owner        (LayakXmlWriter       *writer,
                                    LayakIatiSources     *sources,
                                    const LayakRow       *row,
                                    const char           *element,
                                    const char           *role);
void layak_iati_write_agency       (LayakXmlWriter       *writer,
                                    LayakIatiSources     *sources,
                                    const char           *uuid);
void layak_iati_write_agencies     (LayakXmlWriter       *writer,
                                    LayakIatiSources     *sources,
                                    char                **uuids);
void layak_iati_write_date         (LayakXmlWriter       *writer,
                                    const char           *type,
                                    LayakDate             date,
                                    gboolean              is_end);
void layak_iati_write_span         (LayakXmlWriter       *writer,
                                    const LayakIatiSpan  *span);
void layak_iati_write_links        (LayakXmlWriter       *writer,
                                    LayakIatiSources     *sources,
                                    const LayakRow       *row);
void layak_iati_start_result       (LayakXmlWriter       *writer,
                                    const char           *title,
                                    const char           *indicator,
                                    const LayakIatiSpan  *span);
void layak_iati_end_result         (LayakXmlWriter       *writer);
void layak_iati_write_measured     (LayakXmlWriter       *writer,
                                    const char           *element,
                                    const char           *value,
                                    const char           *group,
                                    const char           *sex);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records, deletions and files as the XML of a native report. */
#pragma once

#include "layak-versions.h"
#include "layak-xml-writer.h"

G_BEGIN_DECLS

void     layak_report_write_unit     (LayakXmlWriter        *writer,
                                      LayakUnit             *unit,
                                      const LayakRow        *origin,
                                      gboolean               with_names);
void     layak_report_write_deletion (LayakXmlWriter        *writer,
                                      const LayakTombstone  *deletion);
gboolean layak_report_write_content  (LayakXmlWriter        *writer,
                                      const char            *digest,
                                      GBytes                *bytes,
                                      GError               **error);

G_END_DECLS

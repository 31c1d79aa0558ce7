/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML schema of the native report, applied to the events of a parser. */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct _LayakReportSchema LayakReportSchema;

/**
 * LayakReportSchemaFunc:
 * @code: what is wrong, an xmlParserErrors of libxml2
 * @attribute: (nullable): the attribute it is about
 * @expected: (nullable): the elements that could stand here instead, parted by commas
 */
typedef void (*LayakReportSchemaFunc) (int         code,
                                 const char *attribute,
                                 const char *expected,
                                 gpointer    user_data);

LayakReportSchema *layak_report_schema_new           (LayakReportSchemaFunc   func,
                                         gpointer          user_data);
void         layak_report_schema_free          (LayakReportSchema      *self);
void         layak_report_schema_start_element (LayakReportSchema      *self,
                                         const xmlChar    *name,
                                         const xmlChar    *prefix,
                                         const xmlChar    *uri,
                                         int               n_attributes,
                                         const xmlChar   **attributes);
void         layak_report_schema_text          (LayakReportSchema      *self,
                                         const char       *text,
                                         int               length);
void         layak_report_schema_end_element   (LayakReportSchema      *self,
                                         const xmlChar    *name,
                                         const xmlChar    *prefix,
                                         const xmlChar    *uri);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportSchema, layak_report_schema_free)

char        *layak_report_schema_describe      (int               code,
                                         const char       *expected);

G_END_DECLS

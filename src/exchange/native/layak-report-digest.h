/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digest of a report: the SHA-256 of its canonical form, which neither indentation nor the order of attributes
 * changes, worked out on a thread of its own. */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define LAYAK_REPORT_DIGEST_LENGTH 64

/* The attribute of the root that holds it, and that it leaves out. */
#define LAYAK_REPORT_DIGEST_NAME "digest"

typedef struct _LayakReportDigest LayakReportDigest;

LayakReportDigest *layak_report_digest_new           (void);
LayakReportDigest *layak_report_digest_new_for_bytes (void);
void               layak_report_digest_free          (LayakReportDigest  *self);
void               layak_report_digest_start_element (LayakReportDigest  *self,
                                                      const xmlChar      *name,
                                                      const xmlChar      *uri,
                                                      int                 n_attributes,
                                                      const xmlChar     **attributes);
void               layak_report_digest_text          (LayakReportDigest  *self,
                                                      const xmlChar      *text,
                                                      int                 length);
void               layak_report_digest_end_element   (LayakReportDigest  *self,
                                                      const xmlChar      *name,
                                                      const xmlChar      *uri);
void               layak_report_digest_add_bytes     (LayakReportDigest  *self,
                                                      GBytes             *bytes);
char              *layak_report_digest_finish        (LayakReportDigest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakReportDigest, layak_report_digest_free)

G_END_DECLS

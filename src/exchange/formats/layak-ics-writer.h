/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a calendar: escaped and folded. It knows no record types. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

typedef struct _LayakIcsWriter LayakIcsWriter;

LayakIcsWriter *layak_ics_writer_new    (LayakExportJob    *job);
void            layak_ics_writer_free   (LayakIcsWriter    *self);
void            layak_ics_writer_word   (LayakIcsWriter    *self,
                                         const char        *property,
                                         const char        *value);
void            layak_ics_writer_text   (LayakIcsWriter    *self,
                                         const char        *property,
                                         const char        *text);
void            layak_ics_writer_number (LayakIcsWriter    *self,
                                         const char        *property,
                                         gint64             number);
void            layak_ics_writer_day    (LayakIcsWriter    *self,
                                         const char        *property,
                                         LayakDate          date);
void            layak_ics_writer_time   (LayakIcsWriter    *self,
                                         const char        *property,
                                         gint64             time);
gboolean        layak_ics_writer_flush  (LayakIcsWriter    *self,
                                         gsize              limit,
                                         GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakIcsWriter, layak_ics_writer_free)

G_END_DECLS

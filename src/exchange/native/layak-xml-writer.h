/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes canonical XML: UTF-8, LF, two blanks a level, attributes on one line. It knows no record types. */
#pragma once

#include <gio/gio.h>

#include "layak-field.h"

G_BEGIN_DECLS

typedef struct _LayakXmlWriter LayakXmlWriter;

/* Takes what was written; called with whole elements of the second level, the root's tags coming with them. */
typedef gboolean (*LayakXmlSinkFunc) (GBytes    *bytes,
                                      gpointer   user_data,
                                      GError   **error);

LayakXmlWriter *layak_xml_writer_new           (LayakXmlSinkFunc   sink,
                                                gpointer           user_data);
LayakXmlWriter *layak_xml_writer_new_within    (guint              depth,
                                                LayakXmlSinkFunc   sink,
                                                gpointer           user_data);
void            layak_xml_writer_free          (LayakXmlWriter    *self);
void            layak_xml_writer_set_levels    (LayakXmlWriter    *self,
                                                guint              n_levels);
void            layak_xml_writer_start         (LayakXmlWriter    *self,
                                                const char        *name);
void            layak_xml_writer_attribute     (LayakXmlWriter    *self,
                                                const char        *name,
                                                const char        *text);
void            layak_xml_writer_value         (LayakXmlWriter    *self,
                                                const char        *name,
                                                const LayakField  *field,
                                                LayakValue         value);
void            layak_xml_writer_text_element  (LayakXmlWriter    *self,
                                                const char        *name,
                                                const char        *text);
void            layak_xml_writer_end           (LayakXmlWriter    *self,
                                                const char        *name);
void            layak_xml_writer_end_with_text (LayakXmlWriter    *self,
                                                const char        *name,
                                                const char        *text);
gboolean        layak_xml_writer_flush         (LayakXmlWriter    *self,
                                                GError           **error);
gboolean        layak_xml_writer_flush_if_full (LayakXmlWriter    *self,
                                                GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakXmlWriter, layak_xml_writer_free)

G_END_DECLS

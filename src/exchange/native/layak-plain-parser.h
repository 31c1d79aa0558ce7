/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser for the plain XML that the writer of reports writes, and for nothing else. */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

gboolean layak_plain_parse (const char          *text,
                            gsize                length,
                            xmlDict             *names,
                            const char          *uri,
                            const xmlSAXHandler *sax,
                            gpointer             user_data);

G_END_DECLS

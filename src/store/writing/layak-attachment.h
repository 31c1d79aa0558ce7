/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as the content of documents. */
#pragma once

#include "layak-connection.h"
#include "layak-row.h"

G_BEGIN_DECLS

/* Reports carry no larger files; the document can have a link to them. */
#define LAYAK_ATTACHMENT_MAX_MIB 32

GBytes *layak_attachment_load   (const char       *path,
                                 LayakRow         *document,
                                 GError          **error);
GBytes *layak_attachment_select (LayakConnection  *connection,
                                 const char       *digest,
                                 GError          **error);

G_END_DECLS

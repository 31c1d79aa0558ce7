/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on its way to become the content of a document. */
#pragma once

#include <gio/gio.h>

#include "layak-row.h"

G_BEGIN_DECLS

/* Reports carry no larger files; the document can have a link to them. */
#define LAYAK_ATTACHMENT_MAX_MIB 32

GBytes *layak_attachment_load (const char  *path,
                               LayakRow    *document,
                               GError     **error);

G_END_DECLS

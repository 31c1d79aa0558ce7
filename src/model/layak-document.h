/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence of a record; its file is kept once, found by the digest of its content. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DOCUMENT (layak_document_get_type ())
LAYAK_DECLARE_RECORD (LayakDocument, layak_document, DOCUMENT)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a button that opens its file: kind of file, name, size. */
#pragma once

#include <gtk/gtk.h>

#include "layak-entry.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DOCUMENT_CHIP (layak_document_chip_get_type ())
G_DECLARE_FINAL_TYPE (LayakDocumentChip, layak_document_chip, LAYAK, DOCUMENT_CHIP, GtkButton)

/* @entry: of a list of documents. */
GtkWidget *layak_document_chip_new  (LayakStore     *store,
                                     LayakEntry     *entry);

/* Opens the file of @document, or its link, in the program the person uses for it. */
void       layak_document_chip_open (GtkWidget      *widget,
                                     LayakStore     *store,
                                     const LayakRow *document);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of documents that are missing: a person shows where they are. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

/* Asks for the file of @document. @widget: any inside the window */
void layak_file_finding_choose        (GtkWidget      *widget,
                                       LayakStore     *store,
                                       const LayakRow *document);
/* Takes the file at @path for it, after a question if its content is another. */
void layak_file_finding_take          (GtkWidget      *widget,
                                       LayakStore     *store,
                                       const LayakRow *document,
                                       const char     *path);
/* Asks for a folder with the files of all documents whose file is missing. */
void layak_file_finding_choose_folder (GtkWidget      *widget,
                                       LayakStore     *store);
/* Takes those that are in it or in a folder within it, as one step, and tells how many. */
void layak_file_finding_take_folder   (GtkWidget      *widget,
                                       LayakStore     *store,
                                       const char     *folder);

G_END_DECLS

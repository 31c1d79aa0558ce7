/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of documents that are not in this database, as after a report without them, and the way they come back. */
#pragma once

#include "layak-writer.h"

G_BEGIN_DECLS

typedef struct
{
  LayakRow *document;
  char     *path;
} LayakFoundFile;

/* (transfer full) (nullable) (element-type LayakRow): the documents without a link whose file is not here. */
GPtrArray *layak_missing_files_select (LayakConnection  *connection,
                                       GError          **error);
GPtrArray *layak_missing_files_search (GPtrArray        *documents,
                                       const char       *folder,
                                       GCancellable     *cancellable,
                                       guint            *n_alike,
                                       GError          **error);
gboolean   layak_missing_files_attach (LayakWriter      *writer,
                                       const LayakRow   *document,
                                       const char       *path,
                                       gboolean         *is_another,
                                       GError          **error);

G_END_DECLS

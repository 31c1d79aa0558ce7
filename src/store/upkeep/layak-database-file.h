/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of a database: where it is, how it is made. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

/**
 * LayakOpenFlags:
 * @LAYAK_OPEN_EXISTING: fail if there is no file
 * @LAYAK_OPEN_CREATE: make the file if there is none
 * @LAYAK_OPEN_NEW: make the file, fail if there is one
 */
typedef enum
{
  LAYAK_OPEN_EXISTING,
  LAYAK_OPEN_CREATE,
  LAYAK_OPEN_NEW,
} LayakOpenFlags;

char     *layak_store_default_path          (void);
/* (transfer full) (nullable): to write with; of the newest schema. A file that could not be made to the end is gone. */
LayakConnection *layak_database_file_open (const char       *path,
                                           LayakOpenFlags    flags,
                                           GError          **error);
gboolean  layak_database_file_ensure_office (LayakConnection  *connection,
                                             GError          **error);
void      layak_database_file_remove        (const char       *path);

G_END_DECLS

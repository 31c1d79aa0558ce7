/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to import: on a disk, or whatever comes out of a stream. */
#pragma once

#include <gio/gio.h>

#include "layak-csv-options.h"
#include "layak-spool.h"

G_BEGIN_DECLS

/**
 * LayakImportSource:
 * @name: what messages call it
 * @file: (nullable): the file, read anew each time
 * @spool: (nullable): a copy of it
 * @stream: (nullable): instead of a file; it can be read once
 * @csv: (nullable): how the sheet is read; %NULL for a report
 * @size: in bytes, 0 if nobody knows
 */
typedef struct
{
  char            *name;
  GFile           *file;
  LayakSpool      *spool;
  GInputStream    *stream;
  LayakCsvOptions *csv;
  goffset          size;
} LayakImportSource;

/* Tells, on the thread that reads, how many bytes of all files were read. */
typedef void (*LayakImportFunc) (goffset  n_bytes,
                                 gpointer user_data);

LayakImportSource *layak_import_source_new_file   (GFile             *file,
                                                   const char        *name);
LayakImportSource *layak_import_source_new_stream (GInputStream      *stream,
                                                   const char        *name);
LayakImportSource *layak_import_source_new_spool  (LayakSpool        *spool,
                                                   const char        *name);
/* (transfer full) (nullable): from the beginning, unless it is a stream. */
GInputStream      *layak_import_source_open       (LayakImportSource *self,
                                                   GCancellable      *cancellable,
                                                   GError           **error);
void               layak_import_source_free       (LayakImportSource *self);

G_END_DECLS

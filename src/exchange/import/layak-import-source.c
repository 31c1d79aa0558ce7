/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-source.h"
#include "layak-file-error.h"

LayakImportSource *
layak_import_source_new_file (GFile      *file,
                              const char *name)
{
  LayakImportSource *self = g_new0 (LayakImportSource, 1);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                                 NULL);

  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  /* That there is no such file is told when it is read. */
  self->size = info != NULL ? g_file_info_get_size (info) : 0;
  return self;
}

LayakImportSource *
layak_import_source_new_stream (GInputStream *stream,
                                const char   *name)
{
  LayakImportSource *self = g_new0 (LayakImportSource, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  return self;
}

LayakImportSource *
layak_import_source_new_spool (LayakSpool *spool,
                               const char *name)
{
  LayakImportSource *self = g_new0 (LayakImportSource, 1);

  self->spool = layak_spool_ref (spool);
  self->name = g_strdup (name);
  self->size = layak_spool_get_size (spool);
  return self;
}

GInputStream *
layak_import_source_open (LayakImportSource  *self,
                          GCancellable       *cancellable,
                          GError            **error)
{
  GFileInputStream *stream;

  if (self->stream != NULL)
    return g_object_ref (self->stream);
  if (self->spool != NULL)
    return layak_spool_open (self->spool, error);

  stream = g_file_read (self->file, cancellable, error);
  if (stream == NULL)
    layak_file_error_explain (error, self->name);
  return G_INPUT_STREAM (stream);
}

void
layak_import_source_free (LayakImportSource *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->spool, layak_spool_unref);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->csv, layak_csv_options_free);
  g_free (self->name);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-missing-files.h"

#include <glib/gi18n-lib.h>

#include "layak-attachment.h"
#include "layak-document.h"
#include "layak-query.h"
#include "layak-rows.h"

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE

/* Deep enough for any archive, and an end to folders that hold themselves. */
#define MAX_DEPTH 32

static void
found_free (gpointer data)
{
  LayakFoundFile *self = data;

  layak_row_free (self->document);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
layak_missing_files_select (LayakConnection  *connection,
                            GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new (&layak_document_info);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GHashTable) rows = NULL;
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);

  layak_query_set_special (query, "missing", "yes");
  select = layak_query_select_ids (query);
  ids = layak_select_run_ids (select, connection, error);
  rows = ids != NULL ? layak_rows_load (&layak_document_info, connection, ids, error) : NULL;
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const LayakRow *row = g_hash_table_lookup (rows, &g_array_index (ids, gint64, i));

      if (row != NULL)
        g_ptr_array_add (documents, layak_row_copy (row));
    }
  return g_steal_pointer (&documents);
}

/* What is looked for, and what was found of it. */
typedef struct
{
  GPtrArray    *documents;    /* (element-type LayakRow) */
  gboolean     *is_found;     /* of each */
  gboolean     *is_alike;     /* of each: a file has its name, but another content */
  GPtrArray    *found;        /* (element-type LayakFoundFile) */
  GCancellable *cancellable;
} Search;

/* Names differ in their case where a stick was in between. */
static gboolean
has_name (const LayakRow *document,
          const char     *name)
{
  const char *known = layak_row_get_text (document, "file-name");
  g_autofree char *a = known != NULL ? g_utf8_casefold (known, -1) : NULL, *b = g_utf8_casefold (name, -1);

  return g_strcmp0 (a, b) == 0;
}

static char *
dup_digest (const char *path)
{
  g_autofree char *content = NULL;
  gsize size;

  return g_file_get_contents (path, &content, &size, NULL)
         ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, size) : NULL;
}

static void
take (Search     *self,
      guint       position,
      const char *path)
{
  LayakFoundFile *found = g_new0 (LayakFoundFile, 1);

  found->document = layak_row_copy (g_ptr_array_index (self->documents, position));
  found->path = g_strdup (path);
  g_ptr_array_add (self->found, found);
  self->is_found[position] = TRUE;
}

/* The content decides, whatever the file is called now; the name alone only where nobody knows the content. */
static void
look_at (Search     *self,
         const char *path,
         const char *name,
         gint64      size)
{
  g_autofree char *digest = NULL;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const LayakRow *document = g_ptr_array_index (self->documents, i);
      const gboolean is_named = has_name (document, name);
      const char *known = layak_row_get_text (document, "digest");

      if (self->is_found[i] || (!is_named && layak_row_get_number (document, "size") != size))
        continue;

      if (known != NULL && digest == NULL)
        digest = dup_digest (path);
      if (known != NULL ? g_strcmp0 (known, digest) == 0 : is_named)
        take (self, i, path);
      else if (is_named)
        self->is_alike[i] = TRUE;
    }
}

static gboolean walk (Search      *self,
                      GFile       *folder,
                      guint        depth,
                      GError     **error);

/* What cannot be read within the folder is passed over. */
static gboolean
visit (Search     *self,
       GFile      *file,
       GFileInfo  *info,
       guint       depth,
       GError    **error)
{
  const goffset size = g_file_info_get_size (info);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
      size <= LAYAK_ATTACHMENT_MAX_MIB * G_GINT64_CONSTANT (1024) * 1024)
    look_at (self, g_file_peek_path (file), g_file_info_get_display_name (info), size);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
    walk (self, file, depth + 1, NULL);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
walk (Search  *self,
      GFile   *folder,
      guint    depth,
      GError **error)
{
  g_autoptr(GFileEnumerator) files =
    g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, error);

  if (files == NULL)
    return FALSE;

  while (self->found->len < self->documents->len)
    {
      GFileInfo *info;
      GFile *file;

      if (!g_file_enumerator_iterate (files, &info, &file, self->cancellable, error))
        return FALSE;
      if (info == NULL)
        break;
      if (!visit (self, file, info, depth, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * layak_missing_files_search:
 * @documents: (element-type LayakRow)
 * @n_alike: (out): how many more there are of which a file has the name, but another content
 *
 * Looks for the files of @documents in @folder and in those within it; takes its time, so it belongs on a thread.
 *
 * Returns: (transfer full) (nullable) (element-type LayakFoundFile)
 */
GPtrArray *
layak_missing_files_search (GPtrArray     *documents,
                            const char    *folder,
                            GCancellable  *cancellable,
                            guint         *n_alike,
                            GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autofree gboolean *is_found = g_new0 (gboolean, documents->len + 1), *is_alike = g_new0 (gboolean,
                                                                                            documents->len + 1);
  Search search = { documents, is_found, is_alike, found, cancellable };

  if (!walk (&search, file, 0, error))
    return NULL;

  *n_alike = 0;
  for (guint i = 0; i < documents->len; i++)
    *n_alike += is_alike[i] && !is_found[i];
  return g_steal_pointer (&found);
}

/**
 * layak_missing_files_attach:
 * @is_another: (inout): whether the file may have another content than the document had; tells whether it has
 *
 * Fails where the content is another and may not be. The document itself changes only with its content.
 */
gboolean
layak_missing_files_attach (LayakWriter     *writer,
                            const LayakRow  *document,
                            const char      *path,
                            gboolean        *is_another,
                            GError         **error)
{
  g_autoptr(LayakRow) row = layak_row_copy (document);
  g_autoptr(GBytes) content = layak_attachment_load (path, row, error);
  const char *known = layak_row_get_text (document, "digest");
  const gboolean may_be_another = *is_another;

  if (content == NULL)
    return FALSE;

  *is_another = known != NULL && !g_str_equal (known, layak_row_get_text (row, "digest"));
  if (*is_another && !may_be_another)
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT,
                   _("%s has another content than the document had"), path);
      return FALSE;
    }
  if (!layak_writer_attach (writer, layak_row_get_text (row, "digest"), content, error))
    return FALSE;

  return g_strcmp0 (known, layak_row_get_text (row, "digest")) == 0 || layak_writer_update (writer, row, error);
}

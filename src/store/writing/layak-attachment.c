/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-attachment.h"
#include "layak-file-error.h"

#include <glib/gi18n-lib.h>

#define MAX_SIZE (LAYAK_ATTACHMENT_MAX_MIB * G_GINT64_CONSTANT (1024) * 1024)

/* Refuses what is no file, and what is too large, before a byte of it is read. */
static gboolean
check_file (GFile       *file,
            const char  *path,
            GError     **error)
{
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                       G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    {
      layak_file_error_explain (error, path);
      return FALSE;
    }

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("%s is no file that can be attached"), path);
      return FALSE;
    }
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("%s is larger than %d MiB; give a link to it instead"),
                   path, LAYAK_ATTACHMENT_MAX_MIB);
      return FALSE;
    }
  return TRUE;
}

/**
 * layak_attachment_load:
 * @document: the document; gets digest, size and name of the file, and the name as its title if it has none
 *
 * Returns: (transfer full) (nullable): the content, for layak_writer_attach()
 */
GBytes *
layak_attachment_load (const char  *path,
                       LayakRow    *document,
                       GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path), *digest = NULL;
  g_autoptr(GBytes) content = NULL;

  if (!check_file (file, path, error))
    return NULL;

  content = g_file_load_bytes (file, NULL, NULL, error);
  if (content == NULL)
    {
      layak_file_error_explain (error, name);
      return NULL;
    }

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (!layak_row_parse_field (document, "digest", digest, error) ||
      !layak_row_parse_field (document, "file-name", name, error) ||
      (layak_row_is_unknown (document, "title") && !layak_row_parse_field (document, "title", name, error)))
    return NULL;

  layak_row_set_number (document, "size", (gint64) g_bytes_get_size (content));
  return g_steal_pointer (&content);
}

/**
 * layak_attachment_select:
 * @digest: the digest of a document
 *
 * Returns: (transfer full) (nullable): the content of the document; fails with %LAYAK_STORE_ERROR_NOT_FOUND if it is
 *   not in this database, as after a report without documents
 */
GBytes *
layak_attachment_select (LayakConnection  *connection,
                         const char       *digest,
                         GError          **error)
{
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT data FROM content WHERE digest = :digest", error);
  LayakStep step;

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":digest", digest);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    return layak_statement_dup_bytes (select, 0);

  if (step == LAYAK_STEP_DONE)
    g_set_error_literal (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                         _("The file of this document is not in this database"));
  return NULL;
}

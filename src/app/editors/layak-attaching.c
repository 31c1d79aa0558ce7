/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-attaching.h"

#include "layak-attachment.h"
#include "layak-document.h"

typedef struct
{
  LayakRow  *subject;
  GPtrArray *paths;
} Attaching;

/* The field that says whose document it is has the name of the subject’s type. */
static gboolean
write_document (LayakWriter     *writer,
                const LayakRow  *subject,
                const char      *path,
                GError         **error)
{
  g_autoptr(LayakRow) document = layak_row_new (&layak_document_info);
  g_autoptr(GBytes) content = NULL;

  layak_row_ensure_uuid (document);
  layak_row_get_value (document, subject->info->name)->text = layak_row_dup_identity (subject);
  content = layak_attachment_load (path, document, error);

  return content != NULL &&
         layak_writer_attach (writer, layak_row_get_text (document, "digest"), content, error) &&
         layak_writer_insert (writer, document, error);
}

gboolean
layak_attaching_write (LayakWriter     *writer,
                       const LayakRow  *subject,
                       GPtrArray       *paths,
                       GError         **error)
{
  for (guint i = 0; i < paths->len; i++)
    if (!write_document (writer, subject, g_ptr_array_index (paths, i), error))
      return FALSE;

  return TRUE;
}

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  layak_row_free (attaching->subject);
  g_ptr_array_unref (attaching->paths);
  g_free (attaching);
}

static gboolean
write_attaching (LayakWriter  *writer,
                 gpointer      data,
                 GError      **error)
{
  Attaching *attaching = data;

  return layak_attaching_write (writer, attaching->subject, attaching->paths, error);
}

void
layak_attaching_async (LayakStore          *store,
                       const LayakRow      *subject,
                       GPtrArray           *paths,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->subject = layak_row_copy (subject);
  attaching->paths = paths;
  layak_store_write_async (store, LAYAK_ACTION_ADD, &layak_document_info, layak_row_get_title (subject),
                           write_attaching, attaching, attaching_free, NULL, callback, user_data);
}

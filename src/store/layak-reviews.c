/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-reviews.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, digest, names, person, at, decisions, n_parked"

static void
file_free (gpointer data)
{
  LayakReviewFile *self = data;

  g_free (self->name);
  g_free (self->options);
  layak_spool_unref (self->content);
  g_free (self);
}

LayakReview *
layak_review_new (void)
{
  LayakReview *self = g_new0 (LayakReview, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

void
layak_review_free (LayakReview *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self->digest);
  g_free (self->names);
  g_free (self->person);
  g_free (self->decisions);
  g_free (self);
}

static void
add_file (LayakReview *self,
          const char  *name,
          LayakSpool  *content)
{
  LayakReviewFile *file = g_new0 (LayakReviewFile, 1);

  file->name = g_strdup (name);
  file->content = content;
  g_ptr_array_add (self->files, file);
}

LayakReview *
layak_review_copy (const LayakReview *self)
{
  LayakReview *copy = layak_review_new ();

  copy->id = self->id;
  copy->digest = g_strdup (self->digest);
  copy->names = g_strdup (self->names);
  copy->person = g_strdup (self->person);
  copy->at = self->at;
  copy->decisions = g_strdup (self->decisions);
  copy->n_parked = self->n_parked;
  for (guint i = 0; i < self->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (self->files, i);
      LayakReviewFile *added;

      add_file (copy, file->name, layak_spool_ref (file->content));
      added = g_ptr_array_index (copy->files, i);
      added->options = g_strdup (file->options);
      added->is_changed = file->is_changed;
    }
  return copy;
}

gboolean
layak_review_read_file (LayakReview   *self,
                        GFile         *file,
                        const char    *name,
                        GCancellable  *cancellable,
                        GError       **error)
{
  LayakSpool *content;

  if (self->checksum == NULL)
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  content = layak_spool_new (file, self->checksum, cancellable, error);
  if (content == NULL)
    return FALSE;

  add_file (self, name, content);
  return TRUE;
}

void
layak_review_name (LayakReview *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (self->files, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", file->name);
    }

  g_free (self->digest);
  g_free (self->names);
  self->digest = g_strdup (g_checksum_get_string (self->checksum));
  self->names = g_string_free (names, FALSE);
}

/* Moves packed bytes between a file and the database. */
typedef struct
{
  sqlite3      *db;
  sqlite3_blob *blob;
  int           offset;
  gboolean      is_write;
} Transfer;

static gboolean
transfer_func (gpointer   user_data,
               guint8    *bytes,
               gsize      size,
               GError   **error)
{
  Transfer *self = user_data;
  int rc = self->is_write ? sqlite3_blob_write (self->blob, bytes, (int) size, self->offset)
                          : sqlite3_blob_read (self->blob, bytes, (int) size, self->offset);

  if (rc != SQLITE_OK)
    {
      layak_store_set_error (error, self->db, rc);
      return FALSE;
    }
  self->offset += (int) size;
  return TRUE;
}

static gboolean
transfer_begin (Transfer         *self,
                LayakConnection  *connection,
                gint64            row,
                gboolean          is_write,
                GError          **error)
{
  int rc;

  *self = (Transfer) { .db = layak_connection_get_handle (connection), .is_write = is_write };
  rc = sqlite3_blob_open (self->db, "main", "review_file", "content", row, is_write, &self->blob);
  if (rc == SQLITE_OK)
    return TRUE;

  layak_store_set_error (error, self->db, rc);
  sqlite3_blob_close (self->blob);
  return FALSE;
}

/* (transfer full) (nullable) */
static LayakSpool *
load_content (LayakConnection  *connection,
              gint64            row,
              GError          **error)
{
  LayakSpool *content;
  Transfer transfer;

  if (!transfer_begin (&transfer, connection, row, FALSE, error))
    return NULL;

  content = layak_spool_new_packed ((gsize) sqlite3_blob_bytes (transfer.blob), transfer_func, &transfer, error);
  sqlite3_blob_close (transfer.blob);
  /* Nothing of it is read a second time. */
  sqlite3_db_release_memory (transfer.db);
  return content;
}

static gboolean
save_content (LayakConnection  *connection,
              gint64            row,
              LayakSpool       *content,
              GError          **error)
{
  Transfer transfer;
  gboolean ok;

  if (!transfer_begin (&transfer, connection, row, TRUE, error))
    return FALSE;

  ok = layak_spool_write (content, transfer_func, &transfer, error);
  sqlite3_blob_close (transfer.blob);
  return ok;
}

static LayakReview *
read_review (LayakStatement *select)
{
  LayakReview *self = layak_review_new ();

  self->id = layak_statement_get_int (select, 0);
  self->digest = g_strdup (layak_statement_get_text (select, 1));
  self->names = g_strdup (layak_statement_get_text (select, 2));
  self->person = g_strdup (layak_statement_get_text (select, 3));
  self->at = layak_statement_get_int (select, 4);
  self->decisions = g_strdup (layak_statement_get_text (select, 5));
  self->n_parked = (guint) layak_statement_get_int (select, 6);
  return self;
}

static void
review_free (gpointer review)
{
  layak_review_free (review);
}

GPtrArray *
layak_reviews_select (LayakConnection  *connection,
                      GError          **error)
{
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func (review_free);
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT " COLUMNS " FROM review ORDER BY at DESC, id DESC", error);
  LayakStep step;

  if (select == NULL)
    return NULL;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (reviews, read_review (select));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&reviews) : NULL;
}

/* (transfer full) (nullable): the review that the statement finds, with what is bound to it. */
static LayakReview *
find_review (LayakStatement  *select,
             GError         **error)
{
  return layak_statement_step (select, error) == LAYAK_STEP_ROW ? read_review (select) : NULL;
}

LayakReview *
layak_reviews_find (LayakConnection  *connection,
                    const char       *digest,
                    GError          **error)
{
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT " COLUMNS " FROM review WHERE digest = :digest", error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":digest", digest);
  return find_review (select, error);
}

LayakReview *
layak_reviews_load (LayakConnection  *connection,
                    gint64            id,
                    GError          **error)
{
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (connection, "SELECT " COLUMNS " FROM review WHERE id = :id", error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":id", id);
  return find_review (select, error);
}

gboolean
layak_reviews_load_options (LayakConnection  *connection,
                            LayakReview      *review,
                            GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT position, options FROM review_file WHERE review = :review AND options IS NOT NULL", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":review", review->id);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      const guint position = (guint) layak_statement_get_int (select, 0);

      if (position < review->files->len)
        {
          LayakReviewFile *file = g_ptr_array_index (review->files, position);

          g_free (file->options);
          file->options = g_strdup (layak_statement_get_text (select, 1));
        }
    }
  return step == LAYAK_STEP_DONE;
}

gboolean
layak_reviews_load_files (LayakConnection  *connection,
                          LayakReview      *review,
                          GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT name, rowid FROM review_file WHERE review = :review ORDER BY position", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  g_ptr_array_set_size (review->files, 0);
  layak_statement_bind_int (select, ":review", review->id);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakSpool *content = load_content (connection, layak_statement_get_int (select, 1), error);

      if (content == NULL)
        return FALSE;
      add_file (review, layak_statement_get_text (select, 0), content);
    }
  return step == LAYAK_STEP_DONE && layak_reviews_load_options (connection, review, error);
}

static gboolean
save_options (LayakConnection  *connection,
              LayakReview      *review,
              GError          **error)
{
  for (guint i = 0; i < review->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (review->files, i);
      g_autoptr(LayakStatement) update = NULL;

      if (!file->is_changed)
        continue;
      update = layak_connection_prepare (connection,
        "UPDATE review_file SET options = :options WHERE review = :review AND position = :position", error);
      if (update == NULL)
        return FALSE;
      layak_statement_bind_int (update, ":review", review->id);
      layak_statement_bind_int (update, ":position", i);
      layak_statement_bind_text (update, ":options", file->options);
      if (!layak_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_size (const LayakReview  *review,
            GError            **error)
{
  g_autofree char *most = g_format_size (LAYAK_REVIEW_MAX_SIZE);
  gsize size = 0;

  for (guint i = 0; i < review->files->len; i++)
    size += layak_spool_get_packed (((const LayakReviewFile *) g_ptr_array_index (review->files, i))->content);
  if (size <= LAYAK_REVIEW_MAX_SIZE)
    return TRUE;

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL,
               /* Translators: a size, as “256 MB” */
               _("The files are too large to be kept with a review: packed, they may have %s"), most);
  return FALSE;
}

static gboolean
save_files (LayakConnection  *connection,
            LayakReview      *review,
            GError          **error)
{
  for (guint i = 0; i < review->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (review->files, i);
      g_autoptr(LayakStatement) insert = layak_connection_prepare (connection,
        "INSERT INTO review_file (review, position, name, content)"
        " VALUES (:review, :position, :name, zeroblob (:size))", error);

      if (insert == NULL)
        return FALSE;
      layak_statement_bind_int (insert, ":review", review->id);
      layak_statement_bind_int (insert, ":position", i);
      layak_statement_bind_text (insert, ":name", file->name);
      layak_statement_bind_int (insert, ":size", (gint64) layak_spool_get_packed (file->content));
      if (!layak_statement_run (insert, error) ||
          !save_content (connection, sqlite3_last_insert_rowid (layak_connection_get_handle (connection)),
                         file->content, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_review (LayakConnection  *connection,
             LayakReview      *review,
             GError          **error)
{
  g_autoptr(LayakStatement) save = layak_connection_prepare (connection,
    "INSERT INTO review (digest, names, person, at, decisions, n_parked)"
    " VALUES (:digest, :names, :person, :at, :decisions, :parked) ON CONFLICT (digest) DO UPDATE"
    " SET person = excluded.person, at = excluded.at, decisions = excluded.decisions, n_parked = excluded.n_parked",
    error);

  if (save == NULL)
    return FALSE;

  review->at = g_get_real_time () / G_USEC_PER_SEC;
  layak_statement_bind_text (save, ":digest", review->digest);
  layak_statement_bind_text (save, ":names", review->names);
  layak_statement_bind_text (save, ":person", review->person);
  layak_statement_bind_int (save, ":at", review->at);
  layak_statement_bind_text (save, ":decisions", review->decisions);
  layak_statement_bind_int (save, ":parked", review->n_parked);
  return layak_statement_run (save, error);
}

static gboolean
save (LayakConnection  *connection,
      LayakReview      *review,
      GError          **error)
{
  g_autoptr(LayakReview) kept = NULL;
  gint64 n_files = 0;
  g_autofree char *count = NULL;

  if (!save_review (connection, review, error))
    return FALSE;
  kept = layak_reviews_find (connection, review->digest, error);
  if (kept == NULL)
    return FALSE;

  review->id = kept->id;
  count = g_strdup_printf ("SELECT count (*) FROM review_file WHERE review = %" G_GINT64_FORMAT, review->id);
  return layak_connection_get_number (connection, count, &n_files, error) &&
         (n_files > 0 || (check_size (review, error) && save_files (connection, review, error))) &&
         save_options (connection, review, error);
}

gboolean
layak_reviews_save (LayakConnection  *connection,
                    LayakReview      *review,
                    GError          **error)
{
  if (!layak_connection_begin_writing (connection, error))
    return FALSE;
  if (save (connection, review, error) && layak_connection_execute (connection, "COMMIT", error))
    {
      for (guint i = 0; i < review->files->len; i++)
        ((LayakReviewFile *) g_ptr_array_index (review->files, i))->is_changed = FALSE;
      return TRUE;
    }

  layak_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
run_delete (LayakConnection  *connection,
            const char       *sql,
            const char       *digest,
            GError          **error)
{
  g_autoptr(LayakStatement) delete = layak_connection_prepare (connection, sql, error);

  if (delete == NULL)
    return FALSE;

  layak_statement_bind_text (delete, ":digest", digest);
  return layak_statement_run (delete, error);
}

static gboolean
delete_each (LayakConnection  *connection,
             GPtrArray        *reviews,
             GError          **error)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      const char *digest = ((const LayakReview *) g_ptr_array_index (reviews, i))->digest;

      if (!run_delete (connection, "DELETE FROM review_file WHERE review = (SELECT id FROM review"
                       " WHERE digest = :digest)", digest, error) ||
          !run_delete (connection, "DELETE FROM review WHERE digest = :digest", digest, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
layak_reviews_delete (LayakConnection  *connection,
                      GPtrArray        *reviews,
                      GError          **error)
{
  if (!layak_connection_begin_writing (connection, error))
    return FALSE;
  if (delete_each (connection, reviews, error) && layak_connection_execute (connection, "COMMIT", error))
    return TRUE;

  layak_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

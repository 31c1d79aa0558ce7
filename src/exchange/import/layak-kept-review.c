/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-kept-review.h"

#include "layak-person.h"

static void
review_free (gpointer review)
{
  layak_review_free (review);
}

static gboolean
read_file (LayakReview   *review,
           GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);

  return layak_review_read_file (review, file, name, cancellable, error);
}

static void
run_read (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  GPtrArray *files = data;
  g_autoptr(LayakReview) review = layak_review_new ();
  GError *error = NULL;

  for (guint i = 0; i < files->len; i++)
    if (!read_file (review, g_ptr_array_index (files, i), cancellable, &error))
      {
        g_task_return_error (task, error);
        return;
      }

  layak_review_name (review);
  g_task_return_pointer (task, g_steal_pointer (&review), review_free);
}

void
layak_kept_review_read_async (GListModel          *files,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (copies, g_list_model_get_item (files, i));
  g_task_set_task_data (task, copies, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, run_read);
}

LayakReview *
layak_kept_review_read_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

LayakDecisions *
layak_kept_review_find (LayakStore   *store,
                        LayakReview  *review,
                        gint64       *at)
{
  LayakConnection *reader = layak_store_get_reader (store);
  g_autoptr(LayakReview) kept = layak_reviews_find (reader, review->digest, NULL);

  if (kept == NULL)
    return NULL;

  *at = kept->at;
  review->id = kept->id;
  layak_reviews_load_options (reader, review, NULL);
  return layak_decisions_parse (kept->decisions);
}

LayakCsvOptions *
layak_kept_review_dup_csv (const LayakReview *review,
                           guint              n)
{
  const LayakReviewFile *file = g_ptr_array_index (review->files, n);

  return file->options != NULL ? layak_csv_options_parse (file->options) : NULL;
}

void
layak_kept_review_set_csv (LayakReview           *review,
                           guint                  n,
                           const LayakCsvOptions *options)
{
  LayakReviewFile *file = g_ptr_array_index (review->files, n);

  g_free (file->options);
  file->options = options != NULL ? layak_csv_options_format (options) : NULL;
  file->is_changed = TRUE;
}

void
layak_kept_review_add_files (const LayakReview *review,
                             LayakImporter     *importer)
{
  for (guint i = 0; i < review->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (review->files, i);
      g_autoptr(LayakCsvOptions) csv = layak_kept_review_dup_csv (review, i);

      layak_importer_set_csv (importer, csv);
      layak_importer_add_spool (importer, file->content, file->name);
    }
}

static gboolean
save_func (LayakConnection  *connection,
           gpointer          review,
           GError          **error)
{
  return layak_reviews_save (connection, review, error);
}

static gboolean
forget_func (LayakConnection  *connection,
             gpointer          reviews,
             GError          **error)
{
  return layak_reviews_delete (connection, reviews, error);
}

gboolean
layak_kept_reviews_forget (LayakStore  *store,
                           GPtrArray   *reviews,
                           GError     **error)
{
  return layak_store_with_writer (store, forget_func, reviews, error);
}

gboolean
layak_kept_review_forget (LayakStore   *store,
                          LayakReview  *review,
                          GError      **error)
{
  g_autoptr(GPtrArray) alone = g_ptr_array_new ();

  g_ptr_array_add (alone, review);
  return layak_kept_reviews_forget (store, alone, error);
}

void
layak_kept_review_forget_async (LayakStore          *store,
                                const char          *digest,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GPtrArray *alone = g_ptr_array_new_with_free_func (review_free);
  LayakReview *review = layak_review_new ();

  review->digest = g_strdup (digest);
  g_ptr_array_add (alone, review);
  layak_store_with_writer_async (store, forget_func, alone, (GDestroyNotify) g_ptr_array_unref, callback, user_data);
}

static void
take_decisions (LayakStore           *store,
                LayakReview          *review,
                const LayakDecisions *decisions,
                guint                 n_parked)
{
  g_free (review->decisions);
  g_clear_pointer (&review->person, g_free);
  review->decisions = layak_decisions_format (decisions);
  review->n_parked = n_parked;
  /* A review without a name is better than none. */
  layak_person_load (store, &review->person, NULL);
}

gboolean
layak_kept_review_save (LayakStore            *store,
                        LayakReview           *review,
                        const LayakDecisions  *decisions,
                        guint                  n_parked,
                        GError               **error)
{
  if (layak_decisions_is_empty (decisions))
    return layak_kept_review_forget (store, review, error);

  take_decisions (store, review, decisions, n_parked);
  return layak_store_with_writer (store, save_func, review, error);
}

static void
mark_changed (LayakReview *review,
              gboolean     is_changed)
{
  for (guint i = 0; i < review->files->len; i++)
    ((LayakReviewFile *) g_ptr_array_index (review->files, i))->is_changed = is_changed;
}

void
layak_kept_review_save_async (LayakStore           *store,
                              LayakReview          *review,
                              const LayakDecisions *decisions,
                              guint                 n_parked,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  if (layak_decisions_is_empty (decisions))
    {
      layak_kept_review_forget_async (store, review->digest, callback, user_data);
      return;
    }

  take_decisions (store, review, decisions, n_parked);
  layak_store_with_writer_async (store, save_func, layak_review_copy (review), review_free, callback, user_data);
  mark_changed (review, FALSE);
}

gboolean
layak_kept_review_save_finish (LayakStore    *store,
                               LayakReview   *review,
                               GAsyncResult  *result,
                               GError       **error)
{
  if (layak_store_write_finish (store, result, error))
    return TRUE;

  mark_changed (review, TRUE);
  return FALSE;
}

gboolean
layak_kept_review_settle (LayakStore            *store,
                          LayakReview           *review,
                          const LayakDecisions  *decisions,
                          guint                  n_parked,
                          GError               **error)
{
  g_autoptr(LayakDecisions) parked = layak_decisions_copy_parked (decisions);

  return layak_kept_review_save (store, review, parked, n_parked, error);
}

void
layak_kept_review_settle_async (LayakStore           *store,
                                LayakReview          *review,
                                const LayakDecisions *decisions,
                                guint                 n_parked,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data)
{
  g_autoptr(LayakDecisions) parked = layak_decisions_copy_parked (decisions);

  layak_kept_review_save_async (store, review, parked, n_parked, callback, user_data);
}

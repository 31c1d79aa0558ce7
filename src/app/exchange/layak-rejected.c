/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-rejected.h"

#include <glib/gi18n.h>

#include "layak-csv-excerpt.h"
#include "layak-excerpt.h"
#include "layak-file-dialog.h"
#include "layak-kept-review.h"

static gboolean
has_rejected (LayakPlan  *plan,
              const char *name)
{
  GPtrArray *problems = layak_plan_get_problems (plan);

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *problem = g_ptr_array_index (problems, i);

      if (problem->problem->class == LAYAK_PROBLEM_REJECTED && g_str_equal (problem->file, name))
        return TRUE;
    }
  return FALSE;
}

char *
layak_rejected_dup_name (const LayakReview *files)
{
  const LayakReviewFile *first = g_ptr_array_index (files->files, 0);
  const char *ending = layak_file_dialog_find_ending (first->name);
  g_autofree char *stem = g_strndup (first->name, (gsize) (ending - first->name));

  /* Translators: the name of a file and its ending, as “.xml”: these are the rejected records of that file. */
  return g_strdup_printf (_("%s-rejected%s"), stem, ending);
}

/* What is written, and from what. Made and freed on the main thread, where the objects of the plan belong. */
typedef struct
{
  LayakReview         *files;
  LayakPlan           *plan;
  char                *path;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Saving;

static void
saving_free (Saving *self)
{
  layak_review_free (self->files);
  g_object_unref (self->plan);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_nth (const Saving  *self,
           guint          n,
           const char    *path,
           GError       **error)
{
  const LayakReviewFile *file = g_ptr_array_index (self->files->files, n);
  g_autoptr(LayakCsvOptions) csv = layak_kept_review_dup_csv (self->files, n);

  if (csv == NULL)
    return layak_excerpt_write (file->content, file->name, self->plan, path, error);

  return layak_csv_excerpt_write (file->content, file->name, csv, self->plan, path, error);
}

static gboolean
write_all (const Saving  *self,
           GError       **error)
{
  guint n = 0;

  for (guint i = 0; i < self->files->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (self->files->files, i);
      g_autofree char *target = NULL;

      if (!has_rejected (self->plan, file->name))
        continue;
      target = layak_file_dialog_dup_nth (self->path, ++n);
      if (!write_nth (self, i, target, error))
        return FALSE;
    }
  return TRUE;
}

/* On a thread of its own: the files are read as a whole. */
static void
run_save (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_all (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Saving *self = user_data;

  self->callback (NULL, result, self->user_data);
  saving_free (self);
}

void
layak_rejected_save_async (const LayakReview   *files,
                           LayakPlan           *plan,
                           const char          *path,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Saving *self = g_new0 (Saving, 1);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, written_cb, self);

  self->files = layak_review_copy (files);
  self->plan = g_object_ref (plan);
  self->path = g_strdup (path);
  self->callback = callback;
  self->user_data = user_data;
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, run_save);
}

gboolean
layak_rejected_save_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

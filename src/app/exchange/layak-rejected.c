/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-rejected.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layak-csv-excerpt.h"
#include "layak-excerpt.h"

/* (nullable): where “.xml” or another ending begins. */
static const char *
find_ending (const char *name)
{
  const char *ending = strrchr (name, '.');

  return ending != NULL && strchr (ending, G_DIR_SEPARATOR) == NULL ? ending : name + strlen (name);
}

/* The path for the rejected records of the n-th file that has any. */
static char *
dup_path (const char *path,
          guint       n)
{
  const char *ending = find_ending (path);

  return n > 1 ? g_strdup_printf ("%.*s-%u%s", (int) (ending - path), path, n, ending) : g_strdup (path);
}

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
  const char *ending = find_ending (first->name);
  g_autofree char *stem = g_strndup (first->name, (gsize) (ending - first->name));

  /* Translators: the name of a file and its ending, as “.xml”: these are the rejected records of that file. */
  return g_strdup_printf (_("%s-rejected%s"), stem, ending);
}

static gboolean
write_nth (const LayakReview  *files,
           GPtrArray          *csv,
           guint               n,
           LayakPlan          *plan,
           const char         *path,
           GError            **error)
{
  const LayakReviewFile *file = g_ptr_array_index (files->files, n);

  if (n >= csv->len || g_ptr_array_index (csv, n) == NULL)
    return layak_excerpt_write (file->content, file->name, plan, path, error);

  return layak_csv_excerpt_write (file->content, file->name, g_ptr_array_index (csv, n), plan, path, error);
}

gboolean
layak_rejected_save (const LayakReview  *files,
                     GPtrArray          *csv,
                     LayakPlan          *plan,
                     const char         *path,
                     GError            **error)
{
  guint n = 0;

  for (guint i = 0; i < files->files->len; i++)
    {
      const LayakReviewFile *file = g_ptr_array_index (files->files, i);
      g_autofree char *target = NULL;

      if (!has_rejected (plan, file->name))
        continue;
      target = dup_path (path, ++n);
      if (!write_nth (files, csv, i, plan, target, error))
        return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-repeat.h"

#include <string.h>

#include "layak-participant-group.h"
#include "layak-recommendation.h"
#include "layak-session.h"
#include "layak-speaker.h"
#include "layak-training.h"
#include "layak-wording.h"

/* A draft without dates and people. It stays in the series, as what is copied mostly is one more event of it, but has
 * no number there: two batches would be called the same. */
LayakRepeat
layak_repeat_copy (void)
{
  return (LayakRepeat) { LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_TRAINING_DRAFT, FALSE, NULL, LAYAK_UNKNOWN };
}

/* The same day a year later; the 29th of February becomes the 28th, and a month or a year stays one. */
static LayakDate
add_year (LayakDate date)
{
  const int year = layak_date_get_year (date) + 1, month = layak_date_get_month (date), day = layak_date_get_day (date);

  const LayakDate month_after = layak_date_new (year, month, 0);

  return day == 0 ? month_after
                  : layak_date_new (year, month, MIN (day, layak_date_get_day (layak_date_last_day (month_after))));
}

/* The same plan for the year after that of @training, where the series counts its batches from one again. */
LayakRepeat
layak_repeat_next_year (const LayakRow *training)
{
  const LayakDate start = layak_row_get_date (training, "start-date"), end = layak_row_get_date (training, "end-date");
  LayakRepeat how = layak_repeat_copy ();

  how.status = LAYAK_TRAINING_PLANNED;
  how.with_groups = TRUE;
  how.batch = layak_row_get_number (training, "batch");
  if (start != LAYAK_UNKNOWN)
    how.start = add_year (start);
  if (end != LAYAK_UNKNOWN)
    how.end = add_year (end);
  return how;
}

/* The same plan for other people; the series is named by the first of its batches. */
LayakRepeat
layak_repeat_next_batch (const LayakRow *training)
{
  const gint64 batch = layak_row_get_number (training, "batch");
  LayakRepeat how = layak_repeat_copy ();

  how.status = LAYAK_TRAINING_PLANNED;
  how.with_groups = TRUE;
  how.series = layak_row_get_text (training, "series");
  if (how.series == NULL)
    how.series = layak_row_get_title (training);
  how.batch = batch != LAYAK_UNKNOWN ? batch + 1 : 2;
  return how;
}

static gboolean
is_day (LayakDate date)
{
  return date != LAYAK_UNKNOWN && layak_date_get_day (date) > 0;
}

/* Whether dates at an interval can be told from it. */
gboolean
layak_repeat_has_days (const LayakRow *training)
{
  return is_day (layak_row_get_date (training, "start-date"));
}

/**
 * layak_repeat_batches:
 * @dates: of each batch, as people write them, parted by semicolons or lines: “20-22/8/2025; 27-29/8/2025”
 * @first: the number of the first of them
 * @problem: (out) (nullable): the first that is no date, %NULL if all are
 *
 * Returns: (transfer full) (element-type LayakRepeat): the next batches of @training, up to the problem, which borrow
 *   its texts
 */
GArray *
layak_repeat_batches (const LayakRow  *training,
                      const char      *dates,
                      gint64           first,
                      char           **problem)
{
  GArray *batches = g_array_new (FALSE, FALSE, sizeof (LayakRepeat));
  g_auto(GStrv) parts = g_strsplit_set (dates, ";\n\r", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      LayakRepeat how = layak_repeat_next_batch (training);

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!layak_wording_parse_dates (parts[i], &how.start, &how.end) || how.start == LAYAK_UNKNOWN)
        {
          *problem = g_strdup (parts[i]);
          break;
        }
      how.batch = first + batches->len;
      g_array_append_val (batches, how);
    }
  return batches;
}

/**
 * layak_repeat_space_dates:
 * @training: with a day as its start
 * @days: from the start of one batch to that of the next
 *
 * Returns: (transfer full): the dates of @n more batches, each as long as @training, a line for each, as
 *   layak_repeat_batches() takes them
 */
char *
layak_repeat_space_dates (const LayakRow *training,
                          guint           n,
                          int             days)
{
  const LayakDate start = layak_row_get_date (training, "start-date"), end = layak_row_get_date (training, "end-date");
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (is_day (start), g_string_free (text, FALSE));

  for (guint i = 1; i <= n; i++)
    {
      const int later = (int) i * days;
      g_autofree char *dates = layak_wording_dates (layak_date_add_days (start, later),
                                                    is_day (end) ? layak_date_add_days (end, later) : LAYAK_UNKNOWN);

      g_string_append_printf (text, "%s%s", i > 1 ? "\n" : "", dates);
    }
  return g_string_free (text, FALSE);
}

static LayakRow *
copy_row (const LayakRow *row)
{
  LayakRow *copy = layak_row_new (row->info);

  for (guint i = 0; i < row->info->n_fields; i++)
    layak_row_take_value (copy, i, layak_value_copy (&row->info->fields[i], row->values[i]));
  layak_row_ensure_uuid (copy);
  return copy;
}

static void
forget (LayakRow   *row,
        const char *name)
{
  const LayakField *field = layak_record_info_find_field (row->info, name);

  layak_row_take_value (row, layak_record_info_field_index (row->info, field), layak_value_unknown (field));
}

/* What belongs to the event itself is not copied: when it was, who came, what it cost and yielded. */
static void
forget_once (LayakRow *row)
{
  for (guint i = 0; i < row->info->n_fields; i++)
    if (row->info->fields[i].flags & LAYAK_FIELD_ONCE)
      forget (row, row->info->fields[i].name);
}

/* A year stands in many titles, as “Evaluasi KLA 2025”, and within no longer number. */
static char *
dup_title (const char *title,
           int         old_year,
           int         new_year)
{
  g_autofree char *pattern = g_strdup_printf ("(?<![0-9])%d(?![0-9])", old_year);
  g_autofree char *year = g_strdup_printf ("%d", new_year);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace_literal (regex, title, -1, 0, year, 0, NULL);
}

/* The year of the budget and the year in the title follow the dates. */
static void
move_years (LayakRow       *copy,
            const LayakRow *training,
            LayakDate       start)
{
  const LayakDate old = layak_row_get_date (training, "start-date");
  const int years = old != LAYAK_UNKNOWN && start != LAYAK_UNKNOWN
                    ? layak_date_get_year (start) - layak_date_get_year (old) : 0;
  g_autofree char *title = NULL;

  if (years == 0)
    return;

  title = dup_title (layak_row_get_title (training), layak_date_get_year (old), layak_date_get_year (start));
  layak_row_set_text (copy, "title", title);
  if (!layak_row_is_unknown (training, "fiscal-year"))
    layak_row_set_number (copy, "fiscal-year", layak_row_get_number (training, "fiscal-year") + years);
}

static LayakRow *
copy_training (const LayakRow    *training,
               const LayakRepeat *how)
{
  LayakRow *copy = copy_row (training);

  forget_once (copy);
  layak_row_set_number (copy, "status", how->status);
  layak_row_set_number (copy, "start-date", how->start);
  layak_row_set_number (copy, "end-date", how->end);
  if (how->series != NULL)
    layak_row_set_text (copy, "series", how->series);
  layak_row_set_number (copy, "batch", how->batch);
  move_years (copy, training, how->start);
  return copy;
}

/* A session stays on its day of the training, the first or the second, and names the speakers of its own training. */
static void
move_session (LayakRow          *session,
              const LayakRow    *training,
              const LayakRepeat *how,
              GHashTable        *uuids)
{
  const LayakDate old = layak_row_get_date (training, "start-date"), day = layak_row_get_date (session, "day");
  const char * const *speakers = (const char * const *) layak_row_get_set (session, "speakers");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; speakers != NULL && speakers[i] != NULL; i++)
    {
      const char *copy = g_hash_table_lookup (uuids, speakers[i]);

      if (copy != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", copy);
    }
  layak_row_parse_field (session, "speakers", text->len > 0 ? text->str : NULL, NULL);

  if (is_day (old) && is_day (day) && is_day (how->start))
    layak_row_set_number (session, "day", layak_date_add_days (how->start, layak_date_days_from (old, day)));
  else
    forget (session, "day");
}

static void
copy_children (LayakUnit             *copy,
               const LayakUnit       *training,
               const LayakRecordInfo *info,
               GHashTable            *uuids)
{
  g_autofree char *to = layak_uuid_to_string (&copy->root->uuid);

  for (guint i = 0; training->children != NULL && i < training->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (training->children, i);
      LayakRow *row;

      if (child->info != info)
        continue;

      row = copy_row (child);
      layak_row_set_text (row, "training", to);
      g_hash_table_insert (uuids, layak_uuid_to_string (&child->uuid), layak_uuid_to_string (&row->uuid));
      layak_unit_add (copy, row);
    }
}

/**
 * layak_repeat_make:
 * @training: a training with what is within it
 *
 * Returns: (transfer full): the new one, its children after those they refer to
 */
LayakUnit *
layak_repeat_make (const LayakUnit   *training,
                   const LayakRepeat *how)
{
  LayakUnit *copy = layak_unit_new (copy_training (training->root, how));
  g_autoptr(GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  copy_children (copy, training, &layak_speaker_info, uuids);
  copy_children (copy, training, &layak_session_info, uuids);
  if (how->with_groups)
    copy_children (copy, training, &layak_participant_group_info, uuids);

  for (guint i = 0; copy->children != NULL && i < copy->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (copy->children, i);

      if (child->info == &layak_session_info)
        move_session (child, training->root, how, uuids);
      else if (child->info == &layak_participant_group_info)
        forget_once (child);
    }

  return copy;
}

/* (transfer full): the same recommendation once more, of which nothing has been done yet. */
LayakRow *
layak_repeat_recommendation (const LayakRow *recommendation)
{
  LayakRow *copy = copy_row (recommendation);

  forget_once (copy);
  layak_row_set_number (copy, "status", LAYAK_RECOMMENDATION_PROPOSED);
  return copy;
}

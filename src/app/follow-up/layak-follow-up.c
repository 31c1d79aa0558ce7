/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-follow-up.h"

#include "layak-attaching.h"
#include "layak-edit.h"
#include "layak-progress.h"

/**
 * layak_follow_up_new:
 * @author: (nullable): who reports it
 */
LayakFollowUp *
layak_follow_up_new (const LayakRow *recommendation,
                     const char     *author)
{
  LayakFollowUp *self = g_new0 (LayakFollowUp, 1);

  self->former = layak_row_copy (recommendation);
  self->wanted = layak_row_copy (recommendation);
  self->paths = g_ptr_array_new_with_free_func (g_free);

  self->progress = layak_row_new (&layak_progress_info);
  layak_row_ensure_uuid (self->progress);
  layak_row_get_value (self->progress, "recommendation")->text = layak_uuid_to_string (&recommendation->uuid);
  layak_row_set_number (self->progress, "date", layak_date_today ());
  layak_row_set_text (self->progress, "author", author);
  return self;
}

void
layak_follow_up_free (LayakFollowUp *self)
{
  layak_row_free (self->former);
  layak_row_free (self->wanted);
  layak_row_free (self->progress);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/* What belongs to a status alone goes with it: a recommendation at work again is closed on no day and verified by
 * nobody. The history and the timeline still tell. */
void
layak_follow_up_set_status (LayakFollowUp *self,
                            gint64         status)
{
  const gint64 old = layak_row_get_number (self->former, "status");
  LayakRow *wanted = self->wanted;

  if (status == old)
    return;

  layak_row_set_number (wanted, "status", status);
  layak_row_set_number (self->progress, "old-status", old);
  layak_row_set_number (self->progress, "new-status", status);

  if (status != LAYAK_RECOMMENDATION_POSTPONED && status != LAYAK_RECOMMENDATION_INFEASIBLE)
    layak_row_set_text (wanted, "status-reason", NULL);
  if (status != LAYAK_RECOMMENDATION_VERIFIED)
    {
      layak_row_set_text (wanted, "verified-by", NULL);
      layak_row_set_number (wanted, "verified-on", LAYAK_UNKNOWN);
    }
  if (!layak_recommendation_status_is_closed (status))
    layak_row_set_number (wanted, "closed-on", LAYAK_UNKNOWN);
  else if (layak_row_is_unknown (wanted, "closed-on"))
    layak_row_set_number (wanted, "closed-on", layak_row_get_date (self->progress, "date"));
}

/**
 * layak_follow_up_set_note:
 * @note: (nullable): what was done
 */
void
layak_follow_up_set_note (LayakFollowUp *self,
                          const char    *note)
{
  layak_row_set_text (self->progress, "note", note != NULL && *note != '\0' ? note : NULL);
}

/* @value: the number reached by now, in hundredths. */
void
layak_follow_up_set_value (LayakFollowUp *self,
                           gint64         value)
{
  layak_row_set_number (self->progress, "value", value);
  layak_row_set_number (self->wanted, "achieved", value);
}

/* Whether it tells nothing at all. */
gboolean
layak_follow_up_is_empty (const LayakFollowUp *self)
{
  return layak_row_is_unknown (self->progress, "note") && layak_row_is_unknown (self->progress, "value") &&
         self->paths->len == 0 && !layak_edit_has_changes (self->former, self->wanted);
}

/* Runs on the writer's thread. */
gboolean
layak_follow_up_write (LayakWriter    *writer,
                       LayakFollowUp  *self,
                       GError        **error)
{
  if (!layak_writer_insert (writer, self->progress, error) ||
      !layak_attaching_write (writer, self->progress, self->paths, error))
    return FALSE;

  return !layak_edit_has_changes (self->former, self->wanted) ||
         layak_edit_set_fields (writer, self->former, self->wanted, error);
}

static gboolean
write_follow_up (LayakWriter  *writer,
                 gpointer      data,
                 GError      **error)
{
  return layak_follow_up_write (writer, data, error);
}

static void
free_follow_up (gpointer data)
{
  layak_follow_up_free (data);
}

/**
 * layak_follow_up_write_async:
 * @self: (transfer full)
 *
 * Writes the entry, its evidence and what changes in the recommendation, all as one step.
 */
void
layak_follow_up_write_async (LayakFollowUp       *self,
                             LayakStore          *store,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  layak_store_write_async (store, LAYAK_ACTION_EDIT, self->wanted->info, layak_row_get_title (self->wanted),
                           write_follow_up, self, free_follow_up, NULL, callback, user_data);
}

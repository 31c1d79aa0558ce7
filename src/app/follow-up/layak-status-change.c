/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-status-change.h"

#include <glib/gi18n.h>

#include "layak-invariants.h"
#include "layak-person.h"

/* What belongs to a status. */
static const char * const fields[] = { "status-reason", "postponed-to", "closed-on", "verified-by", "verified-on" };

/* Reported by the person who works in @store. */
LayakStatusChange *
layak_status_change_new (LayakStore *store,
                         gint64      status)
{
  LayakStatusChange *self = g_new0 (LayakStatusChange, 1);

  self->status = status;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  layak_person_load (store, &self->author, NULL);
  return self;
}

void
layak_status_change_free (LayakStatusChange *self)
{
  g_clear_pointer (&self->demands, layak_row_free);
  g_free (self->note);
  g_free (self->author);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static void
add_path (gpointer path,
          gpointer paths)
{
  g_ptr_array_add (paths, g_strdup (path));
}

/* The reason is also what the timeline tells, unless there is something else to tell. */
LayakFollowUp *
layak_status_change_follow (const LayakStatusChange *self,
                            const LayakRow          *recommendation)
{
  LayakFollowUp *follow_up = layak_follow_up_new (recommendation, self->author);

  layak_follow_up_set_status (follow_up, self->status);
  for (guint i = 0; self->demands != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const LayakField *field = layak_record_info_find_field (recommendation->info, fields[i]);
      const guint index = layak_record_info_field_index (recommendation->info, field);

      layak_row_take_value (follow_up->wanted, index, layak_value_copy (field, self->demands->values[index]));
    }

  layak_follow_up_set_note (follow_up, self->note != NULL ? self->note
                                                          : layak_row_get_text (follow_up->wanted, "status-reason"));
  g_ptr_array_foreach (self->paths, add_path, follow_up->paths);
  return follow_up;
}

gboolean
layak_status_change_write (LayakWriter  *writer,
                           LayakRow     *recommendation,
                           gpointer      self,
                           GError      **error)
{
  const LayakStatusChange *change = self;
  const LayakEnumeration *statuses = &layak_recommendation_statuses;
  g_autoptr(LayakFollowUp) follow_up = NULL;

  if (layak_row_get_number (recommendation, "status") == change->status)
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS, _("%s is “%s” already"),
                   layak_field_get_label (layak_record_info_find_field (recommendation->info, "status")),
                   layak_enumeration_get_label (statuses, change->status));
      return FALSE;
    }

  follow_up = layak_status_change_follow (change, recommendation);
  return layak_follow_up_write (writer, follow_up, error) &&
         layak_invariants_check_range (layak_writer_get_connection (writer), recommendation->info,
                                       recommendation->id, recommendation->id, error);
}

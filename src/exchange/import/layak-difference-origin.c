/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-difference-origin.h"

#include <glib/gi18n-lib.h>

char *
layak_difference_dup_presence (const LayakDifference *self,
                               gboolean               is_mine)
{
  const char *text = is_mine ? self->mine : self->theirs, *other = is_mine ? self->theirs : self->mine;
  const LayakStamp stamp = is_mine ? self->my_stamp : self->their_stamp;
  const LayakStamp other_stamp = is_mine ? self->their_stamp : self->my_stamp;

  g_return_val_if_fail (self->field == NULL, NULL);

  /* What is missing was deleted by somebody, or was never there. */
  if (text == NULL)
    return g_strdup (stamp.counter > 0 ? _("Deleted") : _("(not there)"));
  if (other == NULL && other_stamp.counter > 0)
    /* Translators: a record that was deleted on the other side. */
    return g_strdup_printf (_("Stays: %s"), text);
  return g_strdup (text);
}

/* A record was changed or deleted as a whole; one that was never there on a side was changed by nobody. */
static LayakProvenance *
finish (const LayakDifference *self,
        LayakProvenance       *provenance,
        const char            *text,
        LayakStamp             stamp)
{
  if (provenance == NULL || self->field != NULL)
    return provenance;

  provenance->is_of_record = FALSE;
  provenance->is_absent = text == NULL && stamp.counter == 0;
  return provenance;
}

LayakProvenance *
layak_difference_load_mine (const LayakDifference  *self,
                            LayakConnection        *connection,
                            GError                **error)
{
  return finish (self, layak_provenance_load (connection, &self->uuid, self->field != NULL ? self->field->name : NULL,
                                              self->my_stamp, self->my_time, error),
                 self->mine, self->my_stamp);
}

LayakProvenance *
layak_difference_load_theirs (const LayakDifference  *self,
                              LayakPlan              *plan,
                              LayakConnection        *connection,
                              GError                **error)
{
  return finish (self, layak_provenance_load_stamp (connection, self->their_stamp, self->their_time,
                                                    layak_plan_get_place (plan, self->their_stamp.office),
                                                    self->sender, error),
                 self->theirs, self->their_stamp);
}

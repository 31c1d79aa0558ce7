/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-difference-origin.h"

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

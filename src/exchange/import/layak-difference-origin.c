/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-difference-origin.h"

LayakProvenance *
layak_difference_load_mine (const LayakDifference  *self,
                            LayakConnection        *connection,
                            GError                **error)
{
  return layak_provenance_load (connection, &self->uuid, self->field != NULL ? self->field->name : NULL,
                                self->my_stamp, self->my_time, error);
}

LayakProvenance *
layak_difference_load_theirs (const LayakDifference  *self,
                              LayakPlan              *plan,
                              LayakConnection        *connection,
                              GError                **error)
{
  return layak_provenance_load_stamp (connection, self->their_stamp, self->their_time,
                                      layak_plan_get_place (plan, self->their_stamp.office), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides that differ say, who changed it and when. */
#pragma once

#include "layak-plan.h"
#include "layak-provenance.h"

G_BEGIN_DECLS

/* (transfer full): what becomes of a record that one side lacks, in the words of a person. @is_mine: of which side.
 * @self: of a record as a whole */
char            *layak_difference_dup_presence (const LayakDifference *self,
                                                gboolean               is_mine);
/* (transfer full): of the value here, with the one before it. */
LayakProvenance *layak_difference_load_mine   (const LayakDifference  *self,
                                               LayakConnection        *connection,
                                               GError                **error);
/* (transfer full): of the value in the file. @plan knows the offices of the senders. */
LayakProvenance *layak_difference_load_theirs (const LayakDifference  *self,
                                               LayakPlan              *plan,
                                               LayakConnection        *connection,
                                               GError                **error);

G_END_DECLS

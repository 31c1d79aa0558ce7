/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations by the day they are due, with what a page says of them. */
#pragma once

#include "layak-query.h"

G_BEGIN_DECLS

/**
 * LayakDeadline:
 * @uuid: of the recommendation
 * @lead: (nullable): the short name of the agency responsible
 * @place: (nullable): the regency or province that owns it
 * @achieved: in hundredths
 * @target: in hundredths
 * @due: a day, or a month or year of which the last day counts
 *
 * A recommendation that has a due date.
 */
typedef struct
{
  char     *uuid;
  char     *text;
  char     *lead;
  char     *place;
  gint64    status;
  gint64    achieved;
  gint64    target;
  LayakDate due;
  gboolean  overdue;
} LayakDeadline;

/* (transfer full) (element-type LayakDeadline): those of @query, of recommendations, that have a date, the earliest
 * first. @limit: 0 for all. */
GPtrArray *layak_deadlines_select (LayakConnection  *connection,
                                   LayakQuery       *query,
                                   guint             limit,
                                   GError          **error);

G_END_DECLS

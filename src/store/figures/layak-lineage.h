/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An agency under all its names: those that it was before, alone or with others, and those that it became. */
#pragma once

#include "layak-date.h"
#include "layak-reader.h"

G_BEGIN_DECLS

/* A training counts for its organiser and a recommendation for its lead, so that the sums of several agencies count
 * nothing twice. */
typedef struct
{
  gint64 trainings;         /* of whatever status */
  gint64 recommendations;
  gint64 open;
  gint64 overdue;
} LayakLineageFigures;

/**
 * LayakLineageMember:
 * @name: the short name, if it has one
 * @successor: (nullable): the short name of what it became
 * @distance: how many successors lead from it to the agency asked about; negative if they lead from that one to it
 */
typedef struct
{
  LayakUuid           uuid;
  char               *name;
  char               *successor;
  LayakDate           from;
  LayakDate           to;
  int                 distance;
  LayakLineageFigures figures;
} LayakLineageMember;

/**
 * LayakLineage:
 * @members: (element-type LayakLineageMember): the last successor first, then back in time
 * @total: of the agency asked about and of those it was before
 */
typedef struct
{
  GPtrArray          *members;
  LayakLineageFigures total;
} LayakLineage;

/* A lineage without members if there is no such agency. */
LayakLineage *layak_lineage_select        (LayakConnection      *connection,
                                           const LayakUuid      *agency,
                                           LayakDate             today,
                                           GError              **error);
void          layak_lineage_free          (LayakLineage         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakLineage, layak_lineage_free)

/* The same on another thread, by layak_reader_run_async(). */
LayakRead    *layak_lineage_read   (const LayakUuid  *agency,
                                    LayakDate         today);

G_END_DECLS

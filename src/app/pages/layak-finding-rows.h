/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows about what is missing or contradictory, one a rule, that lead to the field. */
#pragma once

#include "layak-findings.h"
#include "layak-lead-row.h"
#include "layak-outlook.h"

G_BEGIN_DECLS

GtkWidget *layak_finding_rows_make       (const LayakFindingGroup *group);
/* The same where there is room: the weight stands beside the button, which offers the records if there are several. */
GtkWidget *layak_finding_rows_make_wide  (const LayakFindingGroup *group);
/* Appends rows of the first @n_groups, by one of the above; those for information stand beneath a line of their own. */
typedef GtkWidget *(*LayakFindingRowFunc) (const LayakFindingGroup *group);
void       layak_finding_rows_append     (GtkListBox             *list,
                                          const GPtrArray        *groups,
                                          guint                   n_groups,
                                          LayakFindingRowFunc     make);
/* How many groups are to be completed: the others are for information. */
guint      layak_finding_rows_count_due  (const GPtrArray        *groups);
/* Where the rules that found nothing look, a line for each type of record; @passed: (element-type LayakPassed). */
char      *layak_finding_rows_dup_passed (GPtrArray              *passed);

G_END_DECLS

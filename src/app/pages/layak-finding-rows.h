/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows about what is missing or contradictory, one a rule, that lead to the field. */
#pragma once

#include "layak-findings.h"
#include "layak-lead-row.h"

G_BEGIN_DECLS

/* @findings: (element-type LayakStoreFinding). Returns: (transfer full) (element-type GPtrArray): those of each rule
 * together, in the order of their weight. */
GPtrArray *layak_finding_rows_group     (GPtrArray *findings);
/* @findings: (element-type LayakStoreFinding): all of one rule */
GtkWidget *layak_finding_rows_make      (GPtrArray *findings);
/* The same where there is room: the weight stands beside the button, which offers all records if there are several. */
GtkWidget *layak_finding_rows_make_wide (GPtrArray *findings);

G_END_DECLS

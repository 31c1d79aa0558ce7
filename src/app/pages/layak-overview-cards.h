/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the figures of the overview. */
#pragma once

#include "layak-figure-card.h"
#include "layak-lead-row.h"
#include "layak-situation.h"

G_BEGIN_DECLS

void       layak_overview_show_trainings       (LayakFigureCard      *card,
                                                const LayakSituation *situation);
void       layak_overview_show_people          (LayakFigureCard      *card,
                                                const LayakSituation *situation);
void       layak_overview_show_lesson_hours    (LayakFigureCard      *card,
                                                const LayakSituation *situation,
                                                int                   year,
                                                LayakDate             today);
void       layak_overview_show_recommendations (LayakFigureCard      *card,
                                                const LayakSituation *situation);
void       layak_overview_show_overdue         (LayakFigureCard      *card,
                                                const LayakSituation *situation,
                                                LayakDate             today);
char      *layak_overview_dup_split            (const LayakTotals    *totals);
GtkWidget *layak_overview_make_deadline        (const LayakDeadline  *deadline,
                                                LayakDate             today,
                                                gboolean              with_place);
GtkWidget *layak_overview_make_undated         (gint64                n_undated);
GtkWidget *layak_overview_make_gaps            (gint64                n_gaps);

G_END_DECLS

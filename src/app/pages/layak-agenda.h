/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar shows, as a list by day. */
#pragma once

#include <adwaita.h>

#include "layak-calendar-rows.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_AGENDA (layak_agenda_get_type ())
G_DECLARE_FINAL_TYPE (LayakAgenda, layak_agenda, LAYAK, AGENDA, AdwBin)

/* @month: any day of the month whose days are listed; a training of several days stands on the first of them. */
void layak_agenda_set_calendar (LayakAgenda              *self,
                                const LayakCalendar      *calendar,
                                LayakDate                 month,
                                const LayakCalendarStyle *style);

G_END_DECLS

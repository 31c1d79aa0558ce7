/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trainings and deadlines by day: a month, or a list; and beside it the selected day and what is due next. */
#pragma once

#include "layak-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CALENDAR_PAGE (layak_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakCalendarPage, layak_calendar_page, LAYAK, CALENDAR_PAGE, LayakPage)

G_END_DECLS

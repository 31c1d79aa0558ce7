/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trainings: a list that can be searched and filtered, and an editor beside it. */
#pragma once

#include "layak-page.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TRAININGS_PAGE (layak_trainings_page_get_type ())
G_DECLARE_FINAL_TYPE (LayakTrainingsPage, layak_trainings_page, LAYAK, TRAININGS_PAGE, LayakPage)

G_END_DECLS

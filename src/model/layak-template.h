/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What trainings that are held again and again begin with, under a name. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TEMPLATE (layak_template_get_type ())
LAYAK_DECLARE_RECORD (LayakTemplate, layak_template, TEMPLATE)

G_END_DECLS

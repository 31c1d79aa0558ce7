/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score and category of a regency at one stage of one evaluation year */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_STANDING (layak_standing_get_type ())
LAYAK_DECLARE_RECORD (LayakStanding, layak_standing, STANDING)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units written as one line, so that cases fit into tables. */
#pragma once

#include "layak-row.h"

LayakUnit *unit_from_text (const char *text);

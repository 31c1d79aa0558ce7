/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a saved filter gets its name, in a popover. Property "label" is what the button says; signal "named" (name)
 * tells a name of one line. What cannot be one is told below the entry. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_FILTER_NAME (layak_filter_name_get_type ())
G_DECLARE_FINAL_TYPE (LayakFilterName, layak_filter_name, LAYAK, FILTER_NAME, AdwBin)

void layak_filter_name_begin (LayakFilterName *self,
                              const char      *name);

G_END_DECLS

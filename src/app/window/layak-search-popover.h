/* SPDX-License-Identifier: GPL-3.0-or-later */
/* “Go to…”: finds records of all kinds by their words. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SEARCH_POPOVER (layak_search_popover_get_type ())
G_DECLARE_FINAL_TYPE (LayakSearchPopover, layak_search_popover, LAYAK, SEARCH_POPOVER, GtkPopover)

/* Property "scope": gives the database; the search itself looks at all places and years. */

G_END_DECLS

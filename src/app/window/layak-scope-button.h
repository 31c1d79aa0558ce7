/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place and the year that all pages look at, as two linked buttons. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SCOPE_BUTTON (layak_scope_button_get_type ())
G_DECLARE_FINAL_TYPE (LayakScopeButton, layak_scope_button, LAYAK, SCOPE_BUTTON, GtkBox)

/* Properties "scope"; "compact": the place has its short name; "whole": the name is never cut. */

G_END_DECLS

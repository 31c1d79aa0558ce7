/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The templates of a place: one is chosen for a new training, renamed or removed. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TEMPLATES_WINDOW (layak_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakTemplatesWindow, layak_templates_window, LAYAK, TEMPLATES_WINDOW, AdwWindow)

/* @widget: any inside the window, where the new training is shown. Action "templates.add". */
GtkWidget *layak_templates_window_new (GtkWidget  *widget,
                                       LayakScope *scope);

G_END_DECLS

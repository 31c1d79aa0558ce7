/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person chooses once: names, language, backups. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PREFERENCES_WINDOW (layak_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakPreferencesWindow, layak_preferences_window, LAYAK, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWidget *layak_preferences_window_new (GtkWindow  *parent,
                                         LayakStore *store);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: in the viewer of the desktop, or in a window of Layak's own where there is none. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_HELP_WINDOW (layak_help_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakHelpWindow, layak_help_window, LAYAK, HELP_WINDOW, AdwWindow)

GtkWidget *layak_help_window_new       (GtkWindow       *parent);
void       layak_help_window_show_page (LayakHelpWindow *self,
                                        const char      *id);
/* @id: of a page of the help; one that does not exist is the first */
void       layak_help_show             (GtkWindow       *parent,
                                        const char      *id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the window share. */
#pragma once

#include "layak-window.h"

G_BEGIN_DECLS

void layak_window_commit              (LayakWindow    *self);
void layak_window_install_file_actions (GtkWidgetClass *klass);
void layak_window_update_file_actions (LayakWindow    *self);

G_END_DECLS

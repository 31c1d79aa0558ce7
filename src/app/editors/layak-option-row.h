/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An option in a list: its name, and what tells it from similar ones beneath. */
#pragma once

#include <gtk/gtk.h>

#include "layak-option.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_OPTION_ROW (layak_option_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakOptionRow, layak_option_row, LAYAK, OPTION_ROW, GtkBox)

GtkWidget *layak_option_row_new        (void);
void       layak_option_row_set_option (LayakOptionRow *self,
                                        LayakOption    *option);

G_END_DECLS

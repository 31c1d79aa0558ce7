/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored, in an entry. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layak_shown_text_set (GtkEditable *entry,
                           const char  *text);

G_END_DECLS

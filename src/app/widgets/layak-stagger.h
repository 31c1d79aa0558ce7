/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the parts of a long page one a frame, from the top: to style and place all of them at once takes too long. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called once, when the parts are made: @n of them are shown at once. */
void layak_stagger_attach (GtkWidget *box,
                           guint      n);
/* Shows what is still to come, as the focus is to go there. */
void layak_stagger_finish (GtkWidget *box);

G_END_DECLS

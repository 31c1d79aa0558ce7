/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a file among its neighbours, to see what is wrong there. The file is not changed. */
#pragma once

#include <adwaita.h>

#include "layak-spool.h"

G_BEGIN_DECLS

/* @content: of the file, which may be gone by now. @line: from 1 */
GtkWidget *layak_line_window_new (GtkWindow  *parent,
                                  const char *name,
                                  LayakSpool *content,
                                  guint       line);

G_END_DECLS

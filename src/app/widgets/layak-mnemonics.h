/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of buttons without the marks of their keys. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layak_mnemonics_start (void);

G_END_DECLS

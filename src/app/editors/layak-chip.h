/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member of a set, with a button that takes it out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_CHIP (layak_chip_get_type ())
G_DECLARE_FINAL_TYPE (LayakChip, layak_chip, LAYAK, CHIP, GtkWidget)

/* Signal "removed". */
GtkWidget  *layak_chip_new          (const char *identity,
                                     const char *label);
const char *layak_chip_get_identity (LayakChip  *self);

G_END_DECLS

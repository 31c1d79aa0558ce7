/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a recommendation is due: the date, or in red with a clock how late it is, or when it was closed. */
#pragma once

#include <gtk/gtk.h>

#include "layak-row.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_DUE (layak_due_get_type ())
G_DECLARE_FINAL_TYPE (LayakDue, layak_due, LAYAK, DUE, GtkBox)

/* Property "has-icon": a calendar or the status stands before the date, too. */
GtkWidget *layak_due_new (void);
void       layak_due_set (LayakDue       *self,
                          const LayakRow *recommendation);

G_END_DECLS

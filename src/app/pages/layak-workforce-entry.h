/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people of a group there are: a number to be edited in its place, with who counted them. */
#pragma once

#include <gtk/gtk.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_WORKFORCE_ENTRY (layak_workforce_entry_get_type ())
G_DECLARE_FINAL_TYPE (LayakWorkforceEntry, layak_workforce_entry, LAYAK, WORKFORCE_ENTRY, GtkWidget)

/* @group: of layak_groups */
GtkWidget *layak_workforce_entry_new    (LayakScope          *scope,
                                         gint64               group);
/* @people: LAYAK_UNKNOWN if nobody counted them. A number that is being typed is left alone. */
void       layak_workforce_entry_show   (LayakWorkforceEntry *self,
                                         gint64               people);
void       layak_workforce_entry_commit (LayakWorkforceEntry *self);

G_END_DECLS

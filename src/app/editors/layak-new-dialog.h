/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for what a record needs before it can be stored at all, as the code of a regency. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_NEW_DIALOG (layak_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakNewDialog, layak_new_dialog, LAYAK, NEW_DIALOG, AdwWindow)

/* Signal "added" (const char *identity). Action "dialog.add". */
GtkWidget *layak_new_dialog_new (GtkWidget          *parent,
                                 LayakStore         *store,
                                 LayakRow           *row,
                                 const char * const *fields);

G_END_DECLS

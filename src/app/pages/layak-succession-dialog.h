/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what an agency became, and since when. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SUCCESSION_DIALOG (layak_succession_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakSuccessionDialog, layak_succession_dialog, LAYAK, SUCCESSION_DIALOG, AdwWindow)

/* Signal "succeeded" (const char *text): it is stored; @text says so. */
GtkWidget *layak_succession_dialog_new (GtkWidget      *parent,
                                        LayakStore     *store,
                                        const LayakRow *agency);

G_END_DECLS

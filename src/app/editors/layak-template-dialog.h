/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a template its name: a new one made of a training, or one that is renamed. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TEMPLATE_DIALOG (layak_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakTemplateDialog, layak_template_dialog, LAYAK, TEMPLATE_DIALOG, AdwWindow)

/* @widget: any inside the window, which is told of what was saved. @record: a training or a template. Action
 * "template.save". */
GtkWidget *layak_template_dialog_new (GtkWidget      *widget,
                                      LayakStore     *store,
                                      const LayakRow *record);

G_END_DECLS

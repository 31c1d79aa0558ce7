/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field rows made from the field table, where an editor needs no layout of its own. */
#pragma once

#include <gtk/gtk.h>

#include "layak-record-info.h"

G_BEGIN_DECLS

GtkWidget *layak_form_new_row  (const LayakField       *field);
void       layak_form_add_rows (GtkListBox             *list,
                                const LayakRecordInfo  *info,
                                const char * const     *fields);

G_END_DECLS

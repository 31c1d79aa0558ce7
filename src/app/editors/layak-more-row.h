/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of a group that are seldom filled in, folded; the row tells what they hold. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_MORE_ROW (layak_more_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakMoreRow, layak_more_row, LAYAK, MORE_ROW, AdwExpanderRow)

/* Unfolds what @widget is folded in; FALSE if it is in sight. */
gboolean layak_more_row_unfold (GtkWidget *widget);

G_END_DECLS

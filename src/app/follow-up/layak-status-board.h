/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations as cards in columns, one for each step of their way; to move a card is to change its status. */
#pragma once

#include <adwaita.h>

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_STATUS_BOARD (layak_status_board_get_type ())
G_DECLARE_FINAL_TYPE (LayakStatusBoard, layak_status_board, LAYAK, STATUS_BOARD, AdwBin)

/* Action "board.move" (int32): moves the card that has the focus so many columns on. Signal "opened" (LayakRecord). */
void layak_status_board_bind       (LayakStatusBoard *self,
                                    LayakStore       *store,
                                    LayakQuery       *query);
/* @uuid: (nullable): of the card that takes the focus, if it is shown; else the first one does */
void layak_status_board_focus_card (LayakStatusBoard *self,
                                    const char       *uuid);

G_END_DECLS

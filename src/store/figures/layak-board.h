/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has delivered and who has not: regencies and the periods of a year. */
#pragma once

#include "layak-connection.h"
#include "layak-period.h"

G_BEGIN_DECLS

/* How a year is divided. */
typedef enum
{
  LAYAK_BOARD_YEAR,
  LAYAK_BOARD_HALVES,
  LAYAK_BOARD_QUARTERS,
  LAYAK_BOARD_MONTHS,
} LayakBoardDivision;

/**
 * LayakBoardCell:
 * @due: by when the report is expected
 * @status: a #LayakDeliveryStatus of the newest delivery, or %LAYAK_UNKNOWN if there is none
 * @revision: of that delivery, 0 if there is none
 * @delivered: when the first report of the period went out, or %LAYAK_UNKNOWN
 * @late_days: how many days after @due that was, or how long it has been waited for; 0 if it is in time
 * @uuid: (nullable): of the newest delivery
 */
typedef struct
{
  LayakDate due;
  gint64    status;
  gint64    revision;
  LayakDate delivered;
  int       late_days;
  char     *uuid;
} LayakBoardCell;

/**
 * LayakBoardRow:
 * @cells: one for each period of the board
 */
typedef struct
{
  char           *code;
  char           *name;
  LayakBoardCell *cells;
} LayakBoardRow;

/**
 * LayakBoard:
 * @periods: (element-type LayakPeriod)
 * @rows: (element-type LayakBoardRow): the regencies, by their codes
 */
typedef struct
{
  GArray    *periods;
  GPtrArray *rows;
} LayakBoard;

/* @place: (nullable): the code of a regency or province. */
LayakBoard *layak_board_select (LayakConnection     *connection,
                                const char          *place,
                                int                  year,
                                LayakBoardDivision   division,
                                LayakDate            today,
                                GError             **error);
void        layak_board_free   (LayakBoard          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakBoard, layak_board_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of the board: the recommendations of one status, or of two that belong together, as cards. */
#pragma once

#include <adwaita.h>

#include "layak-record-list.h"

G_BEGIN_DECLS

/**
 * LayakStatusColumnInfo:
 * @status: the status a card takes that is put here; the column bears its name
 * @other: another status shown here, or %LAYAK_UNKNOWN
 * @is_grouped: whether @other is a group of its own below, under its name
 * @sort: (nullable): the order, latest first; %NULL for the usual one
 * @limit: how many cards are shown before somebody asks for all of them, or 0
 */
typedef struct
{
  gint64      status;
  gint64      other;
  gboolean    is_grouped;
  const char *sort;
  guint       limit;
} LayakStatusColumnInfo;

#define LAYAK_TYPE_STATUS_COLUMN (layak_status_column_get_type ())
G_DECLARE_FINAL_TYPE (LayakStatusColumn, layak_status_column, LAYAK, STATUS_COLUMN, AdwBin)

/* Signals: "opened" (LayakRecord); "dropped" (LayakRecord), onto the column; "dragging" (boolean), a card is being
 * dragged from here, or no longer; "changed", other cards are shown. */
GtkWidget   *layak_status_column_new          (const LayakStatusColumnInfo *info);
void         layak_status_column_bind         (LayakStatusColumn *self,
                                               LayakStore        *store,
                                               LayakQuery        *query);
gboolean     layak_status_column_has          (LayakStatusColumn *self,
                                               gint64             status);
/* How many there are, also those not shown. */
guint        layak_status_column_count        (LayakStatusColumn *self);
/* @counts: by status, how many are overdue. */
void         layak_status_column_set_overdue  (LayakStatusColumn *self,
                                               const gint64      *counts);
/* GTK_INVALID_LIST_POSITION if no card has the focus, or the record is not here. */
guint        layak_status_column_get_focus    (LayakStatusColumn *self);
guint        layak_status_column_find         (LayakStatusColumn *self,
                                               const char        *uuid);
/* (transfer full) (nullable): a heading is no record. */
LayakRecord *layak_status_column_dup_record   (LayakStatusColumn *self,
                                               guint              position);
/* The nearest card takes the focus; FALSE if there is none. */
gboolean     layak_status_column_focus_card   (LayakStatusColumn *self,
                                               guint              position);

G_END_DECLS

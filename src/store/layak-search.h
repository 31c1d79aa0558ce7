/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records of any type by a few words, for jumping to them. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/* @title: what the record is called; @detail: (nullable): what tells it from others, as dates or an agency.
 * The hit on a speaker leads to the training. */
typedef struct
{
  const LayakRecordInfo *info;
  char                  *uuid;
  char                  *title;
  char                  *detail;
} LayakHit;

/* (transfer full) (element-type LayakHit): at most @limit of each type; none for fewer than two characters. */
GPtrArray *layak_search_select (LayakConnection  *connection,
                                const char       *words,
                                guint             limit,
                                GError          **error);

G_END_DECLS

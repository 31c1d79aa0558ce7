/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records of any type by a few words, for jumping to them. */
#pragma once

#include "layak-reader.h"
#include "layak-table.h"

G_BEGIN_DECLS

/**
 * LayakHit:
 * @info: the type of the record found
 * @unit: the type of the record to open: the same, or the one it belongs to
 * @uuid: of the record to open
 * @title: what the record found is called
 * @detail: (nullable): what tells it from others, as the place or the agency
 * @date: when it begins or is due
 */
typedef struct
{
  const LayakRecordInfo *info;
  const LayakRecordInfo *unit;
  char                  *uuid;
  char                  *title;
  char                  *detail;
  LayakDate              date;
} LayakHit;

/* (transfer full) (element-type LayakHit): at most @limit of each type; none for fewer than two characters. */
GPtrArray *layak_search_select (LayakConnection  *connection,
                                const char       *words,
                                guint             limit,
                                GError          **error);

/* The same on another thread, by layak_reader_run_async(). */
LayakRead *layak_search_read   (const char       *words,
                                guint             limit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The series that the trainings of a place and a year belong to. */
#pragma once

#include "layak-query.h"
#include "layak-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char   *name;
  gint64  trainings;
} LayakSeries;

/* (transfer full) (nullable) (element-type LayakSeries): of @place and @year, by name; see layak_query_new_scoped(). */
GPtrArray *layak_series_select (LayakConnection  *connection,
                                const char       *place,
                                int               year,
                                GError          **error);
/* The same on another thread. */
LayakRead *layak_series_read   (const char       *place,
                                int               year);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows: a record type, a scope, filters, a search and an order, turned into SQL. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_QUERY (layak_query_get_type ())
G_DECLARE_FINAL_TYPE (LayakQuery, layak_query, LAYAK, QUERY, GObject)

LayakQuery            *layak_query_new         (const LayakRecordInfo *info);
LayakQuery            *layak_query_copy        (LayakQuery            *self);
const LayakRecordInfo *layak_query_get_info    (LayakQuery            *self);

/* @place: a regency code, a province code, or NULL for everywhere. */
void                   layak_query_set_place   (LayakQuery            *self,
                                                const char            *place);
/* The calendar year, or 0 for all. Year Y shows the recommendations due or closed in Y or still open. */
void                   layak_query_set_year    (LayakQuery            *self,
                                                int                    year);
/* Words of which all must occur, the last as a prefix; NULL or "" for none. */
void                   layak_query_set_search  (LayakQuery            *self,
                                                const char            *words);
/* The field has this canonical text; NULL takes the filter away. A set has it as a member. */
void                   layak_query_set_filter  (LayakQuery            *self,
                                                const char            *field,
                                                const char            *text);
/* A condition with a name of its own, as "overdue", "open", "recommendation-overdue"; NULL value takes it away. */
void                   layak_query_set_special (LayakQuery            *self,
                                                const char            *name,
                                                const char            *value);
/* The day that counts as today for "overdue"; LAYAK_UNKNOWN is the real one. */
void                   layak_query_set_today   (LayakQuery            *self,
                                                LayakDate              today);
/* @sort: the name of a field, or an order with a name of its own as "organiser-name". */
void                   layak_query_set_sort    (LayakQuery            *self,
                                                const char            *sort,
                                                gboolean               descending);
/* Signal "changed": the result may differ. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows: a record type, a scope, filters, a search and an order, turned into SQL. */
#pragma once

#include "layak-select.h"
#include "layak-table.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_QUERY (layak_query_get_type ())
G_DECLARE_FINAL_TYPE (LayakQuery, layak_query, LAYAK, QUERY, GObject)

LayakQuery            *layak_query_new         (const LayakRecordInfo *info);
/* A query for the records of the type with this name that belong to a place and a year; see the setters. */
LayakQuery            *layak_query_new_scoped  (const char            *record,
                                                const char            *place,
                                                int                    year,
                                                LayakDate              today);
LayakQuery            *layak_query_copy        (LayakQuery            *self);
const LayakRecordInfo *layak_query_get_info    (LayakQuery            *self);

/* @place: a regency code, a province code, or NULL for everywhere. */
void                   layak_query_set_place   (LayakQuery            *self,
                                                const char            *place);
const char            *layak_query_get_place   (LayakQuery            *self);
/* The calendar year, or 0 for all. Year Y shows the recommendations due or closed in Y or still open. */
void                   layak_query_set_year    (LayakQuery            *self,
                                                int                    year);
int                    layak_query_get_year    (LayakQuery            *self);
/* Words of which all must occur, the last as a prefix; NULL or "" for none. */
void                   layak_query_set_search  (LayakQuery            *self,
                                                const char            *words);
const char            *layak_query_get_search  (LayakQuery            *self);
/* The field has this canonical text; NULL takes the filter away, "" means unknown. A set has it as a member. */
void                   layak_query_set_filter  (LayakQuery            *self,
                                                const char            *field,
                                                const char            *text);
/* The same with several texts, of which one must hold; NULL or an empty list takes the filter away. */
void                   layak_query_set_filter_any (LayakQuery         *self,
                                                   const char         *field,
                                                   const char * const *texts);
const char * const    *layak_query_get_filter  (LayakQuery            *self,
                                                const char            *field);
/* A condition with a name of its own, as "overdue", "open", "recommendation-overdue", with "yes" or, where it needs
 * one, a text as value; NULL takes it away. */
void                   layak_query_set_special (LayakQuery            *self,
                                                const char            *name,
                                                const char            *value);
const char            *layak_query_get_special (LayakQuery            *self,
                                                const char            *name);
gboolean               layak_query_has_special (const LayakRecordInfo *info,
                                                const char            *name);
/* The day that counts as today for "overdue"; LAYAK_UNKNOWN is the real one. */
void                   layak_query_set_today   (LayakQuery            *self,
                                                LayakDate              today);
LayakDate              layak_query_get_today   (LayakQuery            *self);
/* @sort: the name of a field, or an order with a name of its own as "organiser-name"; NULL for the usual order. */
void                   layak_query_set_sort    (LayakQuery            *self,
                                                const char            *sort,
                                                gboolean               descending);
const char            *layak_query_get_sort    (LayakQuery            *self,
                                                gboolean              *descending);
gboolean               layak_query_has_sort    (const LayakRecordInfo *info,
                                                const char            *sort);
/* Whether anything but the place and the year narrows the list. */
gboolean               layak_query_is_filtered (LayakQuery            *self);
/* Asks for what @whole asks for, as far as @field has one of @texts; keeps the order. */
void                   layak_query_set_part_of (LayakQuery            *self,
                                                LayakQuery            *whole,
                                                const char            *field,
                                                const char * const    *texts);
/* Takes away the search, the filters and the special conditions. */
void                   layak_query_clear       (LayakQuery            *self);

/* The tables the result depends on, as in LayakStore’s "changed". */
guint64                layak_query_get_tables  (LayakQuery            *self);
/* The ids of all rows in their order, and any columns of the table, called "t", of all rows in no order.
 * @tail: what follows the conditions, as GROUP BY. */
LayakSelect           *layak_query_select_ids  (LayakQuery            *self);
LayakSelect           *layak_query_select      (LayakQuery            *self,
                                                const char            *columns,
                                                const char            *tail);
/* The same in the midst of other SQL, as “SELECT … WHERE x IN (” and “)”. */
LayakSelect           *layak_query_select_within (LayakQuery         *self,
                                                  const char         *before,
                                                  const char         *columns,
                                                  const char         *after);
/* Gives the parameters :place, :year and :today of @select the values of this query. */
void                   layak_query_set_values  (LayakQuery            *self,
                                                LayakSelect           *select);
/* Signal "changed": the result may differ. */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page of a window shares: the database, the place and the year it looks at. */
#pragma once

#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SCOPE (layak_scope_get_type ())
G_DECLARE_FINAL_TYPE (LayakScope, layak_scope, LAYAK, SCOPE, GObject)

LayakScope *layak_scope_new       (LayakStore *store);
LayakStore *layak_scope_get_store (LayakScope *self);
const char *layak_scope_get_place (LayakScope *self);
void        layak_scope_set_place (LayakScope *self,
                                   const char *place);
int         layak_scope_get_year  (LayakScope *self);
void        layak_scope_set_year  (LayakScope *self,
                                   int         year);

/* (nullable): the regency or province that works with the database, to which new records belong where several are
 * shown; valid until it is asked for again. */
const char *layak_scope_get_office     (LayakScope *self);

/* (nullable): the same, else the regency looked at last, which is taken for the person’s own. */
const char *layak_scope_get_home       (LayakScope *self);

/* Property "place-name": the place as people call it, never NULL. Signal "changed": place or year changed. */
const char *layak_scope_get_place_name (LayakScope *self);

/* Makes @query show this place and year, now and whenever they change. */
void        layak_scope_bind_query (LayakScope *self,
                                    LayakQuery *query);

G_END_DECLS

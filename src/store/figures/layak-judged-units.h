/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one unit after the other for the rules to judge, with what they ask besides. */
#pragma once

#include "layak-query.h"
#include "layak-rules.h"

G_BEGIN_DECLS

typedef struct _LayakJudgedUnits LayakJudgedUnits;

LayakJudgedUnits *layak_judged_units_new  (LayakConnection   *connection,
                                           LayakQuery        *query,
                                           const char        *tail,
                                           GError           **error);
void              layak_judged_units_free (LayakJudgedUnits  *self);
LayakStep         layak_judged_units_step (LayakJudgedUnits  *self,
                                           LayakUnit        **unit,
                                           LayakRuleContext  *context,
                                           GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakJudgedUnits, layak_judged_units_free)

G_END_DECLS

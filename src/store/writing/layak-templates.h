/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates made of trainings, and trainings made of templates. */
#pragma once

#include "layak-writer.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): what @training begins with, under @name and of the same owner; nothing is stored. */
LayakRow  *layak_templates_take   (LayakConnection  *connection,
                                   const LayakRow   *training,
                                   const char       *name,
                                   GError          **error);
/* (transfer full) (nullable): the one of the same owner and name as @template, if there is one. */
LayakRow  *layak_templates_find   (LayakConnection  *connection,
                                   const LayakRow   *template,
                                   GError          **error);
/* (transfer full) (nullable) (element-type LayakRow): those that serve @place, its own first; all without a place. */
GPtrArray *layak_templates_select (LayakConnection  *connection,
                                   const char       *place,
                                   GError          **error);
LayakUnit *layak_templates_make   (LayakConnection  *connection,
                                   const LayakRow   *template,
                                   const LayakRow   *wishes,
                                   GError          **error);

G_END_DECLS

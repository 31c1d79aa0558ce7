/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FIELD=VALUE on the command line, put into a record. */
#pragma once

#include "layak-call.h"

G_BEGIN_DECLS

LayakExit layak_assignment_apply (LayakCall   *call,
                                  LayakStore  *store,
                                  guint        first,
                                  LayakRow    *row,
                                  char       **file);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a list makes its entries and brings them up to date. */
#pragma once

#include "layak-entry.h"
#include "layak-extras.h"

G_BEGIN_DECLS

LayakEntry *layak_entry_new  (LayakRow    *row,
                              LayakExtras *extras);
void        layak_entry_take (LayakEntry  *self,
                              LayakRow    *row,
                              LayakExtras *extras);
/* What takes long to read comes later. */
const LayakExtras *layak_entry_get_extras (LayakEntry        *self);
void               layak_entry_take_long  (LayakEntry        *self,
                                           const LayakExtras *extras);

G_END_DECLS

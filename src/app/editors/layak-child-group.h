/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one type that belong to the one being edited, with a button that adds one. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_CHILD_GROUP (layak_child_group_get_type ())
G_DECLARE_FINAL_TYPE (LayakChildGroup, layak_child_group, LAYAK, CHILD_GROUP, AdwPreferencesGroup)

/* Properties: "type", one of layak-child-kinds.h; "add-label", the text of the button; "quick", what an entry above the
 * rows asks for, in which each line is a record. */
void layak_child_group_set_owner (LayakChildGroup *self,
                                  LayakStore      *store,
                                  const LayakRow  *owner);
void layak_child_group_add       (LayakChildGroup *self);
guint layak_child_group_count    (LayakChildGroup *self);

void             layak_child_group_focus     (LayakChildGroup *self);

G_END_DECLS

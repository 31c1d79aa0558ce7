/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that belongs to the one being edited: its name, and its fields when opened. */
#pragma once

#include <adwaita.h>

#include "layak-entry.h"
#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakChildKind:
 * @type: the record type
 * @owner: (nullable): the field that refers to the owner; %NULL if it is named after the owner’s type
 * @fields: what the opened row shows, ended by NULL
 * @focus: the field where a new record begins
 * @fresh: (nullable): msgid; what @focus holds in a new record, if it is required
 * @icon: (nullable): shown before the name; speakers have their initials instead
 * @ask: (nullable): what a new record cannot be stored without, and is asked for first; ended by %NULL
 * @describe: (transfer full): what stands under the name
 */
typedef struct
{
  const char         *type;
  const char         *owner;
  const char * const *fields;
  const char         *focus;
  const char         *fresh;
  const char         *icon;
  const char * const *ask;
  char *            (*describe) (LayakStore *store,
                                 LayakEntry *entry);
} LayakChildKind;

#define LAYAK_TYPE_CHILD_ROW (layak_child_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakChildRow, layak_child_row, LAYAK, CHILD_ROW, GtkListBoxRow)

GtkWidget  *layak_child_row_new      (LayakStore           *store,
                                      LayakEntry           *entry,
                                      const LayakChildKind *kind);
const char *layak_child_row_get_uuid (LayakChildRow        *self);
void        layak_child_row_open     (LayakChildRow        *self,
                                      const char           *field);

G_END_DECLS

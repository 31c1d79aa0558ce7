/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover with a list to choose from, which can be searched. */
#pragma once

#include <gtk/gtk.h>

#include "layak-option.h"
#include "layak-query.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PICKER (layak_picker_get_type ())
G_DECLARE_FINAL_TYPE (LayakPicker, layak_picker, LAYAK, PICKER, GtkPopover)

/* Signals: "fill", the picker opens: give it its options; "picked" (LayakOption *); "create" (const char *text): the
 * person wants what is not in the list. */
GtkWidget *layak_picker_new         (void);
void       layak_picker_clear       (LayakPicker            *self);
void       layak_picker_add         (LayakPicker            *self,
                                     const char             *identity,
                                     const char             *label,
                                     const char             *detail);
void       layak_picker_add_choices (LayakPicker            *self,
                                     const LayakEnumeration *choices);
void       layak_picker_add_records (LayakPicker            *self,
                                     LayakStore             *store,
                                     const LayakRecordInfo  *info);
/* What @field can hold. */
void       layak_picker_add_targets (LayakPicker            *self,
                                     LayakStore             *store,
                                     const LayakField       *field,
                                     LayakQuery             *query);
/* Provinces, regencies and cities, and before them all of these together. */
void       layak_picker_add_places  (LayakPicker            *self,
                                     LayakStore             *store);
/* Who may work with a database: a regency, a city, or a province with all of its own. */
void       layak_picker_add_offices (LayakPicker            *self,
                                     LayakStore             *store);
/* What stands below the list; NULL for nothing. */
void       layak_picker_set_note    (LayakPicker            *self,
                                     const char             *note);
/* A button that makes what is missing: always there, or of the name that was searched for. */
void       layak_picker_set_create_label (LayakPicker       *self,
                                          const char        *label);
void       layak_picker_set_names_new    (LayakPicker       *self);

G_END_DECLS

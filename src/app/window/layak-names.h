/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people call a record, where its title field alone does not tell. */
#pragma once

#include <gtk/gtk.h>

#include "layak-store.h"

G_BEGIN_DECLS

char *layak_names_dup_record    (LayakRecord           *record);
char *layak_names_dup_detail    (LayakStore            *store,
                                 LayakRecord           *record);
char *layak_names_dup_reference (LayakStore            *store,
                                 const LayakRecordInfo *info,
                                 const char            *identity);
char *layak_names_dup_place     (LayakStore            *store,
                                 const char            *code);
char *layak_names_dup_value     (LayakStore            *store,
                                 const LayakField      *field,
                                 const char            *text);

/* “since 2021”, “2016–2021”; NULL if neither is known. */
char *layak_names_dup_existence (LayakDate              from,
                                 LayakDate              to);

/* “Ind. 21A” or “Ind. 2, 21A”: the year of the set is that of the indicators in use. NULL without any. */
char *layak_names_dup_indicators (const LayakRow       *row);

/* GTK 4.8 does not tell a screen reader the label of an expander. */
void  layak_names_label_expander (GtkExpander *expander,
                                  const char  *label);

G_END_DECLS

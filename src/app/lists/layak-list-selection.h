/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of a list are selected, one or several together; it stays with them when the list changes. */
#pragma once

#include <gtk/gtk.h>

#include "layak-record-list.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_LIST_SELECTION (layak_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (LayakListSelection, layak_list_selection, LAYAK, LIST_SELECTION, GObject)

/* Signals: "selected" (LayakRecord, nullable): a person selected this one alone, or several or none; "changed": the
 * number of the selected ones may differ; "clicked" (LayakRecord): it was selected by a plain click. */
LayakListSelection *layak_list_selection_new      (GtkColumnView      *view,
                                                   LayakRecordList    *list,
                                                   gboolean            is_multiple);
guint               layak_list_selection_count    (LayakListSelection *self);
LayakRecord        *layak_list_selection_dup_only (LayakListSelection *self);
GArray             *layak_list_selection_dup_ids  (LayakListSelection *self);
void                layak_list_selection_select   (LayakListSelection *self,
                                                   const char         *uuid);
void                layak_list_selection_select_as_person (LayakListSelection *self,
                                                           const char         *uuid);
gboolean            layak_list_selection_focus    (LayakListSelection *self);
void                layak_list_selection_select_focused (LayakListSelection *self);
void                layak_list_selection_reach_end (LayakListSelection *self);
void                layak_list_selection_clear    (LayakListSelection *self);
LayakRecord        *layak_list_selection_step     (LayakListSelection *self,
                                                   const char         *uuid,
                                                   int                 direction);

G_END_DECLS

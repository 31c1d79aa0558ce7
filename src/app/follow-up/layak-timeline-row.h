/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the timeline of a recommendation. */
#pragma once

#include <gtk/gtk.h>

#include "layak-entry.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TIMELINE_ROW (layak_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (LayakTimelineRow, layak_timeline_row, LAYAK, TIMELINE_ROW, GtkListBoxRow)

/* @entry: of a list of progress entries. */
GtkWidget  *layak_timeline_row_new           (LayakStore       *store,
                                              LayakEntry       *entry);
LayakEntry *layak_timeline_row_get_entry     (LayakTimelineRow *self);
/* What the row cannot know by itself. */
void        layak_timeline_row_set_context   (LayakTimelineRow *self,
                                              const LayakRow   *recommendation,
                                              gint64            former_value,
                                              gboolean          is_last);
/* @documents: (element-type LayakEntry): the evidence of this entry. */
void        layak_timeline_row_set_documents (LayakTimelineRow *self,
                                              GPtrArray        *documents);
void        layak_timeline_row_edit          (LayakTimelineRow *self,
                                              const char       *field);

G_END_DECLS

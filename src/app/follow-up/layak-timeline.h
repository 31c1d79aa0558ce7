/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done about a recommendation, the newest first. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TIMELINE (layak_timeline_get_type ())
G_DECLARE_FINAL_TYPE (LayakTimeline, layak_timeline, LAYAK, TIMELINE, AdwBin)

/* Signal "changed": there are more or fewer entries or documents. */
void  layak_timeline_set_recommendation (LayakTimeline  *self,
                                         LayakStore     *store,
                                         const LayakRow *recommendation);
/* Puts the focus into an entry and, if @field is not NULL, into a field of it. */
void  layak_timeline_show_entry         (LayakTimeline  *self,
                                         const char     *uuid,
                                         const char     *field);
guint layak_timeline_count_entries      (LayakTimeline  *self);
guint layak_timeline_count_documents    (LayakTimeline  *self);

G_END_DECLS

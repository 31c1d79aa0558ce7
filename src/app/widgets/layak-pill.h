/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as icon and word on a tinted ground: shape and word tell it too, not colour alone. */
#pragma once

#include <gtk/gtk.h>

#include "layak-facts.h"

G_BEGIN_DECLS

/* How a status looks. @tone is the CSS class of its colours. */
typedef struct
{
  const char *icon;
  const char *tone;
} LayakStatusLook;

const LayakStatusLook *layak_phase_look          (LayakPhase phase);
const LayakStatusLook *layak_recommendation_look (gint64 status);

#define LAYAK_TYPE_PILL (layak_pill_get_type ())
G_DECLARE_FINAL_TYPE (LayakPill, layak_pill, LAYAK, PILL, GtkWidget)

/* Properties "label", "icon-name", "tone". */
GtkWidget *layak_pill_new                (void);
void       layak_pill_set                (LayakPill  *self,
                                          const char *label,
                                          const char *icon,
                                          const char *tone);
/* @training: its status, and whether it is going on today. */
void       layak_pill_set_training       (LayakPill      *self,
                                          const LayakRow *training);
void       layak_pill_set_recommendation (LayakPill  *self,
                                          gint64      status);
void       layak_pill_set_delivery       (LayakPill      *self,
                                          gint64          status);

G_END_DECLS

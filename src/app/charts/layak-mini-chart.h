/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small picture beside a number. It tells nothing that is not also said in words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LayakMiniKind:
 * @LAYAK_MINI_DASHES: two numbers, as so many full and hollow dashes: what is done, and what is to come
 * @LAYAK_MINI_SPLIT: the parts of a whole, side by side
 * @LAYAK_MINI_BARS: a number for each of a row of bars
 * @LAYAK_MINI_RING: a part, and the whole it is of
 */
typedef enum
{
  LAYAK_MINI_DASHES,
  LAYAK_MINI_SPLIT,
  LAYAK_MINI_BARS,
  LAYAK_MINI_RING,
} LayakMiniKind;

#define LAYAK_TYPE_MINI_KIND (layak_mini_kind_get_type ())
GType layak_mini_kind_get_type (void);

#define LAYAK_TYPE_MINI_CHART (layak_mini_chart_get_type ())
G_DECLARE_FINAL_TYPE (LayakMiniChart, layak_mini_chart, LAYAK, MINI_CHART, GtkWidget)

/* Property "kind". */
void layak_mini_chart_set_numbers (LayakMiniChart *self,
                                   const gint64   *numbers,
                                   guint           n_numbers);
void layak_mini_chart_set_current (LayakMiniChart *self,
                                   int             current);

G_END_DECLS

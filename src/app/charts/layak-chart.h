/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all charts share: marks that can be pointed at, walked through and spoken, and the same numbers as a table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No mark of a chart. */
#define LAYAK_CHART_NONE G_MAXUINT

#define LAYAK_TYPE_CHART (layak_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayakChart, layak_chart, LAYAK, CHART, GtkWidget)

/**
 * LayakChartClass:
 * @count_marks: how many marks there are
 * @get_area: where a mark is, with what belongs to it; what is pointed at, and where the focus is shown
 * @dup_sentence: (transfer full): what a mark tells, for tooltips and screen readers
 * @dup_table: (transfer full) (element-type GStrv): the numbers; the first row names the columns
 * @count_lines: how large it is, in lines of text, so that larger text gets a larger chart
 */
struct _LayakChartClass
{
  GtkWidgetClass parent_class;

  guint       (*count_marks)  (LayakChart      *self);
  void        (*get_area)     (LayakChart      *self,
                               guint            mark,
                               graphene_rect_t *area);
  char *      (*dup_sentence) (LayakChart      *self,
                               guint            mark);
  GPtrArray * (*dup_table)    (LayakChart      *self);
  void        (*count_lines)  (LayakChart      *self,
                               GtkOrientation   orientation,
                               double          *minimum,
                               double          *natural);
};

/* Properties: "title", which names the chart for screen readers and the table; "focused", the mark the keyboard is at.
 * Signal "activated" (guint mark): Enter, or a click. */
void         layak_chart_set_title    (LayakChart      *self,
                                       const char      *title);
/* For tests. */
guint        layak_chart_get_focused  (LayakChart      *self);
void         layak_chart_set_focused  (LayakChart      *self,
                                       guint            mark);
char        *layak_chart_dup_sentence (LayakChart      *self,
                                       guint            mark);
char        *layak_chart_dup_all      (LayakChart      *self);
GPtrArray   *layak_chart_dup_table    (LayakChart      *self);
guint        layak_chart_find_mark    (LayakChart      *self,
                                       double           x,
                                       double           y);

/* For the charts themselves: the numbers have changed. */
void         layak_chart_refresh      (LayakChart      *self);

/* For those whose marks stand side by side: the place of one, from the top to the bottom. */
void         layak_chart_get_slot     (LayakChart      *self,
                                       double           left,
                                       double           width,
                                       guint            mark,
                                       graphene_rect_t *area);

G_END_DECLS

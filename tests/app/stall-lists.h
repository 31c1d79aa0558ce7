/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a journey: lists, and the records opened from them. */
#pragma once

#include "stall-journey.h"
#include "stall-probe.h"

#include "layak-field-row.h"
#include "layak-text-row.h"

#define N_PAGES  50

static inline GtkWidget *
get_list_view (Journey *self)
{
  return gtk_widget_get_last_child (find_mapped (get_page (self), GTK_TYPE_COLUMN_VIEW));
}

typedef struct
{
  ProbeMoment begin;
  gint64      longest;
  gint64      sum;
  guint       n;
} Frames;

static inline void
frame_begun_cb (Frames *frames)
{
  frames->begin = probe_now ();
}

static inline void
frame_painted_cb (Frames *frames)
{
  const ProbeTimes times = probe_since (&frames->begin);

  frames->longest = MAX (frames->longest, times.processor);
  frames->sum += times.processor;
  frames->n++;
}

/* One page of rows each frame, from one end towards the other. */
static inline void
scroll_pages (Journey *self,
              int      direction,
              Frames  *frames)
{
  GtkWidget *list = get_list_view (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  for (guint i = 0; i < N_PAGES; i++)
    {
      const guint n = frames->n;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            direction * gtk_adjustment_get_page_size (adjustment));
      gtk_widget_queue_draw (list);
      wait_until (frames->n > n);
    }
}

/* The first jump by an adjustment leaves a list of GTK 4.8 blank, so that the action goes before. */
static inline void
scroll_list (Journey *self)
{
  GtkWidget *list = get_list_view (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  Frames frames = { 0 };

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  settle ();
  g_signal_connect_swapped (clock, "flush-events", G_CALLBACK (frame_begun_cb), &frames);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_begun_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_painted_cb), &frames);
  scroll_pages (self, 1, &frames);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", n - 1);
  settle ();
  scroll_pages (self, -1, &frames);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  g_print ("  %u rows; a page scrolled: %.1f ms mean, %.1f ms max of the processor\n", n,
           (double) frames.sum / frames.n / 1000, (double) frames.longest / 1000);
}

static inline void
type (GtkWidget  *widget,
      const char *text)
{
  const gsize length = strlen (text);

  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *begin = g_strndup (text, i);

      gtk_editable_set_text (GTK_EDITABLE (widget), begin);
      settle ();
    }
}

static inline void
search_in_list (Journey *self)
{
  GtkWidget *search = find_mapped (get_page (self), GTK_TYPE_SEARCH_ENTRY);

  type (search, "sanitasi f");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static inline void
filter_list (Journey *self)
{
  static const char * const filters[] =
    { "('training', {'status': 'held'})", "('training', {'status': 'held', 'starts': '2024', 'group': 'media'})",
      "('training', @a{ss} {})" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      act (self, "win.show-list", filters[i]);
      settle ();
    }
}

static inline GtkWidget *
find_title_row (GtkWidget *widget)
{
  g_autofree char *field = NULL;

  if (LAYAK_IS_TEXT_ROW (widget))
    g_object_get (widget, "field", &field, NULL);
  if (g_strcmp0 (field, "title") == 0 && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_title_row (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
open_trainings (Journey *self)
{
  GtkWidget *view = find_mapped (get_page (self), GTK_TYPE_COLUMN_VIEW);

  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (view, "activate", i * 7);
      settle ();
      act (self, "win.next-record", NULL);
      settle ();
    }
}

static inline void
edit_and_undo (Journey *self)
{
  GtkWidget *row = find_title_row (get_page (self));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (LAYAK_FIELD_ROW (row))), "Pelatihan yang diubah");
  layak_field_row_commit (LAYAK_FIELD_ROW (row));
  settle ();
  act (self, "win.undo", NULL);
  settle ();
  act (self, "win.redo", NULL);
  settle ();
  act (self, "win.undo", NULL);
  settle ();
  act (self, "win.back", NULL);
}

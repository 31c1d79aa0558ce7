/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-row-filler.h"

#include <time.h>

/* Rows that became higher can make room for none, and lower ones only once for some; GTK gives up after four turns. */
#define N_TURNS   2
/* Of a frame, for rows that cannot be seen yet. */
#define SPARE_US  3000
/* For all rows of a window that can be seen: what a slow machine cannot fill in time comes with the next frames. */
#define FRAME_US  9000

static const char filler_key[] = "layak-row-filler";

struct _LayakRowFiller
{
  GObject        parent_instance;

  GtkWidget     *view;         /* not owned: it owns this */
  LayakSlots    *slots;
  GdkFrameClock *clock;        /* nullable: while the view is shown */
  gulong         layout_id;
  guint          spare_id;     /* an idle source */
  gint64         frame;        /* the last one in which rows were filled */
  guint          n_turns;      /* how often in that */
};

G_DEFINE_FINAL_TYPE (LayakRowFiller, layak_row_filler, G_TYPE_OBJECT)

/* GTK gives no place to rows outside of the view. */
static gboolean
is_seen (LayakRowFiller *self,
         LayakSlot      *slot)
{
  GtkWidget *row = layak_slot_get_row (slot, self->view);

  return row != NULL && gtk_widget_get_child_visible (row) && gtk_widget_get_width (row) > 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  LayakSlot * const *first = a, * const *second = b;

  return (int) layak_slot_get_position (*first) - (int) layak_slot_get_position (*second);
}

/* (transfer full): the rows to fill, from the top, within the view and @n_pages around it. */
static GPtrArray *
find_rows (LayakRowFiller *self,
           guint           n_pages)
{
  g_autoptr(GPtrArray) slots = layak_slots_list (self->slots);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = G_MAXUINT, last = 0, margin;

  for (guint i = 0; i < slots->len; i++)
    {
      const guint position = layak_slot_get_position (g_ptr_array_index (slots, i));

      if ((position < first || position > last) && is_seen (self, g_ptr_array_index (slots, i)))
        {
          first = MIN (first, position);
          last = MAX (last, position);
        }
    }
  if (first > last)
    return found;

  margin = n_pages * (last - first + 1);
  for (guint i = 0; i < slots->len; i++)
    {
      LayakSlot *slot = g_ptr_array_index (slots, i);
      const guint position = layak_slot_get_position (slot);

      if (!layak_slot_is_filled (slot) && position + margin >= first && position <= last + margin)
        g_ptr_array_add (found, g_object_ref (slot));
    }
  g_ptr_array_sort (found, compare_places);
  return found;
}

/* How long this thread has been working: waiting for a processor says nothing of the rows. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* To lay out the texts of a row takes longer than to set them. GTK does so when it places the rows, and asks for the
 * same sizes as here, which it then knows: so the time that takes is seen before it is too late. */
static void
fill_row (LayakRowFiller *self,
          LayakSlot      *slot)
{
  GtkWidget *row;

  layak_slot_fill (slot);
  row = layak_slot_get_row (slot, self->view);
  if (row == NULL)
    return;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  if (gtk_widget_get_width (row) > 0)
    gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (row), NULL, NULL, NULL, NULL);
}

/* At least one if there is any time.
 *
 * Returns: whether that were all */
static gboolean
fill_rows (LayakRowFiller *self,
           guint           n_pages,
           gint64          limit_us)
{
  const gint64 end = get_work () + limit_us;
  g_autoptr(GPtrArray) rows = find_rows (self, n_pages);
  guint n = 0;

  while (n < rows->len && limit_us > 0 && (n == 0 || get_work () < end))
    fill_row (self, g_ptr_array_index (rows, n++));
  return n == rows->len;
}

static gboolean
spare_cb (gpointer data)
{
  LayakRowFiller *self = data;

  if (!fill_rows (self, 0, FRAME_US) || layak_slots_grow (self->slots) ||
      !fill_rows (self, 1, SPARE_US))
    return G_SOURCE_CONTINUE;

  self->spare_id = 0;
  return G_SOURCE_REMOVE;
}

/* After GTK has given the rows their places. What is filled now has GTK do that once more before it draws. */
static void
layout_cb (LayakRowFiller *self)
{
  const gint64 frame = gdk_frame_clock_get_frame_counter (self->clock);
  static gint64 frame_of_all, left_of_all;

  if (self->frame != frame)
    self->n_turns = 0;
  if (frame_of_all != frame)
    left_of_all = FRAME_US;
  self->frame = frame_of_all = frame;
  if (++self->n_turns <= N_TURNS)
    {
      const gint64 begin = get_work ();

      fill_rows (self, 0, left_of_all);
      left_of_all -= get_work () - begin;
    }
  if (self->spare_id == 0)
    self->spare_id = g_idle_add_full (G_PRIORITY_LOW, spare_cb, self, NULL);
}

static void
stale_cb (LayakRowFiller *self)
{
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
unmap_cb (LayakRowFiller *self)
{
  g_clear_handle_id (&self->spare_id, g_source_remove);
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
}

static void
map_cb (LayakRowFiller *self)
{
  unmap_cb (self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->view));
  self->layout_id = g_signal_connect_data (self->clock, "layout", G_CALLBACK (layout_cb), self, NULL,
                                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  stale_cb (self);
}

static void
layak_row_filler_finalize (GObject *object)
{
  LayakRowFiller *self = LAYAK_ROW_FILLER (object);

  unmap_cb (self);
  g_object_unref (self->slots);

  G_OBJECT_CLASS (layak_row_filler_parent_class)->finalize (object);
}

static void
layak_row_filler_class_init (LayakRowFillerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_row_filler_finalize;
}

static void
layak_row_filler_init (LayakRowFiller *self)
{
}

void
layak_row_filler_attach (GtkWidget  *view,
                         LayakSlots *slots)
{
  LayakRowFiller *self = g_object_new (LAYAK_TYPE_ROW_FILLER, NULL);

  self->view = view;
  self->slots = g_object_ref (slots);
  g_signal_connect_object (view, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (slots, "stale", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (view))
    map_cb (self);
  g_object_set_data_full (G_OBJECT (view), filler_key, self, g_object_unref);
}

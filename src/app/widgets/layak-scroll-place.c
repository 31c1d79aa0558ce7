/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-scroll-place.h"

static const char key[] = "layak-scroll-place";

static GtkAdjustment *
get_adjustment (AdwBin *page)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (page)));
}

void
layak_scroll_place_describe (AdwBin       *page,
                             GVariantDict *place)
{
  g_variant_dict_insert (place, "scroll", "d", gtk_adjustment_get_value (get_adjustment (page)));
}

static void
stop (GtkAdjustment *adjustment,
      gpointer       scroll)
{
  g_signal_handlers_disconnect_by_data (adjustment, scroll);
  g_object_set_data (G_OBJECT (adjustment), key, NULL);
}

static void
scrolled_cb (GtkAdjustment *adjustment,
             gpointer       scroll)
{
  stop (adjustment, scroll);
}

/* What the page shows is read by threads, so that it grows. */
static void
room_changed_cb (GtkAdjustment *adjustment,
                 gpointer       scroll)
{
  const double value = *(const double *) scroll;

  if (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) < value ||
      gtk_adjustment_get_page_size (adjustment) <= 0)
    return;

  stop (adjustment, scroll);
  gtk_adjustment_set_value (adjustment, value);
}

void
layak_scroll_place_restore (AdwBin       *page,
                            GVariantDict *place)
{
  GtkAdjustment *adjustment = get_adjustment (page);
  double scroll, *wanted;

  if (!g_variant_dict_lookup (place, "scroll", "d", &scroll) || scroll <= 0)
    return;

  wanted = g_memdup2 (&scroll, sizeof scroll);
  g_object_set_data_full (G_OBJECT (adjustment), key, wanted, g_free);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (scrolled_cb), wanted);
  g_signal_connect (adjustment, "changed", G_CALLBACK (room_changed_cb), wanted);
}

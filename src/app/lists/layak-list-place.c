/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-list-place.h"

/* A view guesses its height at first. Where the list has become shorter, the end of it has to do. */
#define MAX_TRIES 8

static const char key[] = "layak-list-place";

/* On the way there; it belongs to the view, and the signals to it. */
typedef struct
{
  GtkColumnView      *view;
  GtkAdjustment      *adjustment;
  LayakRecordList    *list;
  LayakListSelection *selection;
  char               *selected;    /* nullable */
  double              scroll;
  gboolean            is_selecting;
  gboolean            is_read;
  guint               n_tries;
  guint               scroll_id;   /* an idle source: the room is being given when it is told */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_clear_handle_id (&place->scroll_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (place->list, place);
  g_signal_handlers_disconnect_by_data (layak_record_list_get_query (place->list), place);
  g_signal_handlers_disconnect_by_data (place->selection, place);
  g_signal_handlers_disconnect_by_data (place->adjustment, place);
  g_object_unref (place->adjustment);
  g_object_unref (place->list);
  g_object_unref (place->selection);
  g_free (place->selected);
  g_free (place);
}

static void
end (Place *place)
{
  g_object_set_data (G_OBJECT (place->view), key, NULL);
}

/* This is also told when the list changes, which is no reason to stay where it is. */
static void
selection_changed_cb (Place *place)
{
  g_autoptr(LayakRecord) record = layak_list_selection_dup_only (place->selection);

  if (!place->is_selecting &&
      g_strcmp0 (record != NULL ? layak_record_get_uuid (record) : NULL, place->selected) != 0)
    end (place);
}

static gboolean
scroll_cb (gpointer data)
{
  Place *place = data;

  place->scroll_id = 0;
  layak_list_selection_reach_end (place->selection);
  gtk_adjustment_set_value (place->adjustment, place->scroll);
  if (gtk_adjustment_get_value (place->adjustment) >= place->scroll || ++place->n_tries == MAX_TRIES)
    end (place);
  return G_SOURCE_REMOVE;
}

static void
room_changed_cb (Place *place)
{
  if (place->is_read && place->scroll_id == 0 && gtk_adjustment_get_upper (place->adjustment) > 0 &&
      gtk_adjustment_get_page_size (place->adjustment) > 0)
    place->scroll_id = g_idle_add (scroll_cb, place);
}

static void
read_cb (Place *place)
{
  if (place->is_read || layak_record_list_is_loading (place->list))
    return;

  place->is_read = TRUE;
  place->is_selecting = TRUE;
  if (place->selected != NULL)
    layak_list_selection_select_as_person (place->selection, place->selected);
  place->is_selecting = FALSE;
  room_changed_cb (place);
}

void
layak_list_place_restore (GtkColumnView      *view,
                          LayakRecordList    *list,
                          LayakListSelection *selection,
                          const char         *selected,
                          double              scroll)
{
  Place *place = g_new0 (Place, 1);

  place->view = view;
  place->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  place->list = g_object_ref (list);
  place->selection = g_object_ref (selection);
  place->selected = g_strdup (selected);
  place->scroll = scroll;
  g_object_set_data_full (G_OBJECT (view), key, place, place_free);
  g_signal_connect_swapped (list, "notify::loading", G_CALLBACK (read_cb), place);
  g_signal_connect_swapped (layak_record_list_get_query (list), "changed", G_CALLBACK (end), place);
  g_signal_connect_swapped (place->adjustment, "changed", G_CALLBACK (room_changed_cb), place);
  read_cb (place);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (selection_changed_cb), place);
}

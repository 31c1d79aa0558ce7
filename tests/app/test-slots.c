/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list view shows of a list, and which of its rows are filled. */
#include "layak-row-filler.h"

#define N_MANY 1000

typedef struct
{
  GtkStringList *strings;
  LayakSlots    *slots;
  GtkWidget     *window;
  GtkListView   *view;
  guint          n_filled;
} Fixture;

static void
fill_cb (GtkListItem *cell,
         gpointer     object,
         gpointer     data)
{
  Fixture *fixture = data;

  fixture->n_filled++;
  if (gtk_list_item_get_child (cell) == NULL)
    gtk_list_item_set_child (cell, gtk_label_new (NULL));
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)), gtk_string_object_get_string (object));
}

static void
bind_cb (Fixture     *fixture,
         GtkListItem *item)
{
  layak_slot_bind (gtk_list_item_get_item (item), item, fill_cb, fixture);
  gtk_widget_set_size_request (layak_slot_get_row (gtk_list_item_get_item (item), GTK_WIDGET (fixture->view)), -1, 30);
}

static void
unbind_cb (Fixture     *fixture,
           GtkListItem *item)
{
  layak_slot_unbind (gtk_list_item_get_item (item), item);
}

static void
add_strings (GtkStringList *strings,
             const char    *prefix,
             guint          n)
{
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (strings, g_strdup_printf ("%s %u", prefix, i));
}

static void
replace_all (Fixture    *fixture,
             const char *prefix,
             guint       n)
{
  g_autoptr(GtkStringList) strings = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  add_strings (strings, prefix, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, (gpointer) gtk_string_list_get_string (strings, i));
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (fixture->strings, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->strings)),
                          (const char * const *) texts->pdata);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  fixture->strings = gtk_string_list_new (NULL);
  add_strings (fixture->strings, "a", N_MANY);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (fixture->strings)));
  fixture->slots = layak_slots_new (GTK_SELECTION_MODEL (selection));
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), fixture);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), fixture);
  fixture->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  layak_row_filler_attach (GTK_WIDGET (fixture->view), fixture->slots);
  gtk_list_view_set_model (fixture->view, GTK_SELECTION_MODEL (fixture->slots));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->slots);
  g_object_unref (fixture->strings);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->slots));
}

static const char *
get_text (Fixture *fixture,
          guint    position)
{
  return gtk_string_object_get_string (layak_slot_get_object (layak_slots_peek (fixture->slots, position)));
}

/* A view hears of the list bit by bit, and of all when it is to go there. */
static void
test_grow (Fixture       *fixture,
           gconstpointer  data)
{
  const guint first = count (fixture);

  g_assert_cmpuint (first, <, 100);
  g_assert_true (layak_slots_grow (fixture->slots));
  g_assert_cmpuint (count (fixture), >, first);
  g_assert_cmpuint (count (fixture), <, N_MANY);
  layak_slots_reach (fixture->slots, 2);
  g_assert_cmpuint (count (fixture), <, N_MANY);
  layak_slots_reach (fixture->slots, N_MANY - 1);
  g_assert_cmpuint (count (fixture), ==, N_MANY);
  g_assert_false (layak_slots_grow (fixture->slots));
}

/* Nothing is filled before it is seen, then what is seen and a page around. Soon the view knows of the whole list. */
static void
test_fill (Fixture       *fixture,
           gconstpointer  data)
{
  LayakSlot *slot;
  guint before;

  g_assert_cmpuint (fixture->n_filled, ==, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (count (fixture) < N_MANY || !layak_slot_is_filled (layak_slots_peek (fixture->slots, 12)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_filled, <, 60);

  /* The place stays, with another object, and tells so before the frame is drawn. */
  slot = layak_slots_peek (fixture->slots, 3);
  before = fixture->n_filled;
  replace_all (fixture, "b", N_MANY / 2);
  g_assert_true (layak_slots_peek (fixture->slots, 3) == slot);
  g_assert_false (layak_slot_is_filled (slot));
  while (!layak_slot_is_filled (slot))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_text (fixture, 3), ==, "b 3");
  g_assert_cmpuint (fixture->n_filled - before, <, 60);
  g_assert_cmpuint (count (fixture), ==, N_MANY / 2);
}

/* A few rows go where their records go, with the focus they may have. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  LayakSlot *slot;

  layak_slots_reach (fixture->slots, N_MANY - 1);
  slot = layak_slots_peek (fixture->slots, 5);
  g_assert_cmpstr (get_text (fixture, 5), ==, "a 5");
  gtk_string_list_splice (fixture->strings, 2, 0, (const char *[]) { "new", NULL });
  g_assert_true (layak_slots_peek (fixture->slots, 6) == slot);
  g_assert_cmpstr (get_text (fixture, 6), ==, "a 5");
  gtk_string_list_remove (fixture->strings, 0);
  g_assert_true (layak_slots_peek (fixture->slots, 5) == slot);
  g_assert_cmpuint (count (fixture), ==, N_MANY);
}

#define ADD(name, test) g_test_add ("/slots/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("grow", test_grow);
  ADD ("fill", test_fill);
  ADD ("follow", test_follow);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page in a window that notes what the page asks of the frame. */
#pragma once

#include "../store/store-content.h"
#include "open-window.h"

#include <adwaita.h>

#include "layak-page.h"

typedef struct
{
  StoreFixture  store;

  LayakScope   *scope;
  GtkWidget    *window;
  LayakPage    *page;
  char         *asked;      /* the last action and its parameter, as text */
} PageFixture;

static inline void
page_fixture_asked_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  PageFixture *fixture = user_data;
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static inline void
page_fixture_show (PageFixture *fixture,
                   GType        type,
                   const char  *place,
                   int          year)
{
  static const GActionEntry entries[] =
  {
    { .name = "show-list", .activate = page_fixture_asked_cb, .parameter_type = "(sa{ss})" },
    { .name = "show-list-everywhere", .activate = page_fixture_asked_cb, .parameter_type = "(sa{ss})" },
    { .name = "show-record", .activate = page_fixture_asked_cb, .parameter_type = "(sss)" },
    { .name = "show-year", .activate = page_fixture_asked_cb, .parameter_type = "i" },
    { .name = "show-page", .activate = page_fixture_asked_cb, .parameter_type = "s" },
    { .name = "announce", .activate = page_fixture_asked_cb, .parameter_type = "s" },
    { .name = "recommendations-view", .parameter_type = "s", .state = "'list'" },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  fixture->scope = layak_scope_new (fixture->store.store);
  layak_scope_set_place (fixture->scope, place);
  layak_scope_set_year (fixture->scope, year);
  fixture->page = g_object_new (type, "scope", fixture->scope, NULL);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1130, 700);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* A window that goes while a popover of it has the pointer leaves GTK 4.8 to show a tooltip where nothing is. Answers
 * whether all popovers are closed. */
static inline gboolean
page_fixture_close_popovers (GtkWidget *widget)
{
  gboolean are_closed = TRUE;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_popover_popdown (GTK_POPOVER (widget));
      are_closed = FALSE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    are_closed &= page_fixture_close_popovers (child);
  return are_closed;
}

/* A reading under way keeps the page until it has called back. */
static inline void
page_fixture_tear_down (PageFixture   *fixture,
                        gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  store_fixture_wait_until (page_fixture_close_popovers (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  store_fixture_wait_until (fixture->page == NULL);
  g_object_unref (fixture->scope);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  g_free (fixture->asked);
  store_fixture_tear_down (&fixture->store, NULL);
}

#define page_fixture_get_child(fixture, child) \
  GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET ((fixture)->page), G_OBJECT_TYPE ((fixture)->page), child))

static inline guint
page_fixture_count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* A part of the template of any widget. */
static inline gpointer
page_fixture_get (gpointer    widget,
                  const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);
}

/* The first widget of this type within @widget. */
static inline GtkWidget *
page_fixture_find (GtkWidget *widget,
                   GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_fixture_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* (nullable): a label with this text. */
static inline GtkWidget *
page_fixture_find_label (GtkWidget  *widget,
                         const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if ((found = page_fixture_find_label (child, text)) != NULL)
      break;
  return found;
}

/* (nullable): a button with this label. */
static inline GtkWidget *
page_fixture_find_button (GtkWidget  *widget,
                          const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = page_fixture_find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

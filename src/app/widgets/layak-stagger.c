/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-stagger.h"

static const char parts_key[] = "layak-stagger-parts";

/* (element-type GtkWidget): those still to come, in their order; the array belongs to the box. */
static GQueue *
get_parts (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), parts_key);
}

static gboolean
tick_cb (GtkWidget     *box,
         GdkFrameClock *clock,
         gpointer       data)
{
  g_autoptr(GtkWidget) part = g_queue_pop_head (get_parts (box));

  if (part != NULL)
    gtk_widget_set_visible (part, TRUE);
  return part != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
parts_free (gpointer data)
{
  g_queue_free_full (data, g_object_unref);
}

void
layak_stagger_attach (GtkWidget *box,
                      guint      n)
{
  GQueue *parts = g_queue_new ();

  for (GtkWidget *part = gtk_widget_get_first_child (box); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (n > 0)
      n--;
    else if (gtk_widget_get_visible (part))
      {
        gtk_widget_set_visible (part, FALSE);
        g_queue_push_tail (parts, g_object_ref (part));
      }
  g_object_set_data_full (G_OBJECT (box), parts_key, parts, parts_free);
  gtk_widget_add_tick_callback (box, tick_cb, NULL, NULL);
}

void
layak_stagger_finish (GtkWidget *box)
{
  while (tick_cb (box, NULL, NULL) == G_SOURCE_CONTINUE);
}

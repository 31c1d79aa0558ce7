/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-calm.h"

/* Who stops this long does not aim any more, or sees what happens before pressing. */
#define REST_MS 700

/* It hangs on the window. */
typedef struct
{
  double  x, y;       /* where the pointer was last */
  gint64  moved;      /* when it moved or was pressed, in microseconds; 0 if never */
  GQueue  waiting;    /* (element-type Call) */
  guint   source;     /* that calls them */
} Calm;

typedef struct
{
  GtkWidget     *widget;
  LayakCalmFunc  func;
} Call;

static const char calm_key[] = "layak-calm";

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->widget);
  g_free (call);
}

static void
calm_free (gpointer data)
{
  Calm *calm = data;

  g_clear_handle_id (&calm->source, g_source_remove);
  g_queue_clear_full (&calm->waiting, call_free);
  g_free (calm);
}

static Calm *
get_calm (GtkRoot *root)
{
  return root != NULL ? g_object_get_data (G_OBJECT (root), calm_key) : NULL;
}

static gint64
count_left (Calm *calm)
{
  return calm->moved > 0 ? calm->moved / 1000 + REST_MS - g_get_monotonic_time () / 1000 : 0;
}

static gboolean
rest_cb (gpointer data)
{
  Calm *calm = data;
  const gint64 left = count_left (calm);
  GQueue due = calm->waiting;

  calm->source = 0;
  if (left > 0)
    {
      calm->source = g_timeout_add (left, rest_cb, calm);
      return G_SOURCE_REMOVE;
    }

  /* What is called may wait for something again. */
  g_queue_init (&calm->waiting);
  for (GList *l = due.head; l != NULL; l = l->next)
    ((Call *) l->data)->func (((Call *) l->data)->widget);
  g_queue_clear_full (&due, call_free);
  return G_SOURCE_REMOVE;
}

/* GTK makes up motions where the pointer rests and the widgets move. */
static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          GtkRoot            *root)
{
  const GdkEventType type = gdk_event_get_event_type (event);
  Calm *calm = get_calm (root);
  double x, y;

  if (type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE)
    layak_calm_touch (root);
  else if (type == GDK_MOTION_NOTIFY && gdk_event_get_position (event, &x, &y) && (x != calm->x || y != calm->y))
    {
      calm->x = x;
      calm->y = y;
      layak_calm_touch (root);
    }
  return GDK_EVENT_PROPAGATE;
}

/* Looks at the pointer in the window from now on. */
void
layak_calm_watch (GtkRoot *root)
{
  GtkEventController *controller;

  if (get_calm (root) != NULL)
    return;

  g_object_set_data_full (G_OBJECT (root), calm_key, g_new0 (Calm, 1), calm_free);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), root);
  gtk_widget_add_controller (GTK_WIDGET (root), controller);
}

/* The pointer was moved or pressed just now. */
void
layak_calm_touch (GtkRoot *root)
{
  get_calm (root)->moved = g_get_monotonic_time ();
}

/**
 * layak_calm_call:
 * @func: what makes something larger or smaller
 *
 * Calls @func with @widget at once if the pointer rests, and otherwise as soon as it does.
 */
void
layak_calm_call (GtkWidget     *widget,
                 LayakCalmFunc  func)
{
  Calm *calm = get_calm (gtk_widget_get_root (widget));
  Call *call;

  if (calm == NULL || count_left (calm) <= 0)
    {
      func (widget);
      return;
    }

  call = g_new0 (Call, 1);
  call->widget = g_object_ref (widget);
  call->func = func;
  g_queue_push_tail (&calm->waiting, call);
  if (calm->source == 0)
    calm->source = g_timeout_add (count_left (calm), rest_cb, calm);
}

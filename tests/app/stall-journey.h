/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a journey through the window need: to act, to find and to wait. */
#pragma once

#include "page-fixture.h"

#include "layak-application.h"
#include "layak-window.h"

#define QUIET_US     80000
#define QUIET_CPU_US 2000
#define PATIENCE_US  (30 * G_USEC_PER_SEC)

typedef struct
{
  GtkApplication *application;
  GtkWidget      *window;
  const char     *database;
  const char     *report;
  gint64          limit;      /* microseconds */
  gboolean        has_failed;
} Journey;

static inline gint64
get_process_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static inline gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Until nothing goes on any more, on any thread. */
static inline void
settle (void)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  const guint tick = g_timeout_add (10, tick_cb, NULL);
  gint64 since = g_get_monotonic_time (), used = get_process_time ();

  while (g_get_monotonic_time () - since < QUIET_US && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      if (get_process_time () - used > QUIET_CPU_US)
        {
          since = g_get_monotonic_time ();
          used = get_process_time ();
        }
    }
  g_source_remove (tick);
}

static inline gboolean
patience_cb (gpointer data)
{
  g_error ("Waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                 \
  G_STMT_START {                                                                              \
    const guint patience = g_timeout_add_seconds (60, patience_cb, (gpointer) #condition);    \
    while (!(condition))                                                                      \
      g_main_context_iteration (NULL, TRUE);                                                  \
    g_source_remove (patience);                                                               \
  } G_STMT_END

static inline void
act (Journey    *self,
     const char *name,
     const char *parameter)
{
  g_autoptr(GVariant) value = parameter != NULL ? g_variant_ref_sink (g_variant_new_parsed (parameter)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (self->window, name, value));
}

static inline GtkWidget *
get_page (Journey *self)
{
  return gtk_stack_get_visible_child (page_fixture_get (self->window, "pages"));
}

static inline LayakScope *
get_scope (Journey *self)
{
  return layak_window_get_scope (LAYAK_WINDOW (self->window));
}

/* The first of this type that is shown within @widget. */
static inline GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

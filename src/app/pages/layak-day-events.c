/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-day-events.h"

#include <glib/gi18n.h>

#include "layak-draw.h"
#include "layak-lanes.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

#define MAX_WEEKS 6
#define MAX_DAYS  (MAX_WEEKS * LAYAK_WEEK)
#define MAX_LINES 8      /* no screen shows more in a day; the rest is only counted */
#define N_LINES   4      /* most show no more than these, so the others are made when there is room */
#define MAX_ROWS  100    /* in the list behind “3 more” */
#define INSET     4
#define GAP       3

struct _LayakDayEvents
{
  GtkWidget           *grid;
  const LayakCalendar *calendar;
  LayakCalendarStyle   style;
  LayakDate            first;
  int                  n_weeks;
  char                *home;                      /* nullable */
  int                  n_lines;                   /* how many there are of each day, at most */
  int                  n_wanted;                  /* how many there is room for */
  guint                lines_id;                  /* an idle source: nothing is made in the midst of a layout */

  GArray              *lanes;                     /* LayakLane */
  GPtrArray           *bars;                      /* a widget, or NULL, for each lane */
  GPtrArray           *deadlines[MAX_DAYS];       /* widgets, at most MAX_LINES */
  int                  n_deadlines[MAX_DAYS];
  GtkWidget           *more[MAX_DAYS];            /* of days with anything to show */
};

static GtkWidget *
make_event (const char *icon,
            const char *text,
            const char *tooltip,
            const char *type,
            const char *uuid)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "css-name", "event", "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  layak_tooltip_set (button, tooltip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sss)", type, uuid, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  return button;
}

/* Own ones that were held are solid, those of others tinted, planned ones dashed. */
static GtkWidget *
make_bar (LayakDayEvents              *self,
          const LayakCalendarTraining *training,
          const char                  *home)
{
  const gboolean is_own = home == NULL || g_strcmp0 (home, training->code) == 0;
  const gboolean is_held = training->status == LAYAK_TRAINING_HELD;
  g_autofree char *text = self->style.with_place && training->place != NULL
                            ? g_strdup_printf ("%s · %s", training->title, training->place)
                            : g_strdup (training->title);
  const char *icon = is_held && !is_own ? "people-symbolic" : layak_calendar_get_training_icon (training);
  GtkWidget *bar = make_event (icon, text, text, "training", training->uuid);

  gtk_widget_add_css_class (bar, "bar");
  gtk_widget_add_css_class (bar, !is_held ? "planned" : is_own ? "own" : "other");
  return bar;
}

static GtkWidget *
make_line (const LayakDeadline *deadline)
{
  const char *tone, *icon = layak_calendar_get_deadline_icon (deadline, &tone);
  g_autofree char *tooltip = g_strdup_printf (_("Due: %s"), deadline->text);
  GtkWidget *line = make_event (icon, deadline->text, tooltip, "recommendation", deadline->uuid);

  gtk_widget_add_css_class (line, "line");
  if (tone != NULL)
    gtk_widget_add_css_class (line, tone);
  return line;
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  LayakDayEvents *self = user_data;
  const LayakDate day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day"));
  GtkWidget *popover = gtk_popover_new (), *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "lead-list");
  layak_calendar_fill_day (GTK_LIST_BOX (list), self->calendar, day, &self->style, MAX_ROWS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "menu");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* Its text is set while the grid is laid out, and an inscription keeps its size whatever it says. */
static GtkWidget *
make_more (LayakDayEvents *self,
           int             day)
{
  GtkWidget *more = gtk_menu_button_new (), *text = gtk_inscription_new (NULL);
  const LayakDate date = layak_date_add_days (self->first, day);
  g_autofree char *when = layak_wording_long_date (date);
  /* Translators: %s is a day; a button that shows what does not fit into its square. */
  g_autofree char *name = g_strdup_printf (_("Everything on %s"), when);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 3);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 14);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (more), text);
  g_object_set_data (G_OBJECT (more), "day", GINT_TO_POINTER (date));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (more, "more");
  gtk_widget_set_focusable (more, FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), create_popup_cb, self, NULL);
  gtk_widget_set_child_visible (more, FALSE);
  gtk_widget_set_parent (more, self->grid);
  return more;
}

static void
ensure_more (LayakDayEvents *self,
             int             day)
{
  if (self->more[day] == NULL)
    self->more[day] = make_more (self, day);
}

static void
add_bars (LayakDayEvents *self)
{
  const guint n = self->calendar->trainings->len;
  g_autofree int *firsts = g_new (int, n), *lasts = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      const LayakCalendarTraining *training = g_ptr_array_index (self->calendar->trainings, i);

      firsts[i] = layak_date_days_from (self->first, training->start);
      lasts[i] = layak_date_days_from (self->first, training->end);
    }
  self->lanes = layak_lanes_new (firsts, lasts, n, self->n_weeks);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const LayakLane *lane = &g_array_index (self->lanes, LayakLane, i);
      GtkWidget *bar = NULL;

      if (lane->lane < self->n_lines)
        {
          bar = make_bar (self, g_ptr_array_index (self->calendar->trainings, lane->bar), self->home);
          gtk_widget_set_parent (bar, self->grid);
        }
      g_ptr_array_add (self->bars, bar);
      for (int day = lane->first; day <= lane->last; day++)
        ensure_more (self, lane->week * LAYAK_WEEK + day);
    }
}

static void
add_lines (LayakDayEvents *self)
{
  for (guint i = 0; i < self->calendar->deadlines->len; i++)
    {
      const LayakDeadline *deadline = g_ptr_array_index (self->calendar->deadlines, i);
      const int day = layak_date_days_from (self->first, layak_date_last_day (deadline->due));
      GtkWidget *line;

      if (day < 0 || day >= self->n_weeks * LAYAK_WEEK)
        continue;
      ensure_more (self, day);
      if (self->n_deadlines[day]++ >= self->n_lines)
        continue;
      line = make_line (deadline);
      gtk_widget_set_parent (line, self->grid);
      g_ptr_array_add (self->deadlines[day], line);
    }
}

static void
unparent (gpointer widget)
{
  if (widget != NULL)
    gtk_widget_unparent (widget);
}

static void
clear (LayakDayEvents *self)
{
  g_clear_pointer (&self->lanes, g_array_unref);
  g_ptr_array_set_size (self->bars, 0);
  for (int i = 0; i < MAX_DAYS; i++)
    {
      g_ptr_array_set_size (self->deadlines[i], 0);
      self->n_deadlines[i] = 0;
      g_clear_pointer (&self->more[i], gtk_widget_unparent);
    }
}

static void
set_more (GtkWidget *more,
          int        n)
{
  g_autofree char *text = layak_wording_count (ngettext ("%s more", "%s more", (gulong) n), n);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_menu_button_get_child (GTK_MENU_BUTTON (more))), text);
}

/* Where things lie; a week is as wide as the grid. */
typedef struct
{
  int width;
  int top;       /* of the first line of the week */
  int bottom;    /* of its last line */
  int line;      /* the height of a line */
  int week;
} Geometry;

static void
place (GtkWidget      *child,
       const Geometry *geometry,
       int             first,
       int             last,
       int             y)
{
  const int x = geometry->width * first / LAYAK_WEEK + INSET;
  const int end = geometry->width * (last + 1) / LAYAK_WEEK - INSET;

  /* A child that has never been measured must not be allocated. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (end - x, 1), geometry->line }, -1);
}

static void
allocate_bars (LayakDayEvents     *self,
               const Geometry     *geometry,
               const LayakWeekFit *fit)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const LayakLane *lane = &g_array_index (self->lanes, LayakLane, i);
      GtkWidget *bar = g_ptr_array_index (self->bars, i);

      if (lane->week != geometry->week || bar == NULL)
        continue;
      if (layak_lanes_is_seen (lane, fit))
        place (bar, geometry, lane->first, lane->last, geometry->top + lane->lane * (geometry->line + GAP));
      else
        gtk_widget_set_child_visible (bar, FALSE);
    }
}

/* From the bottom: “3 more”, and above it the deadlines. */
static void
allocate_day (LayakDayEvents     *self,
              const Geometry     *geometry,
              const LayakWeekFit *fit,
              int                 column)
{
  const int day = geometry->week * LAYAK_WEEK + column;
  int y = geometry->bottom - geometry->line;

  if (fit->hidden[column] > 0)
    {
      set_more (self->more[day], fit->hidden[column]);
      place (self->more[day], geometry, column, column, y);
      y -= geometry->line + GAP;
    }
  else if (self->more[day] != NULL)
    gtk_widget_set_child_visible (self->more[day], FALSE);

  for (int i = (int) self->deadlines[day]->len - 1; i >= 0; i--)
    {
      GtkWidget *line = g_ptr_array_index (self->deadlines[day], (guint) i);

      if (i >= fit->deadlines[column])
        {
          gtk_widget_set_child_visible (line, FALSE);
          continue;
        }
      place (line, geometry, column, column, y);
      y -= geometry->line + GAP;
    }
}

static void
make_all (LayakDayEvents *self)
{
  clear (self);
  if (self->calendar == NULL)
    return;

  add_bars (self);
  add_lines (self);
}

static gboolean
make_lines_cb (gpointer data)
{
  LayakDayEvents *self = data;

  self->lines_id = 0;
  self->n_lines = self->n_wanted;
  make_all (self);
  gtk_widget_queue_allocate (self->grid);
  return G_SOURCE_REMOVE;
}

void
layak_day_events_allocate (LayakDayEvents *self,
                           int             width,
                           int             top,
                           int             bottom,
                           int             n_weeks,
                           int             head)
{
  Geometry geometry = { .width = width, .line = layak_draw_get_line (self->grid, LAYAK_TEXT_PLAIN) + GAP * 2 };

  if (self->calendar == NULL)
    return;

  for (geometry.week = 0; geometry.week < n_weeks; geometry.week++)
    {
      LayakWeekFit fit;
      int slots;

      geometry.top = top + (bottom - top) * geometry.week / n_weeks + head;
      geometry.bottom = top + (bottom - top) * (geometry.week + 1) / n_weeks - INSET;
      slots = CLAMP ((geometry.bottom - geometry.top + GAP) / (geometry.line + GAP), 1, MAX_LINES);
      self->n_wanted = MAX (self->n_wanted, slots);
      layak_lanes_fit (self->lanes, geometry.week, slots, &self->n_deadlines[geometry.week * LAYAK_WEEK], &fit);
      allocate_bars (self, &geometry, &fit);
      for (int column = 0; column < LAYAK_WEEK; column++)
        allocate_day (self, &geometry, &fit, column);
    }
  if (self->n_wanted > self->n_lines && self->lines_id == 0)
    self->lines_id = g_idle_add (make_lines_cb, self);
}

LayakDayEvents *
layak_day_events_new (GtkWidget *grid)
{
  LayakDayEvents *self = g_new0 (LayakDayEvents, 1);

  self->grid = grid;
  self->n_lines = N_LINES;
  self->bars = g_ptr_array_new_with_free_func (unparent);
  for (int i = 0; i < MAX_DAYS; i++)
    self->deadlines[i] = g_ptr_array_new_with_free_func (unparent);
  return self;
}

void
layak_day_events_free (LayakDayEvents *self)
{
  g_clear_handle_id (&self->lines_id, g_source_remove);
  clear (self);
  g_free (self->home);
  g_ptr_array_unref (self->bars);
  for (int i = 0; i < MAX_DAYS; i++)
    g_ptr_array_unref (self->deadlines[i]);
  g_free (self);
}

const LayakCalendar *
layak_day_events_get_calendar (LayakDayEvents *self)
{
  return self->calendar;
}

void
layak_day_events_set (LayakDayEvents           *self,
                      const LayakCalendar      *calendar,
                      const LayakCalendarStyle *style,
                      const char               *home,
                      LayakDate                 first,
                      int                       n_weeks)
{
  g_autofree char *former = g_steal_pointer (&self->home);

  self->calendar = calendar;
  self->first = first;
  self->n_weeks = n_weeks;
  self->home = g_strdup (home);
  if (calendar != NULL)
    self->style = *style;
  make_all (self);
}

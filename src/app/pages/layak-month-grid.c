/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-month-grid.h"

#include <glib/gi18n.h>

#include "layak-day-events.h"
#include "layak-draw.h"
#include "layak-lanes.h"
#include "layak-wording.h"

#define MAX_WEEKS 6
#define MAX_DAYS  (MAX_WEEKS * LAYAK_WEEK)
#define INSET     4     /* of bars within their days */

/* The days are children that take the focus one at a time; bars, lines and “3 more” lie over them. Nothing in the
 * grid but the days takes the focus: what a day holds stands in the list of the selected day. */
struct _LayakMonthGrid
{
  GtkWidget       parent_instance;

  LayakDate       selected;
  LayakDate       today;
  LayakDate       first;          /* the first day shown */
  int             week_start;     /* its weekday: 0 is Monday, 6 Sunday */
  int             n_weeks;
  int             range_start;    /* the days a drag goes over; -1 while there is none */
  int             range_end;

  GtkWidget      *heads[LAYAK_WEEK];
  GtkWidget      *days[MAX_DAYS];
  GtkLabel       *numbers[MAX_DAYS];
  GtkWidget      *todays[MAX_DAYS];   /* the word “Today” */
  LayakDayEvents *events;
};

typedef enum
{
  PROP_SELECTED = 1,
} LayakMonthGridProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakMonthGrid, layak_month_grid, GTK_TYPE_WIDGET)

/* From Monday, 0. */
static int
get_weekday (LayakDate day)
{
  const int days = layak_date_days_from (layak_date_new (2024, 1, 1), day) % LAYAK_WEEK;

  return days < 0 ? days + LAYAK_WEEK : days;
}

static int
get_nth_weekday (LayakMonthGrid *self,
                 int             index)
{
  return (index + self->week_start) % LAYAK_WEEK;
}

static LayakDate
nth_day (LayakMonthGrid *self,
         int             index)
{
  return layak_date_add_days (self->first, index);
}

static int
find_day (LayakMonthGrid *self,
          LayakDate       day)
{
  const int index = layak_date_days_from (self->first, day);

  return index >= 0 && index < self->n_weeks * LAYAK_WEEK ? index : -1;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_number (LayakMonthGrid *self,
             int             index)
{
  const LayakDate day = nth_day (self, index);
  g_autofree char *number = g_strdup_printf ("%d", layak_date_get_day (day));

  gtk_label_set_label (self->numbers[index], number);
  set_class (GTK_WIDGET (self->numbers[index]), "today", day == self->today);
  gtk_widget_set_visible (self->todays[index], day == self->today);
  set_class (self->days[index], "outside", day / 100 != self->selected / 100);
  set_class (self->days[index], "weekend", get_nth_weekday (self, index) >= 5);
  set_class (self->days[index], "sunday", get_nth_weekday (self, index) == 6);
  set_class (self->days[index], "bottom", index / LAYAK_WEEK == self->n_weeks - 1);
}

/* Spoken when the day gets the focus: “Thursday, 28 August 2025, today: 1 activity”. */
static void
name_day (LayakMonthGrid *self,
          int             index)
{
  const LayakDate day = nth_day (self, index);
  const LayakCalendar *calendar = layak_day_events_get_calendar (self->events);
  g_autofree char *date = layak_wording_full_date (day);
  g_autofree char *summary = calendar != NULL ? layak_calendar_dup_summary (calendar, day) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s%s%s: %s", date, day == self->today ? ", " : "",
                                           day == self->today ? _("today") : "", summary);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[index]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Only the selected day takes the focus, so that Tab goes past the others. */
static void
show_selection (LayakMonthGrid *self)
{
  const int selected = find_day (self, self->selected);
  const int from = MIN (self->range_start, self->range_end), to = MAX (self->range_start, self->range_end);

  for (int i = 0; i < self->n_weeks * LAYAK_WEEK; i++)
    {
      set_class (self->days[i], "selected", i == selected);
      set_class (self->days[i], "range", self->range_start >= 0 && i >= from && i <= to);
      gtk_widget_set_focusable (self->days[i], i == selected);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_STATE_SELECTED, i == selected, -1);
    }
}

static void
show_month (LayakMonthGrid *self)
{
  const LayakDate month = layak_date_new (layak_date_get_year (self->selected),
                                          layak_date_get_month (self->selected), 0);
  const LayakDate first = layak_date_first_day (month), last = layak_date_last_day (month);

  self->first = layak_date_add_days (first, -((get_weekday (first) - self->week_start + LAYAK_WEEK) % LAYAK_WEEK));
  self->n_weeks = (layak_date_days_from (self->first, last) + LAYAK_WEEK) / LAYAK_WEEK;
  for (int i = 0; i < MAX_DAYS; i++)
    {
      gtk_widget_set_visible (self->days[i], i < self->n_weeks * LAYAK_WEEK);
      if (i >= self->n_weeks * LAYAK_WEEK)
        continue;
      show_number (self, i);
      name_day (self, i);
    }
  show_selection (self);
}

static gboolean
has_focus_within (LayakMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
select_day (LayakMonthGrid *self,
            LayakDate       day,
            gboolean        grab)
{
  layak_month_grid_set_selected (self, day);
  if (grab && find_day (self, day) >= 0)
    gtk_widget_grab_focus (self->days[find_day (self, day)]);
}

static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (widget);

  select_day (self, layak_date_add_days (self->selected, g_variant_get_int32 (args)), TRUE);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (widget);

  g_signal_emit (self, signals[ACTIVATED], 0, self->selected, self->selected);
  return TRUE;
}

/* The day there, or -1. */
static int
find_day_at (LayakMonthGrid *self,
             double          x,
             double          y)
{
  for (int i = 0; i < self->n_weeks * LAYAK_WEEK; i++)
    {
      graphene_rect_t area;

      if (gtk_widget_compute_bounds (self->days[i], GTK_WIDGET (self), &area) &&
          graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return -1;
}

static void
pressed_cb (LayakMonthGrid *self,
            int             n_press,
            double          x,
            double          y)
{
  const int index = find_day_at (self, x, y);
  LayakDate day;

  if (index < 0)
    return;

  day = nth_day (self, index);
  select_day (self, day, TRUE);
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, day, day);
}

static void
drag_updated_cb (LayakMonthGrid *self,
                 double          dx,
                 double          dy,
                 GtkGestureDrag *drag)
{
  double x, y;
  int start, end;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  start = find_day_at (self, x, y);
  end = find_day_at (self, x + dx, y + dy);
  if (start < 0 || end < 0 || (self->range_start < 0 && start == end))
    return;

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->range_start = start;
  self->range_end = end;
  show_selection (self);
}

static void
drag_ended_cb (LayakMonthGrid *self)
{
  const int from = MIN (self->range_start, self->range_end), to = MAX (self->range_start, self->range_end);

  if (self->range_start < 0)
    return;

  self->range_start = self->range_end = -1;
  show_selection (self);
  if (from < to)
    g_signal_emit (self, signals[ACTIVATED], 0, nth_day (self, from), nth_day (self, to));
}

static void
layak_month_grid_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (widget);
  const int line = layak_draw_get_line (widget, LAYAK_TEXT_PLAIN);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = line * 2 * LAYAK_WEEK;
      *natural = line * 6 * LAYAK_WEEK;
      return;
    }
  *minimum = line * 2 + (int) (line * 4.5) * self->n_weeks;
  *natural = line * 2 + (int) (line * 6.6) * self->n_weeks;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

static void
layak_month_grid_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (widget);
  int head = 0, number = 0;

  for (int i = 0; i < LAYAK_WEEK; i++)
    {
      int minimum;

      gtk_widget_measure (self->heads[i], GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
      head = MAX (head, minimum);
    }
  gtk_widget_measure (GTK_WIDGET (self->numbers[0]), GTK_ORIENTATION_VERTICAL, -1, &number, NULL, NULL, NULL);

  for (int column = 0; column < LAYAK_WEEK; column++)
    {
      const int x = width * column / LAYAK_WEEK, next = width * (column + 1) / LAYAK_WEEK;

      place (self->heads[get_nth_weekday (self, column)], x, 0, next - x, head);
      for (int week = 0; week < self->n_weeks; week++)
        {
          const int y = head + (height - head) * week / self->n_weeks;

          place (self->days[week * LAYAK_WEEK + column], x, y, next - x,
                 head + (height - head) * (week + 1) / self->n_weeks - y);
        }
    }
  layak_day_events_allocate (self->events, width, head, height, self->n_weeks, number + INSET * 2);
}

static gboolean
layak_month_grid_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (widget);
  const int selected = find_day (self, self->selected);

  /* Arrows walk through the days; Tab comes in and leaves. */
  if (has_focus_within (self) || selected < 0)
    return FALSE;

  return gtk_widget_grab_focus (self->days[selected]);
}

static void
layak_month_grid_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((LayakMonthGridProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, LAYAK_MONTH_GRID (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_month_grid_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((LayakMonthGridProperty) prop_id)
    {
    case PROP_SELECTED:
      layak_month_grid_set_selected (LAYAK_MONTH_GRID (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_month_grid_dispose (GObject *object)
{
  LayakMonthGrid *self = LAYAK_MONTH_GRID (object);

  g_clear_pointer (&self->events, layak_day_events_free);
  for (int i = 0; i < LAYAK_WEEK; i++)
    g_clear_pointer (&self->heads[i], gtk_widget_unparent);
  for (int i = 0; i < MAX_DAYS; i++)
    g_clear_pointer (&self->days[i], gtk_widget_unparent);

  G_OBJECT_CLASS (layak_month_grid_parent_class)->dispose (object);
}

static void
layak_month_grid_class_init (LayakMonthGridClass *klass)
{
  static const struct
  {
    guint key;
    int   days;
  } keys[] =
  {
    { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Up, -LAYAK_WEEK }, { GDK_KEY_Down, LAYAK_WEEK },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_month_grid_dispose;
  object_class->get_property = layak_month_grid_get_property;
  object_class->set_property = layak_month_grid_set_property;
  widget_class->measure = layak_month_grid_measure;
  widget_class->size_allocate = layak_month_grid_size_allocate;
  widget_class->focus = layak_month_grid_focus;

  properties[PROP_SELECTED] =
    g_param_spec_int ("selected", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, walk_cb, "i", keys[i].days);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

/* Three letters, as “Mon”; the whole name is said. */
static GtkWidget *
make_head (int weekday)
{
  const char *name = layak_wording_weekday (weekday + 1);
  g_autofree char *text = g_utf8_substring (name, 0, 3);
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "css-name", "weekday", "label", text, "xalign", 0.f,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL);

  set_class (head, "sunday", weekday == 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return head;
}

static void
make_day (LayakMonthGrid *self,
          int             index)
{
  GtkWidget *number = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *today = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", _("Today"), "valign", GTK_ALIGN_START,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (number, "number");
  gtk_widget_add_css_class (today, "today-word");
  self->numbers[index] = GTK_LABEL (number);
  self->todays[index] = today;
  self->days[index] = g_object_new (GTK_TYPE_BOX, "css-name", "day",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, "spacing", 6, NULL);
  gtk_box_append (GTK_BOX (self->days[index]), number);
  gtk_box_append (GTK_BOX (self->days[index]), today);
  gtk_widget_set_parent (self->days[index], GTK_WIDGET (self));
}

static void
add_gestures (LayakMonthGrid *self)
{
  GtkGesture *press = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (press, drag);
}

static void
layak_month_grid_init (LayakMonthGrid *self)
{
  self->range_start = self->range_end = -1;
  self->today = self->selected = layak_date_today ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (int i = 0; i < LAYAK_WEEK; i++)
    {
      self->heads[i] = make_head (i);
      gtk_widget_set_parent (self->heads[i], GTK_WIDGET (self));
    }
  for (int i = 0; i < MAX_DAYS; i++)
    make_day (self, i);
  self->events = layak_day_events_new (GTK_WIDGET (self));
  add_gestures (self);
  show_month (self);
}

LayakDate
layak_month_grid_get_selected (LayakMonthGrid *self)
{
  g_return_val_if_fail (LAYAK_IS_MONTH_GRID (self), LAYAK_UNKNOWN);

  return self->selected;
}

void
layak_month_grid_set_selected (LayakMonthGrid *self,
                               LayakDate       day)
{
  gboolean had_focus;
  LayakDate former = self->selected;

  g_return_if_fail (LAYAK_IS_MONTH_GRID (self));
  g_return_if_fail (day > 0 && layak_date_get_day (day) > 0);

  if (former == day)
    return;

  had_focus = has_focus_within (self);
  self->selected = day;
  if (former / 100 != day / 100)
    {
      layak_month_grid_set_calendar (self, NULL, NULL, NULL);
      show_month (self);
    }
  else
    show_selection (self);
  if (had_focus)
    gtk_widget_grab_focus (self->days[find_day (self, day)]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
layak_month_grid_set_today (LayakMonthGrid *self,
                            LayakDate       today)
{
  g_return_if_fail (LAYAK_IS_MONTH_GRID (self));

  self->today = today;
  show_month (self);
}

void
layak_month_grid_set_sunday_first (LayakMonthGrid *self,
                                   gboolean        sunday_first)
{
  GtkWidget *sunday;

  g_return_if_fail (LAYAK_IS_MONTH_GRID (self));

  sunday = self->heads[LAYAK_WEEK - 1];
  self->week_start = sunday_first ? LAYAK_WEEK - 1 : 0;
  gtk_widget_insert_after (sunday, GTK_WIDGET (self), sunday_first ? NULL : self->heads[LAYAK_WEEK - 2]);
  layak_month_grid_set_calendar (self, NULL, NULL, NULL);
  show_month (self);
}

void
layak_month_grid_get_days (LayakMonthGrid *self,
                           LayakDate      *first,
                           LayakDate      *last)
{
  g_return_if_fail (LAYAK_IS_MONTH_GRID (self));

  *first = self->first;
  *last = nth_day (self, self->n_weeks * LAYAK_WEEK - 1);
}

void
layak_month_grid_set_calendar (LayakMonthGrid           *self,
                               const LayakCalendar      *calendar,
                               const LayakCalendarStyle *style,
                               const char               *home)
{
  g_return_if_fail (LAYAK_IS_MONTH_GRID (self));

  layak_day_events_set (self->events, calendar, style, home, self->first, self->n_weeks);
  for (int i = 0; i < self->n_weeks * LAYAK_WEEK; i++)
    name_day (self, i);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-calendar-page.h"

#include <glib/gi18n.h>

#include "layak-agenda.h"
#include "layak-month-grid.h"
#include "layak-new.h"
#include "layak-read-only.h"
#include "layak-reading.h"
#include "layak-recommendation.h"
#include "layak-scroll-place.h"
#include "layak-side-layout.h"
#include "layak-training.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

#define MAX_DAY_ROWS 50
#define N_NEXT       4
#define N_LATE       3

/* Read on another thread, one month at a time; what it shows stays until the new month is here. */
struct _LayakCalendarPage
{
  LayakPage       parent_instance;

  guint64         tables;        /* of the store, which the calendar comes from */
  gboolean        stale;
  guint           refresh_id;    /* an idle source */
  GCancellable   *reading;       /* NULL while nothing is read */
  LayakCalendar  *calendar;      /* nullable */
  LayakDate       shown;         /* the month of it */
  LayakDate       today;
  GSettings      *settings;

  GtkWidget      *content;
  GtkLabel       *month_label;
  GtkStack       *stack;
  GtkToggleButton *month_button;
  GtkToggleButton *agenda_button;
  LayakMonthGrid *grid;
  LayakAgenda    *agenda;
  GtkWidget      *legend;
  GtkWidget      *others_legend;
  GtkLabel       *day_label;
  GtkLabel       *summary_label;
  GtkListBox     *day_list;
  GtkWidget      *undated_box;
  GtkListBox     *undated_list;
  GtkWidget      *next_box;
  GtkListBox     *next_list;
  GtkWidget      *late_box;
  GtkListBox     *late_list;
};

G_DEFINE_FINAL_TYPE (LayakCalendarPage, layak_calendar_page, LAYAK_TYPE_PAGE)

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static const char *
get_place (LayakCalendarPage *self)
{
  return layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (self)));
}

static gboolean
is_one_regency (LayakCalendarPage *self)
{
  const char *place = get_place (self);

  return place != NULL && strchr (place, '.') != NULL;
}

static LayakCalendarStyle
get_style (LayakCalendarPage *self)
{
  return (LayakCalendarStyle) { self->today, !is_one_regency (self) };
}

static void
show_deadlines (GtkWidget                *box,
                GtkListBox               *list,
                GPtrArray                *deadlines,
                guint                     limit,
                const LayakCalendarStyle *style)
{
  clear_rows (list);
  gtk_widget_set_visible (box, deadlines->len > 0);
  for (guint i = 0; i < MIN (deadlines->len, limit); i++)
    gtk_list_box_append (list, layak_calendar_make_deadline (g_ptr_array_index (deadlines, i), style));
}

static void
show_day (LayakCalendarPage *self)
{
  const LayakDate day = layak_month_grid_get_selected (self->grid);
  const LayakCalendarStyle style = get_style (self);
  g_autofree char *date = layak_wording_full_date (day);
  g_autofree char *summary = NULL;

  gtk_label_set_label (self->day_label, date);
  if (self->calendar == NULL)
    return;

  summary = layak_calendar_dup_summary (self->calendar, day);
  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->day_list),
                          layak_calendar_fill_day (self->day_list, self->calendar, day, &style, MAX_DAY_ROWS) > 0);
}

static void
show_side (LayakCalendarPage *self)
{
  const LayakCalendarStyle style = get_style (self);
  const GPtrArray *undated = self->calendar->undated;
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LayakCalendarItem));

  show_day (self);
  show_deadlines (self->next_box, self->next_list, self->calendar->next, N_NEXT, &style);
  show_deadlines (self->late_box, self->late_list, self->calendar->late, N_LATE, &style);
  gtk_widget_set_visible (self->undated_box, undated->len > 0);
  for (guint i = 0; i < MIN (undated->len, MAX_DAY_ROWS); i++)
    layak_calendar_add_training (items, g_ptr_array_index (undated, i), 0);
  layak_calendar_fill (self->undated_list, items, &style);
}

static void
show_calendar (LayakCalendarPage *self)
{
  const LayakCalendarStyle style = get_style (self);
  const char *home = is_one_regency (self) ? NULL : layak_scope_get_home (layak_page_get_scope (LAYAK_PAGE (self)));

  /* To a province all of its regencies are its own. */
  if (home != NULL && strchr (home, '.') == NULL)
    home = NULL;
  gtk_widget_set_visible (self->others_legend, home != NULL);
  layak_month_grid_set_calendar (self->grid, self->calendar, &style, home);
  layak_agenda_set_calendar (self->agenda, self->calendar, layak_month_grid_get_selected (self->grid), &style);
  show_side (self);
}

/* What is shown points into the former calendar until the new one is shown. */
static void
take_calendar (gpointer widget,
               gpointer result)
{
  LayakCalendarPage *self = widget;
  g_autoptr(LayakCalendar) former = g_steal_pointer (&self->calendar);

  self->calendar = result;
  show_calendar (self);
}

static void
refresh (LayakCalendarPage *self)
{
  LayakCalendarSpan span;

  self->stale = FALSE;
  self->today = layak_date_today ();
  layak_month_grid_set_today (self->grid, self->today);
  span.month = layak_month_grid_get_selected (self->grid);
  span.today = self->today;
  layak_month_grid_get_days (self->grid, &span.from, &span.to);

  layak_reading_start (&self->reading, self, layak_page_get_store (LAYAK_PAGE (self)),
                       layak_calendar_read (get_place (self), &span, MAX (N_NEXT, N_LATE)), take_calendar);
}

static gboolean
refresh_cb (gpointer data)
{
  LayakCalendarPage *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* A page nobody looks at waits until somebody does. */
static void
queue_refresh (LayakCalendarPage *self)
{
  self->stale = TRUE;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

static void
store_changed_cb (LayakCalendarPage *self,
                  guint64            tables)
{
  if ((tables & self->tables) != 0)
    queue_refresh (self);
}

/* The header bar names the year that is looked at, so it goes along with the month. */
static void
follow_year (LayakCalendarPage *self)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));
  const int year = layak_date_get_year (layak_month_grid_get_selected (self->grid));

  if (layak_scope_get_year (scope) != 0)
    layak_scope_set_year (scope, year);
}

static void
selected_cb (LayakCalendarPage *self)
{
  const LayakDate day = layak_month_grid_get_selected (self->grid);
  const LayakDate month = layak_date_new (layak_date_get_year (day), layak_date_get_month (day), 0);
  g_autofree char *text = layak_wording_date (month);

  gtk_label_set_label (self->month_label, text);
  if (month == self->shown)
    {
      show_day (self);
      return;
    }

  self->shown = month;
  show_day (self);
  follow_year (self);
  queue_refresh (self);
}

/* The same day of another month, or its last. */
static LayakDate
get_same_day (LayakDate day,
              int       year,
              int       month)
{
  const LayakDate last = layak_date_last_day (layak_date_new (year, month, 0));

  return layak_date_get_day (day) < layak_date_get_day (last)
           ? layak_date_new (year, month, layak_date_get_day (day)) : last;
}

/* In this year it is today; in another one, where something happened last, as the same day there means nothing. */
static LayakDate
choose_day (LayakCalendarPage *self,
            int                year)
{
  const LayakDate shown = layak_month_grid_get_selected (self->grid), today = layak_date_today ();
  LayakDate day = LAYAK_UNKNOWN;
  g_autoptr(GError) error = NULL;

  if (year == layak_date_get_year (today))
    return today;

  if (!layak_calendar_find_last_day (layak_store_get_reader (layak_page_get_store (LAYAK_PAGE (self))),
                                     get_place (self), year, &day, &error))
    g_debug ("%d: %s", year, error->message);
  return day != LAYAK_UNKNOWN ? day : get_same_day (shown, year, layak_date_get_month (shown));
}

static void
scope_changed_cb (LayakCalendarPage *self)
{
  const int year = layak_scope_get_year (layak_page_get_scope (LAYAK_PAGE (self)));

  queue_refresh (self);
  if (year != 0 && year != layak_date_get_year (layak_month_grid_get_selected (self->grid)))
    layak_month_grid_set_selected (self->grid, choose_day (self, year));
}

static void
step_month (LayakCalendarPage *self,
            int                step)
{
  const LayakDate day = layak_month_grid_get_selected (self->grid);
  const int month = layak_date_get_year (day) * 12 + layak_date_get_month (day) - 1 + step;

  layak_month_grid_set_selected (self->grid, get_same_day (day, month / 12, month % 12 + 1));
}

static void
previous_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  step_month (LAYAK_CALENDAR_PAGE (widget), -1);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  step_month (LAYAK_CALENDAR_PAGE (widget), 1);
}

static void
today_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  layak_month_grid_set_selected (LAYAK_CALENDAR_PAGE (widget)->grid, layak_date_today ());
}

static void
add_training (LayakCalendarPage *self,
              LayakDate          first,
              LayakDate          last)
{
  LayakScope *scope = layak_page_get_scope (LAYAK_PAGE (self));
  LayakRow *row = layak_new_row (&layak_training_info, scope);

  layak_row_set_text (row, "title", _("New training"));
  layak_row_set_number (row, "status", LAYAK_TRAINING_DRAFT);
  layak_row_set_number (row, "start-date", first);
  layak_row_set_number (row, "end-date", last);
  layak_new_show (GTK_WIDGET (self), layak_scope_get_store (scope), row, "title");
}

static void
activated_cb (LayakCalendarPage *self,
              LayakDate          first,
              LayakDate          last)
{
  if (!layak_store_is_read_only (layak_page_get_store (LAYAK_PAGE (self))))
    add_training (self, first, last);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (widget);
  const LayakDate day = layak_month_grid_get_selected (self->grid);

  add_training (self, day, day);
}

static void
late_cb (LayakCalendarPage *self)
{
  g_auto(GVariantBuilder) filters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  g_variant_builder_add (&filters, "{ss}", "overdue", "yes");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list", "(sa{ss})", "recommendation", &filters);
}

static void
view_toggled_cb (LayakCalendarPage *self,
                 GtkToggleButton   *agenda_button)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (agenda_button) ? "agenda" : "month");
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (page);
  g_autoptr(LayakQuery) trainings = layak_query_new (&layak_training_info);
  g_autoptr(LayakQuery) recommendations = layak_query_new (&layak_recommendation_info);

  self->tables = layak_query_get_tables (trainings) | layak_query_get_tables (recommendations);
  g_signal_connect_object (scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  layak_read_only_disable (GTK_WIDGET (self), layak_scope_get_store (scope), "calendar.add", NULL);
  scope_changed_cb (self);
  selected_cb (self);
}

/* Whoever left the calendar on the present day wants the present day again. */
static void
describe_place (LayakPage    *page,
                GVariantDict *place)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (page);
  const LayakDate day = layak_month_grid_get_selected (self->grid);
  char text[LAYAK_DATE_MAX_TEXT];

  layak_date_format (day, text);
  if (day != layak_date_today ())
    g_variant_dict_insert (place, "day", "s", text);
  g_variant_dict_insert (place, "agenda", "b", gtk_toggle_button_get_active (self->agenda_button));
  layak_scroll_place_describe (ADW_BIN (page), place);
}

/* The year of the window is kept by the window, and decides. */
static void
restore_place (LayakPage    *page,
               GVariantDict *place)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (page);
  const int year = layak_scope_get_year (layak_page_get_scope (page));
  gboolean is_agenda;
  const char *text;
  LayakDate day;

  if (g_variant_dict_lookup (place, "day", "&s", &text) && layak_date_parse (text, &day) &&
      layak_date_get_day (day) > 0 && (year == 0 || year == layak_date_get_year (day)))
    layak_month_grid_set_selected (self->grid, day);
  if (g_variant_dict_lookup (place, "agenda", "b", &is_agenda))
    gtk_toggle_button_set_active (is_agenda ? self->agenda_button : self->month_button, TRUE);
  layak_scroll_place_restore (ADW_BIN (page), place);
}

static void
layak_calendar_page_map (GtkWidget *widget)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (widget);

  GTK_WIDGET_CLASS (layak_calendar_page_parent_class)->map (widget);

  /* Midnight may have passed. */
  if (self->stale || self->today != layak_date_today ())
    refresh (self);
}

static void
layak_calendar_page_dispose (GObject *object)
{
  LayakCalendarPage *self = LAYAK_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  layak_reading_stop (&self->reading);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CALENDAR_PAGE);
  g_clear_pointer (&self->calendar, layak_calendar_free);

  G_OBJECT_CLASS (layak_calendar_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, content);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, month_label);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, agenda_button);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, legend);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, others_legend);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, day_list);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, undated_box);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, undated_list);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, next_box);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, next_list);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, late_box);
  gtk_widget_class_bind_template_child (widget_class, LayakCalendarPage, late_list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, late_cb);
}

static void
layak_calendar_page_class_init (LayakCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_calendar_page_dispose;
  widget_class->map = layak_calendar_page_map;
  LAYAK_PAGE_CLASS (klass)->take_scope = take_scope;
  LAYAK_PAGE_CLASS (klass)->describe_place = describe_place;
  LAYAK_PAGE_CLASS (klass)->restore_place = restore_place;

  g_type_ensure (LAYAK_TYPE_AGENDA);
  g_type_ensure (LAYAK_TYPE_MONTH_GRID);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_cb);
  gtk_widget_class_install_action (widget_class, "calendar.add", NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "calendar.today", NULL);
}

static void
week_changed_cb (LayakCalendarPage *self)
{
  layak_month_grid_set_sunday_first (self->grid, g_settings_get_boolean (self->settings, "sunday-first"));
  queue_refresh (self);
}

static void
layak_calendar_page_init (LayakCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (LAYAK_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::sunday-first", G_CALLBACK (week_changed_cb), self,
                           G_CONNECT_SWAPPED);
  week_changed_cb (self);
  gtk_widget_set_layout_manager (self->legend, layak_wrap_layout_new (14));
  gtk_widget_set_layout_manager (self->content, g_object_new (LAYAK_TYPE_SIDE_LAYOUT, "side-width", 286,
                                                              "main-width", 560, "spacing", 18, NULL));
}

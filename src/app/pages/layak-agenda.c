/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-agenda.h"

#include <glib/gi18n.h>

#include "layak-wording.h"

/* More would take too long to make and to read; a narrower place shows fewer. */
#define MAX_ROWS 300

struct _LayakAgenda
{
  AdwBin      parent_instance;

  GtkStack   *stack;
  GtkListBox *list;
  GtkWidget  *too_many;
  LayakDate   today;
};

G_DEFINE_FINAL_TYPE (LayakAgenda, layak_agenda, ADW_TYPE_BIN)

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       user_data)
{
  LayakAgenda *self = user_data;
  const LayakDate day = layak_calendar_row_get_day (row);
  g_autofree char *date = layak_wording_full_date (day);
  GtkWidget *header;

  if (before != NULL && layak_calendar_row_get_day (before) == day)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  header = g_object_new (GTK_TYPE_LABEL, "label", date, "xalign", 0.f,
                         "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (header, "agenda-day");
  if (day == self->today)
    gtk_widget_add_css_class (header, "link-text");
  gtk_list_box_row_set_header (row, header);
}

static void
add_day (GArray              *items,
         const LayakCalendar *calendar,
         LayakDate            first,
         LayakDate            day)
{
  for (guint i = 0; i < calendar->trainings->len; i++)
    {
      const LayakCalendarTraining *training = g_ptr_array_index (calendar->trainings, i);
      const gboolean was_on = training->start < first && training->end >= first && day == first;

      if (training->start == day || was_on)
        layak_calendar_add_training (items, training, day);
    }
  for (guint i = 0; i < calendar->deadlines->len; i++)
    {
      const LayakDeadline *deadline = g_ptr_array_index (calendar->deadlines, i);

      if (layak_calendar_is_due_on (deadline, day))
        layak_calendar_add_deadline (items, deadline, day);
    }
}

static void
layak_agenda_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_AGENDA);

  G_OBJECT_CLASS (layak_agenda_parent_class)->dispose (object);
}

static void
layak_agenda_class_init (LayakAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_agenda_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakAgenda, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakAgenda, list);
  gtk_widget_class_bind_template_child (widget_class, LayakAgenda, too_many);
}

static void
layak_agenda_init (LayakAgenda *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
}

void
layak_agenda_set_calendar (LayakAgenda              *self,
                           const LayakCalendar      *calendar,
                           LayakDate                 month,
                           const LayakCalendarStyle *style)
{
  const LayakDate whole = layak_date_new (layak_date_get_year (month), layak_date_get_month (month), 0);
  const LayakDate first = layak_date_first_day (whole), last = layak_date_last_day (whole);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LayakCalendarItem));
  LayakDate day;

  g_return_if_fail (LAYAK_IS_AGENDA (self));

  self->today = style->today;
  for (day = first; day <= last && items->len < MAX_ROWS; day = layak_date_add_days (day, 1))
    add_day (items, calendar, first, day);
  gtk_widget_set_visible (self->too_many, day <= last);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  layak_calendar_fill (self->list, items, style);
}

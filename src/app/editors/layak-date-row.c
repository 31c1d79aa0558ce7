/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-date-row.h"

#include <glib/gi18n.h>

#include "layak-shown-text.h"
#include "layak-wording.h"

struct _LayakDateRow
{
  AdwActionRow   parent_instance;

  char          *end_field;      /* nullable: the row edits a period then */
  gboolean       selecting;      /* the calendars are being told, and tell nobody */

  GtkEntry      *entry;
  GtkMenuButton *button;

  /* Each has fifty labels, and most rows are never opened, so they are made when one is. */
  GtkCalendar   *start_calendar;
  GtkCalendar   *end_calendar;
};

/* Number 1 is “field”. */
typedef enum
{
  PROP_END_FIELD = 2,
} LayakDateRowProperty;

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakDateRow, layak_date_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static void
set_text (LayakDateRow *self,
          LayakDate     start,
          LayakDate     end)
{
  g_autofree char *text = self->end_field != NULL ? layak_wording_dates (start, end) : layak_wording_date (start);

  layak_shown_text_set (GTK_EDITABLE (self->entry), text);
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  LayakDateRow *self = LAYAK_DATE_ROW (row);
  LayakDate start = layak_row_get_date (values, field->name);
  LayakDate end = self->end_field != NULL ? layak_row_get_date (values, self->end_field) : LAYAK_UNKNOWN;
  g_autofree char *length = NULL;

  set_text (self, start, end);

  if (layak_date_get_day (start) > 0 && layak_date_get_day (end) > 0 && end >= start)
    {
      const int days = layak_date_days_from (start, end) + 1;

      length = layak_wording_count (ngettext ("%s day", "%s days", days), days);
    }
  if (self->end_field != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), length != NULL ? length : "");
}

static gboolean
read_period (LayakDateRow      *self,
             const LayakField  *field,
             LayakRow          *draft,
             const char        *text,
             GError           **error)
{
  LayakDate start = LAYAK_UNKNOWN, end = LAYAK_UNKNOWN;

  if (*text != '\0' && !layak_wording_parse_dates (text, &start, &end))
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                   _("“%s” is no date; write it as 20–22/8/2025 or 30 Sep – 2 Oct 2025"), text);
      return FALSE;
    }

  layak_row_set_number (draft, field->name, start);
  layak_row_set_number (draft, self->end_field, end);
  return TRUE;
}

static gboolean
read_dates (LayakFieldRow     *row,
            const LayakField  *field,
            LayakRow          *draft,
            GError           **error)
{
  LayakDateRow *self = LAYAK_DATE_ROW (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  LayakDate deadline;

  if (self->end_field != NULL)
    return read_period (self, field, draft, text, error);
  if ((field->flags & LAYAK_FIELD_AHEAD) && layak_language_parse_deadline (text, layak_date_today (), &deadline))
    {
      layak_row_set_number (draft, field->name, deadline);
      return TRUE;
    }

  return layak_field_row_parse (field, text, draft, error);
}

static gboolean
covers (LayakFieldRow *row,
        const char    *name)
{
  return g_strcmp0 (LAYAK_DATE_ROW (row)->end_field, name) == 0;
}

static const char *
get_meaning (LayakFieldRow *row)
{
  return LAYAK_DATE_ROW (row)->end_field != NULL ? _("First and last day, as 20–22/8/2025") : NULL;
}

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (LAYAK_DATE_ROW (row)->entry);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->show = show;
  iface->read = read_dates;
  iface->covers = covers;
  iface->get_meaning = get_meaning;
  iface->get_input = get_input;
}

static LayakDate
get_selected (GtkCalendar *calendar)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (calendar);

  return layak_date_new (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day));
}

static void
select_day (LayakDateRow *self,
            GtkCalendar  *calendar,
            LayakDate     date)
{
  g_autoptr(GDateTime) day = NULL;

  if (date == LAYAK_UNKNOWN)
    date = layak_date_today ();
  date = layak_date_first_day (date);
  day = g_date_time_new_local (layak_date_get_year (date), layak_date_get_month (date), layak_date_get_day (date),
                               0, 0, 0);

  self->selecting = TRUE;
  gtk_calendar_select_day (calendar, day);
  self->selecting = FALSE;
}

/* The calendars open on what is typed, if it is a date. */
static void
opened_cb (LayakDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LayakDate start = LAYAK_UNKNOWN, end = LAYAK_UNKNOWN;

  if (!layak_wording_parse_dates (text, &start, &end))
    start = end = LAYAK_UNKNOWN;
  select_day (self, self->start_calendar, start);
  select_day (self, self->end_calendar, end);
}

static void
day_selected_cb (LayakDateRow *self,
                 GtkCalendar  *calendar)
{
  LayakDate start = get_selected (self->start_calendar), end = get_selected (self->end_calendar);

  if (self->selecting)
    return;

  /* A period moved past its other end keeps the day just chosen. */
  if (end < start && calendar == self->start_calendar)
    select_day (self, self->end_calendar, end = start);
  else if (end < start)
    select_day (self, self->start_calendar, start = end);

  set_text (self, start, end);
  layak_field_row_commit (LAYAK_FIELD_ROW (self));
  if (self->end_field == NULL)
    gtk_menu_button_popdown (self->button);
}

static GtkCalendar *
make_calendar (LayakDateRow *self,
               const char   *label)
{
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  return GTK_CALENDAR (calendar);
}

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  LayakDateRow *self = user_data;
  GtkWidget *popover, *box;

  if (self->start_calendar != NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->start_calendar = make_calendar (self, _("First day"));
  self->end_calendar = make_calendar (self, _("Last day"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_calendar), self->end_field != NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->start_calendar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->end_calendar));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
layak_date_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_DATE_ROW);

  G_OBJECT_CLASS (layak_date_row_parent_class)->dispose (object);
}

static void
layak_date_row_finalize (GObject *object)
{
  g_free (LAYAK_DATE_ROW (object)->end_field);

  G_OBJECT_CLASS (layak_date_row_parent_class)->finalize (object);
}

static void
layak_date_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((LayakDateRowProperty) prop_id)
    {
    case PROP_END_FIELD:
      g_value_set_string (value, LAYAK_DATE_ROW (object)->end_field);
      break;
    default:
      layak_field_row_get_property (object, prop_id, value, pspec);
    }
}

static void
layak_date_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LayakDateRow *self = LAYAK_DATE_ROW (object);

  switch ((LayakDateRowProperty) prop_id)
    {
    case PROP_END_FIELD:
      g_free (self->end_field);
      self->end_field = g_value_dup_string (value);
      if (self->end_calendar != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->end_calendar), self->end_field != NULL);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), self->end_field != NULL ? 20 : 13);
      break;
    default:
      layak_field_row_set_property (object, prop_id, value, pspec);
    }
}

static void
layak_date_row_class_init (LayakDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layak_field_row_class_init (object_class);
  layak_field_row_class_pass (widget_class);
  object_class->dispose = layak_date_row_dispose;
  object_class->finalize = layak_date_row_finalize;
  object_class->get_property = layak_date_row_get_property;
  object_class->set_property = layak_date_row_set_property;

  g_object_class_install_property (object_class, PROP_END_FIELD,
                                   g_param_spec_string ("end-field", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakDateRow, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakDateRow, button);
}

static void
layak_date_row_init (LayakDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (layak_field_row_touch), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (layak_field_row_commit), self);
}

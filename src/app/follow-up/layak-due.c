/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-due.h"

#include <glib/gi18n.h>

#include "layak-facts.h"
#include "layak-pill.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

/* Deadlines nearer than this also say how near they are. */
#define SOON_DAYS 14

struct _LayakDue
{
  GtkBox    parent_instance;

  gboolean  has_icon;

  GtkImage *image;
  GtkLabel *label;
};

typedef enum
{
  PROP_HAS_ICON = 1,
} LayakDueProperty;

G_DEFINE_FINAL_TYPE (LayakDue, layak_due, GTK_TYPE_BOX)

static void
layak_due_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((LayakDueProperty) prop_id)
    {
    case PROP_HAS_ICON:
      g_value_set_boolean (value, LAYAK_DUE (object)->has_icon);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_due_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch ((LayakDueProperty) prop_id)
    {
    case PROP_HAS_ICON:
      LAYAK_DUE (object)->has_icon = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_due_class_init (LayakDueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = layak_due_get_property;
  object_class->set_property = layak_due_set_property;
  g_object_class_install_property (object_class, PROP_HAS_ICON,
                                   g_param_spec_boolean ("has-icon", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
layak_due_init (LayakDue *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "due");

  self->image = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->image));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "list-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
}

GtkWidget *
layak_due_new (void)
{
  return g_object_new (LAYAK_TYPE_DUE, NULL);
}

static void
show_icon (LayakDue *self,
           gint64    status,
           gboolean  is_overdue)
{
  const char *icon = "nav-kalender-symbolic";

  if (is_overdue)
    icon = "status-terlambat-symbolic";
  else if (layak_recommendation_status_is_closed (status))
    icon = layak_recommendation_look (status)->icon;
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->image), is_overdue || self->has_icon);
}

/* What is late replaces the date, which the tooltip keeps. */
void
layak_due_set (LayakDue       *self,
               const LayakRow *recommendation)
{
  const LayakDate today = layak_date_today ();
  const LayakDate due = layak_facts_get_due (recommendation);
  const LayakDate closed = layak_row_get_date (recommendation, "closed-on");
  const gint64 status = layak_row_get_number (recommendation, "status");
  const gboolean is_closed = layak_recommendation_status_is_closed (status);
  const gboolean is_overdue = layak_facts_is_overdue (recommendation, today);
  const int days = due != LAYAK_UNKNOWN ? layak_date_days_from (today, layak_date_last_day (due)) : G_MAXINT;
  g_autofree char *date = layak_wording_date (is_closed && closed != LAYAK_UNKNOWN ? closed : due);
  g_autofree char *text = NULL, *relative = layak_wording_due (due, today);

  g_return_if_fail (LAYAK_IS_DUE (self));

  if (is_overdue)
    text = g_strdup (relative);
  else if (is_closed && closed != LAYAK_UNKNOWN)
    /* Translators: a date. */
    text = g_strdup_printf (_("Closed %s"), date);
  else if (!is_closed && days <= SOON_DAYS)
    text = g_strdup_printf ("%s · %s", date, relative);
  else
    text = g_strdup (due != LAYAK_UNKNOWN ? date : "–");

  gtk_label_set_label (self->label, text);
  layak_tooltip_set (GTK_WIDGET (self), date);
  show_icon (self, status, is_overdue);
  if (is_closed && status != LAYAK_RECOMMENDATION_INFEASIBLE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
  if (is_overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self), "overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "overdue");
}

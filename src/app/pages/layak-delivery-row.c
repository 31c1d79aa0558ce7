/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-delivery-row.h"

#include <glib/gi18n.h>

#include "layak-edit.h"
#include "layak-enumerations.h"
#include "layak-feedback.h"
#include "layak-lead-row.h"
#include "layak-names.h"
#include "layak-period.h"
#include "layak-pill.h"
#include "layak-read-only.h"
#include "layak-side-layout.h"
#include "layak-tooltip.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakDeliveryRow
{
  GtkListBoxRow  parent_instance;

  LayakStore    *store;
  LayakRow      *delivery;

  GtkLabel      *title;
  GtkLabel      *detail;
  GtkLabel      *date;
  GtkLabel      *digest;
  GtkWidget     *copy_button;
  GtkWidget     *sent_button;
  LayakPill     *pill;
  GtkExpander   *remarks_expander;
  GtkListBox    *remarks;
};

G_DEFINE_FINAL_TYPE (LayakDeliveryRow, layak_delivery_row, GTK_TYPE_LIST_BOX_ROW)

/* The whole digest: what is shown is only for the eye. */
static void
copy_cb (LayakDeliveryRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), layak_row_get_text (self->delivery, "digest"));
  layak_feedback_toast (GTK_WIDGET (self), _("Checksum copied"));
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LayakDeliveryRow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
sent_cb (LayakDeliveryRow *self)
{
  LayakRow *wanted = layak_row_copy (self->delivery);

  layak_row_get_value (wanted, "status")->number = LAYAK_DELIVERY_SENT;
  layak_row_get_value (wanted, "sent-on")->number = layak_date_today ();
  layak_edit_fields_async (self->store, self->delivery, wanted, marked_cb, g_object_ref (self));
}

static void
layak_delivery_row_dispose (GObject *object)
{
  LayakDeliveryRow *self = LAYAK_DELIVERY_ROW (object);

  g_clear_object (&self->store);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_DELIVERY_ROW);

  G_OBJECT_CLASS (layak_delivery_row_parent_class)->dispose (object);
}

static void
layak_delivery_row_finalize (GObject *object)
{
  g_clear_pointer (&LAYAK_DELIVERY_ROW (object)->delivery, layak_row_free);

  G_OBJECT_CLASS (layak_delivery_row_parent_class)->finalize (object);
}

static void
layak_delivery_row_class_init (LayakDeliveryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_delivery_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_delivery_row_finalize;

  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-delivery-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, title);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, date);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, digest);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, sent_button);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, pill);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, remarks_expander);
  gtk_widget_class_bind_template_child (widget_class, LayakDeliveryRow, remarks);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, sent_cb);
}

static void
layak_delivery_row_init (LayakDeliveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* “Quarter 3 of 2025 · revision 2” */
static char *
dup_title (const LayakRow *delivery)
{
  const gint64 revision = layak_row_get_number (delivery, "revision");
  const char *text = layak_row_get_text (delivery, "period");
  LayakPeriod period;
  g_autofree char *label = layak_period_parse (text, &period, NULL) ? layak_period_dup_label (&period)
                                                                    : g_strdup (text);

  return revision > 1 ? g_strdup_printf (_("%s · revision %d"), label, (int) revision) : g_steal_pointer (&label);
}

/* “Kabupaten Balangan · layak-6311-2025-tw3.xml · answered 14 Oct 2025” */
static char *
dup_detail (const LayakRow *delivery,
            const char     *place)
{
  const LayakDate answered_on = layak_row_get_date (delivery, "answered-on");
  const char *file = layak_row_get_text (delivery, "file-name");
  GString *detail = g_string_new (file != NULL ? file : layak_row_get_text (delivery, "number"));

  if (place != NULL)
    {
      g_string_prepend (detail, " · ");
      g_string_prepend (detail, place);
    }
  if (answered_on != LAYAK_UNKNOWN)
    {
      g_autofree char *date = layak_wording_date (answered_on);

      g_string_append (detail, " · ");
      /* Translators: a date: when the receiver of a report accepted or returned it */
      g_string_append_printf (detail, _("answered %s"), date);
    }
  return g_string_free (detail, FALSE);
}

/* The two ends, which is what people compare. */
static void
show_digest (LayakDeliveryRow *self)
{
  const char *digest = layak_row_get_text (self->delivery, "digest");
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->copy_button, digest != NULL);
  if (digest == NULL)
    return;

  text = g_strdup_printf ("%.4s %.4s … %s", digest, digest + 4, digest + strlen (digest) - 4);
  gtk_label_set_label (self->digest, text);
  layak_tooltip_set (GTK_WIDGET (self->digest), digest);
}

/* A remark leads to the record it is about. */
static GtkWidget *
make_remark (const LayakRow *remark)
{
  static const char * const subjects[] = { "agency", "training", "recommendation", "progress" };
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  const gboolean is_answered = layak_row_get_number (remark, "answered") == 1;
  g_autofree char *date = layak_wording_date (layak_row_get_date (remark, "date"));

  layak_lead_row_set_icon (row, is_answered ? "status-selesai-symbolic" : "dialog-warning-symbolic",
                           is_answered ? "green-text" : "amber-text");
  layak_lead_row_set_text (row, layak_row_get_text (remark, "text"), is_answered ? _("Answered") : date);
  layak_lead_row_set_wrap (row, TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const char *uuid = layak_row_get_text (remark, subjects[i]);

      if (uuid == NULL)
        continue;
      layak_lead_row_set_button (row, _("Open"));
      layak_lead_row_set_target (row, subjects[i], uuid, NULL);
      break;
    }
  return GTK_WIDGET (row);
}

/* What the receiver says of the whole comes before what it says of records. */
static void
show_remarks (LayakDeliveryRow *self,
              GPtrArray        *remarks)
{
  const char *whole = layak_row_get_text (self->delivery, "remarks");
  const guint n = remarks->len + (whole != NULL);
  g_autofree char *label = layak_wording_count (ngettext ("%s remark", "%s remarks", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->remarks_expander), n > 0);
  layak_names_label_expander (self->remarks_expander, label);
  if (whole != NULL)
    {
      LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());

      layak_lead_row_set_icon (row, "dialog-information-symbolic", "link-text");
      layak_lead_row_set_text (row, whole, NULL);
      layak_lead_row_set_wrap (row, TRUE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->remarks, GTK_WIDGET (row));
    }
  for (guint i = 0; i < remarks->len; i++)
    gtk_list_box_append (self->remarks, make_remark (g_ptr_array_index (remarks, i)));
}

/* One name for all parts, since a screen reader reads a row by its name. */
static void
update_name (LayakDeliveryRow *self)
{
  const gint64 status = layak_row_get_number (self->delivery, "status");
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s, %s", gtk_label_get_label (self->title), gtk_label_get_label (self->detail),
                     gtk_label_get_label (self->date), layak_enumeration_get_label (&layak_delivery_statuses, status));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
layak_delivery_row_new (LayakStore           *store,
                        const LayakDelivered *delivered,
                        const char           *place)
{
  LayakDeliveryRow *self = g_object_new (LAYAK_TYPE_DELIVERY_ROW, NULL);
  const gint64 status = layak_row_get_number (delivered->row, "status");
  LayakDate date = layak_row_get_date (delivered->row, "sent-on");
  g_autofree char *title = dup_title (delivered->row);
  g_autofree char *detail = dup_detail (delivered->row, place);
  g_autofree char *day = NULL;

  self->store = g_object_ref (store);
  self->delivery = layak_row_copy (delivered->row);
  if (date == LAYAK_UNKNOWN)
    date = layak_row_get_date (delivered->row, "made-on");
  day = layak_wording_date (date);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  layak_tooltip_set (GTK_WIDGET (self->detail), detail);
  gtk_label_set_label (self->date, day);
  gtk_widget_set_visible (self->sent_button, status == LAYAK_DELIVERY_DRAFT);
  layak_read_only_lock (store, self->sent_button, NULL);
  layak_pill_set_delivery (self->pill, status);
  show_digest (self);
  show_remarks (self, delivered->remarks);
  update_name (self);
  return GTK_WIDGET (self);
}

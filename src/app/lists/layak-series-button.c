/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-series-button.h"

#include <glib/gi18n.h>

#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-picker.h"
#include "layak-reading.h"
#include "layak-series.h"
#include "layak-wording.h"

/* The condition, and the order that has the batches of a series one after the other. */
#define CONDITION "siblings"
#define ORDER "series-batch"
#define USUAL_ORDER "start-date"

/* What the picker calls the order; no series has no name. */
#define TOGETHER ""

struct _LayakSeriesButton
{
  AdwBin         parent_instance;

  LayakStore    *store;
  LayakQuery    *query;
  GCancellable  *reading;     /* nullable: of the series that are offered */

  GtkMenuButton *button;
  LayakPicker   *picker;
};

G_DEFINE_FINAL_TYPE (LayakSeriesButton, layak_series_button, ADW_TYPE_BIN)

static gboolean
is_together (LayakSeriesButton *self)
{
  return g_strcmp0 (layak_query_get_sort (self->query, NULL), ORDER) == 0;
}

static void
query_changed_cb (LayakSeriesButton *self)
{
  const char *series = layak_query_get_special (self->query, CONDITION);
  g_autofree char *label = NULL;

  if (series != NULL)
    /* Translators: the name of a series of trainings */
    label = g_strdup_printf (_("Series: %s"), series);
  else
    label = g_strdup (is_together (self) ? _("By series") : _("Series"));
  layak_menu_label_set (self->button, label);
  if (series != NULL || is_together (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "active");
}

/* By now the popover may be closed again, which forgets what it offered. */
static void
show_series (gpointer widget,
             gpointer result)
{
  LayakSeriesButton *self = widget;
  g_autoptr(GPtrArray) all = result;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->picker)))
    return;

  layak_picker_set_note (self->picker, all->len == 0 ? _("No training here belongs to a series.") : NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const LayakSeries *series = g_ptr_array_index (all, i);
      g_autofree char *count = layak_wording_records (layak_query_get_info (self->query), series->trainings);

      layak_picker_add (self->picker, series->name, series->name, count);
    }
}

static void
fill_cb (LayakSeriesButton *self)
{
  layak_picker_add (self->picker, NULL, _("All"), NULL);
  layak_picker_add (self->picker, TOGETHER, _("Batches of a series together"), NULL);
  layak_picker_set_note (self->picker, NULL);
  layak_reading_start (&self->reading, self, self->store,
                       layak_series_read (layak_query_get_place (self->query), layak_query_get_year (self->query)),
                       show_series);
}

/* One series is shown from its first batch on; without any the list is as usual again. */
static void
picked_cb (LayakSeriesButton *self,
           LayakOption       *option)
{
  const char *series = layak_option_get_identity (option);

  layak_query_set_special (self->query, CONDITION, series != NULL && *series != '\0' ? series : NULL);
  if (series != NULL)
    layak_query_set_sort (self->query, ORDER, FALSE);
  else if (is_together (self))
    layak_query_set_sort (self->query, USUAL_ORDER, TRUE);
}

static void
layak_series_button_dispose (GObject *object)
{
  LayakSeriesButton *self = LAYAK_SERIES_BUTTON (object);

  layak_reading_stop (&self->reading);
  g_clear_object (&self->store);
  g_clear_object (&self->query);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SERIES_BUTTON);

  G_OBJECT_CLASS (layak_series_button_parent_class)->dispose (object);
}

static void
layak_series_button_class_init (LayakSeriesButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_series_button_dispose;

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-series-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSeriesButton, button);
  gtk_widget_class_bind_template_child (widget_class, LayakSeriesButton, picker);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
layak_series_button_init (LayakSeriesButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Sets condition and order of @query, and shows them whoever sets them. */
void
layak_series_button_bind (LayakSeriesButton *self,
                          LayakStore        *store,
                          LayakQuery        *query)
{
  g_return_if_fail (LAYAK_IS_SERIES_BUTTON (self) && self->query == NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

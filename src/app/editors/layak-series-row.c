/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-series-row.h"

#include <glib/gi18n.h>

#include "layak-figures.h"
#include "layak-names.h"
#include "layak-reading.h"
#include "layak-training.h"
#include "layak-wording.h"

struct _LayakSeriesRow
{
  AdwActionRow  parent_instance;

  LayakStore   *store;
  LayakQuery   *query;      /* nullable: the batches in the place and year of the window */
  GCancellable *counting;   /* nullable: the count under way */
};

G_DEFINE_FINAL_TYPE (LayakSeriesRow, layak_series_row, ADW_TYPE_ACTION_ROW)

static const char *
get_series (LayakSeriesRow *self)
{
  return layak_query_get_special (self->query, "siblings");
}

static void
show_count (gpointer widget,
            gpointer result)
{
  LayakSeriesRow *self = widget;
  g_autofree gint64 *count = result;
  g_autofree char *text = layak_wording_records (&layak_training_info, *count);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), get_series (self) != NULL && *count > 1);
}

/* Also when others are added or the window looks at another year. */
static void
count (LayakSeriesRow *self)
{
  if (self->query != NULL && get_series (self) != NULL)
    layak_reading_start_quietly (&self->counting, self, self->store, layak_figures_counts_read (&self->query, 1),
                                 show_count);
}

static void
layak_series_row_activate (AdwActionRow *row)
{
  LayakSeriesRow *self = LAYAK_SERIES_ROW (row);
  GVariantBuilder filters;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&filters, "{ss}", "siblings", get_series (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list", "(sa{ss})", layak_training_info.name, &filters);
}

static void
layak_series_row_dispose (GObject *object)
{
  LayakSeriesRow *self = LAYAK_SERIES_ROW (object);

  layak_reading_stop (&self->counting);
  g_clear_object (&self->query);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_series_row_parent_class)->dispose (object);
}

static void
layak_series_row_class_init (LayakSeriesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layak_series_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = layak_series_row_activate;
}

static void
layak_series_row_init (LayakSeriesRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("All batches of this series"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
layak_series_row_show (LayakSeriesRow *self,
                       LayakScope     *scope,
                       const char     *series)
{
  g_return_if_fail (LAYAK_IS_SERIES_ROW (self));

  if (self->query == NULL)
    {
      self->store = g_object_ref (layak_scope_get_store (scope));
      self->query = layak_query_new (&layak_training_info);
      layak_scope_bind_query (scope, self->query);
      g_signal_connect_object (self->query, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->store, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
    }

  if (series == NULL)
    {
      layak_reading_stop (&self->counting);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  layak_query_set_special (self->query, "siblings", series);
}

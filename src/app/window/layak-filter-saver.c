/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-filter-saver.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-filter-name.h"
#include "layak-query-text.h"
#include "layak-read-only.h"

struct _LayakFilterSaver
{
  AdwBin             parent_instance;

  LayakQuery        *query;
  LayakSavedFilters *filters;

  GtkMenuButton     *button;
  LayakFilterName   *name;
};

G_DEFINE_FINAL_TYPE (LayakFilterSaver, layak_filter_saver, ADW_TYPE_BIN)

/* What is kept already need not be kept again. */
static void
update (LayakFilterSaver *self)
{
  g_autoptr(LayakSavedFilter) saved = layak_saved_filters_find (self->filters, self->query);

  gtk_widget_set_visible (GTK_WIDGET (self), layak_query_is_filtered (self->query) && saved == NULL);
}

static void
opened_cb (LayakFilterSaver *self)
{
  layak_filter_name_begin (self->name, "");
}

static void
named_cb (LayakFilterSaver *self,
          const char       *name)
{
  g_autofree char *text = layak_query_format (self->query);
  g_autoptr(LayakSavedFilter) filter = layak_saved_filter_new (layak_query_get_info (self->query), name, text);
  g_autofree char *toast = g_strdup_printf (_("“%s” is in the sidebar now"), name);

  gtk_menu_button_popdown (self->button);
  /* The button goes; whoever had searched goes on searching, and not among the rows, where keys delete. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  layak_saved_filters_insert (self->filters, G_MAXUINT, filter, GTK_WIDGET (self));
  layak_feedback_toast (GTK_WIDGET (self), toast);
}

static void
layak_filter_saver_dispose (GObject *object)
{
  LayakFilterSaver *self = LAYAK_FILTER_SAVER (object);

  g_clear_object (&self->query);
  g_clear_object (&self->filters);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_FILTER_SAVER);

  G_OBJECT_CLASS (layak_filter_saver_parent_class)->dispose (object);
}

static void
layak_filter_saver_class_init (LayakFilterSaverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_filter_saver_dispose;

  g_type_ensure (LAYAK_TYPE_FILTER_NAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-filter-saver.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakFilterSaver, button);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterSaver, name);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
}

static void
layak_filter_saver_init (LayakFilterSaver *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Called once. */
void
layak_filter_saver_bind (LayakFilterSaver *self,
                         LayakStore       *store,
                         LayakQuery       *query)
{
  g_return_if_fail (LAYAK_IS_FILTER_SAVER (self) && self->query == NULL);

  self->query = g_object_ref (query);
  self->filters = g_object_ref (layak_saved_filters_get (store));
  layak_read_only_lock (store, self->button, NULL);
  g_signal_connect_object (query, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

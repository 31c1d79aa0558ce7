/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-progress.h"

/* Reading takes less time than one notices, mostly; a bar for it would only flash. */
#define PATIENCE_MS 1000

struct _LayakImportProgress
{
  AdwBin          parent_instance;

  GtkLabel       *label;
  GtkProgressBar *bar;
  guint           patience_id;
};

G_DEFINE_FINAL_TYPE (LayakImportProgress, layak_import_progress, ADW_TYPE_BIN)

static gboolean
patience_cb (gpointer data)
{
  LayakImportProgress *self = data;

  self->patience_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  return G_SOURCE_REMOVE;
}

static void
layak_import_progress_dispose (GObject *object)
{
  LayakImportProgress *self = LAYAK_IMPORT_PROGRESS (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_PROGRESS);

  G_OBJECT_CLASS (layak_import_progress_parent_class)->dispose (object);
}

static void
layak_import_progress_class_init (LayakImportProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_progress_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportProgress, label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportProgress, bar);
}

static void
layak_import_progress_init (LayakImportProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
layak_import_progress_begin (LayakImportProgress *self,
                             const char          *text)
{
  g_return_if_fail (LAYAK_IS_IMPORT_PROGRESS (self));

  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

void
layak_import_progress_set_fraction (LayakImportProgress *self,
                                    double               fraction)
{
  g_return_if_fail (LAYAK_IS_IMPORT_PROGRESS (self));

  gtk_progress_bar_set_fraction (self->bar, fraction);
}

void
layak_import_progress_end (LayakImportProgress *self)
{
  g_return_if_fail (LAYAK_IS_IMPORT_PROGRESS (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-option-row.h"

struct _LayakOptionRow
{
  GtkBox    parent_instance;

  GtkLabel *label;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LayakOptionRow, layak_option_row, GTK_TYPE_BOX)

static void
layak_option_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_OPTION_ROW);

  G_OBJECT_CLASS (layak_option_row_parent_class)->dispose (object);
}

static void
layak_option_row_class_init (LayakOptionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_option_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-option-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakOptionRow, label);
  gtk_widget_class_bind_template_child (widget_class, LayakOptionRow, detail);
}

static void
layak_option_row_init (LayakOptionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_option_row_new (void)
{
  return g_object_new (LAYAK_TYPE_OPTION_ROW, NULL);
}

void
layak_option_row_set_option (LayakOptionRow *self,
                             LayakOption    *option)
{
  const char *detail = layak_option_get_detail (option);

  g_return_if_fail (LAYAK_IS_OPTION_ROW (self));

  gtk_label_set_label (self->label, layak_option_get_label (option));
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
}

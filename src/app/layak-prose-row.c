/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-prose-row.h"

struct _LayakProseRow
{
  AdwPreferencesRow  parent_instance;

  GtkTextView       *view;
};

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakProseRow, layak_prose_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static char *
dup_text (LayakProseRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  LayakProseRow *self = LAYAK_PROSE_ROW (row);
  const char *text = layak_row_get_text (values, field->name);
  g_autofree char *shown = dup_text (self);

  if (text == NULL)
    text = "";
  if (!g_str_equal (text, shown))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static gboolean
read_text (LayakFieldRow     *row,
           const LayakField  *field,
           LayakRow          *draft,
           GError           **error)
{
  g_autofree char *text = dup_text (LAYAK_PROSE_ROW (row));

  return layak_field_row_parse (field, text, draft, error);
}

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (LAYAK_PROSE_ROW (row)->view);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->show = show;
  iface->read = read_text;
  iface->get_input = get_input;
}

static void
layak_prose_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PROSE_ROW);

  G_OBJECT_CLASS (layak_prose_row_parent_class)->dispose (object);
}

static void
layak_prose_row_class_init (LayakProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layak_field_row_class_init (G_OBJECT_CLASS (klass));
  G_OBJECT_CLASS (klass)->dispose = layak_prose_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProseRow, view);
}

static void
layak_prose_row_init (LayakProseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (layak_field_row_touch), self);
}

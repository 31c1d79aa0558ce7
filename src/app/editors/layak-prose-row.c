/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-prose-row.h"

/* As in the .ui. */
#define MARGIN 12

struct _LayakProseRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *title_label;
  GtkTextView       *view;
};

/* Number 1 is “field”. */
typedef enum
{
  PROP_HEADING = 2,
} LayakProseRowProperty;

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
layak_prose_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((LayakProseRowProperty) prop_id)
    {
    case PROP_HEADING:
      g_value_set_boolean (value, !gtk_widget_get_visible (LAYAK_PROSE_ROW (object)->title_label));
      break;
    default:
      layak_field_row_get_property (object, prop_id, value, pspec);
    }
}

static void
set_heading (LayakProseRow *self,
             gboolean       is_heading)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  gtk_widget_set_visible (self->title_label, !is_heading);
  gtk_widget_set_margin_start (box, is_heading ? 0 : MARGIN);
  gtk_widget_set_margin_end (box, is_heading ? 0 : MARGIN);
  if (is_heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
}

static void
layak_prose_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((LayakProseRowProperty) prop_id)
    {
    case PROP_HEADING:
      set_heading (LAYAK_PROSE_ROW (object), g_value_get_boolean (value));
      break;
    default:
      layak_field_row_set_property (object, prop_id, value, pspec);
    }
}

static void
layak_prose_row_class_init (LayakProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layak_field_row_class_init (G_OBJECT_CLASS (klass));
  layak_field_row_class_pass (widget_class);
  G_OBJECT_CLASS (klass)->dispose = layak_prose_row_dispose;
  G_OBJECT_CLASS (klass)->get_property = layak_prose_row_get_property;
  G_OBJECT_CLASS (klass)->set_property = layak_prose_row_set_property;

  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_HEADING,
                                   g_param_spec_boolean ("names-record", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProseRow, title_label);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-value-row.h"

#include "layak-shown-text.h"
#include "layak-wording.h"

struct _LayakValueRow
{
  AdwActionRow  parent_instance;

  GtkEntry     *entry;
  GtkLabel     *unit_label;
  char         *unit;
};

/* Number 1 is “field”. */
typedef enum
{
  PROP_UNIT = 2,
} LayakValueRowProperty;

static GParamSpec *properties[PROP_UNIT + 1];

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakValueRow, layak_value_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static void
bound (LayakFieldRow    *row,
       const LayakField *field)
{
  LayakValueRow *self = LAYAK_VALUE_ROW (row);
  const gboolean is_long = field->type == LAYAK_FIELD_MONEY;

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), is_long ? 16 : 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), is_long ? 16 : 8);
  gtk_entry_set_input_purpose (self->entry, field->type == LAYAK_FIELD_TIME ? GTK_INPUT_PURPOSE_FREE_FORM
                                                                            : GTK_INPUT_PURPOSE_NUMBER);
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  const LayakValue value = values->values[layak_record_info_field_index (values->info, field)];
  g_autofree char *text = layak_wording_value (field, value);

  layak_shown_text_set (GTK_EDITABLE (LAYAK_VALUE_ROW (row)->entry), text);
}

static gboolean
read_value (LayakFieldRow     *row,
            const LayakField  *field,
            LayakRow          *draft,
            GError           **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (LAYAK_VALUE_ROW (row)->entry));

  return layak_field_row_parse (field, text, draft, error);
}

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (LAYAK_VALUE_ROW (row)->entry);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->bound = bound;
  iface->show = show;
  iface->read = read_value;
  iface->get_input = get_input;
}

static void
layak_value_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_VALUE_ROW);

  G_OBJECT_CLASS (layak_value_row_parent_class)->dispose (object);
}

static void
layak_value_row_finalize (GObject *object)
{
  g_free (LAYAK_VALUE_ROW (object)->unit);

  G_OBJECT_CLASS (layak_value_row_parent_class)->finalize (object);
}

static void
layak_value_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((LayakValueRowProperty) prop_id)
    {
    case PROP_UNIT:
      g_value_set_string (value, LAYAK_VALUE_ROW (object)->unit);
      break;
    default:
      layak_field_row_get_property (object, prop_id, value, pspec);
    }
}

static void
layak_value_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LayakValueRow *self = LAYAK_VALUE_ROW (object);

  switch ((LayakValueRowProperty) prop_id)
    {
    case PROP_UNIT:
      g_free (self->unit);
      self->unit = g_value_dup_string (value);
      gtk_label_set_label (self->unit_label, self->unit);
      gtk_widget_set_visible (GTK_WIDGET (self->unit_label), self->unit != NULL);
      break;
    default:
      layak_field_row_set_property (object, prop_id, value, pspec);
    }
}

static void
layak_value_row_class_init (LayakValueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  layak_field_row_class_init (object_class);
  layak_field_row_class_pass (widget_class);
  object_class->dispose = layak_value_row_dispose;
  object_class->finalize = layak_value_row_finalize;
  object_class->get_property = layak_value_row_get_property;
  object_class->set_property = layak_value_row_set_property;

  properties[PROP_UNIT] =
    g_param_spec_string ("unit", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_UNIT, properties[PROP_UNIT]);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-value-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakValueRow, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakValueRow, unit_label);
}

static void
layak_value_row_init (LayakValueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (layak_field_row_touch), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (layak_field_row_commit), self);
}

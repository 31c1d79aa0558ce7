/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-filter-button.h"

#include <glib/gi18n.h>

#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-picker.h"
#include "layak-wording.h"

struct _LayakFilterButton
{
  AdwBin            parent_instance;

  char             *name;
  const LayakField *field;
  LayakStore       *store;
  LayakQuery       *query;

  GtkMenuButton    *button;
  LayakPicker      *picker;
};

typedef enum
{
  PROP_FIELD = 1,
} LayakFilterButtonProperty;

static GParamSpec *properties[PROP_FIELD + 1];

G_DEFINE_FINAL_TYPE (LayakFilterButton, layak_filter_button, ADW_TYPE_BIN)

static char *
dup_value_label (LayakFilterButton *self,
                 const char        *value)
{
  if (self->field->choices != NULL)
    return g_strdup (layak_enumeration_get_label (self->field->choices,
                                                  layak_enumeration_find (self->field->choices, value)));

  return layak_names_dup_reference (self->store, layak_record_info_find (self->field->refers), value);
}

static void
query_changed_cb (LayakFilterButton *self)
{
  const char * const *values = layak_query_get_filter (self->query, self->name);
  g_autofree char *label = NULL, *value = NULL;

  if (values == NULL)
    {
      layak_menu_label_set (self->button, layak_field_get_label (self->field));
      gtk_widget_remove_css_class (GTK_WIDGET (self->button), "active");
      return;
    }

  value = dup_value_label (self, values[0]);
  if (values[1] != NULL)
    {
      const guint others = g_strv_length ((char **) values) - 1;
      g_autofree char *more = layak_wording_number (others);

      /* Translators: the name of a field, one of the values a list is narrowed to, and how many more there are. */
      label = g_strdup_printf (_("%s: %s +%s"), layak_field_get_label (self->field), value, more);
    }
  else
    /* Translators: the name of a field and the value a list is narrowed to. */
    label = g_strdup_printf (_("%s: %s"), layak_field_get_label (self->field), value);
  layak_menu_label_set (self->button, label);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "active");
}

static void
fill_cb (LayakFilterButton *self)
{
  layak_picker_add (self->picker, NULL, _("All"), NULL);
  if (self->field->choices != NULL)
    layak_picker_add_choices (self->picker, self->field->choices);
  else
    layak_picker_add_targets (self->picker, self->store, self->field, NULL);
}

static void
picked_cb (LayakFilterButton *self,
           LayakOption       *option)
{
  layak_query_set_filter (self->query, self->name, layak_option_get_identity (option));
}

static void
layak_filter_button_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((LayakFilterButtonProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, LAYAK_FILTER_BUTTON (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_filter_button_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((LayakFilterButtonProperty) prop_id)
    {
    case PROP_FIELD:
      g_free (LAYAK_FILTER_BUTTON (object)->name);
      LAYAK_FILTER_BUTTON (object)->name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_filter_button_dispose (GObject *object)
{
  LayakFilterButton *self = LAYAK_FILTER_BUTTON (object);

  g_clear_object (&self->store);
  g_clear_object (&self->query);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_FILTER_BUTTON);

  G_OBJECT_CLASS (layak_filter_button_parent_class)->dispose (object);
}

static void
layak_filter_button_finalize (GObject *object)
{
  g_free (LAYAK_FILTER_BUTTON (object)->name);

  G_OBJECT_CLASS (layak_filter_button_parent_class)->finalize (object);
}

static void
layak_filter_button_class_init (LayakFilterButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_filter_button_dispose;
  object_class->finalize = layak_filter_button_finalize;
  object_class->get_property = layak_filter_button_get_property;
  object_class->set_property = layak_filter_button_set_property;

  properties[PROP_FIELD] =
    g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterButton, picker);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
layak_filter_button_init (LayakFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Sets the filter of @query, and shows it whoever sets it. */
void
layak_filter_button_bind (LayakFilterButton *self,
                          LayakStore        *store,
                          LayakQuery        *query)
{
  g_return_if_fail (LAYAK_IS_FILTER_BUTTON (self) && self->query == NULL);

  self->field = layak_record_info_find_field (layak_query_get_info (query), self->name);
  g_return_if_fail (self->field != NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-scope-button.h"

#include <glib/gi18n.h>

#include "layak-names.h"
#include "layak-new.h"
#include "layak-picker.h"
#include "layak-province.h"
#include "layak-regency.h"

#define YEARS_AHEAD 2
#define FIRST_YEAR 2010

struct _LayakScopeButton
{
  GtkBox         parent_instance;

  LayakScope    *scope;
  gboolean       is_compact;     /* without “Kabupaten” */

  GtkMenuButton *place_button;
  GtkMenuButton *year_button;
  GtkWidget     *place_icon;
  GtkLabel      *place_label;
};

typedef enum
{
  PROP_SCOPE = 1,
  PROP_COMPACT,
  PROP_WHOLE,
} LayakScopeButtonProperty;

static GParamSpec *properties[PROP_WHOLE + 1];

G_DEFINE_FINAL_TYPE (LayakScopeButton, layak_scope_button, GTK_TYPE_BOX)

static void
fill_places_cb (LayakScopeButton *self,
                LayakPicker      *picker)
{
  LayakStore *store = layak_scope_get_store (self->scope);
  const char *office = layak_scope_get_office (self->scope);
  g_autofree char *province = office != NULL && strlen (office) == 2 ? layak_names_dup_place (store, office) : NULL;

  layak_picker_add (picker, NULL, _("All regencies and cities"), NULL);
  if (province != NULL)
    layak_picker_add (picker, office, province, _("Province with all its regencies and cities"));
  layak_picker_add_records (picker, store, &layak_regency_info);
}

static void
place_picked_cb (LayakScopeButton *self,
                 LayakOption      *option)
{
  layak_scope_set_place (self->scope, layak_option_get_identity (option));
}

static void
create_place_cb (LayakScopeButton *self,
                 const char       *name)
{
  layak_new_place (GTK_WIDGET (self), self->scope, name);
}

static void
fill_years_cb (LayakScopeButton *self,
               LayakPicker      *picker)
{
  layak_picker_add (picker, NULL, _("All years"), NULL);
  for (int year = layak_date_get_year (layak_date_today ()) + YEARS_AHEAD; year >= FIRST_YEAR; year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      layak_picker_add (picker, text, text, NULL);
    }
}

static void
year_picked_cb (LayakScopeButton *self,
                LayakOption      *option)
{
  const char *year = layak_option_get_identity (option);

  layak_scope_set_year (self->scope, year != NULL ? atoi (year) : 0);
}

/* Most starts never open them. Answers with the picker if it is new. */
static GtkWidget *
make_picker (LayakScopeButton *self,
             GtkMenuButton    *button,
             GCallback         fill,
             GCallback         picked)
{
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return NULL;

  picker = layak_picker_new ();
  g_signal_connect_object (picker, "fill", fill, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "picked", picked, self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, picker);
  return picker;
}

static void
make_place_picker_cb (GtkMenuButton *button,
                      gpointer       user_data)
{
  GtkWidget *picker = make_picker (user_data, button, G_CALLBACK (fill_places_cb), G_CALLBACK (place_picked_cb));

  if (picker == NULL)
    return;

  layak_picker_set_create_label (LAYAK_PICKER (picker), _("Add another regency or city…"));
  g_signal_connect_object (picker, "create", G_CALLBACK (create_place_cb), user_data, G_CONNECT_SWAPPED);
}

static void
make_year_picker_cb (GtkMenuButton *button,
                     gpointer       user_data)
{
  make_picker (user_data, button, G_CALLBACK (fill_years_cb), G_CALLBACK (year_picked_cb));
}

/* “Balangan”, where there is no room for “Kabupaten Balangan”. */
static char *
dup_short_name (LayakScope *scope)
{
  const char *place = layak_scope_get_place (scope);
  g_autoptr(LayakRecord) record = NULL;

  if (place != NULL)
    record = layak_store_load (layak_scope_get_store (scope), strlen (place) == 2 ? &layak_province_info
                                                                                  : &layak_regency_info, place, NULL);
  return g_strdup (record != NULL ? layak_record_get_text (record, "name") : layak_scope_get_place_name (scope));
}

static void
scope_changed_cb (LayakScopeButton *self)
{
  g_autofree char *short_name = dup_short_name (self->scope);
  const int year = layak_scope_get_year (self->scope);
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : g_strdup (_("All years"));
  g_autofree char *place_name = g_strdup_printf (_("Place: %s"), layak_scope_get_place_name (self->scope));
  g_autofree char *year_name = g_strdup_printf (_("Year: %s"), text);

  gtk_label_set_label (self->place_label, self->is_compact ? short_name : layak_scope_get_place_name (self->scope));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place_button), place_name);
  gtk_menu_button_set_label (self->year_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, place_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->year_button), GTK_ACCESSIBLE_PROPERTY_LABEL, year_name, -1);
}

static void
layak_scope_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((LayakScopeButtonProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, LAYAK_SCOPE_BUTTON (object)->scope);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, LAYAK_SCOPE_BUTTON (object)->is_compact);
      break;
    case PROP_WHOLE:
      g_value_set_boolean (value, gtk_label_get_ellipsize (LAYAK_SCOPE_BUTTON (object)->place_label)
                                  == PANGO_ELLIPSIZE_NONE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_scope_button_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  LayakScopeButton *self = LAYAK_SCOPE_BUTTON (object);

  switch ((LayakScopeButtonProperty) prop_id)
    {
    case PROP_SCOPE:
      if (g_set_object (&self->scope, g_value_get_object (value)) && self->scope != NULL)
        {
          g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
          scope_changed_cb (self);
        }
      break;
    case PROP_COMPACT:
      self->is_compact = g_value_get_boolean (value);
      gtk_widget_set_visible (self->place_icon, !self->is_compact);
      if (self->scope != NULL)
        scope_changed_cb (self);
      break;
    case PROP_WHOLE:
      gtk_label_set_ellipsize (self->place_label, g_value_get_boolean (value) ? PANGO_ELLIPSIZE_NONE
                                                                              : PANGO_ELLIPSIZE_END);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_scope_button_dispose (GObject *object)
{
  g_clear_object (&LAYAK_SCOPE_BUTTON (object)->scope);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SCOPE_BUTTON);

  G_OBJECT_CLASS (layak_scope_button_parent_class)->dispose (object);
}

static void
layak_scope_button_class_init (LayakScopeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_scope_button_dispose;
  object_class->get_property = layak_scope_button_get_property;
  object_class->set_property = layak_scope_button_set_property;

  properties[PROP_SCOPE] =
    g_param_spec_object ("scope", NULL, NULL, LAYAK_TYPE_SCOPE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHOLE] =
    g_param_spec_boolean ("whole", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-scope-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakScopeButton, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakScopeButton, year_button);
  gtk_widget_class_bind_template_child (widget_class, LayakScopeButton, place_icon);
  gtk_widget_class_bind_template_child (widget_class, LayakScopeButton, place_label);
}

static void
layak_scope_button_init (LayakScopeButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->place_button, make_place_picker_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->year_button, make_year_picker_cb, self, NULL);
}

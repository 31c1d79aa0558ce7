/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-preferences-window.h"

#include <glib/gi18n.h>

#include "layak-delimiter.h"
#include "layak-feedback.h"
#include "layak-menu-label.h"
#include "layak-names.h"
#include "layak-own-place.h"
#include "layak-person.h"
#include "layak-picker.h"
#include "layak-read-only.h"
#include "layak-shown-text.h"

struct _LayakPreferencesWindow
{
  AdwPreferencesWindow  parent_instance;

  LayakStore           *store;
  GSettings            *settings;
  char                 *name;      /* the one that is stored, or on its way there */

  AdwEntryRow          *name_row;
  GtkMenuButton        *place_button;
  LayakPicker          *place_picker;
  GtkWidget            *place_row;
  AdwComboRow          *language_row;
  AdwComboRow          *delimiter_row;
  AdwComboRow          *week_row;
  GtkSwitch            *backups_switch;
  GtkWidget            *kept_row;
  GtkSpinButton        *kept_button;
};

G_DEFINE_FINAL_TYPE (LayakPreferencesWindow, layak_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the list in the template. */
static const char * const languages[] = { "", "id", "en" };

static char *
dup_name (LayakPreferencesWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
show_name (LayakPreferencesWindow *self)
{
  g_autoptr(GError) error = NULL;

  g_autofree char *name = NULL;

  if (!layak_person_load (self->store, &name, &error))
    layak_feedback_show_error (GTK_WIDGET (self->name_row), error);
  g_free (self->name);
  self->name = name != NULL ? g_steal_pointer (&name) : g_strdup ("");
  layak_shown_text_set (GTK_EDITABLE (self->name_row), self->name);
}

/* Without a name the one the system knows is taken, and shown at once. What has been typed since is meant for later. */
static void
name_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(LayakPreferencesWindow) self = user_data;
  g_autofree char *typed = dup_name (self);
  g_autoptr(GError) error = NULL;

  if (!layak_person_save_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (GTK_WIDGET (self->name_row), error);
      g_clear_pointer (&self->name, g_free);
    }
  else if (g_strcmp0 (typed, self->name) == 0)
    show_name (self);
}

static void
name_applied_cb (LayakPreferencesWindow *self)
{
  g_autofree char *name = dup_name (self);

  if (g_strcmp0 (name, self->name) == 0)
    return;

  layak_person_save_async (self->store, *name != '\0' ? name : NULL, name_saved_cb, g_object_ref (self));
  g_free (self->name);
  self->name = g_steal_pointer (&name);
}

static void
show_place (LayakPreferencesWindow *self)
{
  g_autofree char *code = NULL, *name = NULL, *spoken = NULL;
  g_autoptr(GError) error = NULL;

  if (!layak_own_place_load (self->store, &code, &error))
    layak_feedback_show_error (GTK_WIDGET (self->place_button), error);
  name = code != NULL ? layak_names_dup_place (self->store, code) : g_strdup (_("None"));
  spoken = g_strdup_printf (_("Place of this office: %s"), name);
  layak_menu_label_set (self->place_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
fill_places_cb (LayakPreferencesWindow *self)
{
  layak_picker_add (self->place_picker, NULL, _("None"), NULL);
  layak_picker_add_offices (self->place_picker, self->store);
}

static void
place_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(LayakPreferencesWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self->place_button), error);
  show_place (self);
}

static void
place_picked_cb (LayakPreferencesWindow *self,
                 LayakOption            *option)
{
  layak_own_place_save_async (self->store, layak_option_get_identity (option), place_saved_cb, g_object_ref (self));
}

static gboolean
get_language (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
set_language (const GValue       *value,
              const GVariantType *type,
              gpointer            user_data)
{
  const guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (languages) ? g_variant_new_string (languages[position]) : NULL;
}

static gboolean
get_week (GValue   *value,
          GVariant *variant,
          gpointer  user_data)
{
  g_value_set_uint (value, g_variant_get_boolean (variant) ? 1 : 0);
  return TRUE;
}

static GVariant *
set_week (const GValue       *value,
          const GVariantType *type,
          gpointer            user_data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

static void
bind_settings (LayakPreferencesWindow *self)
{
  g_settings_bind_with_mapping (self->settings, "language", self->language_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_language, set_language, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "sunday-first", self->week_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_week, set_week, NULL, NULL);
  layak_delimiter_bind (self->delimiter_row, self->settings, G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "automatic-backups", self->backups_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "automatic-backups", self->kept_row, "sensitive", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "backups-kept", gtk_spin_button_get_adjustment (self->kept_button), "value",
                   G_SETTINGS_BIND_DEFAULT);
}

/* A name typed and not applied is meant nevertheless. */
static gboolean
layak_preferences_window_close_request (GtkWindow *window)
{
  name_applied_cb (LAYAK_PREFERENCES_WINDOW (window));

  return GTK_WINDOW_CLASS (layak_preferences_window_parent_class)->close_request (window);
}

static void
layak_preferences_window_dispose (GObject *object)
{
  LayakPreferencesWindow *self = LAYAK_PREFERENCES_WINDOW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (layak_preferences_window_parent_class)->dispose (object);
}

static void
layak_preferences_window_class_init (LayakPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = layak_preferences_window_close_request;

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, place_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, place_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, week_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, backups_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, kept_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPreferencesWindow, kept_button);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
}

static void
layak_preferences_window_init (LayakPreferencesWindow *self)
{
  self->settings = g_settings_new (LAYAK_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
}

GtkWidget *
layak_preferences_window_new (GtkWindow  *parent,
                              LayakStore *store)
{
  LayakPreferencesWindow *self = g_object_new (LAYAK_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  layak_read_only_lock (store, self->name_row, self->place_row, NULL);
  show_name (self);
  show_place (self);
  return GTK_WIDGET (self);
}

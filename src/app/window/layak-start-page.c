/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-start-page.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-menu-label.h"
#include "layak-new.h"
#include "layak-own-place.h"
#include "layak-picker.h"

struct _LayakStartPage
{
  AdwBin         parent_instance;

  LayakScope    *scope;

  GtkMenuButton *menu_button;
  GtkMenuButton *place_button;
  LayakPicker   *place_picker;
};

typedef enum
{
  PROP_SCOPE = 1,
} LayakStartPageProperty;

static GParamSpec *properties[PROP_SCOPE + 1];

enum
{
  STARTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakStartPage, layak_start_page, ADW_TYPE_BIN)

static void
fill_places_cb (LayakStartPage *self)
{
  layak_picker_add_offices (self->place_picker, layak_scope_get_store (self->scope));
}

static void
place_picked_cb (LayakStartPage *self,
                 LayakOption    *option)
{
  layak_scope_set_place (self->scope, layak_option_get_identity (option));
}

static void
create_place_cb (LayakStartPage *self,
                 const char     *name)
{
  layak_new_place (GTK_WIDGET (self), self->scope, name);
}

static void
show_place (LayakStartPage *self)
{
  const gboolean is_chosen = layak_scope_get_place (self->scope) != NULL;

  layak_menu_label_set (self->place_button, is_chosen ? layak_scope_get_place_name (self->scope) : _("Choose…"));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GtkWidget) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (self, error);
}

/* Whoever begins with a place works there. */
static void
scope_changed_cb (LayakStartPage *self)
{
  layak_own_place_save_async (layak_scope_get_store (self->scope), layak_scope_get_place (self->scope), saved_cb,
                              g_object_ref (self));
  show_place (self);
}

static void
start_cb (LayakStartPage *self)
{
  g_signal_emit (self, signals[STARTED], 0);
}

static void
layak_start_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((LayakStartPageProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, LAYAK_START_PAGE (object)->scope);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_start_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  LayakStartPage *self = LAYAK_START_PAGE (object);

  switch ((LayakStartPageProperty) prop_id)
    {
    case PROP_SCOPE:
      if (g_set_object (&self->scope, g_value_get_object (value)) && self->scope != NULL)
        {
          g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
          show_place (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_start_page_dispose (GObject *object)
{
  g_clear_object (&LAYAK_START_PAGE (object)->scope);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_START_PAGE);

  G_OBJECT_CLASS (layak_start_page_parent_class)->dispose (object);
}

static void
layak_start_page_class_init (LayakStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_start_page_dispose;
  object_class->get_property = layak_start_page_get_property;
  object_class->set_property = layak_start_page_set_property;

  properties[PROP_SCOPE] =
    g_param_spec_object ("scope", NULL, NULL, LAYAK_TYPE_SCOPE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[STARTED] =
    g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LayakStartPage, place_button);
  gtk_widget_class_bind_template_child (widget_class, LayakStartPage, place_picker);
  gtk_widget_class_bind_template_callback (widget_class, fill_places_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
layak_start_page_init (LayakStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_picker_set_create_label (self->place_picker, _("Add another regency or city…"));
}

/* @menu: of the window */
GtkWidget *
layak_start_page_new (LayakScope *scope,
                      GMenuModel *menu)
{
  LayakStartPage *self = g_object_new (LAYAK_TYPE_START_PAGE, "scope", scope, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, menu);
  return GTK_WIDGET (self);
}

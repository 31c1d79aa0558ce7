/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-filter-name.h"

#include "layak-text.h"

struct _LayakFilterName
{
  AdwBin       parent_instance;

  GtkEditable *entry;
  GtkButton   *button;
  GtkLabel    *problem;
};

enum
{
  PROP_LABEL = 1
};

enum
{
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakFilterName, layak_filter_name, ADW_TYPE_BIN)

/* @problem: (nullable) */
static void
show_problem (LayakFilterName *self,
              const char      *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Breaks and tabs become blanks, as in every text of one line. */
static void
changed_cb (LayakFilterName *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = layak_text_normalize (gtk_editable_get_text (self->entry), FALSE, &error);

  show_problem (self, error != NULL ? error->message : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), name != NULL && *name != '\0');
}

static void
entered_cb (LayakFilterName *self)
{
  g_autofree char *name = layak_text_normalize (gtk_editable_get_text (self->entry), FALSE, NULL);

  if (name != NULL && *name != '\0')
    g_signal_emit (self, signals[NAMED], 0, name);
}

static void
layak_filter_name_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LayakFilterName *self = LAYAK_FILTER_NAME (object);

  if (prop_id == PROP_LABEL)
    gtk_button_set_label (self->button, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
layak_filter_name_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_FILTER_NAME);

  G_OBJECT_CLASS (layak_filter_name_parent_class)->dispose (object);
}

static void
layak_filter_name_class_init (LayakFilterNameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_filter_name_dispose;
  object_class->set_property = layak_filter_name_set_property;

  g_object_class_install_property (object_class, PROP_LABEL,
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  signals[NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-filter-name.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakFilterName, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterName, button);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterName, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
layak_filter_name_init (LayakFilterName *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  changed_cb (self);
}

/* The popover has come up: @name is there to be replaced. */
void
layak_filter_name_begin (LayakFilterName *self,
                         const char      *name)
{
  g_return_if_fail (LAYAK_IS_FILTER_NAME (self));

  gtk_editable_set_text (self->entry, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

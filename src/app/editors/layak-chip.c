/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-chip.h"

#include "layak-tooltip.h"

#include <glib/gi18n.h>

struct _LayakChip
{
  GtkWidget  parent_instance;

  char      *identity;
  GtkLabel  *label;
  GtkWidget *remove_button;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakChip, layak_chip, GTK_TYPE_WIDGET)

static void
remove_cb (LayakChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
layak_chip_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CHIP);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layak_chip_parent_class)->dispose (object);
}

static void
layak_chip_finalize (GObject *object)
{
  g_free (LAYAK_CHIP (object)->identity);

  G_OBJECT_CLASS (layak_chip_parent_class)->finalize (object);
}

static void
layak_chip_class_init (LayakChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_chip_dispose;
  object_class->finalize = layak_chip_finalize;

  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakChip, label);
  gtk_widget_class_bind_template_child (widget_class, LayakChip, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
layak_chip_init (LayakChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_chip_new (const char *identity,
                const char *label)
{
  LayakChip *self = g_object_new (LAYAK_TYPE_CHIP, NULL);
  g_autofree char *text = g_strdup_printf (_("Remove “%s”"), label);

  self->identity = g_strdup (identity);
  gtk_label_set_label (self->label, label);
  layak_tooltip_set (GTK_WIDGET (self->label), label);
  layak_tooltip_set (self->remove_button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

const char *
layak_chip_get_identity (LayakChip *self)
{
  g_return_val_if_fail (LAYAK_IS_CHIP (self), NULL);

  return self->identity;
}

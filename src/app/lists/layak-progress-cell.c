/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-progress-cell.h"

#include "layak-wording.h"

#include <glib/gi18n.h>

struct _LayakProgressCell
{
  GtkBox          parent_instance;

  GtkLabel       *label;
  GtkProgressBar *bar;
};

typedef enum
{
  PROP_WIDE = 1,
} LayakProgressCellProperty;

G_DEFINE_FINAL_TYPE (LayakProgressCell, layak_progress_cell, GTK_TYPE_BOX)

static void
set_wide (LayakProgressCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_box_reorder_child_after (GTK_BOX (self), GTK_WIDGET (self->label), GTK_WIDGET (self->bar));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
}

static void
layak_progress_cell_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((LayakProgressCellProperty) prop_id)
    {
    case PROP_WIDE:
      if (g_value_get_boolean (value))
        set_wide (LAYAK_PROGRESS_CELL (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_progress_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PROGRESS_CELL);

  G_OBJECT_CLASS (layak_progress_cell_parent_class)->dispose (object);
}

static void
layak_progress_cell_class_init (LayakProgressCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_progress_cell_dispose;
  G_OBJECT_CLASS (klass)->set_property = layak_progress_cell_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_WIDE,
                                   g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-progress-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProgressCell, label);
  gtk_widget_class_bind_template_child (widget_class, LayakProgressCell, bar);
}

static void
layak_progress_cell_init (LayakProgressCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_progress_cell_new (void)
{
  return g_object_new (LAYAK_TYPE_PROGRESS_CELL, NULL);
}

/* A @total of 0 or less shows a dash. */
void
layak_progress_cell_set (LayakProgressCell *self,
                         gint64             done,
                         gint64             total)
{
  g_autofree char *text = NULL, *value = NULL, *part = NULL, *whole = NULL;

  g_return_if_fail (LAYAK_IS_PROGRESS_CELL (self));

  gtk_widget_set_visible (GTK_WIDGET (self->bar), total > 0);
  if (total <= 0)
    {
      gtk_label_set_label (self->label, "–");
      return;
    }

  part = layak_wording_number (done);
  whole = layak_wording_number (total);
  text = g_strdup_printf ("%s/%s", part, whole);
  value = g_strdup_printf (_("%s of %s"), part, whole);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / (double) total, 0, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  /* GTK draws a sliver of nothing. */
  if (done <= 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "empty");
  if (done >= total)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "done");
}

/* Whether there is nothing to be done. */
gboolean
layak_progress_cell_is_empty (LayakProgressCell *self)
{
  g_return_val_if_fail (LAYAK_IS_PROGRESS_CELL (self), TRUE);

  return !gtk_widget_get_visible (GTK_WIDGET (self->bar));
}

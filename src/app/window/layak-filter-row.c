/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-filter-row.h"

#include <glib/gi18n.h>

#include "layak-badge.h"
#include "layak-feedback.h"
#include "layak-filter-name.h"
#include "layak-read-only.h"
#include "layak-wording.h"

struct _LayakFilterRow
{
  GtkListBoxRow      parent_instance;

  LayakSavedFilters *filters;
  LayakSavedFilter  *filter;

  GtkLabel          *name;
  LayakBadge        *count;
  GtkMenuButton     *menu_button;
  GtkWidget         *rename_popover;
  LayakFilterName   *rename_name;
};

G_DEFINE_FINAL_TYPE (LayakFilterRow, layak_filter_row, GTK_TYPE_LIST_BOX_ROW)

static void
rename_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakFilterRow *self = LAYAK_FILTER_ROW (widget);

  gtk_popover_popup (GTK_POPOVER (self->rename_popover));
  layak_filter_name_begin (self->rename_name, layak_saved_filter_get_name (self->filter));
}

/* The row goes with its old name: its successor is asked to take the focus. */
static void
renamed_cb (LayakFilterRow *self,
            const char     *name)
{
  g_autoptr(LayakFilterRow) kept = g_object_ref (self);

  gtk_popover_popdown (GTK_POPOVER (self->rename_popover));
  layak_saved_filters_rename (self->filters, self->filter, name, gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr(LayakFilterRow) self = g_object_ref (LAYAK_FILTER_ROW (widget));

  layak_saved_filters_move (self->filters, self->filter, g_variant_get_int32 (parameter),
                            gtk_widget_get_parent (widget));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr(LayakFilterRow) self = g_object_ref (LAYAK_FILTER_ROW (widget));
  GtkWidget *list = gtk_widget_get_parent (widget);
  g_autofree char *line = layak_saved_filter_format (self->filter);
  g_autofree char *text = g_strdup_printf (_("“%s” removed"), layak_saved_filter_get_name (self->filter));
  const guint position = layak_saved_filters_remove (self->filters, self->filter, list);

  layak_feedback_action_toast (list, text, _("_Undo"), "win.restore-filter",
                               g_variant_new ("(us)", position, line));
}

static void
show_menu_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_menu_button_popup (LAYAK_FILTER_ROW (widget)->menu_button);
}

static void
pressed_cb (LayakFilterRow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static void
layak_filter_row_dispose (GObject *object)
{
  LayakFilterRow *self = LAYAK_FILTER_ROW (object);

  g_clear_pointer (&self->rename_popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_FILTER_ROW);
  g_clear_object (&self->filters);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (layak_filter_row_parent_class)->dispose (object);
}

static void
layak_filter_row_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GTK_WIDGET_CLASS (layak_filter_row_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (LAYAK_FILTER_ROW (widget)->rename_popover));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "filter.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "filter.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "filter.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "filter.show-menu", NULL, show_menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "filter.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "filter.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, both, "filter.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, both, "filter.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "filter.show-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "filter.show-menu", NULL);
}

static void
layak_filter_row_class_init (LayakFilterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_filter_row_dispose;
  widget_class->size_allocate = layak_filter_row_size_allocate;
  install_actions (widget_class);

  g_type_ensure (LAYAK_TYPE_BADGE);
  g_type_ensure (LAYAK_TYPE_FILTER_NAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-filter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakFilterRow, name);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterRow, count);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterRow, rename_popover);
  gtk_widget_class_bind_template_child (widget_class, LayakFilterRow, rename_name);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
}

static void
layak_filter_row_init (LayakFilterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->rename_popover, GTK_WIDGET (self));
}

GtkWidget *
layak_filter_row_new (LayakSavedFilters *filters,
                      LayakSavedFilter  *filter)
{
  LayakFilterRow *self = g_object_new (LAYAK_TYPE_FILTER_ROW, NULL);

  self->filters = g_object_ref (filters);
  self->filter = g_object_ref (filter);
  layak_read_only_disable (GTK_WIDGET (self), layak_saved_filters_get_store (filters), "filter.rename", "filter.move",
                           "filter.remove", NULL);
  gtk_label_set_label (self->name, layak_saved_filter_get_name (filter));
  layak_filter_row_set_count (self, 0);
  return GTK_WIDGET (self);
}

LayakSavedFilter *
layak_filter_row_get_filter (LayakFilterRow *self)
{
  g_return_val_if_fail (LAYAK_IS_FILTER_ROW (self), NULL);

  return self->filter;
}

/* The number is part of the name a screen reader tells. */
void
layak_filter_row_set_count (LayakFilterRow *self,
                            gint64          count)
{
  g_autofree char *number = layak_wording_number (count);
  g_autofree char *label = NULL;

  g_return_if_fail (LAYAK_IS_FILTER_ROW (self));

  label = g_strdup_printf ("%s, %s", layak_saved_filter_get_name (self->filter), number);
  layak_badge_set_count (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

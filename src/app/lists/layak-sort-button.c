/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-sort-button.h"

#include <glib/gi18n.h>

struct _LayakSortButton
{
  AdwBin              parent_instance;

  LayakQuery         *query;
  GSimpleActionGroup *actions;
  GMenu              *menu;
  GtkMenuButton      *button;
};

G_DEFINE_FINAL_TYPE (LayakSortButton, layak_sort_button, ADW_TYPE_BIN)

static void
query_changed_cb (LayakSortButton *self)
{
  gboolean is_descending;
  const char *sort = layak_query_get_sort (self->query, &is_descending);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "by")),
                         g_variant_new_string (sort != NULL ? sort : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "order")),
                         g_variant_new_string (is_descending ? "descending" : "ascending"));
}

static void
by_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  LayakSortButton *self = user_data;
  gboolean is_descending;

  layak_query_get_sort (self->query, &is_descending);
  layak_query_set_sort (self->query, g_variant_get_string (parameter, NULL), is_descending);
}

static void
order_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  LayakSortButton *self = user_data;

  layak_query_set_sort (self->query, layak_query_get_sort (self->query, NULL),
                        g_str_equal (g_variant_get_string (parameter, NULL), "descending"));
}

static const GActionEntry actions[] =
{
  { .name = "by", .activate = by_cb, .parameter_type = "s", .state = "''" },
  { .name = "order", .activate = order_cb, .parameter_type = "s", .state = "'ascending'" },
};

static void
layak_sort_button_dispose (GObject *object)
{
  LayakSortButton *self = LAYAK_SORT_BUTTON (object);

  g_clear_object (&self->query);
  g_clear_object (&self->actions);
  g_clear_object (&self->menu);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SORT_BUTTON);

  G_OBJECT_CLASS (layak_sort_button_parent_class)->dispose (object);
}

static void
layak_sort_button_class_init (LayakSortButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_sort_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-sort-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSortButton, button);
}

static void
layak_sort_button_init (LayakSortButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  self->menu = g_menu_new ();
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (self->actions));
}

void
layak_sort_button_bind (LayakSortButton   *self,
                        LayakQuery        *query,
                        const LayakColumn *columns,
                        guint              n_columns)
{
  g_autoptr(GMenu) by = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();

  g_return_if_fail (LAYAK_IS_SORT_BUTTON (self) && self->query == NULL);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].sort != NULL)
      {
        g_autoptr(GMenuItem) item = g_menu_item_new (_(columns[i].title), NULL);

        g_menu_item_set_action_and_target (item, "sort.by", "s", columns[i].sort);
        g_menu_append_item (by, item);
      }
  g_menu_append (order, _("Ascending"), "sort.order::ascending");
  g_menu_append (order, _("Descending"), "sort.order::descending");
  g_menu_append_section (self->menu, _("Sort by"), G_MENU_MODEL (by));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (order));

  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

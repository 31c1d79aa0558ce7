/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-column-chooser.h"

#include <glib/gi18n.h>

/* In the settings: the names of the columns in their order, those not shown with this before them. */
#define HIDDEN '-'

/* The row of the menu is there once the menu was opened. */
typedef struct
{
  LayakColumnChooser  *chooser;
  GtkColumnViewColumn *column;
  gboolean             is_shown;
  GtkWidget           *row;       /* nullable */
  GtkCheckButton      *check;
  GtkWidget           *up;
  GtkWidget           *down;
} Item;

struct _LayakColumnChooser
{
  AdwBin         parent_instance;

  GSettings     *settings;
  char          *name;
  GtkColumnView *view;            /* borrowed: it lives as long as the list is shown */
  GPtrArray     *usual;           /* (element-type Item): in the order of the table; owns them */
  GPtrArray     *items;           /* (element-type Item): in the order of the view */
  gboolean       is_arranging;
  guint          dragged_id;      /* an idle source: columns cannot change while they are being changed */

  GtkMenuButton *button;
  GtkBox        *rows;            /* nullable: until the menu was opened */
  GtkWidget     *reset_button;
};

G_DEFINE_FINAL_TYPE (LayakColumnChooser, layak_column_chooser, ADW_TYPE_BIN)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_object_unref (item->column);
  g_free (item);
}

/* What takes the room that is left names the record, and always stays. */
static gboolean
is_fixed (const Item *item)
{
  return gtk_column_view_column_get_expand (item->column);
}

static GPtrArray *
dup_shown (LayakColumnChooser *self)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->is_shown)
        g_ptr_array_add (shown, item->column);
    }
  return shown;
}

static gboolean
is_usual (LayakColumnChooser *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (!item->is_shown || item != g_ptr_array_index (self->usual, i))
        return FALSE;
    }
  return TRUE;
}

/* A list with its usual columns is not among those kept, so that it follows when a later version brings others. */
static void
save (LayakColumnChooser *self)
{
  g_autoptr(GVariant) old = g_settings_get_value (self->settings, "list-columns");
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *columns;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      const char *id = layak_columns_get_id (item->column);

      g_ptr_array_add (names, item->is_shown ? g_strdup (id) : g_strdup_printf ("%c%s", HIDDEN, id));
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &columns))
    {
      if (!g_str_equal (name, self->name))
        g_variant_builder_add (&builder, "{s@as}", name, columns);
      g_variant_unref (columns);
    }
  if (!is_usual (self))
    g_variant_builder_add (&builder, "{s@as}", self->name,
                           g_variant_new_strv ((const char * const *) names->pdata, names->len));
  g_settings_set_value (self->settings, "list-columns", g_variant_builder_end (&builder));
}

/* A row at the edge keeps the focus, with the button that still leads somewhere. */
static void
update_rows (LayakColumnChooser *self)
{
  if (self->rows == NULL)
    return;

  gtk_widget_set_sensitive (self->reset_button, !is_usual (self));
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      GtkWidget *before = i > 0 ? ((Item *) g_ptr_array_index (self->items, i - 1))->row : NULL;
      const gboolean goes_up = i > 0, goes_down = i + 1 < self->items->len;

      gtk_box_reorder_child_after (self->rows, item->row, before);
      gtk_check_button_set_active (item->check, item->is_shown);
      if (!goes_up && gtk_widget_has_focus (item->up))
        gtk_widget_grab_focus (item->down);
      if (!goes_down && gtk_widget_has_focus (item->down))
        gtk_widget_grab_focus (item->up);
      gtk_widget_set_sensitive (item->up, goes_up);
      gtk_widget_set_sensitive (item->down, goes_down);
    }
}

static void
arrange (LayakColumnChooser *self)
{
  g_autoptr(GPtrArray) shown = dup_shown (self);

  self->is_arranging = TRUE;
  layak_columns_arrange (self->view, shown);
  update_rows (self);
  self->is_arranging = FALSE;
}

static void
toggled_cb (Item *item)
{
  if (item->chooser->is_arranging)
    return;

  item->is_shown = gtk_check_button_get_active (item->check);
  arrange (item->chooser);
  save (item->chooser);
}

static void
move (Item *item,
      int   by)
{
  LayakColumnChooser *self = item->chooser;
  guint position;

  g_ptr_array_find (self->items, item, &position);
  g_ptr_array_remove_index (self->items, position);
  g_ptr_array_insert (self->items, (int) position + by, item);
  arrange (self);
  save (self);
}

static void
up_cb (Item *item)
{
  move (item, -1);
}

static void
down_cb (Item *item)
{
  move (item, 1);
}

static void
reset_cb (LayakColumnChooser *self)
{
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; i < self->usual->len; i++)
    {
      Item *item = g_ptr_array_index (self->usual, i);

      item->is_shown = TRUE;
      g_ptr_array_add (self->items, item);
    }
  /* The button is about to become insensitive. */
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
  arrange (self);
  save (self);
}

/* @label: is taken */
static GtkWidget *
make_arrow (Item       *item,
            const char *icon,
            char       *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
  g_signal_connect_swapped (button, "clicked", callback, item);
  return button;
}

static void
make_row (Item *item)
{
  const char *title = gtk_column_view_column_get_title (item->column);

  item->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  item->check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (title));
  gtk_widget_set_hexpand (GTK_WIDGET (item->check), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (item->check), !is_fixed (item));
  gtk_check_button_set_active (item->check, item->is_shown);
  g_signal_connect_swapped (item->check, "toggled", G_CALLBACK (toggled_cb), item);
  /* Translators: the name of a column; it moves towards the start of the list. */
  item->up = make_arrow (item, "go-up-symbolic", g_strdup_printf (_("Move “%s” up"), title), G_CALLBACK (up_cb));
  item->down = make_arrow (item, "go-down-symbolic", g_strdup_printf (_("Move “%s” down"), title),
                           G_CALLBACK (down_cb));
  gtk_box_append (GTK_BOX (item->row), GTK_WIDGET (item->check));
  gtk_box_append (GTK_BOX (item->row), item->up);
  gtk_box_append (GTK_BOX (item->row), item->down);
  gtk_box_append (item->chooser->rows, item->row);
}

/* A page is there sooner without it. */
static void
make_popover_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  LayakColumnChooser *self = user_data;
  GtkWidget *popover, *box;

  if (self->rows != NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  for (guint i = 0; i < self->items->len; i++)
    make_row (g_ptr_array_index (self->items, i));
  self->reset_button = gtk_button_new_with_label (_("Reset columns"));
  g_signal_connect_object (self->reset_button, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), self->reset_button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_menu_button_set_popover (button, popover);
  update_rows (self);
}

static Item *
find_item (LayakColumnChooser *self,
           GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->usual->len; i++)
    if (((Item *) g_ptr_array_index (self->usual, i))->column == column)
      return g_ptr_array_index (self->usual, i);

  return NULL;
}

/* Headers can be dragged. What is not shown keeps its place among the others. */
static void
take_order (LayakColumnChooser *self,
            GListModel         *columns)
{
  guint next = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      g_autoptr(GtkColumnViewColumn) column = NULL;

      if (!item->is_shown)
        continue;
      column = g_list_model_get_item (columns, next++);
      self->items->pdata[i] = find_item (self, column);
    }
  update_rows (self);
}

/* Where a column goes forth, GTK 4.8 moves its title and cells one place less far than the column itself. */
static gboolean
dragged_cb (gpointer data)
{
  LayakColumnChooser *self = data;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  self->dragged_id = 0;
  self->is_arranging = TRUE;
  layak_columns_arrange (self->view, none);
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* A list that has rows of several lines instead, in a narrow window, has no columns to choose. */
static void
columns_changed_cb (LayakColumnChooser *self,
                    guint               position,
                    guint               n_removed,
                    guint               n_added,
                    GListModel         *columns)
{
  g_autoptr(GPtrArray) shown = dup_shown (self);
  gboolean is_same = TRUE, is_complete = g_list_model_get_n_items (columns) == shown->len;

  if (self->is_arranging)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const Item *item = find_item (self, column);

      is_complete = is_complete && item != NULL && item->is_shown;
      is_same = is_same && is_complete && column == g_ptr_array_index (shown, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->button), is_complete);
  if (is_complete && !is_same)
    {
      take_order (self, columns);
      save (self);
      if (self->dragged_id == 0)
        self->dragged_id = g_idle_add_full (GTK_PRIORITY_RESIZE, dragged_cb, self, NULL);
    }
}

static void
layak_column_chooser_dispose (GObject *object)
{
  LayakColumnChooser *self = LAYAK_COLUMN_CHOOSER (object);

  g_clear_handle_id (&self->dragged_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_COLUMN_CHOOSER);
  self->rows = NULL;
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (layak_column_chooser_parent_class)->dispose (object);
}

static void
layak_column_chooser_finalize (GObject *object)
{
  LayakColumnChooser *self = LAYAK_COLUMN_CHOOSER (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->usual);
  g_free (self->name);

  G_OBJECT_CLASS (layak_column_chooser_parent_class)->finalize (object);
}

static void
layak_column_chooser_class_init (LayakColumnChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_column_chooser_dispose;
  object_class->finalize = layak_column_chooser_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-column-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakColumnChooser, button);
}

static void
layak_column_chooser_init (LayakColumnChooser *self)
{
  self->usual = g_ptr_array_new_with_free_func (item_free);
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
}

/* Takes the items in the order that was kept. */
static void
take_names (LayakColumnChooser  *self,
            const char * const  *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const gboolean is_hidden = names[i][0] == HIDDEN;

      for (guint k = 0; k < self->usual->len; k++)
        {
          Item *item = g_ptr_array_index (self->usual, k);

          if (!g_str_equal (layak_columns_get_id (item->column), names[i] + (is_hidden ? 1 : 0)) ||
              g_ptr_array_find (self->items, item, NULL))
            continue;
          item->is_shown = !is_hidden || is_fixed (item);
          g_ptr_array_add (self->items, item);
        }
    }
}

/* A column that was not known then stands behind its usual neighbour. */
static void
complete (LayakColumnChooser *self)
{
  guint position = 0;

  for (guint i = 0; i < self->usual->len; i++)
    {
      Item *item = g_ptr_array_index (self->usual, i);

      if (g_ptr_array_find (self->items, item, &position))
        position++;
      else
        g_ptr_array_insert (self->items, (int) position++, item);
    }
}

void
layak_column_chooser_bind (LayakColumnChooser *self,
                           const char         *name,
                           GtkColumnView      *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr(GVariant) kept = NULL;
  g_autofree const char **names = NULL;

  g_return_if_fail (LAYAK_IS_COLUMN_CHOOSER (self) && self->view == NULL);

  self->name = g_strdup (name);
  self->view = view;
  self->settings = g_settings_new (LAYAK_APPLICATION_ID);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      Item *item = g_new0 (Item, 1);

      item->chooser = self;
      item->column = g_list_model_get_item (columns, i);
      item->is_shown = TRUE;
      g_ptr_array_add (self->usual, item);
    }

  kept = g_settings_get_value (self->settings, "list-columns");
  if (g_variant_lookup (kept, name, "^a&s", &names))
    take_names (self, names);
  complete (self);
  arrange (self);
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
}

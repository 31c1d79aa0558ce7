/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-table-dialog.h"

struct _LayakTableDialog
{
  AdwWindow       parent_instance;

  GPtrArray      *rows;        /* GStrv */

  AdwWindowTitle *title;
  GtkGrid        *grid;
};

G_DEFINE_FINAL_TYPE (LayakTableDialog, layak_table_dialog, ADW_TYPE_WINDOW)

/* Cells are parted by tabs, as spreadsheets expect it. */
static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakTableDialog *self = LAYAK_TABLE_DIALOG (widget);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("\t", g_ptr_array_index (self->rows, i));

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/* Selectable, so that the focus can go from cell to cell. */
static GtkWidget *
make_cell (const char *text,
           gboolean    is_head,
           gboolean    is_first)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_first ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "small");
  if (is_head || is_first)
    gtk_widget_add_css_class (label, "strong");
  return label;
}

/* A cell is named with its row and column: “March, female: 12”. */
static void
name_cell (GtkWidget *cell,
           GStrv      head,
           GStrv      row,
           guint      column)
{
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", row[0], head[column], row[column]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill (LayakTableDialog *self)
{
  GStrv head = g_ptr_array_index (self->rows, 0);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GStrv row = g_ptr_array_index (self->rows, i);

      for (guint k = 0; row[k] != NULL; k++)
        {
          GtkWidget *cell = make_cell (row[k], i == 0, k == 0);

          if (i > 0 && k > 0)
            name_cell (cell, head, row, k);
          gtk_grid_attach (self->grid, cell, (int) k, (int) i, 1, 1);
        }
    }
}

static void
layak_table_dialog_dispose (GObject *object)
{
  g_clear_pointer (&LAYAK_TABLE_DIALOG (object)->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TABLE_DIALOG);

  G_OBJECT_CLASS (layak_table_dialog_parent_class)->dispose (object);
}

static void
layak_table_dialog_class_init (LayakTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_table_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTableDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LayakTableDialog, grid);
}

static void
layak_table_dialog_init (LayakTableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_table_dialog_new (const char *title,
                        GPtrArray  *rows)
{
  LayakTableDialog *self = g_object_new (LAYAK_TYPE_TABLE_DIALOG, "title", title, NULL);

  adw_window_title_set_title (self->title, title);
  self->rows = g_ptr_array_ref (rows);
  fill (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-narrow-rows.h"

#include <glib/gi18n.h>

#include "layak-progress-cell.h"
#include "layak-slot.h"
#include "layak-text-scale.h"
#include "layak-wrap-layout.h"

#define NARROW         620
#define ROOMY          1000
#define PROGRESS_WIDTH 48

/* The view stays, with its selection, scrolling and keys: only its columns give way to a single one, and come back. */
struct _LayakNarrowRows
{
  GObject              parent_instance;

  GtkColumnView       *view;
  const LayakColumn   *columns;
  guint                n_columns;

  GPtrArray           *wide;         /* (element-type GtkColumnViewColumn): while they are taken out; else empty */
  GtkColumnViewColumn *narrow;
  gboolean             is_roomy;     /* whether columns have more than the least room */
  guint                fold_id;      /* an idle source: columns cannot change while they get their places */
};

G_DEFINE_FINAL_TYPE (LayakNarrowRows, layak_narrow_rows, G_TYPE_OBJECT)

#define LAYAK_TYPE_NARROW_CELL (layak_narrow_cell_get_type ())
G_DECLARE_FINAL_TYPE (LayakNarrowCell, layak_narrow_cell, LAYAK, NARROW_CELL, GtkBox)

/* The title, what is text in one line, and below it what has a shape of its own, as a status. */
struct _LayakNarrowCell
{
  GtkBox             parent_instance;

  const LayakColumn *columns;
  guint              n_columns;

  GtkWidget        **cells;     /* (array length=n_columns): those that are text are not shown */
  GtkLabel          *detail;
  GtkWidget         *shapes;
};

G_DEFINE_FINAL_TYPE (LayakNarrowCell, layak_narrow_cell, GTK_TYPE_BOX)

static void
layak_narrow_cell_finalize (GObject *object)
{
  LayakNarrowCell *self = LAYAK_NARROW_CELL (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_object_unref (self->cells[i]);
  g_free (self->cells);

  G_OBJECT_CLASS (layak_narrow_cell_parent_class)->finalize (object);
}

static void
layak_narrow_cell_class_init (LayakNarrowCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_narrow_cell_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "narrow");
}

static void
layak_narrow_cell_init (LayakNarrowCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  self->detail = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->detail, 0);
  gtk_label_set_ellipsize (self->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "list-text");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  self->shapes = g_object_new (GTK_TYPE_BOX, "layout-manager", layak_wrap_layout_new (10), NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (self), self->shapes);
}

static gboolean
is_text (const LayakColumn *column)
{
  return column->make == layak_columns_make_text || column->make == layak_columns_make_number;
}

/* As high as its text, unlike that of a column. */
static GtkWidget *
make_title (void)
{
  GtkWidget *title = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "list-title");
  return title;
}

static GtkWidget *
make_narrow_cell (const LayakColumn *columns,
                  guint              n_columns)
{
  LayakNarrowCell *self = g_object_new (LAYAK_TYPE_NARROW_CELL, NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_new0 (GtkWidget *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const gboolean is_title = columns[i].make == layak_columns_make_title;

      self->cells[i] = g_object_ref_sink (is_title ? make_title () : columns[i].make ());
      if (is_title)
        gtk_box_prepend (GTK_BOX (self), self->cells[i]);
      else if (!is_text (&columns[i]))
        gtk_box_append (GTK_BOX (self->shapes), self->cells[i]);
      if (LAYAK_IS_PROGRESS_CELL (self->cells[i]))
        gtk_widget_set_size_request (self->cells[i], PROGRESS_WIDTH, -1);
    }

  return GTK_WIDGET (self);
}

/* A number says nothing without the name of its column. */
static void
append_detail (GString           *detail,
               const LayakColumn *column,
               const char        *text)
{
  if (*text == '\0' || g_str_equal (text, "–"))
    return;

  if (detail->len > 0)
    g_string_append (detail, " · ");
  if (column->make == layak_columns_make_number)
    g_string_append_printf (detail, "%s ", _(column->title));
  g_string_append (detail, text);
}

static void
show_narrow_cell (GtkWidget  *cell,
                  LayakEntry *entry)
{
  LayakNarrowCell *self = LAYAK_NARROW_CELL (cell);
  g_autoptr(GString) detail = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].show (self->cells[i], entry);
      if (is_text (&self->columns[i]))
        append_detail (detail, &self->columns[i], gtk_inscription_get_text (GTK_INSCRIPTION (self->cells[i])));
      /* A dash says nothing where no title stands above it. */
      if (LAYAK_IS_PROGRESS_CELL (self->cells[i]))
        gtk_widget_set_visible (self->cells[i],
                                !layak_progress_cell_is_empty (LAYAK_PROGRESS_CELL (self->cells[i])));
    }
  gtk_label_set_label (self->detail, detail->str);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail->len > 0);
}

static void
fill_cb (GtkListItem *cell,
         gpointer     object,
         gpointer     data)
{
  LayakNarrowRows *self = data;

  if (gtk_list_item_get_child (cell) == NULL)
    gtk_list_item_set_child (cell, make_narrow_cell (self->columns, self->n_columns));
  show_narrow_cell (gtk_list_item_get_child (cell), object);
}

static void
bind_cb (LayakNarrowRows *self,
         GtkListItem     *item)
{
  layak_slot_bind (gtk_list_item_get_item (item), item, fill_cb, self);
}

static void
unbind_cb (LayakNarrowRows *self,
           GtkListItem     *item)
{
  layak_slot_unbind (gtk_list_item_get_item (item), item);
}

static void
take_columns_out (LayakNarrowRows *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GPtrArray) narrow = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    g_ptr_array_add (self->wide, g_list_model_get_item (columns, i));
  g_ptr_array_add (narrow, self->narrow);
  layak_columns_arrange (self->view, narrow);
}

/* The room there is for the view, which scrolls in both directions, in pixels of the usual text. */
static double
get_room (LayakNarrowRows *self)
{
  const double size = gtk_adjustment_get_page_size (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)));

  return size / layak_text_scale (GTK_WIDGET (self->view));
}

/* The header, which is the first child of the view, names columns that are not there. */
static gboolean
fold_cb (gpointer data)
{
  LayakNarrowRows *self = data;
  const gboolean is_narrow = get_room (self) < NARROW, is_roomy = get_room (self) >= ROOMY;

  self->fold_id = 0;
  if (self->is_roomy != is_roomy)
    layak_columns_set_roomy (self->view, self->is_roomy = is_roomy);
  if (is_narrow == layak_narrow_rows_is_narrow (self))
    return G_SOURCE_REMOVE;

  if (is_narrow)
    take_columns_out (self);
  else
    {
      layak_columns_arrange (self->view, self->wide);
      g_ptr_array_set_size (self->wide, 0);
    }
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->view)), !is_narrow);

  return G_SOURCE_REMOVE;
}

static void
resized_cb (LayakNarrowRows *self)
{
  const double room = get_room (self);

  if (((room < NARROW) != layak_narrow_rows_is_narrow (self) || (room >= ROOMY) != self->is_roomy)
      && self->fold_id == 0)
    self->fold_id = g_idle_add_full (GTK_PRIORITY_RESIZE, fold_cb, self, NULL);
}

static void
layak_narrow_rows_dispose (GObject *object)
{
  LayakNarrowRows *self = LAYAK_NARROW_ROWS (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_ptr_array_set_size (self->wide, 0);
  g_clear_object (&self->narrow);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (layak_narrow_rows_parent_class)->dispose (object);
}

static void
layak_narrow_rows_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_NARROW_ROWS (object)->wide);

  G_OBJECT_CLASS (layak_narrow_rows_parent_class)->finalize (object);
}

static void
layak_narrow_rows_class_init (LayakNarrowRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layak_narrow_rows_dispose;
  object_class->finalize = layak_narrow_rows_finalize;
}

static void
layak_narrow_rows_init (LayakNarrowRows *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->wide = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->narrow = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_expand (self->narrow, TRUE);
}

LayakNarrowRows *
layak_narrow_rows_new (GtkColumnView     *view,
                       const LayakColumn *columns,
                       guint              n_columns)
{
  LayakNarrowRows *self = g_object_new (LAYAK_TYPE_NARROW_ROWS, NULL);

  self->view = g_object_ref (view);
  self->columns = columns;
  self->n_columns = n_columns;
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view)), "notify::page-size",
                           G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
layak_narrow_rows_is_narrow (LayakNarrowRows *self)
{
  g_return_val_if_fail (LAYAK_IS_NARROW_ROWS (self), FALSE);

  return self->wide->len > 0;
}

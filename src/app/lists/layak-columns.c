/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-columns.h"

#include <glib/gi18n.h>

#include "layak-slot.h"
#include "layak-text-scale.h"

static const char column_key[] = "layak-column";
static const char sort_key[] = "layak-sort";
static const char roomy_key[] = "layak-roomy";

static void
fill_cb (GtkListItem *cell,
         gpointer     object,
         gpointer     data)
{
  const LayakColumn *column = data;

  if (gtk_list_item_get_child (cell) == NULL)
    gtk_list_item_set_child (cell, column->make ());
  column->show (gtk_list_item_get_child (cell), object);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const LayakColumn        *column)
{
  layak_slot_bind (gtk_list_item_get_item (item), item, fill_cb, (gpointer) column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  layak_slot_unbind (gtk_list_item_get_item (item), item);
}

/* The order is SQL's work, and a column view tells nobody before GTK 4.10 which column was clicked. So every column
 * gets a sorter that only notes that it was asked, and answers “smaller”, which a descending column turns round. */
typedef struct
{
  const LayakColumn *asked;
  const char        *sort;             /* interned: the order that the arrow tells */
  gboolean           is_descending;
  LayakQuery        *query;
} SortState;

static int
note_column_cb (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  SortState *state = g_object_get_data (G_OBJECT (a), column_key);
  const LayakColumn *column = user_data;

  if (state != NULL && state->asked == NULL)
    state->asked = column;
  return -1;
}

static void
sorter_changed_cb (GtkSorter       *sorter,
                   GtkSorterChange  change,
                   SortState       *state)
{
  g_autoptr(GObject) probe = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  state->asked = NULL;
  g_object_set_data (probe, column_key, state);
  ordering = gtk_sorter_compare (sorter, probe, other);
  if (state->asked == NULL)
    return;

  state->sort = g_intern_string (state->asked->sort);
  state->is_descending = ordering == GTK_ORDERING_LARGER;
  layak_query_set_sort (state->query, state->asked->sort, state->is_descending);
}

/* A title in another language or a larger font must not be cut, nor the arrow beside it, so a column is at least as
 * wide as its title. That of numbers stands above them, at the end of the column. GTK offers no way to the titles, so
 * they are looked for where they stand: in the header, which is the first child of the view, in the order of the
 * columns. */
static void
fit_titles_cb (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  const gboolean is_roomy = g_object_get_data (G_OBJECT (view), roomy_key) != NULL;
  const double scale = layak_text_scale (GTK_WIDGET (view));

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const LayakColumn *info = g_object_get_data (G_OBJECT (column), column_key);
      const int wanted = info == NULL ? 0 : is_roomy ? MAX (info->width, info->roomy) : info->width;
      int width = 0;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      if (info != NULL && info->make == layak_columns_make_number)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      if (info != NULL && info->width > 0)
        {
          /* The title answers with the fixed width as long as there is one. */
          gtk_column_view_column_set_fixed_width (column, -1);
          gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
          gtk_column_view_column_set_fixed_width (column, MAX (width, (int) (scale * wanted)));
        }
      title = gtk_widget_get_next_sibling (title);
    }
}

void
layak_columns_set_roomy (GtkColumnView *view,
                         gboolean       is_roomy)
{
  g_object_set_data (G_OBJECT (view), roomy_key, GINT_TO_POINTER (is_roomy));
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    fit_titles_cb (view);
}

const char *
layak_columns_get_id (GtkColumnViewColumn *column)
{
  const LayakColumn *info = g_object_get_data (G_OBJECT (column), column_key);

  return info->id;
}

/* (transfer full) (nullable): the column shown that stands for an order. */
static GtkColumnViewColumn *
find_sorted (GtkColumnView *view,
             const char    *sort)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const LayakColumn *info = g_object_get_data (G_OBJECT (column), column_key);

      if (info != NULL && info->sort != NULL && g_strcmp0 (info->sort, sort) == 0)
        return g_steal_pointer (&column);
    }
  return NULL;
}

static void
block_sorter (GtkColumnView *view,
              gboolean       block)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);

  if (block)
    g_signal_handlers_block_matched (sorter, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, sorter_changed_cb, NULL);
  else
    g_signal_handlers_unblock_matched (sorter, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, sorter_changed_cb, NULL);
}

/* The arrow tells how the query is sorted, whoever asked for it: a click, the menu, a saved filter, or nobody. */
static void
show_arrow (GtkColumnView *view,
            SortState     *state)
{
  gboolean is_descending;
  const char *sort = layak_query_get_sort (state->query, &is_descending);
  g_autoptr(GtkColumnViewColumn) column = find_sorted (view, sort);

  state->sort = g_intern_string (sort);
  state->is_descending = is_descending;
  block_sorter (view, TRUE);
  /* GTK 4.8 would leave the arrow of another column where it is. */
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, column, is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  block_sorter (view, FALSE);
}

static void
query_changed_cb (LayakQuery    *query,
                  GtkColumnView *view)
{
  SortState *state = g_object_get_data (G_OBJECT (view), sort_key);
  gboolean is_descending;
  const char *sort = layak_query_get_sort (query, &is_descending);

  if (g_strcmp0 (state->sort, sort) == 0 && state->is_descending == is_descending)
    return;

  show_arrow (view, state);
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    fit_titles_cb (view);
}

/* What begins alike stays; the rest is put anew, which keeps the titles in the order of the columns. */
void
layak_columns_arrange (GtkColumnView *view,
                       GPtrArray     *shown)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  SortState *state = g_object_get_data (G_OBJECT (view), sort_key);
  guint n_same = 0;

  for (gboolean is_same = TRUE; is_same && n_same < shown->len;)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, n_same);

      is_same = column == g_ptr_array_index (shown, n_same);
      n_same += is_same ? 1 : 0;
    }
  if (n_same == shown->len && n_same == g_list_model_get_n_items (columns))
    return;

  /* A column that is taken out is no longer the one that the list is sorted by, and an earlier one would take its
   * place in the query: so nobody is asked, and the arrow is set again. */
  block_sorter (view, TRUE);
  for (guint i = g_list_model_get_n_items (columns); i > n_same; i--)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = n_same; i < shown->len; i++)
    gtk_column_view_append_column (view, g_ptr_array_index (shown, i));
  block_sorter (view, FALSE);
  if (state != NULL)
    show_arrow (view, state);

  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    fit_titles_cb (view);
}

void
layak_columns_add (GtkColumnView     *view,
                   const LayakColumn *columns,
                   guint              n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

      column = gtk_column_view_column_new (_(columns[i].title), factory);
      g_object_set_data (G_OBJECT (column), column_key, (gpointer) &columns[i]);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      if (columns[i].sort != NULL)
        {
          GtkCustomSorter *sorter = gtk_custom_sorter_new (note_column_cb, (gpointer) &columns[i], NULL);

          gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
          g_object_unref (sorter);
        }
      gtk_column_view_append_column (view, column);
    }
  g_signal_connect (view, "map", G_CALLBACK (fit_titles_cb), NULL);
}

static void
sort_state_free (gpointer data)
{
  SortState *state = data;

  g_object_unref (state->query);
  g_free (state);
}

void
layak_columns_bind_sort (GtkColumnView *view,
                         LayakQuery    *query)
{
  SortState *state = g_new0 (SortState, 1);

  state->query = g_object_ref (query);
  g_object_set_data_full (G_OBJECT (view), sort_key, state, sort_state_free);
  g_signal_connect (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), state);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), view, 0);
  show_arrow (view, state);
}

/* An inscription knows its size without laying out its text: a row has many, and GTK 4.8 asks for the sizes of all. */
static GtkWidget *
make_inscription (const char *css_class,
                  guint       n_lines)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), n_lines);
  /* What is cut stands at the top of its room, so there is no more than that of its lines. */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, css_class);
  return cell;
}

/* Up to two lines of text. */
GtkWidget *
layak_columns_make_text (void)
{
  return make_inscription ("list-text", 2);
}

/* Up to two bold lines. */
GtkWidget *
layak_columns_make_title (void)
{
  return make_inscription ("list-title", 2);
}

/* A number, at the end of the column, with figures of one width. */
GtkWidget *
layak_columns_make_number (void)
{
  GtkWidget *cell = make_inscription ("list-text", 1);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

/* @cell: one of the usual cells, or a label
 * @text: (nullable): a dash if there is none */
void
layak_columns_show_text (GtkWidget  *cell,
                         const char *text)
{
  if (text == NULL)
    text = "–";
  if (GTK_IS_INSCRIPTION (cell))
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  else
    gtk_label_set_label (GTK_LABEL (cell), text);
}

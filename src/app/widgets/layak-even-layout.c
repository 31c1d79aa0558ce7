/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-even-layout.h"

#include <math.h>

struct _LayakEvenLayout
{
  LayakSpacedLayout parent_instance;

  int               column_width;
  double            share;
};

typedef enum
{
  PROP_COLUMN_WIDTH = 1,
  PROP_SHARE,
} LayakEvenLayoutProperty;

static GParamSpec *properties[PROP_SHARE + 1];

G_DEFINE_FINAL_TYPE (LayakEvenLayout, layak_even_layout, LAYAK_TYPE_SPACED_LAYOUT)

static int
get_spacing (LayakEvenLayout *self)
{
  return layak_spaced_layout_get_spacing (LAYAK_SPACED_LAYOUT (self));
}

static GtkWidget *
next_child (GtkWidget *widget,
            GtkWidget *child)
{
  child = child != NULL ? gtk_widget_get_next_sibling (child) : gtk_widget_get_first_child (widget);
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    n++;
  return n;
}

/* What each column needs at least. */
static int
get_minimum (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = next_child (widget, NULL); child != NULL; child = next_child (widget, child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

/* The fewest rows that fit, and then no more columns than these rows need. */
static int
count_columns (LayakEvenLayout *self,
               GtkWidget       *widget,
               int              width)
{
  const int spacing = get_spacing (self), n_children = count_children (widget);
  const int least = MAX (self->column_width, get_minimum (widget));
  const int n_fitting = CLAMP ((width + spacing) / (least + spacing), 1, MAX (n_children, 1));
  const int n_rows = MAX ((n_children + n_fitting - 1) / n_fitting, 1);

  return MAX ((n_children + n_rows - 1) / n_rows, 1);
}

/* The place of a column; the last takes what rounding left over. */
static void
get_column (LayakEvenLayout *self,
            int              column,
            int              n_columns,
            int              width,
            int             *x,
            int             *column_width)
{
  const double room = width - get_spacing (self) * (n_columns - 1);
  const double share = n_columns == 2 ? self->share : 1.0 / n_columns;
  const double from = column == 0 ? 0 : share * room + (column - 1) * room / n_columns;
  const double to = column == n_columns - 1 ? room : column == 0 ? share * room : from + room / n_columns;

  *x = (int) round (from) + column * get_spacing (self);
  *column_width = (int) round (to) - (int) round (from);
}

/* The height of the row that begins with @first; -1 for its natural height at any width. */
static void
measure_row (LayakEvenLayout *self,
             GtkWidget       *widget,
             GtkWidget       *first,
             int              n_columns,
             int              width,
             int             *minimum,
             int             *natural)
{
  GtkWidget *child = first;

  *minimum = *natural = 0;
  for (int column = 0; column < n_columns && child != NULL; column++, child = next_child (widget, child))
    {
      int x, child_width = -1, child_minimum, child_natural;

      if (width >= 0)
        get_column (self, column, n_columns, width, &x, &child_width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static GtkWidget *
skip (GtkWidget *widget,
      GtkWidget *child,
      int        n)
{
  for (int i = 0; i < n && child != NULL; i++)
    child = next_child (widget, child);
  return child;
}

static void
measure_height (LayakEvenLayout *self,
                GtkWidget       *widget,
                int              width,
                int             *minimum,
                int             *natural)
{
  const int n_columns = width >= 0 ? count_columns (self, widget, width) : MAX (count_children (widget), 1);
  GtkWidget *first = next_child (widget, NULL);

  *minimum = *natural = 0;
  for (gboolean is_first = TRUE; first != NULL; first = skip (widget, first, n_columns), is_first = FALSE)
    {
      int row_minimum, row_natural;

      measure_row (self, widget, first, n_columns, width, &row_minimum, &row_natural);
      *minimum += row_minimum + (is_first ? 0 : get_spacing (self));
      *natural += row_natural + (is_first ? 0 : get_spacing (self));
    }
}

static void
layak_even_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  LayakEvenLayout *self = LAYAK_EVEN_LAYOUT (manager);
  const int n_children = count_children (widget), spacing = get_spacing (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, widget, for_size, minimum, natural);
      return;
    }

  *minimum = get_minimum (widget);
  *natural = MAX (n_children * (MAX (self->column_width, *minimum) + spacing) - spacing, *minimum);
}

static void
layak_even_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  LayakEvenLayout *self = LAYAK_EVEN_LAYOUT (manager);
  const int n_children = count_children (widget), n_columns = count_columns (self, widget, width);
  const int n_rows = MAX ((n_children + n_columns - 1) / n_columns, 1);
  GtkWidget *child = next_child (widget, NULL);
  int minimum, natural, extra, y = 0;

  /* Each row gets its share of what there is too much or, above the minimum, too little. */
  measure_height (self, widget, width, &minimum, &natural);
  extra = (height - natural) / n_rows;
  while (child != NULL)
    {
      int row_minimum, row_natural, row_height;

      measure_row (self, widget, child, n_columns, width, &row_minimum, &row_natural);
      row_height = MAX (row_natural + extra, row_minimum);
      for (int column = 0; column < n_columns && child != NULL; column++, child = next_child (widget, child))
        {
          GtkAllocation allocation = { .y = y, .height = row_height };

          get_column (self, column, n_columns, width, &allocation.x, &allocation.width);
          layak_spaced_layout_place (widget, width, child, allocation);
        }
      y += row_height + get_spacing (self);
    }
}

static void
layak_even_layout_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LayakEvenLayout *self = LAYAK_EVEN_LAYOUT (object);

  switch ((LayakEvenLayoutProperty) prop_id)
    {
    case PROP_COLUMN_WIDTH:
      g_value_set_int (value, self->column_width);
      break;
    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_even_layout_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LayakEvenLayout *self = LAYAK_EVEN_LAYOUT (object);

  switch ((LayakEvenLayoutProperty) prop_id)
    {
    case PROP_COLUMN_WIDTH:
      self->column_width = g_value_get_int (value);
      break;
    case PROP_SHARE:
      self->share = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
layak_even_layout_class_init (LayakEvenLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = layak_even_layout_get_property;
  object_class->set_property = layak_even_layout_set_property;
  layout_class->measure = layak_even_layout_measure;
  layout_class->allocate = layak_even_layout_allocate;

  properties[PROP_COLUMN_WIDTH] = g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, 200, rw);
  properties[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, .5, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
layak_even_layout_init (LayakEvenLayout *self)
{
  self->column_width = 200;
  self->share = .5;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-wrap-layout.h"

/* libadwaita 1.2 has no wrap box, and a GtkFlowBox forces its children into columns. */
struct _LayakWrapLayout
{
  LayakSpacedLayout parent_instance;
};

G_DEFINE_FINAL_TYPE (LayakWrapLayout, layak_wrap_layout, LAYAK_TYPE_SPACED_LAYOUT)

/* The width a child gets in a line of @width: what it wants, unless that is more than the line. */
static int
child_width (GtkWidget *child,
             int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* A line of children. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;      /* the first of the next line, or NULL */
  int        extra;    /* the room left over, for each child that takes it */
  int        height;
} Line;

static int
get_width_in (const Line *line,
              GtkWidget  *child,
              int         width)
{
  return child_width (child, width) + (gtk_widget_get_hexpand (child) ? line->extra : 0);
}

/* As many children from @first on as @width has room for. */
static Line
find_line (GtkWidget *first,
           int        spacing,
           int        width)
{
  Line line = { .first = first, .end = first };
  int used = 0, n_expanding = 0;

  for (; line.end != NULL; line.end = gtk_widget_get_next_sibling (line.end))
    {
      int wide;

      if (!gtk_widget_should_layout (line.end))
        continue;

      wide = child_width (line.end, width) + (used > 0 ? spacing : 0);
      if (used > 0 && used + wide > width)
        break;
      used += wide;
      n_expanding += gtk_widget_get_hexpand (line.end);
    }

  line.extra = n_expanding > 0 ? MAX (width - used, 0) / n_expanding : 0;
  for (GtkWidget *child = first; child != line.end; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      line.height = MAX (line.height, child_height (child, get_width_in (&line, child, width)));
  return line;
}

static void
place_line (GtkWidget  *widget,
            const Line *line,
            int         spacing,
            int         width,
            int         y)
{
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int wide, high;

      if (!gtk_widget_should_layout (child))
        continue;

      wide = get_width_in (line, child, width);
      high = child_height (child, wide);
      layak_spaced_layout_place (widget, width, child,
                                 (GtkAllocation) { x, y + (line->height - high) / 2, wide, high });
      x += wide + spacing;
    }
}

/* Goes through the lines; places the children if @place is set. Returns the height. */
static int
lay_out (LayakWrapLayout *self,
         GtkWidget       *widget,
         int              width,
         gboolean         place)
{
  const int spacing = layak_spaced_layout_get_spacing (LAYAK_SPACED_LAYOUT (self));
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      const Line line = find_line (child, spacing, width);

      if (place)
        place_line (widget, &line, spacing, width, y);
      y += line.height > 0 ? line.height + spacing : 0;
      child = line.end;
    }

  return MAX (y - spacing, 0);
}

static void
measure_width (LayakWrapLayout *self,
               GtkWidget       *widget,
               int             *minimum,
               int             *natural)
{
  const int spacing = layak_spaced_layout_get_spacing (LAYAK_SPACED_LAYOUT (self));

  *minimum = *natural = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? spacing : 0);
    }
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  LayakWrapLayout *self = LAYAK_WRAP_LAYOUT (manager);
  int narrowest, widest;

  measure_width (self, widget, &narrowest, &widest);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = widest;
      return;
    }

  *minimum = *natural = lay_out (self, widget, for_size < 0 ? widest : for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget        *widget,
          int               width,
          int               height,
          int               baseline)
{
  lay_out (LAYAK_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
layak_wrap_layout_class_init (LayakWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
layak_wrap_layout_init (LayakWrapLayout *self)
{
}

GtkLayoutManager *
layak_wrap_layout_new (int spacing)
{
  return g_object_new (LAYAK_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}

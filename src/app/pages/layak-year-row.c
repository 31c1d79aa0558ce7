/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-year-row.h"

#include <glib/gi18n.h>

#include "layak-side-layout.h"
#include "layak-wording.h"

#define YEAR_CHARS 7
#define BESIDE     300      /* of numbers, and the same for the bar */

struct _LayakYearRow
{
  GtkListBoxRow parent_instance;

  int           year;
};

G_DEFINE_FINAL_TYPE (LayakYearRow, layak_year_row, GTK_TYPE_LIST_BOX_ROW)

static void
layak_year_row_class_init (LayakYearRowClass *klass)
{
}

static void
layak_year_row_init (LayakYearRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "lead-row");
}

/* Numbers are at the end of their column, so that those of several rows stand one below the other. */
static GtkWidget *
add_label (GtkWidget  *box,
           char       *text,
           int         width_chars,
           gboolean    is_strong)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "small");
  if (is_strong)
    gtk_widget_add_css_class (label, "strong");
  gtk_box_append (GTK_BOX (box), label);
  g_free (text);
  return label;
}

/* Takes its share of the room. */
static void
add_number (GtkWidget *box,
            char      *text,
            int        width_chars,
            gboolean   is_strong)
{
  gtk_widget_set_hexpand (add_label (box, text, width_chars, is_strong), TRUE);
}

static char *
word (gint64 number)
{
  return number != LAYAK_UNKNOWN ? layak_wording_number (number) : g_strdup ("–");
}

static char *
word_hours (gint64 tenths)
{
  return tenths != LAYAK_UNKNOWN ? layak_wording_decimal (tenths, 1) : g_strdup ("–");
}

static GtkWidget *
make_numbers (LayakYearRow      *self,
              const LayakTotals *totals)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const gboolean is_sum = self->year == 0;
  g_autofree char *people = word (totals->people), *hours = word_hours (totals->lesson_hours);
  GtkWidget *year = add_label (box, is_sum ? g_strdup (_("Total")) : g_strdup_printf ("%d", self->year), YEAR_CHARS,
                               TRUE);

  gtk_label_set_xalign (GTK_LABEL (year), 0);
  /* Translators: below a month of the chart, short for “2 activities” */
  add_number (box, layak_wording_count (ngettext ("%s act.", "%s act.", (gulong) totals->held), totals->held), 6,
              is_sum);
  /* Translators: short for people trained, in a table */
  add_number (box, g_strdup_printf (_("%s people"), people), 9, is_sum);
  /* Translators: short for lesson hours, in a table */
  add_number (box, g_strdup_printf (_("%s h"), hours), 6, is_sum);
  return box;
}

/* The bar says nothing that is not also in words. */
static GtkWidget *
make_progress (LayakYearRow      *self,
               const LayakTotals *totals)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  const gint64 all = totals->recommendations, closed = totals->recommendations_closed;
  const double fraction = all > 0 ? (double) closed / (double) all : 0;
  g_autofree char *part = layak_wording_number (closed), *whole = layak_wording_number (all);
  GtkWidget *bar;

  add_label (box, g_strdup_printf ("%s/%s", part, whole), 7, self->year == 0);
  if (all == 0)
    return box;

  bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "fraction", fraction, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (bar, "slim");
  if (closed == 0)
    gtk_widget_add_css_class (bar, "empty");
  gtk_box_append (GTK_BOX (box), bar);
  add_label (box, layak_wording_percent (fraction), 5, self->year == 0);
  return box;
}

GtkWidget *
layak_year_row_new (int                year,
                    const LayakTotals *totals)
{
  LayakYearRow *self = g_object_new (LAYAK_TYPE_YEAR_ROW, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "margin-start", 14, "margin-end", 14, "margin-top", 4,
                                 "margin-bottom", 4, "layout-manager",
                                 g_object_new (LAYAK_TYPE_SIDE_LAYOUT, "main-width", BESIDE, "side-width", BESIDE,
                                               "spacing", 18, NULL),
                                 NULL);

  self->year = year;
  gtk_box_append (GTK_BOX (box), make_numbers (self, totals));
  gtk_box_append (GTK_BOX (box), make_progress (self, totals));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

int
layak_year_row_get_year (LayakYearRow *self)
{
  g_return_val_if_fail (LAYAK_IS_YEAR_ROW (self), 0);

  return self->year;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-report-figures.h"

#include <glib/gi18n.h>

#include "layak-overview-cards.h"
#include "layak-wording.h"

typedef struct
{
  GtkWidget *box;
  GtkLabel  *number;
  GtkLabel  *title;
  GtkLabel  *detail;
} Cell;

enum
{
  TRAININGS,
  PEOPLE,
  HOURS,
  RECOMMENDATIONS,
  N_CELLS
};

struct _LayakReportFigures
{
  GtkGrid  parent_instance;

  Cell     cells[N_CELLS];
};

G_DEFINE_FINAL_TYPE (LayakReportFigures, layak_report_figures, GTK_TYPE_GRID)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
layak_report_figures_class_init (LayakReportFiguresClass *klass)
{
}

static void
layak_report_figures_init (LayakReportFigures *self)
{
  gtk_grid_set_column_homogeneous (GTK_GRID (self), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self), 12);
  for (int i = 0; i < N_CELLS; i++)
    {
      Cell *cell = &self->cells[i];

      /* A group has a name for screen readers; the labels within then need none. */
      cell->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      cell->number = add_label (cell->box, "figure-number");
      cell->title = add_label (cell->box, "list-title");
      cell->detail = add_label (cell->box, "smaller");
      gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "dim-label");
      gtk_grid_attach (GTK_GRID (self), cell->box, i % 2, i / 2, 1, 1);
    }
}

static void
show_cell (Cell       *cell,
           const char *number,
           const char *title,
           const char *detail)
{
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", title, number, detail);

  gtk_label_set_label (cell->number, number);
  gtk_label_set_label (cell->title, title);
  gtk_label_set_label (cell->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_trainings (LayakReportFigures *self,
                const LayakTotals  *totals)
{
  g_autofree char *held = layak_wording_number (totals->held);
  g_autofree char *planned = layak_wording_number (totals->planned);
  g_autofree char *detail = g_strdup_printf (_("%s more planned"), planned);

  show_cell (&self->cells[TRAININGS], held, _("Trainings held"), totals->planned > 0 ? detail : "");
}

static void
show_people (LayakReportFigures *self,
             const LayakTotals  *totals)
{
  g_autofree char *people = totals->people != LAYAK_UNKNOWN ? layak_wording_number (totals->people) : g_strdup ("–");
  g_autofree char *split = layak_overview_dup_split (totals);

  show_cell (&self->cells[PEOPLE], people, _("People trained"), split);
}

static void
show_hours (LayakReportFigures *self,
            const LayakTotals  *totals)
{
  g_autofree char *hours = layak_wording_decimal (MAX (totals->lesson_hours, 0), 1);
  g_autofree char *number = g_strdup_printf (_("%s h"), totals->lesson_hours != LAYAK_UNKNOWN ? hours : "–");
  g_autofree char *person_hours = layak_wording_decimal (MAX (totals->person_hours, 0), 1);
  g_autofree char *detail = g_strdup_printf (_("%s person-hours"), person_hours);

  show_cell (&self->cells[HOURS], number, _("Lesson hours"), totals->person_hours != LAYAK_UNKNOWN ? detail : "");
}

static void
show_recommendations (LayakReportFigures *self,
                      const LayakOutlook *outlook)
{
  const gint64 n_others = outlook->recommendations - outlook->totals.recommendations;
  g_autofree char *closed = layak_wording_number (outlook->recommendations_closed);
  g_autofree char *all = layak_wording_number (outlook->recommendations);
  g_autofree char *number = g_strdup_printf ("%s/%s", closed, all);
  g_autofree char *overdue = layak_wording_number (outlook->recommendations_overdue);
  g_autofree char *detail = g_strdup_printf (ngettext ("%s overdue", "%s overdue",
                                                       (gulong) outlook->recommendations_overdue), overdue);
  g_autofree char *others = layak_wording_count (ngettext ("%s not from trainings of this period",
                                                           "%s not from trainings of this period", (gulong) n_others),
                                                 n_others);
  g_autofree char *both = g_strdup_printf ("%s · %s", detail, others);

  show_cell (&self->cells[RECOMMENDATIONS], number, _("Recommendations closed"),
             n_others <= 0 ? outlook->recommendations_overdue > 0 ? detail : ""
                           : outlook->recommendations_overdue > 0 ? both : others);
}

void
layak_report_figures_show (LayakReportFigures *self,
                           const LayakOutlook *outlook)
{
  g_return_if_fail (LAYAK_IS_REPORT_FIGURES (self));

  show_trainings (self, &outlook->totals);
  show_people (self, &outlook->totals);
  show_hours (self, &outlook->totals);
  show_recommendations (self, outlook);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-recommendation-columns.h"

#include <glib/gi18n.h>

#include "layak-due.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-priority.h"
#include "layak-progress-cell.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

static const LayakRow *
get_row (LayakEntry *entry)
{
  return layak_record_get_row (layak_entry_get_record (entry));
}

static void
show_text (GtkWidget  *cell,
           LayakEntry *entry)
{
  const char *text = layak_row_get_title (get_row (entry));

  layak_columns_show_text (cell, text);
  layak_tooltip_set (cell, text);
}

static GtkWidget *
make_indicators (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "indicator-chip");
  return label;
}

void
layak_recommendation_columns_show_indicators (GtkWidget  *cell,
                                              LayakEntry *entry)
{
  g_autofree char *text = layak_names_dup_indicators (get_row (entry));

  layak_columns_show_text (cell, text);
  if (text != NULL)
    gtk_widget_add_css_class (cell, "indicator-chip");
  else
    gtk_widget_remove_css_class (cell, "indicator-chip");
}

void
layak_recommendation_columns_show_lead (GtkWidget  *cell,
                                        LayakEntry *entry)
{
  const char *name = layak_entry_get_text (entry, "lead-name");

  layak_columns_show_text (cell, name);
  layak_tooltip_set (cell, layak_entry_get_text (entry, "lead-full-name"));
}

static void
show_due (GtkWidget  *cell,
          LayakEntry *entry)
{
  layak_due_set (LAYAK_DUE (cell), get_row (entry));
}

static void
show_priority (GtkWidget  *cell,
               LayakEntry *entry)
{
  layak_priority_set (LAYAK_PRIORITY (cell), layak_row_get_number (get_row (entry), "priority"));
}

/* Targets are in hundredths; what is counted is mostly whole. */
void
layak_recommendation_columns_show_progress (GtkWidget  *cell,
                                            LayakEntry *entry)
{
  const gint64 target = layak_row_get_number (get_row (entry), "target");
  const gint64 achieved = layak_row_get_number (get_row (entry), "achieved");

  layak_progress_cell_set (LAYAK_PROGRESS_CELL (cell), MAX (achieved, 0) / 100, target / 100);
}

static void
show_status (GtkWidget  *cell,
             LayakEntry *entry)
{
  layak_pill_set_recommendation (LAYAK_PILL (cell), layak_row_get_number (get_row (entry), "status"));
}

static const LayakColumn columns[] =
{
  { "text", N_("Recommendation"), 0, "title", layak_columns_make_title, show_text },
  { "indicators", N_("Indicator"), 88, NULL, make_indicators,
    layak_recommendation_columns_show_indicators },
  { "lead", N_("Lead agency"), 116, "lead-name", layak_columns_make_text,
    layak_recommendation_columns_show_lead, 160 },
  { "due", N_("Due date"), 168, "due", layak_due_new, show_due },
  { "priority", N_("Priority"), 88, "priority", layak_priority_new, show_priority },
  { "progress", N_("Progress"), 76, NULL, layak_progress_cell_new,
    layak_recommendation_columns_show_progress },
  { "status", N_("Status"), 176, "status", layak_pill_new, show_status },
};

/* (transfer none) */
const LayakColumn *
layak_recommendation_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

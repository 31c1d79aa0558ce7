/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-training-columns.h"

#include <glib/gi18n.h>

#include "layak-pill.h"
#include "layak-progress-cell.h"
#include "layak-wording.h"

static void
show_date (GtkWidget  *cell,
           LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  g_autofree char *text = layak_wording_dates (layak_row_get_date (row, "start-date"),
                                               layak_row_get_date (row, "end-date"));

  layak_columns_show_text (cell, text != NULL && *text != '\0' ? text : NULL);
}

static void
show_title (GtkWidget  *cell,
            LayakEntry *entry)
{
  layak_columns_show_text (cell, layak_record_get_text (layak_entry_get_record (entry), "title"));
}

static void
show_kind (GtkWidget  *cell,
           LayakEntry *entry)
{
  const gint64 kind = layak_record_get_number (layak_entry_get_record (entry), "kind");
  const char *label = layak_enumeration_get_label (&layak_training_kinds, kind);

  layak_columns_show_text (cell, label);
}

static void
show_organiser (GtkWidget  *cell,
                LayakEntry *entry)
{
  const char *name = layak_entry_get_text (entry, "organiser-name");

  layak_columns_show_text (cell, name);
}

/* What is planned is faint: nobody has come yet. */
static void
show_participants (GtkWidget  *cell,
                   LayakEntry *entry)
{
  LayakRecord *record = layak_entry_get_record (entry);
  gint64 people = layak_entry_get_number (entry, "people");
  const gboolean is_expected = people == LAYAK_UNKNOWN;
  g_autofree char *text = NULL;

  if (is_expected)
    people = layak_record_get_number (record, "planned-participants");
  text = people != LAYAK_UNKNOWN ? layak_wording_number (people) : NULL;
  layak_columns_show_text (cell, text);
  if (is_expected)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
}

static void
show_recommendations (GtkWidget  *cell,
                      LayakEntry *entry)
{
  layak_progress_cell_set (LAYAK_PROGRESS_CELL (cell),
                           layak_entry_get_number (entry, "recommendations-closed"),
                           layak_entry_get_number (entry, "recommendations-total"));
}

static void
show_status (GtkWidget  *cell,
             LayakEntry *entry)
{
  layak_pill_set_training (LAYAK_PILL (cell), layak_record_get_row (layak_entry_get_record (entry)));
}

const LayakColumn layak_training_columns[] =
{
  { "date", N_("Date"), 110, "start-date", layak_columns_make_text, show_date },
  { "title", N_("Activity name"), 0, "title", layak_columns_make_title, show_title },
  { "kind", N_("Kind"), 88, "kind", layak_columns_make_text, show_kind, 132 },
  { "organiser", N_("Organiser"), 108, "organiser-name", layak_columns_make_text, show_organiser, 176 },
  { "participants", N_("Attended"), 60, "participants", layak_columns_make_number, show_participants },
  { "recommendations", N_("Acted on"), 62, "recommendations", layak_progress_cell_new, show_recommendations },
  { "status", N_("Status"), 128, "status", layak_pill_new, show_status },
};

const guint layak_training_n_columns = G_N_ELEMENTS (layak_training_columns);

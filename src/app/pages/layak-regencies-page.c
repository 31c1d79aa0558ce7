/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-regencies-page.h"

#include <glib/gi18n.h>

#include "layak-badge.h"
#include "layak-names.h"
#include "layak-regency-profile.h"
#include "layak-regency.h"
#include "layak-wording.h"

struct _LayakRegenciesPage
{
  LayakRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LayakRegenciesPage, layak_regencies_page, LAYAK_TYPE_RECORD_PAGE)

static void
show_code (GtkWidget  *cell,
           LayakEntry *entry)
{
  layak_columns_show_text (cell, layak_record_get_text (layak_entry_get_record (entry), "code"));
}

static void
show_name (GtkWidget  *cell,
           LayakEntry *entry)
{
  g_autofree char *name = layak_names_dup_record (layak_entry_get_record (entry));

  layak_columns_show_text (cell, name);
}

/* The latest category, with its year: most have none yet. */
static void
show_rank (GtkWidget  *cell,
           LayakEntry *entry)
{
  const char *nick = layak_entry_get_text (entry, "category");
  const gint64 category = nick != NULL ? layak_enumeration_find (&layak_categories, nick) : LAYAK_UNKNOWN;
  g_autofree char *text = NULL;

  if (category != LAYAK_UNKNOWN)
    /* Translators: a KLA category and its year, as “Madya 2025”. */
    text = g_strdup_printf (_("%s %d"), layak_enumeration_get_label (&layak_categories, category),
                            (int) layak_entry_get_number (entry, "standing-year"));
  layak_columns_show_text (cell, text);
}

static void
show_number (GtkWidget  *cell,
             LayakEntry *entry,
             const char *extra)
{
  const gint64 number = layak_entry_get_number (entry, extra);
  g_autofree char *text = number != LAYAK_UNKNOWN ? layak_wording_number (number) : NULL;

  layak_columns_show_text (cell, text);
}

static void
show_trainings (GtkWidget  *cell,
                LayakEntry *entry)
{
  show_number (cell, entry, "trainings");
}

static void
show_people (GtkWidget  *cell,
             LayakEntry *entry)
{
  show_number (cell, entry, "people");
}

static void
show_open (GtkWidget  *cell,
           LayakEntry *entry)
{
  show_number (cell, entry, "recommendations-open");
}

static GtkWidget *
make_overdue (void)
{
  return g_object_new (LAYAK_TYPE_BADGE, "overdue", TRUE, "halign", GTK_ALIGN_START, NULL);
}

static void
show_overdue (GtkWidget  *cell,
              LayakEntry *entry)
{
  layak_badge_set_count (LAYAK_BADGE (cell), layak_entry_get_number (entry, "recommendations-overdue"));
}

static const LayakColumn columns[] =
{
  { "code", N_("Code"), 68, "code", layak_columns_make_text, show_code },
  { "name", N_("Regency or city"), 0, "title", layak_columns_make_title, show_name },
  { "rank", N_("KLA rank"), 116, NULL, layak_columns_make_text, show_rank },
  { "trainings", N_("Trainings"), 84, "trainings", layak_columns_make_number, show_trainings },
  { "people", N_("People trained"), 104, NULL, layak_columns_make_number, show_people },
  { "open", N_("Still open"), 64, NULL, layak_columns_make_number, show_open },
  { "overdue", N_("Overdue"), 84, NULL, make_overdue, show_overdue },
};

static const char * const place_fields[] = { "code", "kind", "name", "province", "capital", NULL };
static const char * const size_fields[] = { "districts", "villages", "children", NULL };
static const char * const task_force_fields[] = { "task-force-decree", "task-force-date", NULL };

static const LayakFormGroup groups[] =
{
  { N_("Regency or city"), NULL, place_fields },
  { N_("Size"), NULL, size_fields },
  { N_("KLA task force"), NULL, task_force_fields },
};

static const char * const new_fields[] = { "code", "name", "kind", "province", "capital", NULL };

static void
fill_new (LayakRecordPage *page,
          LayakRow        *row)
{
  const char *place = layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (page)));

  if (place != NULL)
    layak_row_get_value (row, "province")->text = g_strndup (place, 2);
}

static void
prepare (LayakRecordPage   *page,
         LayakRecordEditor *editor)
{
  layak_record_editor_add_children (editor, "standing", _("KLA standings"), _("Add a year"));
  layak_record_editor_add_children (editor, "document", _("Documents"), _("Attach"));
}

static void
edit_cb (LayakRecordPage *page)
{
  layak_record_page_edit (page);
}

static void
add_standing_cb (LayakRecordPage *page)
{
  layak_record_editor_add_child (layak_record_page_edit (page), "standing");
}

static GtkWidget *
make_detail (LayakRecordPage *page)
{
  LayakRegencyProfile *profile = g_object_new (LAYAK_TYPE_REGENCY_PROFILE, NULL);

  layak_regency_profile_set_scope (profile, layak_page_get_scope (LAYAK_PAGE (page)));
  g_signal_connect_object (profile, "edit", G_CALLBACK (edit_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (profile, "add-standing", G_CALLBACK (add_standing_cb), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (profile);
}

static void
show_detail (LayakRecordPage *page,
             GtkWidget       *detail,
             LayakRecord     *record)
{
  layak_regency_profile_set_record (LAYAK_REGENCY_PROFILE (detail), record);
}

static const char *
get_count_text (guint n)
{
  return ngettext ("%s regency or city", "%s regencies and cities", n);
}

static void
layak_regencies_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_REGENCIES_PAGE);

  G_OBJECT_CLASS (layak_regencies_page_parent_class)->dispose (object);
}

static void
layak_regencies_page_class_init (LayakRegenciesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayakRecordPageClass *page_class = LAYAK_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_regencies_page_dispose;
  page_class->info = &layak_regency_info;
  page_class->columns = columns;
  page_class->n_columns = G_N_ELEMENTS (columns);
  page_class->groups = groups;
  page_class->n_groups = G_N_ELEMENTS (groups);
  page_class->new_fields = new_fields;
  page_class->get_count_text = get_count_text;
  page_class->fill_new = fill_new;
  page_class->prepare = prepare;
  page_class->make_detail = make_detail;
  page_class->show_detail = show_detail;

  g_type_ensure (LAYAK_TYPE_LIST_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-regencies-page.ui");
}

static void
layak_regencies_page_init (LayakRegenciesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

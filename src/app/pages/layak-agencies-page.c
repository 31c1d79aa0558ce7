/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-agencies-page.h"

#include <glib/gi18n.h>

#include "layak-agency-lineage.h"
#include "layak-agency.h"
#include "layak-choice-chips.h"
#include "layak-filter-button.h"
#include "layak-names.h"
#include "layak-special-chip.h"
#include "layak-wording.h"

struct _LayakAgenciesPage
{
  LayakRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LayakAgenciesPage, layak_agencies_page, LAYAK_TYPE_RECORD_PAGE)

static const LayakRow *
get_row (LayakEntry *entry)
{
  return layak_record_get_row (layak_entry_get_record (entry));
}

static void
show_short_name (GtkWidget  *cell,
                 LayakEntry *entry)
{
  const char *abbreviation = layak_row_get_text (get_row (entry), "abbreviation");

  layak_columns_show_text (cell, abbreviation != NULL ? abbreviation : layak_row_get_text (get_row (entry), "name"));
}

static void
show_name (GtkWidget  *cell,
           LayakEntry *entry)
{
  layak_columns_show_text (cell, layak_row_get_text (get_row (entry), "name"));
}

static void
show_place (GtkWidget  *cell,
            LayakEntry *entry)
{
  layak_columns_show_text (cell, layak_entry_get_text (entry, "place-name"));
}

static void
show_kind (GtkWidget  *cell,
           LayakEntry *entry)
{
  layak_columns_show_text (cell, layak_enumeration_get_label (&layak_agency_kinds,
                                                              layak_row_get_number (get_row (entry), "kind")));
}

/* “since 2021”, “2016–2021”, with who took over. */
static void
show_validity (GtkWidget  *cell,
               LayakEntry *entry)
{
  const char *successor = layak_entry_get_text (entry, "successor-name");
  g_autofree char *span = layak_names_dup_existence (layak_row_get_date (get_row (entry), "valid-from"),
                                                     layak_row_get_date (get_row (entry), "valid-to"));
  g_autofree char *text = NULL;

  if (successor != NULL)
    /* Translators: when an agency existed, and the one that took over. */
    text = g_strdup_printf (_("%s → %s"), span != NULL ? span : "", successor);
  layak_columns_show_text (cell, text != NULL ? text : span);
}

static void
show_trainings (GtkWidget  *cell,
                LayakEntry *entry)
{
  g_autofree char *text = layak_wording_number (layak_entry_get_number (entry, "trainings"));

  layak_columns_show_text (cell, text);
}

static void
show_recommendations (GtkWidget  *cell,
                      LayakEntry *entry)
{
  g_autofree char *text = layak_wording_number (layak_entry_get_number (entry, "recommendations-open"));

  layak_columns_show_text (cell, text);
}

static const LayakColumn columns[] =
{
  { "short-name", N_("Agency or partner"), 136, "short-name", layak_columns_make_title, show_short_name, 180 },
  { "name", N_("Full name"), 0, "title", layak_columns_make_text, show_name },
  { "place", N_("Place"), 104, NULL, layak_columns_make_text, show_place },
  { "kind", N_("Field of work"), 160, "kind", layak_columns_make_text, show_kind, 220 },
  { "valid", N_("Exists"), 124, "valid-from", layak_columns_make_text, show_validity },
  { "trainings", N_("Trainings"), 76, "trainings", layak_columns_make_number, show_trainings },
  { "recommendations", N_("Still open"), 56, NULL, layak_columns_make_number, show_recommendations },
};

static const char * const name_fields[] = { "abbreviation", "name", "kind", "level", "regency", "province", NULL };
static const char * const role_fields[] = { "task-force-role", "address", "note", NULL };
static const char * const validity_fields[] = { "valid-from", "valid-to", "successor", NULL };
static const char * const contact_fields[] = { "contact", "phone", "email", NULL };

static const LayakFormGroup groups[] =
{
  { N_("Agency or partner"), NULL, name_fields },
  { N_("Role"), NULL, role_fields },
  { N_("Existence"), N_("Agencies are renamed and merged; what they did before keeps the former name."),
    validity_fields },
  { N_("Contact"), N_("About a person: it leaves this database only if you ask for it."), contact_fields },
};

static const char * const new_fields[] = { "abbreviation", "name", "level", "regency", "province", "kind", NULL };

/* An agency belongs where one works. */
static void
fill_new (LayakRecordPage *page,
          LayakRow        *row)
{
  const char *place = layak_scope_get_place (layak_page_get_scope (LAYAK_PAGE (page)));
  const gboolean is_province = place != NULL && strlen (place) == 2;

  if (place != NULL)
    layak_row_set_text (row, is_province ? "province" : "regency", place);
  layak_row_set_number (row, "level", is_province ? LAYAK_LEVEL_PROVINCE : LAYAK_LEVEL_REGENCY);
}

static void
prepare (LayakRecordPage   *page,
         LayakRecordEditor *editor)
{
  GtkWidget *lineage = layak_agency_lineage_new (layak_page_get_scope (LAYAK_PAGE (page)));

  layak_record_editor_add_group (editor, lineage);
  g_signal_connect_object (editor, "shown", G_CALLBACK (layak_agency_lineage_set_record), lineage, G_CONNECT_SWAPPED);
  layak_record_editor_add_children (editor, "document", _("Documents"), _("Attach"));
}

static const char *
get_count_text (guint n)
{
  return ngettext ("%s agency or partner", "%s agencies and partners", n);
}

static void
layak_agencies_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_AGENCIES_PAGE);

  G_OBJECT_CLASS (layak_agencies_page_parent_class)->dispose (object);
}

static void
layak_agencies_page_class_init (LayakAgenciesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayakRecordPageClass *page_class = LAYAK_RECORD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_agencies_page_dispose;
  page_class->info = &layak_agency_info;
  page_class->columns = columns;
  page_class->n_columns = G_N_ELEMENTS (columns);
  page_class->groups = groups;
  page_class->n_groups = G_N_ELEMENTS (groups);
  page_class->new_fields = new_fields;
  page_class->get_count_text = get_count_text;
  page_class->fill_new = fill_new;
  page_class->prepare = prepare;

  g_type_ensure (LAYAK_TYPE_CHOICE_CHIPS);
  g_type_ensure (LAYAK_TYPE_FILTER_BUTTON);
  g_type_ensure (LAYAK_TYPE_LIST_PANE);
  g_type_ensure (LAYAK_TYPE_SPECIAL_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-agencies-page.ui");
}

static void
layak_agencies_page_init (LayakAgenciesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

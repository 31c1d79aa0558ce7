/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-regency-profile.h"

#include <glib/gi18n.h>

#include "layak-agency.h"
#include "layak-even-layout.h"
#include "layak-lead-row.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-profile.h"
#include "layak-rank-chart.h"
#include "layak-read-only.h"
#include "layak-reading.h"
#include "layak-record-list.h"
#include "layak-side-layout.h"
#include "layak-wording.h"
#include "layak-year-row.h"

#define AGENCIES 7

struct _LayakRegencyProfile
{
  AdwBin             parent_instance;

  LayakScope        *scope;
  LayakRecord       *record;       /* nullable */
  LayakProfile      *profile;      /* nullable: not read yet */
  GCancellable      *reading;      /* nullable */
  guint              read_id;      /* an idle source: many changes, one reading */

  GtkScrolledWindow *scroller;
  AdwAvatar         *avatar;
  GtkLabel          *name;
  GtkLabel          *detail;
  LayakPill         *rank_pill;
  GtkBox            *sizes;
  GtkWidget         *add_button;
  GtkStack          *rank_stack;
  LayakRankChart    *ranks;
  GtkWidget         *years_card;
  GtkListBox        *years;
  AdwActionRow      *trainings_row;
  AdwActionRow      *open_row;
  AdwActionRow      *workforce_row;
  AdwActionRow      *documents_row;
  GtkListBox        *task_force;
  GtkButton         *agencies_button;
  GtkListBox        *agencies;
};

enum
{
  EDIT,
  ADD_STANDING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakRegencyProfile, layak_regency_profile, ADW_TYPE_BIN)

static const char *
get_code (LayakRegencyProfile *self)
{
  return layak_record_get_text (self->record, "code");
}

static void
edit_cb (LayakRegencyProfile *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
add_standing_cb (LayakRegencyProfile *self)
{
  g_signal_emit (self, signals[ADD_STANDING], 0);
}

/* The list shows what was counted: of this place, and of this year; 0 is all years. */
static void
show_list (LayakRegencyProfile *self,
           const char          *type,
           int                  year,
           const char          *special)
{
  GVariantBuilder filters;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  if (special != NULL)
    g_variant_builder_add (&filters, "{ss}", special, "yes");
  layak_scope_set_place (self->scope, get_code (self));
  layak_scope_set_year (self->scope, year);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list", "(sa{ss})", type, &filters);
}

static void
trainings_cb (LayakRegencyProfile *self)
{
  show_list (self, "training", 0, NULL);
}

static void
open_cb (LayakRegencyProfile *self)
{
  show_list (self, "recommendation", 0, "open");
}

static void
agencies_cb (LayakRegencyProfile *self)
{
  show_list (self, "agency", layak_scope_get_year (self->scope), "current");
}

/* Who has been counted is entered where it is compared with who was trained. */
static void
workforce_cb (LayakRegencyProfile *self)
{
  layak_scope_set_place (self->scope, get_code (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "indicators");
}

static void
year_activated_cb (LayakRegencyProfile *self,
                   LayakYearRow        *row)
{
  show_list (self, "training", layak_year_row_get_year (row), NULL);
}

static void
agency_activated_cb (LayakRegencyProfile *self,
                     GtkListBoxRow       *row)
{
  const char *uuid = gtk_widget_get_name (GTK_WIDGET (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", "agency", uuid, "");
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_size (LayakRegencyProfile *self,
          gint64               number,
          const char          *unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = number != LAYAK_UNKNOWN ? layak_wording_number (number) : g_strdup ("–");
  GtkWidget *labels[] = { gtk_label_new (text), gtk_label_new (unit) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[0], "figure");
  gtk_widget_add_css_class (labels[0], "numeric");
  gtk_widget_add_css_class (labels[1], "dim-label");
  gtk_widget_add_css_class (labels[1], "small");
  gtk_box_append (self->sizes, box);
}

static void
show_sizes (LayakRegencyProfile *self)
{
  const gint64 districts = layak_record_get_number (self->record, "districts");
  const gint64 villages = layak_record_get_number (self->record, "villages");
  const gint64 agencies = self->profile->agencies;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sizes))) != NULL)
    gtk_box_remove (self->sizes, child);
  add_size (self, districts, ngettext ("district", "districts", (gulong) districts));
  add_size (self, villages, ngettext ("village", "villages", (gulong) villages));
  add_size (self, layak_record_get_number (self->record, "children"), _("children below 18"));
  add_size (self, agencies, ngettext ("agency or partner", "agencies and partners", (gulong) agencies));
}

/* The latest rank there is; a target is none. */
static void
show_ranks (LayakRegencyProfile *self)
{
  const LayakRank *latest = NULL;

  for (guint i = 0; i < self->profile->ranks->len; i++)
    if (!g_array_index (self->profile->ranks, LayakRank, i).is_target)
      latest = &g_array_index (self->profile->ranks, LayakRank, i);

  gtk_widget_set_visible (GTK_WIDGET (self->rank_pill), latest != NULL);
  if (latest != NULL)
    layak_pill_set (self->rank_pill, layak_enumeration_get_label (&layak_categories, latest->category),
                    "badge-kla-symbolic", "tone-blue");
  layak_rank_chart_set_ranks (self->ranks, self->profile->ranks);
  gtk_stack_set_visible_child_name (self->rank_stack, self->profile->ranks->len > 0 ? "chart" : "none");
}

static void
show_years (LayakRegencyProfile *self)
{
  const GArray *years = self->profile->years;

  clear_list (self->years);
  for (guint i = 0; i < years->len; i++)
    {
      const LayakProfileYear *year = &g_array_index (years, LayakProfileYear, i);

      gtk_list_box_append (self->years, layak_year_row_new (year->year, &year->totals));
    }
  if (years->len > 1)
    gtk_list_box_append (self->years, layak_year_row_new (0, &self->profile->total));
  gtk_widget_set_visible (self->years_card, years->len > 0);
}

static void
set_count (AdwActionRow *row,
           char         *text)
{
  adw_action_row_set_subtitle (row, text);
  g_free (text);
}

static void
show_counts (LayakRegencyProfile *self)
{
  const LayakProfile *profile = self->profile;
  g_autofree char *open = layak_wording_number (profile->open), *overdue = layak_wording_number (profile->overdue);
  g_autofree char *all = layak_wording_count (_("All %s"), profile->agencies);

  set_count (self->trainings_row, layak_wording_count (ngettext ("%s held", "%s held",
                                                                 (gulong) profile->total.held), profile->total.held));
  set_count (self->open_row, g_strdup_printf (ngettext ("%s open, %s overdue", "%s open, %s overdue",
                                                        (gulong) profile->open), open, overdue));
  set_count (self->workforce_row, layak_wording_count (ngettext ("%s group counted", "%s groups counted",
                                                                 (gulong) profile->workforce), profile->workforce));
  set_count (self->documents_row, layak_wording_count (ngettext ("%s document", "%s documents",
                                                                 (gulong) profile->documents), profile->documents));
  gtk_button_set_label (self->agencies_button, all);
}

/* (transfer full): of this place and of today; @role: (nullable) */
static LayakRecordList *
list_agencies (LayakRegencyProfile *self,
               const char * const  *roles)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("agency", get_code (self), 0, LAYAK_UNKNOWN);
  LayakRecordList *list;

  layak_query_set_special (query, "current", "yes");
  if (roles != NULL)
    layak_query_set_filter_any (query, "task-force-role", roles);
  layak_query_set_sort (query, roles != NULL ? "short-name" : "trainings", roles == NULL);
  list = layak_record_list_new (layak_scope_get_store (self->scope), query);
  layak_record_list_refresh (list, NULL);
  return list;
}

static GtkWidget *
make_agency_row (LayakEntry *entry,
                 const char *subtitle)
{
  LayakRecord *record = layak_entry_get_record (entry);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = layak_names_dup_record (record);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_autofree char *trainings = layak_wording_number (layak_entry_get_number (entry, "trainings"));
  g_autofree char *open = layak_wording_number (layak_entry_get_number (entry, "recommendations-open"));
  g_autofree char *counts = g_strdup_printf (_("%s act. · %s open"), trainings, open);
  GtkWidget *label = gtk_label_new (counts);

  gtk_widget_set_name (row, layak_record_get_uuid (record));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "agency-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "small");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                 "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return row;
}

static void
add_agencies (GtkListBox         *box,
              LayakRecordList    *list,
              gboolean            with_role)
{
  const guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), AGENCIES);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
      const gint64 role = layak_row_get_number (row, "task-force-role");
      const gint64 kind = layak_row_get_number (row, "kind");
      const char *subtitle = NULL;

      if (with_role)
        subtitle = layak_enumeration_get_label (&layak_task_force_roles, role);
      else if (kind != LAYAK_UNKNOWN)
        subtitle = layak_enumeration_get_label (&layak_agency_kinds, kind);
      gtk_list_box_append (box, make_agency_row (entry, subtitle));
    }
}

static void
add_decree (LayakRegencyProfile *self)
{
  const char *decree = layak_record_get_text (self->record, "task-force-decree");
  GtkWidget *row;
  g_autofree char *escaped = NULL;

  if (decree == NULL)
    return;

  row = adw_action_row_new ();
  escaped = g_markup_escape_text (decree, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Decree"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_append (self->task_force, row);
}

static void
show_agencies (LayakRegencyProfile *self)
{
  static const char * const leaders[] = { "chair", "vice-chair", "secretary", "secretariat", NULL };
  g_autoptr(LayakRecordList) all = list_agencies (self, NULL);
  g_autoptr(LayakRecordList) leading = list_agencies (self, leaders);

  clear_list (self->agencies);
  clear_list (self->task_force);
  add_agencies (self->agencies, all, FALSE);
  add_agencies (self->task_force, leading, TRUE);
  add_decree (self);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->task_force), ADW_TYPE_PREFERENCES_GROUP),
                          gtk_list_box_get_row_at_index (self->task_force, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->agencies), gtk_list_box_get_row_at_index (self->agencies, 0) != NULL);
}

static void
show_profile (gpointer widget,
              gpointer result)
{
  LayakRegencyProfile *self = widget;

  g_clear_pointer (&self->profile, layak_profile_free);
  self->profile = result;
  if (self->record == NULL || self->scope == NULL)
    return;

  show_sizes (self);
  show_ranks (self);
  show_years (self);
  show_counts (self);
  show_agencies (self);
}

static void
show_head (LayakRegencyProfile *self)
{
  g_autofree char *name = layak_names_dup_record (self->record);
  g_autofree char *province = layak_names_dup_place (layak_scope_get_store (self->scope),
                                                     layak_record_get_text (self->record, "province"));
  const char *capital = layak_record_get_text (self->record, "capital");
  g_autoptr(GString) detail = g_string_new (NULL);

  g_string_printf (detail, _("Code %s"), get_code (self));
  if (capital != NULL)
    {
      g_string_append (detail, " · ");
      g_string_append_printf (detail, _("Capital %s"), capital);
    }
  g_string_append_printf (detail, " · %s", province);
  adw_avatar_set_text (self->avatar, layak_record_get_text (self->record, "name"));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->detail, detail->str);
}

static gboolean
start_reading_cb (gpointer data)
{
  LayakRegencyProfile *self = data;

  self->read_id = 0;
  show_head (self);
  layak_reading_start (&self->reading, self, layak_scope_get_store (self->scope),
                       layak_profile_read (get_code (self), layak_date_today ()), show_profile);

  return G_SOURCE_REMOVE;
}

static void
queue_reading (LayakRegencyProfile *self)
{
  if (self->read_id == 0 && self->record != NULL)
    self->read_id = g_idle_add (start_reading_cb, self);
}

static void
layak_regency_profile_dispose (GObject *object)
{
  LayakRegencyProfile *self = LAYAK_REGENCY_PROFILE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  layak_reading_stop (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_REGENCY_PROFILE);
  g_clear_object (&self->record);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->profile, layak_profile_free);

  G_OBJECT_CLASS (layak_regency_profile_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, avatar);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, name);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, rank_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, sizes);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, rank_stack);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, ranks);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, years_card);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, years);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, trainings_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, open_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, workforce_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, documents_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, task_force);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, agencies_button);
  gtk_widget_class_bind_template_child (widget_class, LayakRegencyProfile, agencies);
}

static void
layak_regency_profile_class_init (LayakRegencyProfileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_regency_profile_dispose;

  signals[EDIT] =
    g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD_STANDING] =
    g_signal_new ("add-standing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_EVEN_LAYOUT);
  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_RANK_CHART);
  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-regency-profile.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_standing_cb);
  gtk_widget_class_bind_template_callback (widget_class, trainings_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, agencies_cb);
  gtk_widget_class_bind_template_callback (widget_class, workforce_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, agency_activated_cb);
}

static void
layak_regency_profile_init (LayakRegencyProfile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Called once. */
void
layak_regency_profile_set_scope (LayakRegencyProfile *self,
                                 LayakScope          *scope)
{
  g_return_if_fail (LAYAK_IS_REGENCY_PROFILE (self) && self->scope == NULL);

  self->scope = g_object_ref (scope);
  layak_read_only_lock (layak_scope_get_store (scope), self->add_button, NULL);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (queue_reading), self,
                           G_CONNECT_SWAPPED);
}

void
layak_regency_profile_set_record (LayakRegencyProfile *self,
                                  LayakRecord         *record)
{
  g_return_if_fail (LAYAK_IS_REGENCY_PROFILE (self));

  if (!g_set_object (&self->record, record) || record == NULL)
    return;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_head (self);
  queue_reading (self);
}

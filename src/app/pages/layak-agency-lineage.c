/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-agency-lineage.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-lineage.h"
#include "layak-names.h"
#include "layak-read-only.h"
#include "layak-reading.h"
#include "layak-succession-dialog.h"
#include "layak-wording.h"

struct _LayakAgencyLineage
{
  GtkBox        parent_instance;

  LayakScope   *scope;
  LayakRecord  *record;      /* nullable */
  LayakLineage *lineage;     /* nullable: not read yet */
  GCancellable *reading;     /* nullable */
  guint         read_id;     /* an idle source: many changes, one reading */

  AdwActionRow *trainings_row;
  AdwActionRow *recommendations_row;
  GtkButton    *succeed_button;
  GtkListBox   *names;
};

G_DEFINE_FINAL_TYPE (LayakAgencyLineage, layak_agency_lineage, GTK_TYPE_BOX)

/* “12 trainings, 4 of them under former names”. */
static char *
word_total (const char *record,
            gint64      total,
            gint64      own)
{
  g_autofree char *all = layak_wording_records (layak_record_info_find (record), total);
  g_autofree char *former = layak_wording_number (total - own);

  if (total == own)
    return g_steal_pointer (&all);

  /* Translators: “12 trainings”, and how many of them an agency organised when it still had another name. */
  return g_strdup_printf (_("%s, %s of them under former names"), all, former);
}

static char *
word_open (const LayakLineageFigures *figures)
{
  g_autofree char *open = layak_wording_number (figures->open), *overdue = layak_wording_number (figures->overdue);

  if (figures->overdue == 0)
    return layak_wording_count (ngettext ("%s open", "%s open", (gulong) figures->open), figures->open);

  return g_strdup_printf (ngettext ("%s open, %s overdue", "%s open, %s overdue", (gulong) figures->open), open,
                          overdue);
}

/* What is counted for the agency itself, without its former names. */
static const LayakLineageFigures *
get_own (LayakAgencyLineage *self)
{
  for (guint i = 0; i < self->lineage->members->len; i++)
    {
      const LayakLineageMember *member = g_ptr_array_index (self->lineage->members, i);

      if (member->distance == 0)
        return &member->figures;
    }

  return &self->lineage->total;
}

static void
show_work (LayakAgencyLineage *self)
{
  const LayakLineageFigures *total = &self->lineage->total, *own = get_own (self);
  g_autofree char *trainings = word_total ("training", total->trainings, own->trainings);
  g_autofree char *recommendations = word_total ("recommendation", total->recommendations, own->recommendations);
  g_autofree char *open = word_open (total);
  g_autofree char *both = g_strdup_printf ("%s\n%s", recommendations, open);

  adw_action_row_set_subtitle (self->trainings_row, trainings);
  adw_action_row_set_subtitle (self->recommendations_row, total->recommendations > 0 ? both : recommendations);
}

/* When it had this name and, further back than one step, which of the later names it took. */
static char *
word_member (const LayakLineageMember *member)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *span = layak_names_dup_existence (member->from, member->to);
  g_autofree char *trainings = layak_wording_records (layak_record_info_find ("training"), member->figures.trainings);
  g_autofree char *recommendations = layak_wording_records (layak_record_info_find ("recommendation"),
                                                            member->figures.recommendations);

  if (member->distance > 1 || member->distance < -1)
    /* Translators: when an agency existed, and the one that took over. */
    g_string_printf (text, _("%s → %s"), span != NULL ? span : "", member->successor != NULL ? member->successor : "");
  else if (span != NULL)
    g_string_assign (text, span);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s · %s", trainings, recommendations);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_icon (const LayakLineageMember *member)
{
  if (member->distance == 0)
    return "agency-symbolic";

  return member->distance < 0 ? "go-up-symbolic" : "go-down-symbolic";
}

/* People who hear the row do not see the arrow. */
static char *
word_place (const LayakLineageMember *member)
{
  if (member->distance == 0)
    return g_strdup_printf (_("%s, shown here"), member->name);
  if (member->distance < 0)
    return g_strdup_printf (_("%s, a later name"), member->name);

  return g_strdup_printf (_("%s, a former name"), member->name);
}

static GtkWidget *
make_row (const LayakLineageMember *member)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *uuid = layak_uuid_to_string (&member->uuid), *text = word_member (member);
  g_autofree char *title = g_markup_escape_text (member->name, -1), *subtitle = g_markup_escape_text (text, -1);
  g_autofree char *place = word_place (member), *spoken = g_strdup_printf ("%s. %s", place, text);

  gtk_widget_set_name (row, uuid);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), get_icon (member));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), member->distance != 0);
  if (member->distance == 0)
    gtk_widget_add_css_class (row, "strong-title");
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                   "accessible-role",
                                                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return row;
}

static void
show_names (LayakAgencyLineage *self)
{
  GPtrArray *members = self->lineage->members;
  const gboolean has_successor = members->len > 0 &&
                                 ((LayakLineageMember *) g_ptr_array_index (members, 0))->distance < 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->names, 0)) != NULL)
    gtk_list_box_remove (self->names, GTK_WIDGET (row));
  for (guint i = 0; members->len > 1 && i < members->len; i++)
    gtk_list_box_append (self->names, make_row (g_ptr_array_index (members, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->names), members->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->succeed_button), !has_successor);
}

static void
show_lineage (gpointer widget,
              gpointer result)
{
  LayakAgencyLineage *self = widget;

  g_clear_pointer (&self->lineage, layak_lineage_free);
  self->lineage = result;
  if (self->record == NULL || self->scope == NULL)
    return;

  show_work (self);
  show_names (self);
}

static gboolean
start_reading_cb (gpointer data)
{
  LayakAgencyLineage *self = data;

  self->read_id = 0;
  if (self->record != NULL)
    layak_reading_start (&self->reading, self, layak_scope_get_store (self->scope),
                         layak_lineage_read (&layak_record_get_row (self->record)->uuid, layak_date_today ()),
                         show_lineage);

  return G_SOURCE_REMOVE;
}

static void
queue_reading (LayakAgencyLineage *self)
{
  if (self->read_id == 0 && self->record != NULL)
    self->read_id = g_idle_add (start_reading_cb, self);
}

/* The list shows what was counted: of all its names, everywhere and in all years. */
static void
show_list (LayakAgencyLineage *self,
           const char         *type,
           const char         *field)
{
  g_autoptr(GString) agencies = g_string_new (NULL);
  GVariantBuilder filters;

  if (self->lineage == NULL)
    return;

  for (guint i = 0; i < self->lineage->members->len; i++)
    {
      const LayakLineageMember *member = g_ptr_array_index (self->lineage->members, i);
      g_autofree char *uuid = layak_uuid_to_string (&member->uuid);

      if (member->distance >= 0)
        g_string_append_printf (agencies, "%s%s", agencies->len > 0 ? " " : "", uuid);
    }
  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&filters, "{ss}", field, agencies->str);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-list-everywhere", "(sa{ss})", type, &filters);
}

static void
trainings_cb (LayakAgencyLineage *self)
{
  show_list (self, "training", "organiser");
}

static void
recommendations_cb (LayakAgencyLineage *self)
{
  show_list (self, "recommendation", "lead");
}

static void
name_activated_cb (LayakAgencyLineage *self,
                   GtkListBoxRow      *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", "agency",
                              gtk_widget_get_name (GTK_WIDGET (row)), "");
}

static void
succeeded_cb (LayakAgencyLineage *self,
              const char         *text)
{
  layak_feedback_undo_toast (GTK_WIDGET (self), layak_scope_get_store (self->scope), text);
}

static void
succeed_cb (LayakAgencyLineage *self)
{
  GtkWidget *dialog;

  if (self->record == NULL)
    return;

  dialog = layak_succession_dialog_new (GTK_WIDGET (self), layak_scope_get_store (self->scope),
                                        layak_record_get_row (self->record));
  g_signal_connect_object (dialog, "succeeded", G_CALLBACK (succeeded_cb), self, G_CONNECT_SWAPPED);
}

static void
layak_agency_lineage_dispose (GObject *object)
{
  LayakAgencyLineage *self = LAYAK_AGENCY_LINEAGE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  layak_reading_stop (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_AGENCY_LINEAGE);
  g_clear_object (&self->record);
  g_clear_object (&self->scope);
  g_clear_pointer (&self->lineage, layak_lineage_free);

  G_OBJECT_CLASS (layak_agency_lineage_parent_class)->dispose (object);
}

static void
layak_agency_lineage_class_init (LayakAgencyLineageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_agency_lineage_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-agency-lineage.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakAgencyLineage, trainings_row);
  gtk_widget_class_bind_template_child (widget_class, LayakAgencyLineage, recommendations_row);
  gtk_widget_class_bind_template_child (widget_class, LayakAgencyLineage, succeed_button);
  gtk_widget_class_bind_template_child (widget_class, LayakAgencyLineage, names);
  gtk_widget_class_bind_template_callback (widget_class, trainings_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommendations_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, succeed_cb);
}

static void
layak_agency_lineage_init (LayakAgencyLineage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_agency_lineage_new (LayakScope *scope)
{
  LayakAgencyLineage *self = g_object_new (LAYAK_TYPE_AGENCY_LINEAGE, NULL);

  self->scope = g_object_ref (scope);
  layak_read_only_lock (layak_scope_get_store (scope), self->succeed_button, NULL);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (queue_reading), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * layak_agency_lineage_set_record:
 * @record: (nullable): the agency
 */
void
layak_agency_lineage_set_record (LayakAgencyLineage *self,
                                 LayakRecord        *record)
{
  g_return_if_fail (LAYAK_IS_AGENCY_LINEAGE (self));

  if (!g_set_object (&self->record, record) || record == NULL)
    return;

  queue_reading (self);
}

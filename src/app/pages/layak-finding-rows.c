/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-finding-rows.h"

#include <glib/gi18n.h>

#include "layak-picker.h"
#include "layak-tooltip.h"
#include "layak-whereabouts.h"
#include "layak-wording.h"

/* What is chosen of the records of a finding, if none of them. */
#define FIND_FILES "find-files"

/* In the order of LayakSeverity. */
static const struct
{
  const char *icon;
  const char *tone;
  const char *button;
} looks[] =
{
  { "status-batal-symbolic", "red-text", N_("Complete") },
  { "dialog-warning-symbolic", "amber-text", N_("Complete") },
  { "dialog-information-symbolic", "link-text", N_("Review") },
};

/* What is wrong; the rest of the sentence says what to do, and goes into the tooltip of the button. */
static char *
dup_first_sentence (const char *text)
{
  const char *end = strstr (text, ". ");

  if (end == NULL)
    end = g_str_has_suffix (text, ".") ? text + strlen (text) - 1 : text + strlen (text);

  return g_strndup (text, (gsize) (end - text));
}

/* (transfer full): “Bimtek KHA (2025)”, unless the title tells the year itself. */
static char *
dup_title (const LayakStoreFinding *finding)
{
  const char *title = finding->title != NULL ? finding->title : layak_record_info_get_label (finding->unit);
  g_autofree char *year = g_strdup_printf ("%d", finding->year);

  return finding->year > 0 && strstr (title, year) == NULL ? g_strdup_printf ("%s (%s)", title, year)
                                                           : g_strdup (title);
}

static char *
dup_detail (const LayakFindingGroup *group)
{
  const LayakStoreFinding *first = g_ptr_array_index (group->findings, 0);
  g_autofree char *title = dup_title (first);
  const guint n_others = group->n - 1;
  g_autofree char *others = layak_wording_number (n_others);

  if (n_others == 0)
    return g_steal_pointer (&title);

  /* Translators: a record and how many others */
  return g_strdup_printf (ngettext ("%s and %s other", "%s and %s others", n_others), title, others);
}

static LayakLeadRow *
make_row (const LayakStoreFinding *first,
          const char              *detail)
{
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *title = dup_first_sentence (first->sentence);

  layak_lead_row_set_icon (row, looks[first->severity].icon, looks[first->severity].tone);
  layak_lead_row_set_text (row, title, detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  layak_tooltip_set (GTK_WIDGET (row), first->sentence);
  return row;
}

/* Where the focus goes within the record. */
static const char *
get_field (const LayakStoreFinding *finding)
{
  return finding->child == NULL ? finding->field : finding->info->name;
}

/* The button leads to the first record; when this one is complete, the next takes its place. */
static void
add_button (LayakLeadRow            *row,
            const LayakStoreFinding *first,
            const char              *label)
{
  layak_lead_row_set_button (row, label);
  layak_lead_row_set_target (row, first->unit->name, first->uuid, get_field (first));
}

/* The files of a report that came without them are all in one place, if they are anywhere. */
static gboolean
is_missing_file (const LayakStoreFinding *finding)
{
  return g_str_equal (finding->name, "document-content-missing");
}

static void
fill_cb (LayakPicker *picker,
         GPtrArray   *findings)
{
  if (is_missing_file (g_ptr_array_index (findings, 0)))
    layak_picker_add (picker, FIND_FILES, _("Find in a folder…"), NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *position = g_strdup_printf ("%u", i), *title = dup_title (g_ptr_array_index (findings, i));

      layak_picker_add (picker, position, title, NULL);
    }
}

static void
picked_cb (LayakPicker *picker,
           LayakOption *option,
           GPtrArray   *findings)
{
  const char *identity = layak_option_get_identity (option);
  const LayakStoreFinding *finding = g_ptr_array_index (findings, (guint) atoi (identity));
  const char *field = get_field (finding);

  if (g_str_equal (identity, FIND_FILES))
    {
      gtk_widget_activate_action (GTK_WIDGET (picker), "win.find-files", NULL);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (picker), "win.show-record", "(sss)", finding->unit->name, finding->uuid,
                              field != NULL ? field : "");
}

static void
drop_findings (gpointer  findings,
               GClosure *closure)
{
  g_ptr_array_unref (findings);
}

/* A list of the records, of which a person chooses one. The group may be gone before that, so its findings are kept. */
static void
add_menu (LayakLeadRow            *row,
          const LayakFindingGroup *group)
{
  GtkWidget *picker = layak_picker_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Open"), "popover", picker,
                                    "valign", GTK_ALIGN_CENTER, NULL);

  if (group->n > group->findings->len)
    {
      g_autofree char *kept = layak_wording_number (group->findings->len), *all = layak_wording_number (group->n);
      g_autofree char *note = g_strdup_printf (_("The first %s of %s"), kept, all);

      layak_picker_set_note (LAYAK_PICKER (picker), note);
    }
  g_signal_connect_data (picker, "fill", G_CALLBACK (fill_cb), g_ptr_array_ref (group->findings), drop_findings, 0);
  g_signal_connect_data (picker, "picked", G_CALLBACK (picked_cb), g_ptr_array_ref (group->findings), drop_findings, 0);
  gtk_widget_add_css_class (button, "compact");
  layak_lead_row_add_suffix (row, button);
}

GtkWidget *
layak_finding_rows_make (const LayakFindingGroup *group)
{
  const LayakStoreFinding *first = g_ptr_array_index (group->findings, 0);
  g_autofree char *detail = dup_detail (group);
  g_autofree char *text = g_strdup_printf ("%s · %s", layak_enumeration_get_label (&layak_severities, first->severity),
                                           detail);
  LayakLeadRow *row = make_row (first, text);

  if (layak_whereabouts_exist (first->unit))
    add_button (row, first, _(looks[first->severity].button));
  return GTK_WIDGET (row);
}

GtkWidget *
layak_finding_rows_make_wide (const LayakFindingGroup *group)
{
  const LayakStoreFinding *first = g_ptr_array_index (group->findings, 0);
  g_autofree char *detail = dup_detail (group);
  LayakLeadRow *row = make_row (first, detail);

  layak_lead_row_set_wrap (row, TRUE);
  layak_lead_row_set_end (row, layak_enumeration_get_label (&layak_severities, first->severity), NULL, FALSE);
  layak_lead_row_set_end_tone (row, looks[first->severity].tone);
  if (!layak_whereabouts_exist (first->unit))
    return GTK_WIDGET (row);

  if (group->n == 1 && !is_missing_file (first))
    add_button (row, first, _("Open"));
  else
    add_menu (row, group);
  return GTK_WIDGET (row);
}

static LayakSeverity
get_severity (const LayakFindingGroup *group)
{
  return ((LayakStoreFinding *) g_ptr_array_index (group->findings, 0))->severity;
}

/* The required ones come first, those for information last. */
guint
layak_finding_rows_count_due (const GPtrArray *groups)
{
  guint n = 0;

  while (n < groups->len && get_severity (g_ptr_array_index (groups, n)) != LAYAK_SEVERITY_INFORMATIVE)
    n++;
  return n;
}

void
layak_finding_rows_append (GtkListBox          *list,
                           const GPtrArray     *groups,
                           guint                n_groups,
                           LayakFindingRowFunc  make)
{
  const guint n_due = layak_finding_rows_count_due (groups);

  for (guint i = 0; i < n_groups; i++)
    {
      if (i == n_due)
        layak_lead_row_say (list, "dialog-information-symbolic", "link-text", _("For information, nothing is missing"));
      gtk_list_box_append (list, make (g_ptr_array_index (groups, i)));
    }
}

char *
layak_finding_rows_dup_passed (GPtrArray *passed)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const LayakRecordInfo *info = NULL;

  for (guint i = 0; i < passed->len; i++)
    {
      const LayakPassed *check = g_ptr_array_index (passed, i);
      const char *label = layak_field_get_label (check->field);

      if (check->info != info)
        g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", layak_record_info_get_label (check->info), label);
      else
        g_string_append_printf (text, ", %s", label);
      info = check->info;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

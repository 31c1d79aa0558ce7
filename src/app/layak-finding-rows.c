/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-finding-rows.h"

#include <glib/gi18n.h>

#include "layak-whereabouts.h"

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

GPtrArray *
layak_finding_rows_group (GPtrArray *findings)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    {
      LayakStoreFinding *finding = g_ptr_array_index (findings, i);
      GPtrArray *group = g_hash_table_lookup (by_name, finding->name);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_name, (char *) finding->name, group);
        }
      g_ptr_array_add (group, finding);
    }
  return groups;
}

/* What is wrong; the rest of the sentence says what to do, and goes into the tooltip of the button. */
static char *
dup_first_sentence (const char *text)
{
  const char *end = strstr (text, ". ");

  if (end == NULL)
    end = g_str_has_suffix (text, ".") ? text + strlen (text) - 1 : text + strlen (text);

  return g_strndup (text, (gsize) (end - text));
}

static char *
dup_detail (GPtrArray *findings)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  const char *title = first->title != NULL ? first->title : layak_record_info_get_label (first->unit);
  const int n_others = (int) findings->len - 1;

  if (n_others == 0)
    return g_strdup (title);

  /* Translators: a record and how many others */
  return g_strdup_printf (ngettext ("%s and %d other", "%s and %d others", (gulong) n_others), title, n_others);
}

/* The button leads to the first record; when this one is complete, the next takes its place. */
static LayakLeadRow *
make_row (GPtrArray  *findings,
          const char *detail,
          const char *button)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *title = dup_first_sentence (first->sentence);

  layak_lead_row_set_icon (row, looks[first->severity].icon, looks[first->severity].tone);
  layak_lead_row_set_text (row, title, detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), first->sentence);
  if (layak_whereabouts_exist (first->unit))
    {
      layak_lead_row_set_button (row, button);
      layak_lead_row_set_target (row, first->unit->name, first->uuid,
                                 first->child == NULL ? first->field : first->info->name);
    }
  return row;
}

GtkWidget *
layak_finding_rows_make (GPtrArray *findings)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  g_autofree char *detail = dup_detail (findings);
  g_autofree char *text = g_strdup_printf ("%s · %s", layak_enumeration_get_label (&layak_severities, first->severity),
                                           detail);

  return GTK_WIDGET (make_row (findings, text, _(looks[first->severity].button)));
}

GtkWidget *
layak_finding_rows_make_wide (GPtrArray *findings)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  g_autofree char *detail = dup_detail (findings);
  LayakLeadRow *row = make_row (findings, detail, _("Open"));

  layak_lead_row_set_wrap (row, TRUE);
  layak_lead_row_set_end (row, layak_enumeration_get_label (&layak_severities, first->severity), NULL, FALSE);
  layak_lead_row_set_end_tone (row, looks[first->severity].tone);
  return GTK_WIDGET (row);
}

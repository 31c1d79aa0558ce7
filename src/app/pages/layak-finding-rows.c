/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-finding-rows.h"

#include <glib/gi18n.h>

#include "layak-picker.h"
#include "layak-whereabouts.h"
#include "layak-wording.h"

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
  const char *name = NULL;
  GPtrArray *group = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      LayakStoreFinding *finding = g_ptr_array_index (findings, i);

      /* Those of one rule mostly follow each other. */
      if (finding->name != name)
        group = g_hash_table_lookup (by_name, finding->name);
      name = finding->name;
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
  const guint n_others = findings->len - 1;
  g_autofree char *others = layak_wording_number (n_others);

  if (n_others == 0)
    return g_strdup (title);

  /* Translators: a record and how many others */
  return g_strdup_printf (ngettext ("%s and %s other", "%s and %s others", n_others), title, others);
}

static LayakLeadRow *
make_row (GPtrArray  *findings,
          const char *detail)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());
  g_autofree char *title = dup_first_sentence (first->sentence);

  layak_lead_row_set_icon (row, looks[first->severity].icon, looks[first->severity].tone);
  layak_lead_row_set_text (row, title, detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), first->sentence);
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

/* A record to choose: the target of win.show-record, and what people call it. */
typedef struct
{
  GVariant *target;
  char     *title;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_variant_unref (choice->target);
  g_free (choice->title);
  g_free (choice);
}

/* (transfer full) (element-type Choice): the findings may be gone before a person chooses. */
static GPtrArray *
make_choices (GPtrArray *findings)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const LayakStoreFinding *finding = g_ptr_array_index (findings, i);
      const char *field = get_field (finding);
      Choice *choice = g_new0 (Choice, 1);

      choice->target = g_variant_ref_sink (g_variant_new ("(sss)", finding->unit->name, finding->uuid,
                                                          field != NULL ? field : ""));
      choice->title = g_strdup (finding->title != NULL ? finding->title : layak_record_info_get_label (finding->unit));
      g_ptr_array_add (choices, choice);
    }
  return choices;
}

static void
fill_cb (LayakPicker *picker,
         GPtrArray   *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = g_ptr_array_index (choices, i);
      g_autofree char *position = g_strdup_printf ("%u", i);

      layak_picker_add (picker, position, choice->title, NULL);
    }
}

static void
picked_cb (LayakPicker *picker,
           LayakOption *option,
           GPtrArray   *choices)
{
  const Choice *choice = g_ptr_array_index (choices, (guint) atoi (layak_option_get_identity (option)));

  gtk_widget_activate_action_variant (GTK_WIDGET (picker), "win.show-record", choice->target);
}

static void
drop_choices (gpointer  choices,
              GClosure *closure)
{
  g_ptr_array_unref (choices);
}

/* A list of all records, of which a person chooses one. */
static void
add_menu (LayakLeadRow *row,
          GPtrArray    *findings)
{
  GtkWidget *picker = layak_picker_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", _("Open"), "popover", picker,
                                    "valign", GTK_ALIGN_CENTER, NULL);
  GPtrArray *choices = make_choices (findings);

  g_signal_connect_data (picker, "fill", G_CALLBACK (fill_cb), choices, drop_choices, 0);
  g_signal_connect_data (picker, "picked", G_CALLBACK (picked_cb), g_ptr_array_ref (choices), drop_choices, 0);
  gtk_widget_add_css_class (button, "compact");
  layak_lead_row_add_suffix (row, button);
}

GtkWidget *
layak_finding_rows_make (GPtrArray *findings)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  g_autofree char *detail = dup_detail (findings);
  g_autofree char *text = g_strdup_printf ("%s · %s", layak_enumeration_get_label (&layak_severities, first->severity),
                                           detail);
  LayakLeadRow *row = make_row (findings, text);

  if (layak_whereabouts_exist (first->unit))
    add_button (row, first, _(looks[first->severity].button));
  return GTK_WIDGET (row);
}

GtkWidget *
layak_finding_rows_make_wide (GPtrArray *findings)
{
  const LayakStoreFinding *first = g_ptr_array_index (findings, 0);
  g_autofree char *detail = dup_detail (findings);
  LayakLeadRow *row = make_row (findings, detail);

  layak_lead_row_set_wrap (row, TRUE);
  layak_lead_row_set_end (row, layak_enumeration_get_label (&layak_severities, first->severity), NULL, FALSE);
  layak_lead_row_set_end_tone (row, looks[first->severity].tone);
  if (!layak_whereabouts_exist (first->unit))
    return GTK_WIDGET (row);

  if (findings->len == 1)
    add_button (row, first, _("Open"));
  else
    add_menu (row, findings);
  return GTK_WIDGET (row);
}

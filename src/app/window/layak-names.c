/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-names.h"

#include <glib/gi18n.h>

#include "layak-agency.h"
#include "layak-indicator.h"
#include "layak-participant-group.h"
#include "layak-province.h"
#include "layak-regency.h"
#include "layak-standing.h"
#include "layak-wording.h"

/* In layak_regency_kinds. */
#define KIND_KOTA 1

static char *
dup_regency (LayakRecord *record)
{
  const char *name = layak_record_get_text (record, "name");

  if (layak_record_get_number (record, "kind") == KIND_KOTA)
    /* Translators: the name of a kota, such as “Banjarbaru”. */
    return g_strdup_printf (_("City of %s"), name);

  /* Translators: the name of a kabupaten, such as “Balangan”. */
  return g_strdup_printf (_("%s Regency"), name);
}

static char *
dup_agency (LayakRecord *record)
{
  const char *name = layak_record_get_text (record, "abbreviation");

  if (name == NULL)
    name = layak_record_get_text (record, "name");

  return g_strdup (name != NULL ? name : _("Unnamed agency"));
}

/* “2023 · Final verification”. */
static char *
dup_standing (LayakRecord *record)
{
  return g_strdup_printf ("%d · %s", (int) layak_record_get_number (record, "year"),
                          layak_enumeration_get_label (&layak_stages, layak_record_get_number (record, "stage")));
}

/**
 * layak_names_dup_record:
 *
 * Returns: (transfer full): the name of @record on buttons, chips and in lists of choices
 */
char *
layak_names_dup_record (LayakRecord *record)
{
  const LayakRecordInfo *info = layak_record_get_info (record);
  const char *title;

  if (info == &layak_regency_info)
    return dup_regency (record);
  if (info == &layak_agency_info)
    return dup_agency (record);
  if (info == &layak_indicator_info)
    return g_strdup_printf ("%s %s", layak_record_get_text (record, "number"), layak_record_get_text (record, "name"));
  if (info == &layak_participant_group_info)
    return g_strdup (layak_enumeration_get_label (&layak_groups, layak_record_get_number (record, "group")));

  if (info == &layak_standing_info)
    return dup_standing (record);

  title = layak_row_get_title (layak_record_get_row (record));
  return g_strdup (title != NULL ? title : layak_record_info_get_label (info));
}

/* (transfer full) (nullable): its name in full, and where it is; many agencies share an abbreviation. */
static char *
dup_agency_detail (LayakStore  *store,
                   LayakRecord *record)
{
  const char *name = layak_record_get_text (record, "abbreviation") != NULL ? layak_record_get_text (record, "name")
                                                                            : NULL;
  const char *code = layak_record_get_text (record, "regency");
  g_autofree char *place = NULL;

  if (code == NULL)
    code = layak_record_get_text (record, "province");
  place = code != NULL ? layak_names_dup_place (store, code) : NULL;
  if (name != NULL && place != NULL)
    return g_strdup_printf ("%s · %s", name, place);

  return name != NULL ? g_strdup (name) : g_steal_pointer (&place);
}

/**
 * layak_names_dup_detail:
 *
 * Returns: (transfer full) (nullable): what tells @record from others of a similar name
 */
char *
layak_names_dup_detail (LayakStore  *store,
                        LayakRecord *record)
{
  const LayakRecordInfo *info = layak_record_get_info (record);

  if (info == &layak_agency_info)
    return dup_agency_detail (store, record);
  if (info == &layak_indicator_info)
    return g_strdup (layak_record_get_text (record, "cluster-name"));
  if (info == &layak_regency_info || info == &layak_province_info)
    return g_strdup (layak_record_get_text (record, "code"));

  return NULL;
}

/**
 * layak_names_dup_reference:
 *
 * Returns: (transfer full): the name of the record of type @info that @identity refers to
 */
char *
layak_names_dup_reference (LayakStore            *store,
                           const LayakRecordInfo *info,
                           const char            *identity)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (store, info, identity, &error);

  if (record != NULL)
    return layak_names_dup_record (record);
  if (error != NULL)
    g_debug ("%s %s: %s", info->name, identity, error->message);

  /* A key says something, a UUID nothing. */
  return g_strdup (layak_record_info_is_keyed (info) ? identity : _("Unknown record"));
}

/* (transfer full): the name of the regency or province with this code. */
char *
layak_names_dup_place (LayakStore *store,
                       const char *code)
{
  const gboolean is_province = g_utf8_strlen (code, -1) == 2;

  return layak_names_dup_reference (store, is_province ? &layak_province_info : &layak_regency_info, code);
}

static char *
dup_references (LayakStore       *store,
                const LayakField *field,
                const char       *text)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  g_auto(GStrv) identities = g_strsplit (text, " ", -1);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; identities[i] != NULL; i++)
    {
      g_autofree char *name = layak_names_dup_reference (store, info, identities[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (*(char * const *) a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (*(char * const *) b, -1);

  return strcmp (first, second);
}

char *
layak_names_dup_indicators (const LayakRow *row)
{
  g_auto(GStrv) set = g_strdupv (layak_row_get_set (row, "indicators"));
  g_autoptr(GString) numbers = g_string_new (NULL);

  if (set == NULL)
    return NULL;

  qsort (set, g_strv_length (set), sizeof *set, compare_numbers);
  for (guint i = 0; set[i] != NULL; i++)
    {
      const char *hyphen = strchr (set[i], '-');

      g_string_append_printf (numbers, "%s%s", i > 0 ? ", " : "", hyphen != NULL ? hyphen + 1 : set[i]);
    }
  /* Translators: KLA indicators by their numbers. */
  return g_strdup_printf (_("Ind. %s"), numbers->str);
}

/**
 * layak_names_dup_value:
 * @field: (nullable): whose value it is; %NULL for the title of a record
 * @text: (nullable): its canonical text
 *
 * Returns: (transfer full): the value as people read it, with the names of the records it refers to
 */
char *
layak_names_dup_value (LayakStore       *store,
                       const LayakField *field,
                       const char       *text)
{
  LayakValue value;
  char *words;

  if (text == NULL || *text == '\0')
    return g_strdup (_("(empty)"));
  if (field == NULL)
    return g_strdup (text);
  if (field->refers != NULL)
    return dup_references (store, field, text);
  if (!layak_value_parse (field, text, &value, NULL))
    return g_strdup (text);

  words = layak_wording_value (field, value);
  layak_value_clear (field, &value);
  return words != NULL ? words : g_strdup (text);
}

char *
layak_names_dup_existence (LayakDate from,
                           LayakDate to)
{
  g_autofree char *date = NULL;

  if (to != LAYAK_UNKNOWN)
    return layak_wording_dates (from, to);
  if (from == LAYAK_UNKNOWN)
    return NULL;

  date = layak_wording_date (from);
  /* Translators: a date or a year. */
  return g_strdup_printf (_("since %s"), date);
}

void
layak_names_label_expander (GtkExpander *expander,
                            const char  *label)
{
  gtk_expander_set_label (expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

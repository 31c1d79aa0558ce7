/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-findings.h"
#include "layak-integrity.h"
#include "layak-listing.h"
#include "layak-output.h"
#include "layak-query-options.h"

/* Which records are looked at, and the day to judge by. */
typedef struct
{
  const char *place;
  int         year;
  LayakDate   today;
} Scope;

/* Whether the file is whole; tells what is damaged. */
static LayakExit
check_file (LayakCall  *call,
            LayakStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) damage = layak_integrity_find_all_damage (layak_store_get_reader (store), &error);

  if (damage == NULL)
    return layak_call_fail (call, error);

  for (guint i = 0; i < damage->len; i++)
    layak_output_message (layak_store_get_path (store), _("error"), g_ptr_array_index (damage, i));
  return damage->len > 0 ? LAYAK_EXIT_FAILED : LAYAK_EXIT_DONE;
}

static gboolean
write_findings (GPtrArray    *findings,
                LayakFormat   format,
                GError      **error)
{
  const LayakColumn columns[] =
  {
    { "severity", _("Severity"), NULL },
    { "record", _("Record"), NULL },
    { "title", _("Title"), NULL },
    { "field", _("Field"), NULL },
    { "rule", _("Rule"), NULL },
    { "sentence", _("Finding"), NULL },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < findings->len; i++)
    {
      const LayakStoreFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *record = finding->child != NULL
                                ? g_strdup_printf ("%s:%s", finding->info->name, finding->child)
                                : g_strdup_printf ("%s:%s", finding->unit->name, finding->uuid);
      const char *cells[] =
      {
        layak_enumeration_get_nick (&layak_severities, finding->severity),
        record,
        finding->title,
        finding->field,
        finding->name,
        finding->sentence,
      };

      layak_listing_add (listing, cells);
    }

  return layak_listing_finish (listing, error);
}

/* The same numbers as in the window. */
static gboolean
write_summary (GPtrArray  *findings,
               GError    **error)
{
  guint counts[LAYAK_N_SEVERITIES] = { 0, };
  g_autofree char *summary = NULL;

  for (guint i = 0; i < findings->len; i++)
    counts[((LayakStoreFinding *) g_ptr_array_index (findings, i))->severity]++;
  summary = layak_findings_dup_summary (counts);
  return layak_output_line (error, "%s", summary);
}

static LayakExit
check_records (LayakCall   *call,
               LayakStore  *store,
               const Scope *scope,
               LayakFormat  format)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = layak_findings_select (layak_store_get_reader (store), scope->place,
                                                         scope->year, scope->today, &error);

  if (findings == NULL || !write_findings (findings, format, &error) ||
      (format == LAYAK_FORMAT_TABLE && !write_summary (findings, &error)))
    return layak_call_fail (call, error);

  for (guint i = 0; i < findings->len; i++)
    if (((LayakStoreFinding *) g_ptr_array_index (findings, i))->severity == LAYAK_SEVERITY_REQUIRED)
      return LAYAK_EXIT_UNDECIDED;

  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *regency = NULL, *province = NULL, *year = NULL, *as_of = NULL, *place = NULL;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &regency, N_("Only those of this regency or city"), N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &province, N_("Only those in this province"), N_("CODE") },
    { "year", 'y', 0, LAYAK_OPTION_TEXT, &year, N_("Only those of this year"), N_("YEAR") },
    { "as-of", 0, 0, LAYAK_OPTION_TEXT, &as_of, N_("The day that counts as today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  Scope scope = { .today = layak_date_today () };
  LayakFormat format;
  LayakStore *store;
  LayakExit status;

  if (!layak_call_parse (call, options, 0, 0))
    return layak_call_get_exit (call);

  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ||
      (year != NULL && !layak_option_parse_year (year, &scope.year, &error)) ||
      (as_of != NULL && !layak_option_parse_today (as_of, &scope.today, &error)))
    return layak_call_fail (call, error);

  store = layak_call_open (call, &error);
  if (store == NULL ||
      !layak_option_resolve_place (layak_store_get_reader (store), regency, province, &place, &error))
    return layak_call_fail (call, error);

  scope.place = place;
  status = check_file (call, store);
  return status != LAYAK_EXIT_DONE ? status : check_records (call, store, &scope, format);
}

const LayakCommand layak_command_check =
{
  "check",
  "",
  N_("Test the file, and list what is incomplete or contradictory"),
  N_("The status is 1 if the file is damaged, and 4 if a finding is required before a report can be sent."),
  run,
};

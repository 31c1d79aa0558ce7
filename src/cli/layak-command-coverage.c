/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-coverage.h"
#include "layak-listing.h"
#include "layak-query-options.h"

/* The form of what is worked out and stands in no record. */
static const LayakField number_field = { "number", LAYAK_NUMBER (0, G_MAXINT64), LAYAK_FIELD_PLAIN, NULL, NULL };
static const LayakField percent_field = { "percent", LAYAK_DECIMAL (1, G_MAXINT64), LAYAK_FIELD_PLAIN, NULL, NULL };
static const LayakField groups_field = { "groups", LAYAK_CHOICES (layak_groups), LAYAK_FIELD_PLAIN, NULL, NULL };
static const LayakField kinds_field =
  { "kinds", LAYAK_CHOICES (layak_document_kinds), LAYAK_FIELD_PLAIN, NULL, NULL };

static char *
dup_number (const LayakField *field,
            gint64            number)
{
  return number != LAYAK_UNKNOWN ? layak_value_format (field, (LayakValue) { .number = number }) : NULL;
}

/* Nicks for programs, names for people. NULL for none. */
static char *
dup_choices (const LayakEnumeration *choices,
             guint64                 mask,
             gboolean                named)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->n_choices; i++)
    {
      if (!(mask & LAYAK_CHOICE_BIT (i)))
        continue;
      if (text->len > 0)
        g_string_append (text, named ? ", " : " ");
      g_string_append (text, named ? layak_enumeration_get_label (choices, i)
                                   : layak_enumeration_get_nick (choices, i));
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* What is missing, in words; a question that demands no kind of document wants any. */
static char *
dup_missing (const LayakQuestionCoverage *question,
             gboolean                     named)
{
  if (named && question->missing == 0 && question->documents == 0)
    return g_strdup (_("Any document"));

  return dup_choices (&layak_document_kinds, question->missing, named);
}

static gboolean
write_questions (const LayakCoverage  *coverage,
                 LayakFormat           format,
                 GError              **error)
{
  const gboolean named = format == LAYAK_FORMAT_TABLE;
  const LayakColumn columns[] =
  {
    { "question", _("Question"), NULL },
    { "groups", _("Groups"), &groups_field },
    { "trainings", _("Trainings"), &number_field },
    { "trained", _("Trained"), &number_field },
    { "people", _("People"), &number_field },
    { "percent", _("Percent"), &percent_field },
    { "documents", _("Documents"), &number_field },
    { "missing", _("Evidence missing"), &kinds_field },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < coverage->questions->len; i++)
    {
      const LayakQuestionCoverage *question = g_ptr_array_index (coverage->questions, i);
      g_autofree char *groups = dup_choices (&layak_groups, question->groups, named);
      g_autofree char *trainings = dup_number (&number_field, question->trainings->len);
      g_autofree char *trained = dup_number (&number_field, question->trained);
      g_autofree char *people = dup_number (&number_field, question->workforce);
      g_autofree char *percent = dup_number (&percent_field, question->percent);
      g_autofree char *documents = dup_number (&number_field, question->documents);
      g_autofree char *missing = dup_missing (question, named);
      const char *cells[] = { question->identity, groups, trainings, trained, people, percent, documents, missing };

      layak_listing_add (listing, cells);
    }
  return layak_listing_finish (listing, error);
}

static gboolean
write_indicators (const LayakCoverage  *coverage,
                  LayakFormat           format,
                  GError              **error)
{
  const LayakColumn columns[] =
  {
    { "indicator", _("Indicator"), NULL },
    { "held", _("Held"), &number_field },
    { "planned", _("Planned"), &number_field },
    { "people", _("People"), &number_field },
    { "recommendations", _("Recommendations"), &number_field },
    { "open", _("Still open"), &number_field },
    { "closed", _("Closed"), &number_field },
    { "name", _("Name"), NULL },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < coverage->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (coverage->indicators, i);
      g_autofree char *held = dup_number (&number_field, indicator->held);
      g_autofree char *planned = dup_number (&number_field, indicator->planned);
      g_autofree char *people = dup_number (&number_field, indicator->people);
      g_autofree char *recommendations = dup_number (&number_field, indicator->recommendations);
      g_autofree char *open = dup_number (&number_field, indicator->open);
      g_autofree char *closed = dup_number (&number_field, indicator->closed);
      const char *cells[] = { indicator->number, held, planned, people, recommendations, open, closed,
                              indicator->name };

      layak_listing_add (listing, cells);
    }
  return layak_listing_finish (listing, error);
}

static LayakExit
show_coverage (LayakCall  *call,
               const char *regency,
               const char *province,
               int         year,
               LayakFormat format,
               gboolean    indicators)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakCoverage) coverage = NULL;
  g_autofree char *place = NULL;
  LayakStore *store = layak_call_open (call, &error);

  if (store == NULL || !layak_option_resolve_place (layak_store_get_reader (store), regency, province, &place, &error))
    return layak_call_fail (call, error);

  coverage = layak_coverage_select (layak_store_get_reader (store), place, year, 0, &error);
  if (coverage == NULL ||
      !(indicators ? write_indicators (coverage, format, &error) : write_questions (coverage, format, &error)))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *regency = NULL, *province = NULL, *year = NULL;
  gboolean indicators = FALSE;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &regency, N_("Only that of this regency or city"), N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &province, N_("Only that in this province"), N_("CODE") },
    { "year", 'y', 0, LAYAK_OPTION_TEXT, &year, N_("In this year; otherwise in the present one"), N_("YEAR") },
    { "indicators", 0, 0, G_OPTION_ARG_NONE, &indicators, N_("By indicator instead of by question"), NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  int number = layak_date_get_year (layak_date_today ());
  LayakFormat format;

  if (!layak_call_parse (call, options, 0, 0))
    return layak_call_get_exit (call);

  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ||
      (year != NULL && !layak_option_parse_year (year, &number, &error)))
    return layak_call_fail (call, error);

  return show_coverage (call, regency, province, number, format, indicators);
}

const LayakCommand layak_command_coverage =
{
  "coverage",
  "",
  N_("Show which part of the staff is trained, as the KHA questions ask"),
  N_("People who took part in several trainings count in each. What is unknown is left empty: nobody counted those\n"
     "trained, or there is no workforce figure of each group in that year."),
  run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-deliver.h"
#include "layak-output.h"
#include "layak-query-options.h"

/* What the person asked for. */
typedef struct
{
  char     *regency;
  char     *province;
  char     *period;
  char     *due;
  char     *as_of;
  char     *output;
  gboolean  is_draft;
  gboolean  with_names;
  gboolean  with_documents;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->regency);
  g_free (wishes->province);
  g_free (wishes->period);
  g_free (wishes->due);
  g_free (wishes->as_of);
  g_free (wishes->output);
}

static gboolean
set_bad_option (GError     **error,
                const char  *sentence,
                const char  *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", sentence, value);
  return FALSE;
}

static gboolean
parse_options (const Wishes         *wishes,
               LayakDeliverOptions  *options,
               GError              **error)
{
  g_autoptr(GError) problem = NULL;

  if (!layak_period_parse (wishes->period, &options->period, &problem))
    return set_bad_option (error, "--period", problem->message);
  if (wishes->due != NULL && !layak_date_parse (wishes->due, &options->due_date))
    return set_bad_option (error, "--due", wishes->due);

  return wishes->as_of == NULL || layak_option_parse_today (wishes->as_of, &options->today, error);
}

static LayakExit
deliver (LayakCall    *call,
         const Wishes *wishes)
{
  LayakDeliverOptions options =
    {
      .today = layak_date_today (), .due_date = LAYAK_UNKNOWN, .is_draft = wishes->is_draft,
      .with_names = wishes->with_names, .with_documents = wishes->with_documents,
    };
  g_autoptr(LayakRow) delivery = NULL;
  g_autofree char *place = NULL, *written = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if ((wishes->regency == NULL && wishes->province == NULL) || wishes->period == NULL)
    return layak_call_misuse (call, _("A report is delivered for a place and a period: give --regency or --province, "
                                      "and --period"));

  store = parse_options (wishes, &options, &error) ? layak_call_open (call, &error) : NULL;
  if (store == NULL ||
      !layak_option_resolve_place (layak_store_get_reader (store), wishes->regency, wishes->province, &place, &error))
    return layak_call_fail (call, error);

  if (wishes->regency != NULL)
    options.regency = place;
  else
    options.province = place;
  delivery = layak_deliver (store, &options, wishes->output, &written, &error);
  if (delivery == NULL)
    return layak_call_fail (call, error);

  layak_call_tell (call, _("Delivery %s"), layak_row_get_text (delivery, "number"));
  /* By now it is delivered, and a status other than 0 would say that it is not. */
  if (!layak_output_line (&error, "%s", written))
    layak_output_message (LAYAK_PROGRAM, _("warning"), error->message);
  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  Wishes wishes = { 0 };
  const GOptionEntry options[] =
  {
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &wishes.regency, N_("The report of this regency or city"), N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &wishes.province, N_("The report of this province"), N_("CODE") },
    { "period", 0, 0, LAYAK_OPTION_TEXT, &wishes.period,
      N_("2025, 2025-S1, 2025-Q3, 2025-08 or 2025-07-01/2025-09-30"), N_("PERIOD") },
    { "due", 0, 0, LAYAK_OPTION_TEXT, &wishes.due,
      N_("By when it is expected; 15 days after the period if not given"), N_("DATE") },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &wishes.is_draft, N_("Only make it; it is not sent yet"), NULL },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &wishes.with_names, N_("Also what is about persons"), NULL },
    { "with-documents", 0, 0, G_OPTION_ARG_NONE, &wishes.with_documents, N_("Also the files of documents"), NULL },
    { "as-of", 0, 0, LAYAK_OPTION_TEXT, &wishes.as_of, N_("The day that counts as today"), N_("DATE") },
    { "output", 'o', 0, LAYAK_OPTION_TEXT, &wishes.output, N_("Write to this new file, or into this folder"),
      N_("FILE") },
    { NULL }
  };
  LayakExit status = layak_call_parse (call, options, 0, 0) ? deliver (call, &wishes) : layak_call_get_exit (call);

  clear_wishes (&wishes);
  return status;
}

const LayakCommand layak_command_deliver =
{
  "deliver",
  "",
  N_("Number a report and write it for the province"),
  N_("Prints the name of the file. The report carries its digest, by which a change is recognised, and that of the\n"
     "one before it: another report of the same place and period is a new revision and supersedes the former."),
  run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-deliver.h"
#include "layak-extent.h"
#include "layak-output.h"
#include "layak-query-options.h"

/* What the person asked for. */
typedef struct
{
  LayakExtent  extent;
  char        *due;
  char        *as_of;
  char        *output;
  gboolean     is_draft;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  layak_extent_clear (&wishes->extent);
  g_free (wishes->due);
  g_free (wishes->as_of);
  g_free (wishes->output);
}

static gboolean
parse_options (const Wishes         *wishes,
               LayakDeliverOptions  *options,
               GError              **error)
{
  if (!layak_extent_parse_period (&wishes->extent, &options->period, error))
    return FALSE;
  if (wishes->due != NULL && !layak_date_parse (wishes->due, &options->due_date))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--due: %s", wishes->due);
      return FALSE;
    }

  return wishes->as_of == NULL || layak_option_parse_today (wishes->as_of, &options->today, error);
}

static LayakExit
deliver (LayakCall *call,
         Wishes    *wishes)
{
  LayakExtent *extent = &wishes->extent;
  LayakDeliverOptions options =
    {
      .today = layak_date_today (), .due_date = LAYAK_UNKNOWN, .is_draft = wishes->is_draft,
      .with_names = extent->with_names, .with_documents = extent->with_documents,
    };
  g_autoptr(LayakRow) delivery = NULL;
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if ((extent->regency == NULL && extent->province == NULL) || extent->period == NULL)
    return layak_call_misuse (call, _("A report is delivered for a place and a period: give --regency or --province, "
                                      "and --period"));

  store = parse_options (wishes, &options, &error) ? layak_call_open (call, &error) : NULL;
  if (store == NULL || !layak_extent_resolve (extent, layak_store_get_reader (store), &error))
    return layak_call_fail (call, error);

  options.regency = extent->regency;
  options.province = extent->province;
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
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &wishes.extent.regency, N_("The report of this regency or city"),
      N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &wishes.extent.province, N_("The report of this province"), N_("CODE") },
    LAYAK_EXTENT_PERIOD_OPTION (&wishes.extent),
    { "due", 0, 0, LAYAK_OPTION_TEXT, &wishes.due,
      N_("By when it is expected; 15 days after the period if not given"), N_("DATE") },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &wishes.is_draft, N_("Only make it; it is not sent yet"), NULL },
    LAYAK_EXTENT_CONTENT_OPTIONS (&wishes.extent),
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-output.h"
#include "layak-source.h"
#include "layak-validator.h"
#include "layak-wording.h"

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  layak_source_tell (user_data, problem);
}

static gboolean
write_counts (const char             *path,
              const LayakValidation  *found,
              GError                **error)
{
  g_autofree char *records = layak_wording_number (found->n_records), *fatal = layak_wording_number (found->n_fatal);
  g_autofree char *rejected = layak_wording_number (found->n_rejected);
  g_autofree char *warnings = layak_wording_number (found->n_warnings);

  /* Translators: the name of a file, and how many records and problems it has. */
  return layak_output_line (error, _("%s: %s records, %s fatal, %s rejected, %s warnings"), path, records, fatal,
                            rejected, warnings);
}

static LayakExit
validate (LayakCall  *call,
          const char *path)
{
  LayakValidation found = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = layak_source_open (path, &error);

  if (stream == NULL || !layak_validator_check (stream, problem_cb, (gpointer) path, &found, NULL, &error) ||
      !write_counts (path, &found, &error))
    return layak_call_fail (call, error);

  return found.n_fatal == 0 && found.n_rejected == 0 ? LAYAK_EXIT_DONE : LAYAK_EXIT_INVALID;
}

static LayakExit
run (LayakCall *call)
{
  LayakExit status = LAYAK_EXIT_DONE;

  if (!layak_call_parse (call, NULL, 1, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);

  for (guint i = 0; i < layak_call_get_n_arguments (call); i++)
    {
      LayakExit one = validate (call, layak_call_get_argument (call, i));

      status = MAX (status, one);
    }
  return status;
}

const LayakCommand layak_command_validate =
{
  "validate",
  N_("FILE…"),
  N_("Check reports, and tell all problems in one pass"),
  N_("“-” is standard input. Warnings leave a report valid."),
  run,
};

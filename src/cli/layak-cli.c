/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-cli.h"

#include <glib/gi18n-lib.h>

#include "layak-commands.h"
#include "layak-output.h"

#include "config.h"

static const LayakCommand * const commands[] =
{
  &layak_command_init,
  &layak_command_add,
  &layak_command_set,
  &layak_command_delete,
  &layak_command_batches,
  &layak_command_attach,
  &layak_command_describe,
  &layak_command_import,
  &layak_command_reviews,
  &layak_command_duplicates,
  &layak_command_export,
  &layak_command_validate,
  &layak_command_deliver,
  &layak_command_receipt,
  &layak_command_board,
  &layak_command_list,
  &layak_command_show,
  &layak_command_lineage,
  &layak_command_log,
  &layak_command_check,
  &layak_command_coverage,
  &layak_command_undo,
  &layak_command_redo,
  &layak_command_backup,
  &layak_command_restore,
  NULL
};

static const LayakCommand *
find_command (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; commands[i] != NULL; i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i]->name,
                            g_dgettext (GETTEXT_PACKAGE, commands[i]->summary));
  g_string_append_printf (text, "\n\n%s", _("“layakctl COMMAND --help” tells more of each. Exit status: 0 done, "
                                            "1 failed, 2 usage, 3 invalid input,\n4 left to a person to decide."));
  return g_string_free (text, FALSE);
}

static LayakExit
misuse (const char *text)
{
  layak_output_message (LAYAK_PROGRAM, _("error"), text);
  layak_output_message (LAYAK_PROGRAM, _("note"), _("“layakctl --help” lists the commands"));
  return LAYAK_EXIT_USAGE;
}

static LayakExit
refuse (const char *name)
{
  g_autofree char *text = g_strdup_printf (_("There is no command “%s”"), name);

  return misuse (text);
}

static LayakExit
run_command (const char          *database,
             gboolean             verbose,
             char               **arguments)
{
  const LayakCommand *command = find_command (arguments[0]);
  g_autoptr(LayakCall) call = NULL;

  if (command == NULL)
    return refuse (arguments[0]);

  call = layak_call_new (command, database, verbose, g_strdupv (arguments + 1));
  return command->run (call);
}

/**
 * layak_cli_run:
 *
 * Returns: the exit status of the program
 */
LayakExit
layak_cli_run (int    argc,
               char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENT…]"));
  g_auto(GStrv) words = g_new0 (char *, argc + 1);
  g_autofree char *list = describe_commands (), *help = NULL;
  g_autofree char *database = NULL;
  g_autoptr(GError) error = NULL;
  LayakCommonOptions common = { 0 };
  gboolean ok;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);

  g_set_prgname (LAYAK_PROGRAM);
  g_option_context_set_summary (context, _("Keeps trainings in the rights of the child and what follows from them."));
  g_option_context_set_description (context, list);
  g_option_context_set_strict_posix (context, TRUE);
  layak_common_options_add (&common, context);
  help = g_option_context_get_help (context, TRUE, NULL);

  ok = g_option_context_parse_strv (context, &words, &error);
  database = common.database;
  if (!ok)
    return misuse (error->message);
  if (common.help)
    return layak_call_show (help);
  if (common.version)
    return layak_call_show (LAYAK_PROGRAM " " LAYAK_VERSION "\n");
  if (words[0] == NULL || words[1] == NULL)
    return misuse (_("A command is missing"));

  return run_command (database, common.verbose, words + 1);
}

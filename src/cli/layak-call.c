/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-database-file.h"
#include "layak-identity.h"
#include "layak-output.h"
#include "layak-person.h"

#include "config.h"

struct _LayakCall
{
  const LayakCommand *command;
  char               *database;    /* nullable: the preset one */
  gboolean            verbose;
  char              **arguments;   /* until they are parsed with the options, in the order of the command line */
  LayakStore         *store;
  LayakExit           exit;
};

/* Adds the options to a context; they are filled when it parses. */
void
layak_common_options_add (LayakCommonOptions *self,
                          GOptionContext     *context)
{
  const GOptionEntry entries[] =
  {
    { "database", 'd', 0, LAYAK_OPTION_TEXT, &self->database, N_("Work on this database"), N_("FILE") },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &self->verbose, N_("Tell what was done"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_("Show this help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Show the version"), NULL },
    { NULL }
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/**
 * layak_call_new:
 * @database: (nullable): the database named before the command
 * @arguments: (transfer full): what follows the name of the command
 */
LayakCall *
layak_call_new (const LayakCommand  *command,
                const char          *database,
                gboolean             verbose,
                char               **arguments)
{
  LayakCall *self = g_new0 (LayakCall, 1);

  self->command = command;
  self->database = g_strdup (database);
  self->verbose = verbose;
  self->arguments = arguments;
  return self;
}

void
layak_call_free (LayakCall *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->arguments, g_strfreev);
  g_clear_pointer (&self->database, g_free);
  g_free (self);
}

static GOptionContext *
make_context (LayakCall          *self,
              const GOptionEntry *options)
{
  const char *usage = *self->command->usage != '\0' ? g_dgettext (GETTEXT_PACKAGE, self->command->usage) : "";
  g_autofree char *line = g_strstrip (g_strconcat (self->command->name, " ", usage, NULL));
  GOptionContext *context = g_option_context_new (line);

  g_option_context_set_summary (context, g_dgettext (GETTEXT_PACKAGE, self->command->summary));
  if (self->command->description != NULL)
    g_option_context_set_description (context, g_dgettext (GETTEXT_PACKAGE, self->command->description));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  return context;
}

/* Writes text for the person, such as help. */
LayakExit
layak_call_show (const char *text)
{
  g_autoptr(GError) error = NULL;

  if (layak_output_write (text, &error) && layak_output_flush (&error))
    return LAYAK_EXIT_DONE;

  layak_output_message (LAYAK_PROGRAM, _("error"), error->message);
  return LAYAK_EXIT_FAILED;
}

static void
take_options (LayakCall          *self,
              LayakCommonOptions *common)
{
  self->verbose = self->verbose || common->verbose;
  if (common->database != NULL)
    {
      g_free (self->database);
      self->database = g_steal_pointer (&common->database);
    }
}

/* Whether the number of arguments is right; says what is wrong otherwise. */
static gboolean
check_count (LayakCall *self,
             guint      min_arguments,
             guint      max_arguments)
{
  guint n = layak_call_get_n_arguments (self);

  if (n < min_arguments)
    layak_call_misuse (self, _("“%s” needs more arguments"), self->command->name);
  else if (n > max_arguments)
    layak_call_misuse (self, _("“%s” cannot make use of “%s”"), self->command->name,
                       layak_call_get_argument (self, max_arguments));
  else
    return TRUE;

  self->exit = LAYAK_EXIT_USAGE;
  return FALSE;
}

/* GOption knows “--” only as the first of what is left, and keeps it. */
static void
drop_separator (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_str_equal (arguments[i], "--"))
      {
        g_free (arguments[i]);
        memmove (arguments + i, arguments + i + 1, g_strv_length (arguments + i + 1) * sizeof (char *) +
                 sizeof (char *));
        return;
      }
}

/**
 * layak_call_parse:
 * @options: (nullable): the command's own options
 *
 * Reads the options, which may stand anywhere among the arguments.
 *
 * Returns: whether the command shall go on; if not, layak_call_get_exit() says with which status it ends
 */
gboolean
layak_call_parse (LayakCall          *self,
                  const GOptionEntry *options,
                  guint               min_arguments,
                  guint               max_arguments)
{
  g_autoptr(GOptionContext) context = make_context (self, options);
  LayakCommonOptions common = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *help = NULL;
  g_autoptr(GStrvBuilder) line = g_strv_builder_new ();
  char **words;

  layak_common_options_add (&common, context);
  g_strv_builder_add (line, LAYAK_PROGRAM);
  g_strv_builder_addv (line, (const char **) self->arguments);
  words = g_strv_builder_end (line);
  help = g_option_context_get_help (context, TRUE, NULL);

  if (!g_option_context_parse_strv (context, &words, &error))
    {
      g_strfreev (words);
      g_free (common.database);
      self->exit = layak_call_misuse (self, "%s", error->message);
      return FALSE;
    }

  g_strfreev (self->arguments);
  self->arguments = g_strdupv (words + 1);
  g_strfreev (words);
  drop_separator (self->arguments);
  take_options (self, &common);

  if (common.help || common.version)
    {
      self->exit = layak_call_show (common.help ? help : LAYAK_PROGRAM " " LAYAK_VERSION "\n");
      return FALSE;
    }
  return check_count (self, min_arguments, max_arguments);
}

/* The status of a call that does not go on. */
LayakExit
layak_call_get_exit (LayakCall *self)
{
  return self->exit;
}

guint
layak_call_get_n_arguments (LayakCall *self)
{
  return g_strv_length (self->arguments);
}

/* NULL if there are not as many. */
const char *
layak_call_get_argument (LayakCall *self,
                         guint      position)
{
  return position < layak_call_get_n_arguments (self) ? self->arguments[position] : NULL;
}

char *
layak_call_dup_database (LayakCall *self)
{
  return self->database != NULL ? g_strdup (self->database) : layak_store_default_path ();
}

/* Lets the history say who is at work, and that it is by the command line. */
static gboolean
prepare_store (LayakStore  *store,
               GError     **error)
{
  layak_store_set_origin (store, "command-line");
  return layak_person_load (store, NULL, error);
}

/**
 * layak_call_create:
 * @flags: whether there may be a file already
 *
 * Returns: (transfer none) (nullable): the database, which is made if there is none
 */
LayakStore *
layak_call_create (LayakCall       *self,
                   LayakOpenFlags   flags,
                   GError         **error)
{
  g_autofree char *path = layak_call_dup_database (self);
  g_autoptr(LayakStore) store = layak_store_open (path, flags, error);

  if (store == NULL)
    return NULL;

  g_set_object (&self->store, store);
  if (prepare_store (store, error))
    return self->store;

  g_clear_object (&store);
  if (flags == LAYAK_OPEN_NEW)
    layak_call_remove_database (self);
  return NULL;
}

/**
 * layak_call_open:
 *
 * Returns: (transfer none) (nullable): the database, which must exist
 */
LayakStore *
layak_call_open (LayakCall  *self,
                 GError    **error)
{
  g_autofree char *path = layak_call_dup_database (self);

  if (self->store != NULL)
    return self->store;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                   _("There is no database %s; “layakctl init” makes one"), path);
      return NULL;
    }

  return layak_call_create (self, LAYAK_OPEN_EXISTING, error);
}

/**
 * layak_call_load:
 * @position: that of the argument which names a record
 *
 * Returns: (transfer full) (nullable): the record as it is stored
 */
LayakRow *
layak_call_load (LayakCall  *self,
                 guint       position,
                 GError    **error)
{
  LayakStore *store = layak_call_open (self, error);
  LayakConnection *reader;
  g_autoptr(GError) problem = NULL;
  LayakIdentity identity;
  LayakRow *row;

  if (store == NULL)
    return NULL;

  reader = layak_store_get_reader (store);
  if (!layak_identity_find (reader, NULL, layak_call_get_argument (self, position), &identity, error))
    return NULL;

  row = layak_table_load_uuid (layak_table_get (identity.info), reader, &identity.uuid, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (row == NULL)
    g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("The record was deleted meanwhile"));
  return row;
}

/* Takes back what layak_call_create() made. */
void
layak_call_remove_database (LayakCall *self)
{
  g_autofree char *path = layak_call_dup_database (self);

  g_clear_object (&self->store);
  layak_database_file_remove (path);
}

static LayakExit
exit_for_error (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return LAYAK_EXIT_USAGE;
  if (error->domain == LAYAK_ERROR ||
      g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT))
    return LAYAK_EXIT_INVALID;

  return LAYAK_EXIT_FAILED;
}

/* Tells the error, and gives the status that fits it. */
LayakExit
layak_call_fail (LayakCall    *self,
                 const GError *error)
{
  LayakExit status = exit_for_error (error);

  if (status == LAYAK_EXIT_USAGE)
    return layak_call_misuse (self, "%s", error->message);

  layak_output_message (LAYAK_PROGRAM, _("error"), error->message);
  return status;
}

/* Tells what is wrong with the command line, and where help is. */
LayakExit
layak_call_misuse (LayakCall  *self,
                   const char *format,
                   ...)
{
  g_autofree char *text = NULL, *hint = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  layak_output_message (LAYAK_PROGRAM, _("error"), text);
  hint = g_strdup_printf (_("“layakctl %s --help” shows how it is used"), self->command->name);
  layak_output_message (LAYAK_PROGRAM, _("note"), hint);
  return LAYAK_EXIT_USAGE;
}

/* Says what was done, if the person wants to hear it. */
void
layak_call_tell (LayakCall  *self,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (!self->verbose)
    return;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  layak_output_message (LAYAK_PROGRAM, _("note"), text);
}

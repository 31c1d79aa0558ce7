/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "layak-csv-arguments.h"
#include "layak-display.h"
#include "layak-exporter.h"
#include "layak-extent.h"
#include "layak-formats.h"
#include "layak-identity.h"
#include "layak-query-options.h"
#include "layak-training.h"

#define STANDARD_OUTPUT "-"

/* What the person asked for. */
typedef struct
{
  LayakExtent   extent;
  char         *format;
  char         *list;
  char         *delimiter;
  char         *output;
  char        **trainings;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  layak_extent_clear (&wishes->extent);
  g_free (wishes->format);
  g_free (wishes->list);
  g_free (wishes->delimiter);
  g_free (wishes->output);
  g_strfreev (wishes->trainings);
}

static gboolean
parse_format (const char          *name,
              LayakExportOptions  *options,
              GError             **error)
{
  g_autofree char *known = NULL;

  if (name != NULL)
    options->format = layak_formats_find (name);
  if (name == NULL || options->format != NULL)
    return TRUE;

  known = layak_formats_dup_list ();
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: a word of the command line, then a list as “xml, csv” */
               _("This version of layakctl cannot write “%s”, only %s"), name, known);
  return FALSE;
}

static gboolean
parse_list (const char          *word,
            LayakExportOptions  *options,
            GError             **error)
{
  if (word != NULL)
    options->list = layak_display_find_type (word);
  if (word == NULL || options->list != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no list “%s”"), word);
  return FALSE;
}

/* An option that would have no effect is refused: who gave it expects one. */
static gboolean
check_effects (const Wishes              *wishes,
               const LayakExportOptions  *options,
               GError                   **error)
{
  const LayakExportFormat *format = layak_formats_get (options);

  if (!format->is_native && (wishes->extent.with_names || wishes->extent.with_documents))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--with-names and --with-documents are for xml, not for %s"), format->name);
  else if (!format->has_lists && (wishes->list != NULL || wishes->delimiter != NULL))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--list and --delimiter are for csv, not for %s"), format->name);
  else if (wishes->trainings != NULL && format->is_aggregated)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--training is not for %s, which tells figures of a place"), format->name);
  else if (wishes->trainings != NULL &&
           (wishes->extent.regency != NULL || wishes->extent.province != NULL || wishes->extent.period != NULL))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--training goes without --regency, --province and --period"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
parse_wishes (const Wishes        *wishes,
              LayakExportOptions  *options,
              GError             **error)
{
  return parse_format (wishes->format, options, error) && parse_list (wishes->list, options, error) &&
         layak_csv_parse_delimiter (wishes->delimiter, &options->delimiter, error) &&
         check_effects (wishes, options, error) &&
         layak_extent_parse_period (&wishes->extent, &options->scope.period, error);
}

static gboolean
is_to_standard_output (const Wishes *wishes)
{
  return wishes->output == NULL || g_str_equal (wishes->output, STANDARD_OUTPUT);
}

static gboolean
write_report (LayakStore                *store,
              const Wishes              *wishes,
              const LayakExportOptions  *options,
              GError                   **error)
{
  g_autoptr(GOutputStream) stream = NULL;

  if (!is_to_standard_output (wishes))
    return layak_exporter_write_file (store, options, wishes->output, NULL, NULL, NULL, error);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return layak_exporter_write_stream (store, options, stream, NULL, NULL, NULL, error) &&
         g_output_stream_close (stream, NULL, error);
}

/* Sets the local ids of the trainings that are asked for; they belong to the caller, also if it fails. */
static gboolean
find_trainings (LayakConnection     *reader,
                const Wishes        *wishes,
                LayakExportOptions  *options,
                GError             **error)
{
  if (wishes->trainings == NULL)
    return TRUE;

  options->scope.trainings = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; wishes->trainings[i] != NULL; i++)
    {
      LayakIdentity identity;
      gint64 id;

      if (!layak_identity_find (reader, &layak_training_info, wishes->trainings[i], &identity, error) ||
          !layak_table_find_id (layak_table_get (identity.info), reader, &identity.uuid, &id, error))
        return FALSE;
      g_array_append_val (options->scope.trainings, id);
    }
  return TRUE;
}

static LayakExit
export_report (LayakCall *call,
               Wishes    *wishes)
{
  LayakExtent *extent = &wishes->extent;
  LayakExportOptions options = { .with_names = extent->with_names, .with_documents = extent->with_documents };
  g_autoptr(GArray) trainings = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;
  gboolean ok;

  if (!parse_wishes (wishes, &options, &error))
    return layak_call_fail (call, error);

  store = layak_call_open (call, &error);
  if (store == NULL || !layak_extent_resolve (extent, layak_store_get_reader (store), &error))
    return layak_call_fail (call, error);

  options.scope.regency = extent->regency;
  options.scope.province = extent->province;
  ok = find_trainings (layak_store_get_reader (store), wishes, &options, &error);
  trainings = options.scope.trainings;
  if (!ok || !write_report (store, wishes, &options, &error))
    return layak_call_fail (call, error);

  if (!is_to_standard_output (wishes))
    layak_call_tell (call, _("Exported to %s"), wishes->output);
  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  Wishes wishes = { 0 };
  const GOptionEntry options[] =
  {
    { "regency", 'r', 0, LAYAK_OPTION_TEXT, &wishes.extent.regency, N_("What this regency or city owns"), N_("CODE") },
    { "province", 'p', 0, LAYAK_OPTION_TEXT, &wishes.extent.province, N_("What this province and its regencies own"),
      N_("CODE") },
    LAYAK_EXTENT_PERIOD_OPTION (&wishes.extent),
    { "training", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.trainings,
      N_("Only this training with what belongs to it; may be given several times"), N_("RECORD") },
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &wishes.format,
      N_("How to write it: xml, adx, dxf2, iati, ics, csv or fods"), N_("FORMAT") },
    { "list", 0, 0, LAYAK_OPTION_TEXT, &wishes.list,
      N_("The list that a CSV file holds: trainings, recommendations, …"), N_("TYPE") },
    { "delimiter", 0, 0, LAYAK_OPTION_TEXT, &wishes.delimiter,
      N_("What parts the fields of CSV: “,”, “;” or “tab”"), N_("SIGN") },
    LAYAK_EXTENT_CONTENT_OPTIONS (&wishes.extent),
    { "output", 'o', 0, LAYAK_OPTION_TEXT, &wishes.output, N_("Write to this file; “-” is standard output"),
      N_("FILE") },
    { NULL }
  };
  LayakExit status = layak_call_parse (call, options, 0, 0) ? export_report (call, &wishes)
                                                           : layak_call_get_exit (call);

  clear_wishes (&wishes);
  return status;
}

const LayakCommand layak_command_export =
{
  "export",
  "",
  N_("Write a report"),
  N_("Without place and period everything is written, drafts included."),
  run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-csv-arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-csv-target.h"
#include "layak-display.h"

void
layak_csv_arguments_clear (LayakCsvArguments *self)
{
  g_free (self->format);
  g_free (self->type);
  g_free (self->delimiter);
  g_free (self->encoding);
  g_strfreev (self->matches);
  g_strfreev (self->presets);
}

/* @word: (nullable): as it stands on the command line */
gboolean
layak_csv_parse_delimiter (const char  *word,
                           char        *delimiter,
                           GError     **error)
{
  if (word == NULL)
    return TRUE;
  if (g_str_equal (word, "tab"))
    *delimiter = '\t';
  else if (g_str_equal (word, ",") || g_str_equal (word, ";"))
    *delimiter = *word;
  if (*delimiter != 0)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("The fields can be parted by “,”, “;” or “tab”, not by “%s”"), word);
  return FALSE;
}

static gboolean
parse_type (const char       *word,
            LayakCsvOptions  *options,
            GError          **error)
{
  const LayakRecordInfo *info = word != NULL ? layak_display_find_type (word) : NULL;

  if (info != NULL)
    options->info = layak_csv_find_type (info->name);
  if (word == NULL || options->info != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--type is training, agency, participant-group, speaker, session or recommendation, not “%s”"), word);
  return FALSE;
}

static gboolean
parse_encoding (const char       *word,
                LayakCsvOptions  *options,
                GError          **error)
{
  if (word == NULL || layak_csv_encoding_find (word, &options->encoding))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--encoding is auto, utf-8, utf-16 or windows-1252, not “%s”"), word);
  return FALSE;
}

/* Without a type a field is one of any that the sheet may be found to hold. */
static gboolean
is_target (const LayakCsvOptions *options,
           const char            *name)
{
  LayakCsvTarget target;

  for (guint i = 0; layak_csv_types[i] != NULL; i++)
    {
      const LayakRecordInfo *info = layak_csv_find_type (layak_csv_types[i]);

      if ((options->info == NULL || options->info == info) && layak_csv_target_find (info, name, &target))
        return TRUE;
    }

  return FALSE;
}

/* Takes over both sides of each word. The last “=” parts them, if @from_end, since a heading may have one. */
static gboolean
parse_pairs (char            **words,
             const char       *option,
             gboolean          from_end,
             LayakCsvOptions  *options,
             GError          **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *equals = from_end ? strrchr (words[i], '=') : strchr (words[i], '=');
      g_autofree char *left = equals != NULL ? g_strndup (words[i], (gsize) (equals - words[i])) : NULL;
      const char *field = equals == NULL ? NULL : from_end ? equals + 1 : left;

      if (field == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s: there is no “=” in “%s”"), option,
                       words[i]);
          return FALSE;
        }
      if (!is_target (options, field))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s: there is no field “%s”"), option, field);
          return FALSE;
        }

      if (from_end)
        layak_csv_options_match (options, -1, left, field);
      else
        layak_csv_options_preset (options, left, equals + 1);
    }
  return TRUE;
}

/* Whether any of them was given that only a sheet obeys. */
static gboolean
is_for_csv (const LayakCsvArguments *self)
{
  return self->type != NULL || self->delimiter != NULL || self->encoding != NULL || self->matches != NULL ||
         self->presets != NULL;
}

/**
 * layak_csv_arguments_parse:
 * @options: (out) (transfer full): how sheets are read
 *
 * An option that would have no effect is refused: who gave it expects one.
 */
gboolean
layak_csv_arguments_parse (const LayakCsvArguments  *self,
                           LayakCsvOptions         **options,
                           GError                  **error)
{
  g_autoptr(LayakCsvOptions) made = layak_csv_options_new ();

  if (self->format != NULL && !g_str_equal (self->format, "xml") && !g_str_equal (self->format, "csv"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("This version of layakctl can read xml and csv, "
                   "not “%s”"), self->format);
      return FALSE;
    }
  if (g_strcmp0 (self->format, "xml") == 0 && is_for_csv (self))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--type, --match, --set, --delimiter and --encoding are for csv, not for xml"));
      return FALSE;
    }
  if (!parse_type (self->type, made, error) || !layak_csv_parse_delimiter (self->delimiter, &made->delimiter, error) ||
      !parse_encoding (self->encoding, made, error) ||
      !parse_pairs (self->matches, "--match", TRUE, made, error) ||
      !parse_pairs (self->presets, "--set", FALSE, made, error))
    return FALSE;

  *options = g_steal_pointer (&made);
  return TRUE;
}

/* Whether anything was said of how files are read. */
gboolean
layak_csv_arguments_is_given (const LayakCsvArguments *self)
{
  return self->format != NULL || is_for_csv (self);
}

/* Whether the file is a sheet: by what was said, else by its name. */
gboolean
layak_csv_arguments_applies (const LayakCsvArguments *self,
                             const char              *path)
{
  if (self->format != NULL)
    return g_str_equal (self->format, "csv");

  return is_for_csv (self) || layak_csv_is_name (path);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-output.h"
#include "layak-file-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
set_write_error (GError **error)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
               _("Standard output cannot be written: %s"), layak_file_error_text (number));
  return FALSE;
}

gboolean
layak_output_write (const char  *text,
                    GError     **error)
{
  return fputs (text, stdout) != EOF || set_write_error (error);
}

gboolean
layak_output_flush (GError **error)
{
  return fflush (stdout) == 0 || set_write_error (error);
}

/* Writes one line, and sees it through. */
gboolean
layak_output_line (GError     **error,
                   const char  *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return layak_output_write (text, error) && layak_output_write ("\n", error) && layak_output_flush (error);
}

/**
 * layak_output_message:
 * @place: where it happened, as FILE:LINE:COLUMN, or the name of the program
 * @severity: the class of the message, as “error”
 *
 * Tells something on standard error. If even that fails there is nobody left to tell.
 */
void
layak_output_message (const char *place,
                      const char *severity,
                      const char *text)
{
  fprintf (stderr, "%s: %s: %s\n", place, severity, text);
}

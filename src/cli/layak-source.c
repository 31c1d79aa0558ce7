/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-source.h"
#include "layak-file-error.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#define STANDARD_INPUT "-"

gboolean
layak_source_is_standard_input (const char *path)
{
  return g_str_equal (path, STANDARD_INPUT);
}

/**
 * layak_source_open:
 * @path: a file, or “-” for standard input
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GInputStream *
layak_source_open (const char  *path,
                   GError     **error)
{
  g_autoptr(GFile) file = NULL;
  GFileInputStream *stream;

  if (layak_source_is_standard_input (path))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    {
      layak_file_error_explain (error, path);
      return NULL;
    }
  return G_INPUT_STREAM (stream);
}

/* Tells of a problem at its place in the file. */
void
layak_source_tell (const char         *path,
                   const LayakProblem *problem)
{
  g_autofree char *text = layak_problem_format (problem, path);

  fprintf (stderr, "%s\n", text);
}

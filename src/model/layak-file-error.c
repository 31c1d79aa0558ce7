/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-file-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* What the system, GIO and GLib call the same. */
static const struct
{
  int            number;
  GIOErrorEnum   code;
  GFileError     file_code;
  const char    *text;
} kinds[] =
{
  { ENOENT, G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT,
    N_("it or its folder is not there; it may have been moved or renamed") },
  { ENOTDIR, G_IO_ERROR_NOT_DIRECTORY, G_FILE_ERROR_NOTDIR, N_("its folder is not there") },
  { EACCES, G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES, N_("you may not open or change it") },
  { EPERM, G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_PERM, N_("you may not open or change it") },
  { ENOSPC, G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, N_("the disk is full") },
  { EDQUOT, G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, N_("the disk is full") },
  { EISDIR, G_IO_ERROR_IS_DIRECTORY, G_FILE_ERROR_ISDIR, N_("it is a folder, not a file") },
  { EROFS, G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS, N_("where it lies, files can only be read") },
};

const char *
layak_file_error_text (int number)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].number == number)
      return g_dgettext (GETTEXT_PACKAGE, kinds[i].text);

  return g_strerror (number);
}

void
layak_file_error_explain (GError     **error,
                          const char  *path)
{
  if (error == NULL || *error == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_error_matches (*error, G_IO_ERROR, (int) kinds[i].code) ||
        g_error_matches (*error, G_FILE_ERROR, (int) kinds[i].file_code))
      {
        g_autofree char *message = g_strdup_printf ("%s: %s", path, g_dgettext (GETTEXT_PACKAGE, kinds[i].text));

        g_free ((*error)->message);
        (*error)->message = g_steal_pointer (&message);
        return;
      }
}

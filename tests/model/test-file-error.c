/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-file-error.h"

#include <errno.h>

/* What people meet is told in words of our own; the rest as the system has it. */
static void
test_text (void)
{
  g_assert_cmpstr (layak_file_error_text (EDQUOT), ==, "the disk is full");
  g_assert_cmpstr (layak_file_error_text (EROFS), ==, "where it lies, files can only be read");
  g_assert_cmpstr (layak_file_error_text (ENOMEM), ==, g_strerror (ENOMEM));
}

static void
test_explain (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/laporan.xml");
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) error = NULL, other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY, "busy");
  g_autofree char *text = NULL;

  stream = g_file_read (file, NULL, &error);
  g_assert_null (stream);
  layak_file_error_explain (&error, "laporan.xml");
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "laporan.xml: it or its folder is not there; it may have been moved or renamed");
  g_clear_error (&error);

  g_file_get_contents ("/", &text, NULL, &error);
  layak_file_error_explain (&error, "/");
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_cmpstr (error->message, ==, "/: it is a folder, not a file");

  layak_file_error_explain (&other, "laporan.xml");
  g_assert_cmpstr (other->message, ==, "busy");
  layak_file_error_explain (NULL, "laporan.xml");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-error/text", test_text);
  g_test_add_func ("/file-error/explain", test_explain);
  return g_test_run ();
}

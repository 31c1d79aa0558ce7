/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

#include "layak-cli.h"

#include "config.h"

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("LAYAK_LOCALEDIR");

  /* A file that may not grow is an error to be told, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LAYAK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return (int) layak_cli_run (argc, argv);
}

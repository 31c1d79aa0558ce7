/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "layak-application.h"

/* The language chosen in the preferences goes before that of the system. Messages are only looked up where the locale
 * is not “C”, which has no languages. */
static void
choose_language (void)
{
  g_autoptr(GSettings) settings = g_settings_new (LAYAK_APPLICATION_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (*language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  if (*language != '\0' && g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_MESSAGES, "C.UTF-8");

  /* It would set the locale again. */
  gtk_disable_setlocale ();
}

int
main (int   argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("LAYAK_LOCALEDIR");
  g_autoptr(LayakApplication) application = NULL;

  /* A file that may not grow is an error to be told, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  choose_language ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LAYAK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = layak_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

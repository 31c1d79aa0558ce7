/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-help-page.h"
#include "layak-help-window.h"
#include "layak-pages.h"

static const LayakHelpBlock *
nth (GPtrArray *blocks,
     guint      position)
{
  return g_ptr_array_index (blocks, position);
}

/* Each begins with its title, and all of it is markup that Pango takes; links are added to that by GtkLabel. */
static void
test_pages (void)
{
  for (guint i = 0; layak_help_pages[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) blocks = layak_help_page_load (layak_help_pages[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (blocks->len, >, 1);
      g_assert_cmpint (nth (blocks, 0)->kind, ==, LAYAK_HELP_TITLE);
      for (guint k = 0; k < blocks->len; k++)
        {
          g_assert_cmpstr (nth (blocks, k)->markup, !=, "");
          if (strstr (nth (blocks, k)->markup, "<a ") == NULL)
            g_assert_true (pango_parse_markup (nth (blocks, k)->markup, -1, 0, NULL, NULL, NULL, &error));
          g_assert_no_error (error);
        }
    }
}

/* F1 finds something about every page of the window. */
static void
test_window_pages (void)
{
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    g_assert_true (g_strv_contains (layak_help_pages, layak_pages_nth (i)->id));
}

static void
test_missing (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (layak_help_page_load ("nothing", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

static const char *
get_title (GtkWidget *window)
{
  GtkWidget *content = page_fixture_get (window, "content");

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (content)));
}

static void
test_reader (void)
{
  GtkWidget *window = layak_help_window_new (NULL);
  gboolean handled = FALSE;

  g_assert_cmpstr (get_title (window), ==, "Layak Help");
  layak_help_window_show_page (LAYAK_HELP_WINDOW (window), "calendar");
  g_assert_cmpstr (get_title (window), ==, "Calendar");

  g_signal_emit_by_name (gtk_widget_get_first_child (page_fixture_get (window, "content")), "activate-link",
                         "privacy", &handled);
  g_assert_true (handled);
  g_assert_cmpstr (get_title (window), ==, "Privacy");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/window-pages", test_window_pages);
  g_test_add_func ("/help/missing", test_missing);
  g_test_add_func ("/help/reader", test_reader);
  return g_test_run ();
}

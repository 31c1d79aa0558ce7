/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stalls DATABASE LIMIT REPORT
 *
 * Does in the real window what a planner does, and tells for each how long the main loop was away at most, in
 * milliseconds: of the processor’s time as on a quiet machine, of that here, of the clock’s without what the thread
 * waited for a processor, and of the clock’s. Fails if the first is above LIMIT, or the third above four times that.
 * REPORT is one to import. */
#include "stall-lists.h"

#include <locale.h>

#include "layak-export-dialog.h"
#include "layak-import-dialog.h"
#include "layak-status-column.h"

typedef struct
{
  const char *name;
  void      (*func) (Journey *self);
} Step;

static void
run (Journey    *self,
     const Step *step)
{
  const gint64 begin = g_get_monotonic_time ();
  double slowness = probe_get_slowness ();
  gint64 limit;
  gboolean is_bad;

  probe_start ();
  step->func (self);
  settle ();
  probe_look ();
  slowness = MAX (slowness, probe_get_slowness ());
  limit = (gint64) ((double) self->limit * slowness);
  is_bad = probe.longest.processor > limit || probe.longest.held > 4 * limit;
  self->has_failed |= is_bad;
  g_print ("%-34s %8.1f %8.1f %8.1f %8.1f ms  in %6.0f ms%s\n", step->name,
           (double) probe.longest.processor / slowness / 1000, (double) probe.longest.processor / 1000,
           (double) probe.longest.held / 1000, (double) probe.longest.clock / 1000,
           (double) (g_get_monotonic_time () - begin) / 1000, is_bad ? "  TOO LONG" : "");
}

static gboolean
stall_cb (gpointer data)
{
  const ProbeMoment begin = probe_now ();

  while (probe_since (&begin).processor < 100000);
  return G_SOURCE_REMOVE;
}

/* The probe itself must notice what is long. */
static void
check_probe (void)
{
  probe_start ();
  g_idle_add (stall_cb, NULL);
  settle ();
  g_assert_cmpint (probe.longest.processor, >=, 100000);
}

static void
open_window (Journey *self)
{
  self->window = GTK_WIDGET (layak_application_open (LAYAK_APPLICATION (self->application), self->database));
  g_assert_nonnull (self->window);
  wait_until (get_page (self) != NULL);
}

static void
show_pages (Journey *self)
{
  static const char * const pages[] =
    { "'trainings'", "'recommendations'", "'calendar'", "'indicators'", "'regencies'", "'agencies'", "'reports'",
      "'overview'" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      act (self, "win.show-page", pages[i]);
      settle ();
    }
}

static void
switch_years (Journey *self)
{
  static const int years[] = { 2024, 2023, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      layak_scope_set_year (get_scope (self), years[i]);
      settle ();
    }
}

static void
show_all_years (Journey *self)
{
  layak_scope_set_year (get_scope (self), 0);
}

static void
switch_places (Journey *self)
{
  static const char * const places[] = { "63.01", "63", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      layak_scope_set_place (get_scope (self), places[i]);
      settle ();
    }
}

#define SHOW(page)                                  \
  static void                                       \
  show_##page (Journey *self)                       \
  {                                                 \
    act (self, "win.show-page", "'" #page "'");     \
    settle ();                                      \
  }

SHOW (overview)
SHOW (trainings)
SHOW (recommendations)
SHOW (calendar)
SHOW (indicators)
SHOW (regencies)
SHOW (agencies)
SHOW (reports)

static void
go_to (Journey *self)
{
  GtkMenuButton *button = page_fixture_get (self->window, "search_button");

  act (self, "win.go-to", NULL);
  settle ();
  type (page_fixture_find (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_SEARCH_ENTRY), "sanit fo");
  gtk_menu_button_popdown (button);
}

static void
show_view (Journey    *self,
           const char *view)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "recommendations-view", g_variant_new_string (view));
  settle ();
}

static void
show_list_of_recommendations (Journey *self)
{
  show_view (self, "list");
  g_assert_nonnull (find_mapped (get_page (self), GTK_TYPE_COLUMN_VIEW));
}

static void
show_board (Journey *self)
{
  show_view (self, "board");
  g_assert_nonnull (find_mapped (get_page (self), LAYAK_TYPE_STATUS_COLUMN));
}

static void
show_history (Journey *self)
{
  act (self, "win.show-history", "('', '')");
  settle ();
  for (GtkWidget *window; (window = find_open_window (g_type_from_name ("LayakHistoryWindow"))) != NULL;)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (page_fixture_get (window, "list"), 0);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      settle ();
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static gboolean
shows (GtkWidget  *dialog,
       const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (page_fixture_get (dialog, "stack")), name) == 0;
}

static void
export_all (Journey *self)
{
  g_autofree char *path = g_strconcat (self->database, ".xml", NULL);
  GtkWidget *dialog;

  layak_scope_set_place (get_scope (self), NULL);
  layak_scope_set_year (get_scope (self), 0);
  act (self, "win.export", NULL);
  settle ();
  dialog = find_open_window (LAYAK_TYPE_EXPORT_DIALOG);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (dialog), path);
  wait_until (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
}

static void
review_import (Journey *self)
{
  g_autofree char *parameter = g_strdup_printf ("'%s'", self->report);
  GtkWidget *dialog, *view;
  guint n;

  act (self, "win.import-file", parameter);
  dialog = find_open_window (LAYAK_TYPE_IMPORT_DIALOG);
  wait_until (shows (dialog, "review"));
  settle ();
  view = find_mapped (dialog, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (view);
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
  g_print ("  %u rows\n", n);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", n - 1);
  settle ();
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), n - 1, TRUE);
  settle ();
}

static void
decide_import (Journey *self)
{
  GtkWidget *dialog = find_open_window (LAYAK_TYPE_IMPORT_DIALOG);

  gtk_widget_activate_action (dialog, "import.decide-all", "s", "theirs");
}

static void
apply_import (Journey *self)
{
  gtk_widget_activate_action (find_open_window (LAYAK_TYPE_IMPORT_DIALOG), "import.apply", NULL);
  wait_until (find_open_window (LAYAK_TYPE_IMPORT_DIALOG) == NULL);
}

static void
undo_import (Journey *self)
{
  act (self, "win.undo", NULL);
  settle ();
}

/* Milliseconds from the request to cancel until the dialog is back. */
static void
cancel_export (Journey *self)
{
  g_autofree char *path = g_strconcat (self->database, ".xml", NULL);
  GtkWidget *dialog;
  gint64 begin;

  act (self, "win.export", NULL);
  settle ();
  dialog = find_open_window (LAYAK_TYPE_EXPORT_DIALOG);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (dialog), path);
  for (begin = g_get_monotonic_time (); g_get_monotonic_time () - begin < 100000;)
    g_main_context_iteration (NULL, FALSE);
  if (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL)
    return;

  begin = g_get_monotonic_time ();
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL || !shows (dialog, "progress"));
  if (find_open_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL)
    return;

  g_print ("  cancelled in %.0f ms\n", (double) (g_get_monotonic_time () - begin) / 1000);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
close_window (Journey *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
}

static long
read_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, key)) == NULL)
    return 0;
  return strtol (line + strlen (key), NULL, 10) / 1024;
}

static const Step steps[] =
{
  { "open the window", open_window },
  { "all years on the overview", show_all_years },
  { "trainings", show_trainings },
  { "scroll the trainings", scroll_list },
  { "search in the list", search_in_list },
  { "filter the list", filter_list },
  { "open trainings", open_trainings },
  { "edit and undo", edit_and_undo },
  { "follow-up", show_recommendations },
  { "list of the follow-up", show_list_of_recommendations },
  { "scroll the follow-up", scroll_list },
  { "board", show_board },
  { "calendar", show_calendar },
  { "indicators", show_indicators },
  { "regencies", show_regencies },
  { "agencies", show_agencies },
  { "reports", show_reports },
  { "overview", show_overview },
  { "go to", go_to },
  { "years on the overview", switch_years },
  { "places on the overview", switch_places },
  { "back to the trainings", show_trainings },
  { "years on the trainings", switch_years },
  { "places on the trainings", switch_places },
  { "all pages again", show_pages },
  { "history", show_history },
  { "export", export_all },
  { "cancel an export", cancel_export },
  { "review an import", review_import },
  { "decide all conflicts", decide_import },
  { "apply the import", apply_import },
  { "undo the import", undo_import },
  { "close", close_window },
};

int
main (int    argc,
      char **argv)
{
  Journey self = { 0 };

  if (argc != 4)
    {
      g_printerr ("Usage: stalls DATABASE LIMIT REPORT\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  self.database = argv[1];
  self.limit = g_ascii_strtoll (argv[2], NULL, 10) * 1000;
  self.report = argv[3];
  self.application = GTK_APPLICATION (layak_application_new ());
  g_application_set_flags (G_APPLICATION (self.application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self.application), NULL, NULL));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  probe_install ();

  check_probe ();
  g_print ("%-34s %8s %8s %8s %8s\n", "longest stall", "quiet", "cpu", "held", "clock");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run (&self, &steps[i]);
  g_print ("memory: %ld MiB, %ld MiB at most\n", read_memory ("VmRSS:"), read_memory ("VmHWM:"));
  return self.has_failed ? 1 : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stalls DATABASE LIMIT REPORT
 *
 * Does in the real window what a planner does, and tells for each how long the main loop was away at most, in
 * milliseconds: of the processor’s time, of the clock’s without what the thread waited for a processor, and of the
 * clock’s. Fails if the first is above LIMIT, or the second above four times that. REPORT is one to import. */
#include "stall-probe.h"

#include <locale.h>

#include "page-fixture.h"

#include "layak-application.h"
#include "layak-editor.h"
#include "layak-export-dialog.h"
#include "layak-import-dialog.h"
#include "layak-status-column.h"
#include "layak-text-row.h"
#include "layak-window.h"

#define QUIET_US     80000
#define QUIET_CPU_US 2000
#define PATIENCE_US  (30 * G_USEC_PER_SEC)
#define N_PAGES      200

typedef struct
{
  GtkApplication *application;
  GtkWidget      *window;
  const char     *database;
  const char     *report;
  gint64          limit;      /* microseconds */
  gboolean        has_failed;
} Journey;

static gint64
get_process_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Until nothing goes on any more, on any thread. */
static void
settle (void)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_US;
  const guint tick = g_timeout_add (10, tick_cb, NULL);
  gint64 since = g_get_monotonic_time (), used = get_process_time ();

  while (g_get_monotonic_time () - since < QUIET_US && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      if (get_process_time () - used > QUIET_CPU_US)
        {
          since = g_get_monotonic_time ();
          used = get_process_time ();
        }
    }
  g_source_remove (tick);
}

static gboolean
patience_cb (gpointer data)
{
  g_error ("Waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                 \
  G_STMT_START {                                                                              \
    const guint patience = g_timeout_add_seconds (60, patience_cb, (gpointer) #condition);    \
    while (!(condition))                                                                      \
      g_main_context_iteration (NULL, TRUE);                                                  \
    g_source_remove (patience);                                                               \
  } G_STMT_END

static void
run (Journey     *self,
     const char  *name,
     void       (*func) (Journey *self))
{
  const gint64 begin = g_get_monotonic_time ();
  gboolean is_bad;

  probe_start ();
  func (self);
  settle ();
  probe_look ();
  is_bad = probe.longest.processor > self->limit || probe.longest.held > 4 * self->limit;
  self->has_failed |= is_bad;
  g_print ("%-34s %8.1f %8.1f %8.1f ms  in %6.0f ms%s\n", name, (double) probe.longest.processor / 1000,
           (double) probe.longest.held / 1000, (double) probe.longest.clock / 1000,
           (double) (g_get_monotonic_time () - begin) / 1000, is_bad ? "  TOO LONG" : "");
}

static void
act (Journey    *self,
     const char *name,
     const char *parameter)
{
  g_autoptr(GVariant) value = parameter != NULL ? g_variant_ref_sink (g_variant_new_parsed (parameter)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (self->window, name, value));
}

static GtkWidget *
get_page (Journey *self)
{
  return gtk_stack_get_visible_child (page_fixture_get (self->window, "pages"));
}

static LayakScope *
get_scope (Journey *self)
{
  return layak_window_get_scope (LAYAK_WINDOW (self->window));
}

/* A window with this class of its content that is open beside the first. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
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

/* The first of this type that is shown within @widget. */
static GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_list_view (Journey *self)
{
  return gtk_widget_get_last_child (find_mapped (get_page (self), GTK_TYPE_COLUMN_VIEW));
}

typedef struct
{
  ProbeMoment begin;
  gint64      longest;
  gint64      sum;
  guint       n;
} Frames;

static void
frame_begun_cb (Frames *frames)
{
  frames->begin = probe_now ();
}

static void
frame_painted_cb (Frames *frames)
{
  const ProbeTimes times = probe_since (&frames->begin);

  frames->longest = MAX (frames->longest, times.processor);
  frames->sum += times.processor;
  frames->n++;
}

/* One page of rows each frame, from one end towards the other. */
static void
scroll_pages (Journey *self,
              int      direction,
              Frames  *frames)
{
  GtkWidget *list = get_list_view (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  for (guint i = 0; i < N_PAGES; i++)
    {
      const guint n = frames->n;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            direction * gtk_adjustment_get_page_size (adjustment));
      gtk_widget_queue_draw (list);
      wait_until (frames->n > n);
    }
}

/* The first jump by an adjustment leaves a list of GTK 4.8 blank, so that the action goes before. */
static void
scroll_list (Journey *self)
{
  GtkWidget *list = get_list_view (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  Frames frames = { 0 };

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  settle ();
  g_signal_connect_swapped (clock, "flush-events", G_CALLBACK (frame_begun_cb), &frames);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_begun_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_painted_cb), &frames);
  scroll_pages (self, 1, &frames);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", n - 1);
  settle ();
  scroll_pages (self, -1, &frames);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  g_print ("  %u rows; a page scrolled: %.1f ms mean, %.1f ms max of the processor\n", n,
           (double) frames.sum / frames.n / 1000, (double) frames.longest / 1000);
}

static void
type (GtkWidget  *widget,
      const char *text)
{
  const gsize length = strlen (text);

  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *begin = g_strndup (text, i);

      gtk_editable_set_text (GTK_EDITABLE (widget), begin);
      settle ();
    }
}

static void
search_in_list (Journey *self)
{
  GtkWidget *search = find_mapped (get_page (self), GTK_TYPE_SEARCH_ENTRY);

  type (search, "sanitasi f");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
}

static void
filter_list (Journey *self)
{
  static const char * const filters[] =
    { "('training', {'status': 'held'})", "('training', {'status': 'held', 'starts': '2024', 'group': 'media'})",
      "('training', @a{ss} {})" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      act (self, "win.show-list", filters[i]);
      settle ();
    }
}

static void
go_to (Journey *self)
{
  GtkMenuButton *button = page_fixture_get (self->window, "search_button");

  act (self, "win.go-to", NULL);
  settle ();
  type (page_fixture_find (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_SEARCH_ENTRY), "sanit fo");
  gtk_menu_button_popdown (button);
}

static GtkWidget *
find_title_row (GtkWidget *widget)
{
  g_autofree char *field = NULL;

  if (LAYAK_IS_TEXT_ROW (widget))
    g_object_get (widget, "field", &field, NULL);
  if (g_strcmp0 (field, "title") == 0 && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_title_row (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_trainings (Journey *self)
{
  GtkWidget *view = find_mapped (get_page (self), GTK_TYPE_COLUMN_VIEW);

  for (guint i = 0; i < 3; i++)
    {
      g_signal_emit_by_name (view, "activate", i * 7);
      settle ();
      act (self, "win.next-record", NULL);
      settle ();
    }
}

static void
edit_and_undo (Journey *self)
{
  GtkWidget *row = find_title_row (get_page (self));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (LAYAK_FIELD_ROW (row))), "Pelatihan yang diubah");
  layak_field_row_commit (LAYAK_FIELD_ROW (row));
  settle ();
  act (self, "win.undo", NULL);
  settle ();
  act (self, "win.redo", NULL);
  settle ();
  act (self, "win.undo", NULL);
  settle ();
  act (self, "win.back", NULL);
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
  for (GtkWidget *window; (window = find_window (g_type_from_name ("LayakHistoryWindow"))) != NULL;)
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
  dialog = find_window (LAYAK_TYPE_EXPORT_DIALOG);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (dialog), path);
  wait_until (find_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL);
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
  dialog = find_window (LAYAK_TYPE_IMPORT_DIALOG);
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
  GtkWidget *dialog = find_window (LAYAK_TYPE_IMPORT_DIALOG);

  gtk_widget_activate_action (dialog, "import.decide-all", "s", "theirs");
}

static void
apply_import (Journey *self)
{
  gtk_widget_activate_action (find_window (LAYAK_TYPE_IMPORT_DIALOG), "import.apply", NULL);
  wait_until (find_window (LAYAK_TYPE_IMPORT_DIALOG) == NULL);
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
  dialog = find_window (LAYAK_TYPE_EXPORT_DIALOG);
  layak_export_dialog_save_to (LAYAK_EXPORT_DIALOG (dialog), path);
  for (begin = g_get_monotonic_time (); g_get_monotonic_time () - begin < 100000;)
    g_main_context_iteration (NULL, FALSE);
  if (find_window (LAYAK_TYPE_EXPORT_DIALOG) == NULL)
    return;

  begin = g_get_monotonic_time ();
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (!shows (dialog, "progress"));
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

static const struct
{
  const char *name;
  void      (*func) (Journey *self);
} steps[] =
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

  g_print ("%-34s %8s %8s %8s\n", "longest stall", "cpu", "held", "clock");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run (&self, steps[i].name, steps[i].func);
  g_print ("memory: %ld MiB, %ld MiB at most\n", read_memory ("VmRSS:"), read_memory ("VmHWM:"));
  return self.has_failed ? 1 : 0;
}

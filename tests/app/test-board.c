/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recommendation-fixture.h"

#include "layak-status-board.h"
#include "layak-status-column.h"
#include "layak-status-form.h"

enum
{
  PROPOSED,
  AGREED,
  IN_PROGRESS,
  DONE,
  POSTPONED
};

typedef RecommendationFixture Fixture;

static void
add (Fixture    *fixture,
     const char *text,
     const char *status,
     const char *date_field,
     const char *date)
{
  g_free (store_insert (&fixture->base.store, "recommendation", "text", text, "status", status, "regency", "63.11",
                        date_field, date, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  recommendation_fixture_fill (fixture);
  add (fixture, "Kode etik", "proposed", "due-date", "2199-10-31");
  add (fixture, "Rumah singgah", "postponed", "due-date", "2025-07-31");
  add (fixture, "Siaran radio", "infeasible", "due-date", "2025-07-31");
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *date = g_strdup_printf ("2025-05-%02d", i + 1);

      add (fixture, "Kawasan tanpa rokok", "done", "closed-on", date);
    }
  recommendation_fixture_show (fixture);
  gtk_widget_activate_action (fixture->base.window, "win.recommendations-view", "s", "board");
}

static gpointer
get_board (Fixture *fixture)
{
  return page_fixture_get (fixture->base.page, "board");
}

static LayakStatusColumn *
get_column (Fixture *fixture,
            guint    index)
{
  GtkWidget *column = page_fixture_find (get_board (fixture), LAYAK_TYPE_STATUS_COLUMN);

  while (index-- > 0)
    column = gtk_widget_get_next_sibling (column);
  return LAYAK_STATUS_COLUMN (column);
}

static gboolean
has_counts (Fixture *fixture,
            guint    proposed,
            guint    agreed,
            guint    in_progress,
            guint    done,
            guint    postponed)
{
  const guint wanted[] = { proposed, agreed, in_progress, done, postponed };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (layak_status_column_count (get_column (fixture, i)) != wanted[i])
      return FALSE;
  return TRUE;
}

static gint64
get_badge (Fixture    *fixture,
           guint       column,
           const char *badge)
{
  gint64 count;

  g_object_get (page_fixture_get (get_column (fixture, column), badge), "count", &count, NULL);
  return count;
}

static guint
count_items (Fixture *fixture,
             guint    column)
{
  GtkListView *view = page_fixture_get (get_column (fixture, column), "view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static gboolean
is_shown (Fixture    *fixture,
          guint       column,
          const char *name)
{
  GtkStack *stack = page_fixture_get (get_column (fixture, column), "stack");

  return g_str_equal (gtk_stack_get_visible_child_name (stack), name);
}

static gboolean
has_stored (Fixture    *fixture,
            const char *field,
            const char *text)
{
  g_autoptr(LayakRecord) record = layak_store_load (get_store (fixture), layak_record_info_find ("recommendation"),
                                                    fixture->first, NULL);
  g_autofree char *stored = layak_record_format_field (record, field);

  return g_strcmp0 (stored, text) == 0;
}

/* What a pointer does at its end. */
static void
drop (Fixture *fixture,
      guint    column)
{
  g_autoptr(LayakRecord) record = layak_store_load (get_store (fixture), layak_record_info_find ("recommendation"),
                                                    fixture->first, NULL);

  g_signal_emit_by_name (get_column (fixture, column), "dropped", record);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (has_counts (fixture, 1, 1, 0, 12, 2));
  g_assert_cmpint (get_badge (fixture, AGREED, "badge"), ==, 1);
  store_fixture_wait_until (get_badge (fixture, AGREED, "overdue_badge") == 1);
  g_assert_cmpint (get_badge (fixture, PROPOSED, "overdue_badge"), ==, 0);
  g_assert_cmpint (get_badge (fixture, POSTPONED, "overdue_badge"), ==, 1);
  g_assert_true (is_shown (fixture, IN_PROGRESS, "none"));
  g_assert_true (is_shown (fixture, AGREED, "cards"));

  /* The name of the second group stands between the groups. */
  g_assert_cmpuint (count_items (fixture, POSTPONED), ==, 3);
  g_assert_null (layak_status_column_dup_record (get_column (fixture, POSTPONED), 1));
}

/* The last ten, the latest first, and all of them when asked for. */
static void
test_finished (Fixture       *fixture,
               gconstpointer  data)
{
  LayakStatusColumn *column = get_column (fixture, DONE);
  g_autoptr(LayakRecord) newest = layak_status_column_dup_record (column, 0);
  GtkWidget *more = page_fixture_get (column, "more_button");

  g_assert_cmpint (layak_record_get_number (newest, "closed-on"), ==, 20250512);
  g_assert_cmpuint (count_items (fixture, DONE), ==, 10);
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_true (g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (more)), "2 "));

  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (count_items (fixture, DONE), ==, 12);
  g_assert_false (gtk_widget_get_visible (more));
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  LayakQuery *query = layak_page_get_query (fixture->base.page);
  GtkWidget *chips = page_fixture_get (fixture->base.page, "status_chips");

  layak_query_set_filter (query, "priority", "high");
  store_fixture_wait_until (has_counts (fixture, 0, 1, 0, 0, 0));
  layak_query_clear (query);
  layak_query_set_search (query, "rokok");
  store_fixture_wait_until (has_counts (fixture, 0, 0, 0, 12, 0));
  layak_query_clear (query);
  layak_query_set_special (query, "overdue", "yes");
  store_fixture_wait_until (has_counts (fixture, 0, 1, 0, 0, 1));
  layak_query_clear (query);

  /* A status asked for elsewhere holds here, and can be seen. */
  g_assert_false (gtk_widget_get_visible (chips));
  layak_query_set_filter (query, "status", "infeasible");
  store_fixture_wait_until (has_counts (fixture, 0, 0, 0, 0, 1));
  store_fixture_wait_until (get_badge (fixture, AGREED, "overdue_badge") == 0);
  g_assert_true (gtk_widget_get_visible (chips));
  layak_query_clear (query);
  store_fixture_wait_until (has_counts (fixture, 1, 1, 0, 12, 2));
}

/* Where nothing matches there is one sentence and the way back, not five empty columns. */
static void
test_no_match (Fixture       *fixture,
               gconstpointer  data)
{
  GtkStack *stack = page_fixture_get (page_fixture_get (fixture->base.page, "pane"), "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "view");
  layak_query_set_search (layak_page_get_query (fixture->base.page), "tidakada");
  store_fixture_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "no-match"));
  layak_query_clear (layak_page_get_query (fixture->base.page));
  store_fixture_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "view"));
  gtk_widget_activate_action (fixture->base.window, "win.recommendations-view", "s", "list");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
}

/* Status and entry are one step, which is taken back as one. */
static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  drop (fixture, IN_PROGRESS);
  store_fixture_wait_until (has_stored (fixture, "status", "in-progress"));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress WHERE"
                                        " old_status = 'agreed' AND new_status = 'in-progress'"), ==, 1);
  store_fixture_wait_until (has_counts (fixture, 1, 0, 1, 12, 2));
  store_fixture_wait_until (fixture->base.asked != NULL && g_str_has_prefix (fixture->base.asked, "announce"));

  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_true (has_stored (fixture, "status", "agreed"));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress"), ==, 0);
  store_fixture_wait_until (has_counts (fixture, 1, 1, 0, 12, 2));
}

/* Its own column is no other status. */
static void
test_drop_here (Fixture       *fixture,
                gconstpointer  data)
{
  drop (fixture, AGREED);
  g_assert_false (layak_store_is_writing (get_store (fixture)));
  g_assert_false (gtk_widget_get_visible (page_fixture_get (get_board (fixture), "form")));
}

/* The question does not wait for whoever has left the board. */
static void
test_left (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *board = GTK_WIDGET (get_board (fixture)), *form = page_fixture_get (board, "form");

  drop (fixture, DONE);
  g_assert_true (gtk_widget_get_mapped (form));
  gtk_widget_hide (board);
  g_assert_false (gtk_widget_get_visible (form));
  gtk_widget_show (board);
  g_assert_false (gtk_widget_get_visible (page_fixture_get (board, "form_frame")));
  g_assert_true (has_stored (fixture, "status", "agreed"));
}

/* Evidence is asked for, not demanded. */
static void
test_done (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *form = page_fixture_get (get_board (fixture), "form");

  drop (fixture, DONE);
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (gtk_widget_get_mapped (page_fixture_get (form, "subject")));
  gtk_widget_activate_action (form, "status-form.cancel", NULL);
  g_assert_false (gtk_widget_get_visible (form));
  g_assert_true (has_stored (fixture, "status", "agreed"));

  drop (fixture, DONE);
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  store_fixture_wait_until (has_stored (fixture, "status", "done") && !gtk_widget_get_visible (form));
  store_fixture_wait_until (has_counts (fixture, 1, 0, 0, 13, 2));
}

static void
test_postponed (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *form = page_fixture_get (get_board (fixture), "form");
  LayakEditor *editor = page_fixture_get (form, "editor");

  drop (fixture, POSTPONED);
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (has_stored (fixture, "status", "agreed"));

  recommendation_fixture_edit (editor, "status-reason", "Menunggu APBD Perubahan");
  recommendation_fixture_edit (editor, "postponed-to", "2026-01-31");
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  store_fixture_wait_until (has_stored (fixture, "status", "postponed") && !gtk_widget_get_visible (form));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress WHERE"
                                        " note = 'Menunggu APBD Perubahan'"), ==, 1);
  store_fixture_wait_until (has_counts (fixture, 1, 0, 0, 12, 3));
}

static gboolean
has_focus (Fixture *fixture,
           guint    column,
           guint    position)
{
  return layak_status_column_get_focus (get_column (fixture, column)) == position;
}

/* The card keeps the focus on its way. */
static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *board = get_board (fixture);

  layak_status_board_focus_card (LAYAK_STATUS_BOARD (board), fixture->first);
  g_assert_true (has_focus (fixture, AGREED, 0));
  gtk_widget_activate_action (board, "board.move", "i", 1);
  store_fixture_wait_until (has_stored (fixture, "status", "in-progress") && has_focus (fixture, IN_PROGRESS, 0));

  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  gtk_widget_activate_action (board, "board.move", "i", -1);
  store_fixture_wait_until (has_stored (fixture, "status", "agreed") && has_focus (fixture, AGREED, 0));

  /* The arrows pass the column that has nothing. */
  gtk_widget_activate_action (board, "board.go", "i", 1);
  g_assert_true (has_focus (fixture, DONE, 0));
  gtk_widget_activate_action (board, "board.go", "i", -1);
  g_assert_true (has_focus (fixture, AGREED, 0));
  gtk_widget_activate_action (board, "board.go", "i", -1);
  g_assert_true (has_focus (fixture, PROPOSED, 0));
  gtk_widget_activate_action (board, "board.go", "i", -1);
  g_assert_true (has_focus (fixture, PROPOSED, 0));
}

/* The menu of a card leads to what no column begins with, and a card that has it has a menu, too. */
static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *board = get_board (fixture);
  gpointer form = page_fixture_get (board, "form");

  layak_status_board_focus_card (LAYAK_STATUS_BOARD (board), fixture->first);
  gtk_widget_activate_action (board, "board.show-menu", "i", 0);
  store_fixture_wait_until (!has_focus (fixture, AGREED, 0));
  gtk_popover_popdown (GTK_POPOVER (page_fixture_find (board, GTK_TYPE_POPOVER_MENU)));
  g_assert_true (has_focus (fixture, AGREED, 0));

  gtk_widget_activate_action (board, "board.show-menu", "i", 0);
  gtk_widget_activate_action (board, "board.set-status", "s", "infeasible");
  g_assert_true (gtk_widget_get_visible (form));
  g_object_set (layak_editor_get_record (page_fixture_get (form, "editor")), "status-reason", "Tidak ada dasar hukum",
                NULL);
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  store_fixture_wait_until (has_stored (fixture, "status", "infeasible") &&
                            !layak_store_is_writing (get_store (fixture)));

  layak_status_board_focus_card (LAYAK_STATUS_BOARD (board), fixture->first);
  gtk_widget_activate_action (board, "board.show-menu", "i", 0);
  gtk_widget_activate_action (board, "board.set-status", "s", "in-progress");
  store_fixture_wait_until (has_stored (fixture, "status", "in-progress"));
}

/* A card opens, and leads back to itself. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = page_fixture_get (get_column (fixture, AGREED), "view");

  g_signal_emit_by_name (view, "activate", 0);
  g_assert_nonnull (layak_page_get_detail_title (fixture->base.page));
  g_assert_true (layak_page_go_back (fixture->base.page));
  g_assert_true (has_focus (fixture, AGREED, 0));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add ("/board/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (counts);
  ADD (finished);
  ADD (filters);
  ADD (no_match);
  ADD (drop);
  ADD (drop_here);
  ADD (done);
  ADD (left);
  ADD (postponed);
  ADD (keyboard);
  ADD (menu);
  ADD (open);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recommendation-fixture.h"

#include "layak-attachments.h"
#include "layak-list-pane.h"
#include "layak-recommendation-detail.h"
#include "layak-status-form.h"

typedef RecommendationFixture Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  recommendation_fixture_fill (fixture);
  g_free (store_insert (&fixture->base.store, "recommendation", "text", "Kode etik", "status", "proposed",
                        "regency", "63.11", "due-date", "2025-10-31", NULL));
  recommendation_fixture_show (fixture);
}

static gpointer
get_pane (Fixture *fixture)
{
  return page_fixture_get (fixture->base.page, "pane");
}

static gpointer
get_detail (Fixture *fixture)
{
  return page_fixture_find (GTK_WIDGET (fixture->base.page), LAYAK_TYPE_RECOMMENDATION_DETAIL);
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

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (get_pane (fixture))));
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  LayakQuery *query = layak_page_get_query (fixture->base.page);

  g_assert_cmpint (count_rows (fixture), ==, 2);
  layak_query_set_filter (query, "status", "agreed");
  store_fixture_wait_until (count_rows (fixture) == 1);
  layak_query_set_search (query, "etik");
  store_fixture_wait_until (count_rows (fixture) == 0);
  layak_query_clear (query);
  store_fixture_wait_until (count_rows (fixture) == 2);
}

/* In the order of the list, and back to it. */
static void
test_detail (Fixture       *fixture,
             gconstpointer  data)
{
  LayakPage *page = fixture->base.page;

  layak_page_show_record (page, fixture->first, NULL);
  g_assert_nonnull (layak_page_get_detail_title (page));
  g_assert_cmpstr (layak_record_get_uuid (layak_recommendation_detail_get_record (get_detail (fixture))), ==,
                   fixture->first);

  layak_page_step (page, 1);
  g_assert_cmpstr (layak_record_get_uuid (layak_recommendation_detail_get_record (get_detail (fixture))), !=,
                   fixture->first);
  layak_page_step (page, -1);
  g_assert_cmpstr (layak_record_get_uuid (layak_recommendation_detail_get_record (get_detail (fixture))), ==,
                   fixture->first);

  g_assert_true (layak_page_go_back (page));
  g_assert_null (layak_page_get_detail_title (page));
  g_assert_false (layak_page_go_back (page));
}

/* The entry of the timeline and the status are one step. */
static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  gtk_widget_activate_action (get_detail (fixture), "recommendation.set-status", "s", "in-progress");
  store_fixture_wait_until (has_stored (fixture, "status", "in-progress"));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress WHERE"
                                        " old_status = 'agreed' AND new_status = 'in-progress'"), ==, 1);

  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)));
  layak_store_undo (get_store (fixture), 0, &error);
  g_assert_no_error (error);
  g_assert_true (has_stored (fixture, "status", "agreed"));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress"), ==, 0);
}

/* Without a reason and a new date nothing is put off. */
static void
test_postponed (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *form;
  LayakEditor *editor;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  form = page_fixture_get (get_detail (fixture), "status_form");
  editor = page_fixture_get (form, "editor");
  gtk_widget_activate_action (get_detail (fixture), "recommendation.set-status", "s", "postponed");
  g_assert_true (gtk_widget_get_visible (form));

  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));
  recommendation_fixture_edit (editor, "status-reason", "Menunggu APBD Perubahan");
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (has_stored (fixture, "status", "agreed"));

  recommendation_fixture_edit (editor, "postponed-to", "2026-01-31");
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  store_fixture_wait_until (has_stored (fixture, "status", "postponed") && !gtk_widget_get_visible (form));
  g_assert_true (has_stored (fixture, "postponed-to", "2026-01-31"));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress WHERE"
                                        " note = 'Menunggu APBD Perubahan'"), ==, 1);
}

/* Who, when, and something to see. */
static void
test_verified (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bukti.txt", NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget *form;
  LayakEditor *editor;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  form = page_fixture_get (get_detail (fixture), "status_form");
  editor = page_fixture_get (form, "editor");
  gtk_widget_activate_action (get_detail (fixture), "recommendation.set-status", "s", "verified");
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));
  recommendation_fixture_edit (editor, "verified-by", "Inspektorat");
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (has_stored (fixture, "status", "agreed"));

  g_file_set_contents (path, "SK", -1, &error);
  g_assert_no_error (error);
  layak_attachments_add (page_fixture_get (form, "attachments"), path);
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  store_fixture_wait_until (has_stored (fixture, "status", "verified") && !gtk_widget_get_visible (form));
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM document WHERE progress"
                                        " IS NOT NULL"), ==, 1);

  /* Work that begins anew is verified by nobody. */
  gtk_widget_activate_action (get_detail (fixture), "recommendation.set-status", "s", "in-progress");
  store_fixture_wait_until (has_stored (fixture, "status", "in-progress"));
  g_assert_true (has_stored (fixture, "verified-by", NULL));
  g_assert_true (has_stored (fixture, "closed-on", NULL));
}

/* Note, number and file are one entry and one step; the number is also how far the recommendation is. */
static void
test_composer (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *composer;
  GtkTextBuffer *note;
  GtkEditable *value;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  composer = page_fixture_get (get_detail (fixture), "composer");
  note = gtk_text_view_get_buffer (page_fixture_get (composer, "note_view"));
  value = page_fixture_get (composer, "value_entry");

  gtk_text_buffer_set_text (note, "SK terbit di dua desa", -1);
  gtk_editable_set_text (value, "tujuh");
  gtk_widget_activate_action (composer, "composer.record", NULL);
  g_assert_true (gtk_widget_get_visible (page_fixture_get (composer, "problem_label")));

  gtk_editable_set_text (value, "7");
  gtk_widget_activate_action (composer, "composer.record", NULL);
  store_fixture_wait_until (has_stored (fixture, "achieved", "7") && gtk_text_buffer_get_char_count (note) == 0);
  g_assert_cmpint (store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress WHERE value = 700"
                                        " AND note = 'SK terbit di dua desa'"), ==, 1);
}

static char *
dup_note (GtkWidget *composer)
{
  GtkTextBuffer *note = gtk_text_view_get_buffer (page_fixture_get (composer, "note_view"));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (note, &start, &end);
  return gtk_text_buffer_get_text (note, &start, &end, FALSE);
}

static void
assert_composer (GtkWidget  *composer,
                 const char *note,
                 const char *value,
                 guint       n_files)
{
  g_autofree char *text = dup_note (composer);
  g_autoptr(GPtrArray) paths = layak_attachments_dup_paths (page_fixture_get (composer, "attachments"));

  g_assert_cmpstr (text, ==, note);
  g_assert_cmpstr (gtk_editable_get_text (page_fixture_get (composer, "value_entry")), ==, value);
  g_assert_cmpuint (paths->len, ==, n_files);
}

static void
type_note (GtkWidget  *composer,
           const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (page_fixture_get (composer, "note_view")), text, -1);
}

/* What was typed for one recommendation waits there, with its number and its files. */
static void
test_draft (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *composer;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  composer = page_fixture_get (get_detail (fixture), "composer");
  type_note (composer, "Setengah jadi");
  gtk_editable_set_text (page_fixture_get (composer, "value_entry"), "5");
  layak_attachments_add (page_fixture_get (composer, "attachments"), "/sk.pdf");
  layak_page_step (fixture->base.page, 1);
  assert_composer (composer, "", "", 0);
  layak_page_step (fixture->base.page, -1);
  assert_composer (composer, "Setengah jadi", "5", 1);
}

/* While an entry is being stored, the draft of another recommendation is left alone, and afterwards no draft of the
 * entry is left that could be recorded again. */
static void
test_draft_while_writing (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *composer;

  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  composer = page_fixture_get (get_detail (fixture), "composer");
  layak_page_step (fixture->base.page, 1);
  type_note (composer, "Untuk yang kedua");
  layak_page_step (fixture->base.page, -1);
  type_note (composer, "Dicatat");
  gtk_widget_activate_action (composer, "composer.record", NULL);
  layak_page_step (fixture->base.page, 1);
  g_assert_true (layak_store_is_writing (get_store (fixture)));
  store_fixture_wait_until (!layak_store_is_writing (get_store (fixture)) &&
                            store_fixture_count (get_store (fixture), "SELECT count (*) FROM progress") == 1);
  while (g_main_context_iteration (NULL, FALSE));

  assert_composer (composer, "Untuk yang kedua", "", 0);
  g_assert_true (gtk_text_view_get_editable (page_fixture_get (composer, "note_view")));
  layak_page_step (fixture->base.page, -1);
  assert_composer (composer, "", "", 0);
  g_assert_true (gtk_text_view_get_editable (page_fixture_get (composer, "note_view")));
}

/* Deleted elsewhere, it is left at once. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  layak_page_show_record (fixture->base.page, fixture->first, NULL);
  store_delete (&fixture->base.store, "recommendation", fixture->first);
  store_fixture_wait_until (layak_page_get_detail_title (fixture->base.page) == NULL);
  store_fixture_wait_until (count_rows (fixture) == 1);
}

static gint64
count_sql (Fixture    *fixture,
           const char *sql)
{
  return store_fixture_count (get_store (fixture), sql);
}

/* What the status demands is asked for once, above the bar, and becomes part of each. */
static void
test_batch_postpone (Fixture       *fixture,
                     gconstpointer  data)
{
  gpointer pane = get_pane (fixture), bar = page_fixture_get (pane, "batch_bar"), form = page_fixture_get (bar, "form");
  GtkSelectionModel *model = gtk_column_view_get_model (page_fixture_get (pane, "view"));
  LayakRecord *draft;

  gtk_selection_model_select_all (model);
  gtk_widget_activate_action (bar, "batch.set-status", "s", "postponed");
  g_assert_true (gtk_widget_get_visible (form));
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_true (gtk_widget_get_visible (form));

  draft = layak_editor_get_record (page_fixture_get (form, "editor"));
  g_object_set (draft, "status-reason", "Menunggu anggaran", "postponed-to", 20260101, NULL);
  gtk_widget_activate_action (form, "status-form.apply", NULL);
  g_assert_false (gtk_widget_get_visible (form));
  store_fixture_wait_until (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE status = 'postponed' "
                                       "AND status_reason = 'Menunggu anggaran'") == 2);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM progress WHERE new_status = 'postponed'"), ==, 2);

  layak_store_undo (get_store (fixture), 0, NULL);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE status = 'postponed'"), ==, 0);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM progress"), ==, 0);
}

/* Nothing is verified without evidence: those without are told, and nothing of them is written. */
static void
test_batch_verify (Fixture       *fixture,
                   gconstpointer  data)
{
  gpointer pane = get_pane (fixture), bar = page_fixture_get (pane, "batch_bar"), form = page_fixture_get (bar, "form");
  GtkSelectionModel *model = gtk_column_view_get_model (page_fixture_get (pane, "view"));

  g_free (store_insert (&fixture->base.store, "document", "recommendation", fixture->first, "title", "SK",
                        "kind", "decree", NULL));
  gtk_selection_model_select_all (model);
  gtk_widget_activate_action (bar, "batch.set-status", "s", "verified");
  g_object_set (layak_editor_get_record (page_fixture_get (form, "editor")), "verified-by", "Bapperida", NULL);
  gtk_widget_activate_action (form, "status-form.apply", NULL);

  store_fixture_wait_until (page_fixture_count_rows (page_fixture_get (bar, "refusals_list")) == 1);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM recommendation WHERE status = 'verified'"), ==, 1);
  g_assert_cmpint (count_sql (fixture, "SELECT count (*) FROM progress"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name) g_test_add ("/recommendations-page/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (filters);
  ADD (detail);
  ADD (status);
  ADD (postponed);
  ADD (verified);
  ADD (composer);
  ADD (draft);
  ADD (draft_while_writing);
  ADD (gone);
  ADD (batch_postpone);
  ADD (batch_verify);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include "layak-child-group.h"
#include "layak-child-row.h"
#include "layak-record.h"
#include "layak-text-row.h"
#include "press.h"

typedef struct
{
  StoreFixture     store;
  char            *training;
  GtkWidget       *window;
  LayakChildGroup *group;
} Fixture;

static void
show_owner (Fixture    *fixture,
            const char *training)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (fixture->store.store, layak_record_info_find ("training"), training,
                                                    &error);

  g_assert_no_error (error);
  layak_child_group_set_owner (fixture->group, fixture->store.store, layak_record_get_row (record));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->training = store_insert (&fixture->store, "training", "title", "Bimtek", "status", "held", "regency",
                                    "63.11", NULL);
  fixture->group = g_object_new (LAYAK_TYPE_CHILD_GROUP, "type", "speaker", "quick", "Next speaker", NULL);
  fixture->window = gtk_window_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->group));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_owner (fixture, fixture->training);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  layak_child_group_set_owner (fixture->group, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  g_free (fixture->training);
  store_fixture_tear_down (&fixture->store, NULL);
}

static GtkEditable *
get_quick (Fixture *fixture)
{
  return page_fixture_get (fixture->group, "quick_entry");
}

static void
type_quickly (Fixture    *fixture,
              const char *text)
{
  gtk_editable_set_text (get_quick (fixture), text);
  g_signal_emit_by_name (get_quick (fixture), "activate");
}

/* The place of one that was removed in the middle is not given twice, nor that of one being written. */
static void
test_positions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *second = NULL;

  g_free (store_insert (&fixture->store, "speaker", "training", fixture->training, "name", "A", "position", "1", NULL));
  second = store_insert (&fixture->store, "speaker", "training", fixture->training, "name", "B", "position", "2", NULL);
  g_free (store_insert (&fixture->store, "speaker", "training", fixture->training, "name", "C", "position", "3", NULL));
  store_delete (&fixture->store, "speaker", second);
  store_fixture_wait_until (layak_child_group_count (fixture->group) == 2);
  type_quickly (fixture, "D");
  type_quickly (fixture, "E");
  store_fixture_wait_until (layak_child_group_count (fixture->group) == 4);
  g_assert_cmpint (store_fixture_count (fixture->store.store, "SELECT count (DISTINCT position) FROM speaker"), ==, 4);
  g_assert_cmpint (store_fixture_count (fixture->store.store, "SELECT max (position) FROM speaker"), ==, 5);
}

/* A training that another window has removed takes no speakers. */
static void
remove_training (Fixture *fixture)
{
  store_delete (&fixture->store, "training", fixture->training);
}

/* What could not be added comes back, but not over what is being typed, nor into another training. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *other = store_insert (&fixture->store, "training", "title", "Lain", "status", "held", "regency",
                                         "63.07", NULL);

  remove_training (fixture);
  type_quickly (fixture, "Pertama");
  store_fixture_wait_until (g_str_equal (gtk_editable_get_text (get_quick (fixture)), "Pertama"));

  type_quickly (fixture, "Kedua");
  show_owner (fixture, other);
  type_quickly (fixture, "Ketiga");
  store_fixture_wait_until (layak_child_group_count (fixture->group) == 1);
  g_assert_cmpstr (gtk_editable_get_text (get_quick (fixture)), ==, "");
}

/* Escape folds the row with what was typed in it, and is only then left to the editor around. */
static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row, *toggle, *field;

  type_quickly (fixture, "Siti");
  store_fixture_wait_until (layak_child_group_count (fixture->group) == 1);
  row = page_fixture_find (GTK_WIDGET (fixture->group), LAYAK_TYPE_CHILD_ROW);
  toggle = page_fixture_get (row, "toggle");
  g_assert_false (press (row, GDK_KEY_Escape));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  field = page_fixture_find (row, LAYAK_TYPE_TEXT_ROW);
  gtk_editable_set_text (GTK_EDITABLE (field), "Siti Aminah");
  g_assert_true (press (row, GDK_KEY_Escape));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == toggle);
  store_fixture_wait_until (store_fixture_count (fixture->store.store, "SELECT count (*) FROM speaker WHERE name = "
                                                 "'Siti Aminah'") == 1);
  g_assert_false (press (row, GDK_KEY_Escape));
}

/* The entry asks for speakers, so that is what they are. */
static void
test_role (Fixture       *fixture,
           gconstpointer  data)
{
  type_quickly (fixture, "Siti");
  store_fixture_wait_until (store_fixture_count (fixture->store.store, "SELECT count (*) FROM speaker WHERE name = "
                                                 "'Siti' AND role = 'resource-person'") == 1);
}

#define ADD(name, test) g_test_add ("/child-group/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("positions", test_positions);
  ADD ("failure", test_failure);
  ADD ("escape", test_escape);
  ADD ("role", test_role);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database, what another office sent it, and the dialog that takes it in. */
#pragma once

#include "page-fixture.h"

#include "layak-backup.h"
#include "layak-exporter.h"
#include "layak-import-dialog.h"
#include "layak-import-review.h"

typedef struct
{
  StoreFixture  store;

  LayakScope   *scope;
  char         *training;
  char         *report;      /* what another office sent */
  GtkWidget    *dialog;
  char         *told;        /* what the dialog told last */
} Fixture;

static inline void
change (LayakStore *store,
        const char *training,
        const char *title)
{
  g_autoptr(GError) error = NULL;

  store_fixture_set (store, "training", training, "title", title, &error);
  g_assert_no_error (error);
}

/* Another office works on a copy, as a restored backup is, and sends what it has. */
static inline void
write_report (Fixture    *fixture,
              const char *title)
{
  g_autofree char *backup = g_build_filename (fixture->store.directory, "backup.db", NULL);
  g_autofree char *path = g_build_filename (fixture->store.directory, "other.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) other = NULL;

  layak_store_backup (fixture->store.store, backup, &error);
  g_assert_no_error (error);
  other = layak_store_open (path, LAYAK_OPEN_NEW, &error);
  g_assert_no_error (error);
  layak_store_set_origin (other, "test");
  layak_store_restore (other, backup, &error);
  g_assert_no_error (error);

  change (other, fixture->training, title);
  g_free (store_fixture_add (other, "training", "title=Baru", "status=held", "regency=63.07"));
  fixture->report = g_build_filename (fixture->store.directory, "kiriman.xml", NULL);
  layak_exporter_write_file (other, &(LayakExportOptions) { 0 }, fixture->report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->scope = layak_scope_new (fixture->store.store);
  fixture->training = store_insert (&fixture->store, "training", "title", "Pelatihan", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", NULL);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
      gtk_window_destroy (GTK_WINDOW (fixture->dialog));
    }
  g_free (fixture->training);
  g_free (fixture->report);
  g_free (fixture->told);
  g_object_unref (fixture->scope);
  store_fixture_wait_until (G_OBJECT (fixture->store.store)->ref_count == 1);
  store_fixture_tear_down (&fixture->store, NULL);
}

static inline LayakStore *
get_store (Fixture *fixture)
{
  return fixture->store.store;
}

static inline void
told_cb (Fixture    *fixture,
         const char *text)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static inline const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (page_fixture_get (fixture->dialog, "stack"));
}

static inline void
open_import (Fixture    *fixture,
             const char *path)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  fixture->dialog = layak_import_dialog_new (NULL, get_store (fixture), G_LIST_MODEL (files));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "imported", G_CALLBACK (told_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  store_fixture_wait_until (g_strcmp0 (get_shown (fixture), "reading") != 0);
}

static inline char *
dup_title (Fixture *fixture)
{
  g_autoptr(LayakRecord) record = layak_store_load (get_store (fixture), layak_record_info_find ("training"),
                                                    fixture->training, NULL);

  return g_strdup (layak_record_get_text (record, "title"));
}

static inline gint64
count_trainings (Fixture *fixture)
{
  return store_fixture_count (get_store (fixture), "SELECT count (*) FROM training");
}

static inline LayakImportReview *
get_review (Fixture *fixture)
{
  return page_fixture_get (fixture->dialog, "review");
}

static inline guint
count_reviews (Fixture *fixture)
{
  return (guint) store_fixture_count (get_store (fixture), "SELECT count (*) FROM review");
}

/* Whose row the person has chosen in the list. */
static inline GtkWidget *
get_detail (Fixture    *fixture,
            const char *name)
{
  return page_fixture_get (page_fixture_get (GTK_WIDGET (get_review (fixture)), "detail"), name);
}

static inline void
close_dialog (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  store_fixture_wait_until (fixture->dialog == NULL);
}

/* The first button with a CSS class, at any depth. */
static inline GtkWidget *
find_class (GtkWidget  *widget,
            const char *class)
{
  if (gtk_widget_has_css_class (widget, class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline void
write_text (Fixture    *fixture,
            const char *text)
{
  g_autoptr(GError) error = NULL;

  fixture->report = g_build_filename (fixture->store.directory, "kiriman.xml", NULL);
  g_file_set_contents (fixture->report, text, -1, &error);
  g_assert_no_error (error);
}

#define HEAD "<report xmlns='urn:layak:report:1' version='1.0'>\n"

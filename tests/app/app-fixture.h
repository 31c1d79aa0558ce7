/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with an editor of one record of a store of its own. */
#pragma once

#include "../store/store-content.h"

#include <adwaita.h>

#include "layak-editor.h"

typedef struct
{
  StoreFixture  store;

  char         *identity;
  GtkWidget    *window;
  LayakEditor  *editor;
  GtkListBox   *list;
} AppFixture;

/* Waits for what the main loop brings, for as long as meson lets the test run. */
#define app_fixture_wait_until(condition) store_fixture_wait_until (condition)

static inline void
app_fixture_load (AppFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (fixture->store.store, layak_editor_get_info (fixture->editor),
                                                    fixture->identity, &error);

  g_assert_no_error (error);
  layak_editor_set_record (fixture->editor, record);
}

static inline void
app_fixture_set_up (AppFixture    *fixture,
                    gconstpointer  data)
{
  store_fixture_set_up (&fixture->store, NULL);
  store_add_places (&fixture->store);
  fixture->identity = store_insert (&fixture->store, "training", "title", "Pelatihan KHA", "status", "held",
                                    "regency", "63.11", "start-date", "2025-08-20", "end-date", "2025-08-22", NULL);

  fixture->window = gtk_window_new ();
  fixture->editor = g_object_new (LAYAK_TYPE_EDITOR, "type", "training", "store", fixture->store.store, NULL);
  fixture->list = GTK_LIST_BOX (gtk_list_box_new ());
  adw_bin_set_child (ADW_BIN (fixture->editor), GTK_WIDGET (fixture->list));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->editor));
  app_fixture_load (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static inline void
app_fixture_tear_down (AppFixture    *fixture,
                       gconstpointer  data)
{
  app_fixture_wait_until (!layak_store_is_writing (fixture->store.store));
  layak_editor_set_store (fixture->editor, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->identity);
  store_fixture_tear_down (&fixture->store, NULL);
}

/* A row of the class, for the field. */
static inline LayakFieldRow *
app_fixture_add_row (AppFixture *fixture,
                     GType       type,
                     const char *field)
{
  GtkWidget *row = g_object_new (type, "field", field, NULL);

  gtk_list_box_append (fixture->list, row);
  return LAYAK_FIELD_ROW (row);
}

/* (transfer full) (nullable): the canonical text of a field as it is stored. */
static inline char *
app_fixture_dup_stored (AppFixture *fixture,
                        const char *field)
{
  g_autoptr(LayakRecord) record = layak_store_load (fixture->store.store, layak_editor_get_info (fixture->editor),
                                                    fixture->identity, NULL);

  return layak_record_format_field (record, field);
}

static inline gboolean
app_fixture_has_stored (AppFixture *fixture,
                        const char *field,
                        const char *text)
{
  g_autofree char *stored = app_fixture_dup_stored (fixture, field);

  return g_strcmp0 (stored, text) == 0;
}

/* What a person does: types, and leaves the row. */
static inline void
app_fixture_type (LayakFieldRow *row,
                  const char    *text)
{
  gtk_editable_set_text (GTK_EDITABLE (layak_field_row_get_input (row)), text);
  layak_field_row_commit (row);
}

static inline const char *
app_fixture_get_text (LayakFieldRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (layak_field_row_get_input (row)));
}

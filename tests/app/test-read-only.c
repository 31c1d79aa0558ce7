/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a database that can only be read nothing is offered that would fail. */
#include "window-fixture.h"

#include <unistd.h>

#include "layak-backup.h"
#include "layak-field-row.h"
#include "layak-history-window.h"

#define NOBODY 65534

/* What writes, by whichever widget has it, and with what it would be asked. */
static const struct
{
  const char *action;
  const char *parameter;
} writing[] =
{
  { "win.new-training", NULL },
  { "win.new-from-template", NULL },
  { "win.new-recommendation", NULL },
  { "win.import", NULL },
  { "win.import-file", "'/nonexistent'" },
  { "win.find-files", NULL },
  { "win.restore", NULL },
  { "win.undo", NULL },
  { "win.redo", NULL },
  { "win.undo-step", "int64 1" },
  { "win.restore-filter", "(uint32 0, 'training\tx\tx')" },
  { "training.remove", NULL },
  { "training.batches", NULL },
  { "training.save-template", NULL },
  { "training.duplicate", NULL },
  { "training.repeat", NULL },
  { "training.next-batch", NULL },
  { "training.attach", NULL },
  { "record.add", NULL },
  { "record.remove", NULL },
  { "recommendation.set-status", "'agreed'" },
  { "recommendation.remove", NULL },
  { "composer.attach", NULL },
  { "entry.edit", NULL },
  { "entry.attach", NULL },
  { "entry.remove", NULL },
  { "board.move", "1" },
  { "board.set-status", "'agreed'" },
  { "board.show-menu", "0" },
  { "calendar.add", NULL },
  { "list.remove-selected", NULL },
  { "list.duplicate-selected", NULL },
  { "batch.set-status", "'held'" },
  { "batch.remove", NULL },
  { "batch.duplicate", NULL },
  { "filter.rename", NULL },
  { "filter.move", "1" },
  { "filter.remove", NULL },
  { "history.undo", "int64 1" },
  { "history.restore", "('training', 'x', 'title', 'x')" },
};

typedef struct
{
  WindowFixture  window;

  GtkWindow     *former;    /* from which the database is copied */
  char          *folder;
  char          *path;
} Fixture;

/* A copy as it would come from somebody else: whole, closed, and not to be written. */
static void
make_copy (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("layak-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  layak_store_backup (window_fixture_get_store (&fixture->window), fixture->path, &error);
  g_assert_no_error (error);
  store = layak_store_open (fixture->path, LAYAK_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
}

/* The folder that the tests have for themselves is closed to others. */
static void
let_pass (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;

  if (g_str_equal (folder, "/"))
    return;

  let_pass (folder);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  if ((status.st_mode & 0011) != 0011)
    g_assert_cmpint (g_chmod (folder, (int) (status.st_mode & 0777) | 0011), ==, 0);
}

/* Root may write everything, so it is somebody else who opens the file. */
static void
open_copy (Fixture *fixture)
{
  const uid_t former = geteuid ();

  if (former == 0)
    {
      let_pass (fixture->folder);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  window_fixture_open (&fixture->window, fixture->path, "63.11", 2025);
  g_assert_cmpint (seteuid (former), ==, 0);
  g_assert_true (layak_store_is_read_only (window_fixture_get_store (&fixture->window)));
  window_fixture_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_open_demo (&fixture->window, NULL);
  fixture->former = fixture->window.window;
  make_copy (fixture);
  open_copy (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  window_fixture_tear_down (&fixture->window, NULL);
  fixture->window.window = fixture->former;
  window_fixture_tear_down (&fixture->window, NULL);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->window.window), LAYAK_TYPE_WINDOW, name);
}

/* The sentence is there from the beginning, and a write that fails would replace it. */
static void
check_sentence (Fixture *fixture)
{
  g_assert_true (gtk_revealer_get_reveal_child (get_child (fixture, "trouble")));
  g_assert_cmpstr (gtk_label_get_label (get_child (fixture, "trouble_label")), ==,
                   "This database can only be read. To change something, copy it into a folder of your own and open it "
                   "there.");
}

static GVariant *
find_parameter (const char *action,
                gboolean   *writes)
{
  *writes = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    if (g_str_equal (writing[i].action, action))
      {
        *writes = TRUE;
        return writing[i].parameter != NULL ? g_variant_ref_sink (g_variant_new_parsed (writing[i].parameter)) : NULL;
      }

  return NULL;
}

/* Everything that writes is asked for, as by keys that no button tells of. */
static void
try_actions (GtkWidget *widget)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    {
      gboolean writes;
      g_autoptr(GVariant) parameter = find_parameter (name, &writes);

      if (writes)
        gtk_widget_activate_action_variant (widget, name, parameter);
    }
}

static gboolean
is_search (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY) != NULL;
}

/* What a button shows is what it does: nothing is added or removed. */
static gboolean
adds_or_removes (GtkWidget *widget)
{
  static const char * const icons[] = { "list-add-symbolic", "user-trash-symbolic", NULL };
  const char *icon = NULL;

  if (GTK_IS_BUTTON (widget))
    icon = gtk_button_get_icon_name (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    icon = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  else if (ADW_IS_BUTTON_CONTENT (widget))
    icon = adw_button_content_get_icon_name (ADW_BUTTON_CONTENT (widget));
  return icon != NULL && g_strv_contains (icons, icon);
}

static void
check_widget (GtkWidget *widget)
{
  if (adds_or_removes (widget) && gtk_widget_get_mapped (widget))
    g_assert_false (gtk_widget_is_sensitive (widget));
  if (LAYAK_IS_FIELD_ROW (widget))
    g_assert_false (gtk_widget_is_sensitive (widget));
  if (GTK_IS_TEXT (widget) && gtk_widget_get_mapped (widget) && !is_search (widget))
    g_assert_false (gtk_widget_is_sensitive (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    g_assert_false (gtk_widget_is_sensitive (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)));
  if (gtk_widget_is_visible (widget))
    try_actions (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_widget (child);
}

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
check_window (Fixture *fixture)
{
  const guint n = count_windows ();

  window_fixture_settle ();
  check_widget (GTK_WIDGET (fixture->window.window));
  window_fixture_settle ();
  check_sentence (fixture);
  g_assert_cmpuint (count_windows (), ==, n);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    {
      g_test_message ("%s", layak_pages_nth (i)->id);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.show-page", "s", layak_pages_nth (i)->id);
      check_window (fixture);
    }
}

/* The first of its type; the editor goes on with the field, where the page would show something else first. */
static void
show_first (Fixture    *fixture,
            const char *type,
            const char *field)
{
  const LayakRecordInfo *info = layak_record_info_find (type);
  g_autofree char *sql = g_strdup_printf ("SELECT min (id) FROM %s", type);
  const gint64 id = store_fixture_count (window_fixture_get_store (&fixture->window), sql);
  g_autoptr(LayakRecord) record = layak_store_load_id (window_fixture_get_store (&fixture->window), info, id, NULL);

  g_assert_nonnull (record);
  layak_window_show_record (LAYAK_WINDOW (fixture->window.window), type, layak_record_get_uuid (record), field);
}

static void
test_records (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *type, *field; } shown[] =
  {
    { "training", "title" },
    { "recommendation", NULL },
    { "progress", NULL },
    { "regency", NULL },
    { "regency", "capital" },
    { "agency", "name" },
    { "delivery", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_test_message ("%s", shown[i].type);
      show_first (fixture, shown[i].type, shown[i].field);
      check_window (fixture);
    }
}

/* The history is there to be read, and the editor to be told from one of another program. */
static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  LayakStore *store = window_fixture_get_store (&fixture->window);
  GtkWidget *history = layak_history_window_new (fixture->window.window, store, NULL, NULL);

  gtk_window_present (GTK_WINDOW (history));
  window_fixture_settle ();
  check_widget (history);
  window_fixture_settle ();
  check_sentence (fixture);
  gtk_window_destroy (GTK_WINDOW (history));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);

  g_test_add ("/read-only/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/read-only/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/read-only/history", Fixture, NULL, set_up, test_history, tear_down);

  return g_test_run ();
}

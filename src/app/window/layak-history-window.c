/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-history-window.h"

#include <glib/gi18n.h>

#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-history-row.h"
#include "layak-keys.h"
#include "layak-names.h"
#include "layak-read-only.h"

#define PAGE_SIZE 50

struct _LayakHistoryWindow
{
  AdwWindow              parent_instance;

  LayakStore            *store;
  const LayakRecordInfo *info;          /* nullable */
  char                  *uuid;          /* nullable */
  guint                  refresh_id;    /* an idle source: many changes, one reading */

  AdwToastOverlay       *toasts;
  AdwWindowTitle        *title;
  GtkStack              *stack;
  GtkListBox            *list;
  GtkWidget             *more_button;
};

G_DEFINE_FINAL_TYPE (LayakHistoryWindow, layak_history_window, ADW_TYPE_WINDOW)

static LayakHistoryRow *
nth_row (LayakHistoryWindow *self,
         guint               position)
{
  return LAYAK_HISTORY_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

static guint
count_rows (LayakHistoryWindow *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

/* Adds the next @limit steps; one more is asked for, to know whether there are others. */
static void
load (LayakHistoryWindow *self,
      guint               limit)
{
  const guint n = count_rows (self);
  const gint64 before = n > 0 ? layak_history_row_get_step (nth_row (self, n - 1)) : 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) steps = layak_history_select_steps (layak_store_get_reader (self->store), self->info,
                                                           self->uuid, before, limit + 1, &error);

  if (steps == NULL)
    {
      layak_feedback_show_error (GTK_WIDGET (self->stack), error);
      return;
    }

  for (guint i = 0; i < steps->len && i < limit; i++)
    gtk_list_box_append (self->list,
                         layak_history_row_new (self->store, g_ptr_array_index (steps, i), self->info, self->uuid));
  gtk_widget_set_visible (self->more_button, steps->len > limit);
  gtk_stack_set_visible_child_name (self->stack, n + steps->len > 0 ? "steps" : "empty");
}

static void
more_cb (LayakHistoryWindow *self)
{
  const guint n = count_rows (self);

  load (self, PAGE_SIZE);
  if (nth_row (self, n) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (nth_row (self, n)));
}

/* (transfer full): the steps that are unfolded; @focused is the one with the focus, or 0. */
static GHashTable *
note_unfolded (LayakHistoryWindow *self,
               gint64             *focused)
{
  GHashTable *unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *focused = 0;
  for (guint i = 0; nth_row (self, i) != NULL; i++)
    {
      const gint64 step = layak_history_row_get_step (nth_row (self, i));

      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (nth_row (self, i))))
        g_hash_table_add (unfolded, g_memdup2 (&step, sizeof step));
      if (gtk_widget_get_state_flags (GTK_WIDGET (nth_row (self, i))) & GTK_STATE_FLAG_FOCUS_WITHIN)
        *focused = step;
    }
  return unfolded;
}

/* A new step changes the list and what the others can still do; what the person looks at stays. */
static gboolean
refresh_cb (gpointer data)
{
  LayakHistoryWindow *self = data;
  gint64 focused;
  g_autoptr(GHashTable) unfolded = note_unfolded (self, &focused);
  const guint n = count_rows (self);

  self->refresh_id = 0;
  while (nth_row (self, 0) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (nth_row (self, 0)));
  load (self, MAX (n, PAGE_SIZE));
  for (guint i = 0; nth_row (self, i) != NULL; i++)
    {
      const gint64 step = layak_history_row_get_step (nth_row (self, i));

      if (g_hash_table_contains (unfolded, &step))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nth_row (self, i)), TRUE);
      if (step == focused)
        gtk_widget_grab_focus (GTK_WIDGET (nth_row (self, i)));
    }

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (LayakHistoryWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LayakHistoryWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_toast (GTK_WIDGET (self->stack), _("The step is undone"));
  else
    layak_feedback_show_error (GTK_WIDGET (self->stack), error);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakHistoryWindow *self = LAYAK_HISTORY_WINDOW (widget);

  layak_store_undo_async (self->store, g_variant_get_int64 (parameter), undone_cb, g_object_ref (self));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LayakHistoryWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_toast (GTK_WIDGET (self->stack), _("The value is restored"));
  else
    layak_feedback_show_error (GTK_WIDGET (self->stack), error);
}

/* (transfer full) (nullable): the record as it would be with the value. */
static LayakRow *
dup_wanted (LayakRecord  *record,
            const char   *field,
            const char   *text,
            GError      **error)
{
  g_autoptr(LayakRow) wanted = layak_row_copy (layak_record_get_row (record));

  if (!layak_row_parse_field (wanted, field, text, error) || !layak_row_check (wanted, error))
    return NULL;

  return g_steal_pointer (&wanted);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LayakHistoryWindow *self = LAYAK_HISTORY_WINDOW (widget);
  const char *type, *uuid, *field, *text;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = NULL;
  LayakRow *wanted;

  g_variant_get (parameter, "(&s&s&s&s)", &type, &uuid, &field, &text);
  record = layak_store_load (self->store, layak_record_info_find (type), uuid, &error);
  wanted = record != NULL ? dup_wanted (record, field, text, &error) : NULL;
  if (wanted == NULL)
    {
      if (error != NULL)
        layak_feedback_show_error (GTK_WIDGET (self->stack), error);
      return;
    }

  if (layak_edit_has_changes (layak_record_get_row (record), wanted))
    layak_edit_fields_async (self->store, layak_record_get_row (record), wanted, restored_cb, g_object_ref (self));
  else
    {
      layak_row_free (wanted);
      layak_feedback_toast (GTK_WIDGET (self->stack), _("The record has this value"));
    }
}

static void
show_record_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  const char *type, *uuid;

  if (parent == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &type, &uuid);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-record", "(sss)", type, uuid, "");
  gtk_window_present (parent);
}

static void
layak_history_window_dispose (GObject *object)
{
  LayakHistoryWindow *self = LAYAK_HISTORY_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_HISTORY_WINDOW);

  G_OBJECT_CLASS (layak_history_window_parent_class)->dispose (object);
}

static void
layak_history_window_finalize (GObject *object)
{
  g_free (LAYAK_HISTORY_WINDOW (object)->uuid);

  G_OBJECT_CLASS (layak_history_window_parent_class)->finalize (object);
}

static void
layak_history_window_class_init (LayakHistoryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_history_window_dispose;
  object_class->finalize = layak_history_window_finalize;
  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
  gtk_widget_class_install_action (widget_class, "history.restore", "(ssss)", restore_cb);
  gtk_widget_class_install_action (widget_class, "history.show-record", "(ss)", show_record_cb);
  layak_keys_add_aside (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryWindow, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
layak_history_window_init (LayakHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The name under the title tells whose history it is. */
static void
show_name (LayakHistoryWindow *self)
{
  g_autoptr(LayakRecord) record = layak_store_load (self->store, self->info, self->uuid, NULL);
  g_autofree char *name = record != NULL ? layak_names_dup_record (record)
                                         : g_strdup (layak_record_info_get_label (self->info));

  adw_window_title_set_subtitle (self->title, name);
}

GtkWidget *
layak_history_window_new (GtkWindow             *parent,
                          LayakStore            *store,
                          const LayakRecordInfo *info,
                          const char            *uuid)
{
  LayakHistoryWindow *self = g_object_new (LAYAK_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->info = info;
  self->uuid = g_strdup (uuid);
  if (info != NULL)
    show_name (self);
  layak_read_only_disable (GTK_WIDGET (self), store, "history.undo", "history.restore", NULL);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (queue_refresh), self);
  load (self, PAGE_SIZE);
  return GTK_WIDGET (self);
}

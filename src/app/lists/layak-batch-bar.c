/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-batch-bar.h"

#include <glib/gi18n.h>

#include "layak-batch.h"
#include "layak-feedback.h"
#include "layak-formats.h"
#include "layak-names.h"
#include "layak-picker.h"
#include "layak-read-only.h"
#include "layak-recommendation.h"
#include "layak-removal.h"
#include "layak-rows.h"
#include "layak-status-change.h"
#include "layak-status-form.h"
#include "layak-training-copy.h"
#include "layak-training.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

/* The indicators of so many records are looked at, to offer those that can be taken away. */
#define MAX_LOOKED_AT 1000

struct _LayakBatchBar
{
  AdwBin                 parent_instance;

  LayakScope            *scope;
  const LayakRecordInfo *info;
  LayakListSelection    *selection;

  GtkRevealer           *revealer;
  GtkLabel              *count_label;
  GtkMenuButton         *status_button;
  GtkMenuButton         *export_button;
  LayakPicker           *add_picker;
  LayakPicker           *remove_picker;
  LayakStatusForm       *form;
  GtkWidget             *refusals;
  GtkLabel              *refusals_label;
  GtkListBox            *refusals_list;
};

G_DEFINE_FINAL_TYPE (LayakBatchBar, layak_batch_bar, ADW_TYPE_BIN)

/* A change under way; it tells what it did when it is over. */
typedef struct
{
  LayakBatchBar *bar;
  LayakBatch    *batch;
  LayakAction    action;
} Run;

/* The data of the changes that are made of all records alike. */
typedef struct
{
  const char *field;
  char       *member;
  gint64      choice;
  gboolean    is_member;
} Change;

static LayakStore *
get_store (LayakBatchBar *self)
{
  return layak_scope_get_store (self->scope);
}

static void
refusal_activated_cb (LayakBatchBar *self,
                      GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", self->info->name,
                              gtk_widget_get_name (GTK_WIDGET (row)), "");
}

static void
clear_refusals (LayakBatchBar *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->refusals_list))) != NULL)
    gtk_list_box_remove (self->refusals_list, row);
  gtk_widget_set_visible (self->refusals, FALSE);
}

/* Nothing is passed over in silence: each row says why, and leads to the record. */
static void
show_refusals (LayakBatchBar *self,
               GPtrArray     *refusals)
{
  g_autofree char *number = layak_wording_number (refusals->len);
  g_autofree char *text = g_strdup_printf (ngettext ("%s was left as it is", "%s were left as they are",
                                                     refusals->len), number);

  clear_refusals (self);
  for (guint i = 0; i < refusals->len; i++)
    {
      const LayakRefusal *refusal = g_ptr_array_index (refusals, i);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", refusal->title,
                                     "subtitle", refusal->reason, "activatable", TRUE, NULL);

      gtk_widget_set_name (row, refusal->uuid);
      gtk_list_box_append (self->refusals_list, row);
    }
  gtk_label_set_label (self->refusals_label, text);
  gtk_widget_set_visible (self->refusals, refusals->len > 0);
}

static void
update (LayakBatchBar *self)
{
  const guint n = layak_list_selection_count (self->selection);
  g_autofree char *number = layak_wording_number (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);

  gtk_label_set_label (self->count_label, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 1 || gtk_widget_get_visible (self->refusals));
  if (n < 2)
    layak_status_form_cancel (self->form);
}

static char *
dup_toast (const Run *run)
{
  const guint n = layak_batch_get_n_done (run->batch);
  g_autofree char *count = layak_wording_records (run->bar->info, n);

  if (run->action == LAYAK_ACTION_DELETE)
    /* Translators: how many records, as “12 trainings” */
    return g_strdup_printf (_("%s removed"), count);
  if (run->action == LAYAK_ACTION_ADD)
    return g_strdup_printf (_("%s duplicated"), count);
  return g_strdup_printf (_("%s changed"), count);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  GtkWidget *widget = GTK_WIDGET (run->bar);
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (widget, error);
  else if (layak_feedback_is_seen (widget))
    {
      g_autofree char *toast = dup_toast (run);

      if (layak_batch_get_n_done (run->batch) > 0)
        layak_feedback_undo_toast (widget, LAYAK_STORE (source), toast);
      show_refusals (run->bar, layak_batch_get_refusals (run->batch));
      update (run->bar);
    }

  g_object_unref (run->bar);
  layak_batch_unref (run->batch);
  g_free (run);
}

static void
start (LayakBatchBar  *self,
       LayakAction     action,
       LayakBatchFunc  func,
       gpointer        data,
       GDestroyNotify  data_destroy)
{
  Run *run = g_new0 (Run, 1);

  clear_refusals (self);
  run->bar = g_object_ref (self);
  run->action = action;
  run->batch = layak_batch_new (action, self->info, layak_list_selection_dup_ids (self->selection));
  layak_batch_run_async (run->batch, get_store (self), func, data, data_destroy, done_cb, run);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->member);
  g_free (change);
}

static gboolean
set_choice (LayakWriter  *writer,
            LayakRow     *row,
            gpointer      data,
            GError      **error)
{
  const Change *change = data;

  return layak_batch_set_choice (writer, row, change->field, change->choice, error);
}

static gboolean
set_member (LayakWriter  *writer,
            LayakRow     *row,
            gpointer      data,
            GError      **error)
{
  const Change *change = data;

  return layak_batch_set_member (writer, row, change->field, change->member, change->is_member, error);
}

static gboolean
delete (LayakWriter  *writer,
        LayakRow     *row,
        gpointer      data,
        GError      **error)
{
  return layak_writer_delete (writer, row->info, &row->uuid, error);
}

static gboolean
copy_recommendation (LayakWriter  *writer,
                     LayakRow     *row,
                     gpointer      data,
                     GError      **error)
{
  g_autoptr(LayakRow) copy = layak_repeat_recommendation (row);

  return layak_writer_insert (writer, copy, error);
}

static void
free_status_change (gpointer data)
{
  layak_status_change_free (data);
}

static void
answered_cb (LayakBatchBar     *self,
             LayakStatusChange *change)
{
  start (self, LAYAK_ACTION_EDIT, layak_status_change_write, change, free_status_change);
}

static void
set_status_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakBatchBar *self = LAYAK_BATCH_BAR (widget);
  const LayakField *field = layak_record_info_find_field (self->info, "status");
  const gint64 status = layak_enumeration_find (field->choices, g_variant_get_string (parameter, NULL));
  Change *change;

  if (self->info == &layak_recommendation_info)
    {
      if (layak_status_form_is_needed (status))
        layak_status_form_begin_many (self->form, get_store (self), status);
      else
        answered_cb (self, layak_status_change_new (get_store (self), status));
      return;
    }

  change = g_new0 (Change, 1);
  change->field = field->name;
  change->choice = status;
  start (self, LAYAK_ACTION_EDIT, set_choice, change, change_free);
}

static void
change_member (LayakBatchBar *self,
               LayakOption   *option,
               gboolean       is_member)
{
  Change *change = g_new0 (Change, 1);

  change->field = "indicators";
  change->member = g_strdup (layak_option_get_identity (option));
  change->is_member = is_member;
  start (self, LAYAK_ACTION_EDIT, set_member, change, change_free);
}

static void
add_picked_cb (LayakBatchBar *self,
               LayakOption   *option)
{
  change_member (self, option, TRUE);
}

static void
remove_picked_cb (LayakBatchBar *self,
                  LayakOption   *option)
{
  change_member (self, option, FALSE);
}

static void
fill_add_cb (LayakBatchBar *self)
{
  layak_picker_add_targets (self->add_picker, get_store (self),
                            layak_record_info_find_field (self->info, "indicators"), NULL);
}

/* (element-type utf8): the indicators that any of the selected records has. */
static GHashTable *
collect_members (LayakBatchBar *self)
{
  g_autoptr(GArray) ids = layak_list_selection_dup_ids (self->selection);
  GHashTable *members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) rows = NULL;
  GHashTableIter iter;
  gpointer row;

  g_array_set_size (ids, MIN (ids->len, MAX_LOOKED_AT));
  rows = layak_rows_load (self->info, layak_store_get_reader (get_store (self)), ids, NULL);
  if (rows == NULL)
    return members;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      GStrv set = layak_row_get_set (row, "indicators");

      for (guint i = 0; set != NULL && set[i] != NULL; i++)
        g_hash_table_add (members, g_strdup (set[i]));
    }
  return members;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (*(const char * const *) a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (*(const char * const *) b, -1);

  return strcmp (first, second);
}

static void
fill_remove_cb (LayakBatchBar *self)
{
  const LayakRecordInfo *info = layak_record_info_find ("indicator");
  g_autoptr(GHashTable) members = collect_members (self);
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (members, &n);

  qsort (keys, n, sizeof (gpointer), compare_names);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = layak_names_dup_reference (get_store (self), info, keys[i]);

      layak_picker_add (self->remove_picker, keys[i], label, NULL);
    }
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr(GArray) ids = layak_list_selection_dup_ids (LAYAK_BATCH_BAR (widget)->selection);

  gtk_widget_activate_action (widget, "win.export-trainings", "(s@ax)", g_variant_get_string (parameter, NULL),
                              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_batch_bar_remove (LAYAK_BATCH_BAR (widget));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  layak_batch_bar_duplicate (LAYAK_BATCH_BAR (widget));
}

static void
clear_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  LayakBatchBar *self = LAYAK_BATCH_BAR (widget);

  clear_refusals (self);
  layak_list_selection_clear (self->selection);
  update (self);
}

static void
close_refusals_cb (LayakBatchBar *self)
{
  clear_refusals (self);
  update (self);
}

static void
layak_batch_bar_dispose (GObject *object)
{
  LayakBatchBar *self = LAYAK_BATCH_BAR (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->selection);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_BATCH_BAR);

  G_OBJECT_CLASS (layak_batch_bar_parent_class)->dispose (object);
}

static void
layak_batch_bar_class_init (LayakBatchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_batch_bar_dispose;

  gtk_widget_class_install_action (widget_class, "batch.set-status", "s", set_status_cb);
  gtk_widget_class_install_action (widget_class, "batch.export", "s", export_cb);
  gtk_widget_class_install_action (widget_class, "batch.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "batch.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "batch.clear", NULL, clear_cb);

  g_type_ensure (LAYAK_TYPE_PICKER);
  g_type_ensure (LAYAK_TYPE_STATUS_FORM);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-batch-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, status_button);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, export_button);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, add_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, remove_picker);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, form);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, refusals);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, refusals_label);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchBar, refusals_list);
  gtk_widget_class_bind_template_callback (widget_class, add_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_refusals_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, refusal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_picked_cb);
}

static void
layak_batch_bar_init (LayakBatchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_statuses (LayakBatchBar *self)
{
  const LayakEnumeration *choices = layak_record_info_find_field (self->info, "status")->choices;
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < choices->n_choices; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (layak_enumeration_get_label (choices, i), NULL);

      g_menu_item_set_action_and_target (item, "batch.set-status", "s", layak_enumeration_get_nick (choices, i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->status_button, G_MENU_MODEL (menu));
}

/* Figures of a place cannot tell of a few trainings. */
static void
fill_formats (LayakBatchBar *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < layak_formats_get_n (); i++)
    {
      const LayakExportFormat *format = layak_formats_nth (i);
      g_autoptr(GMenuItem) item = g_menu_item_new (_(format->label), NULL);

      g_menu_item_set_action_and_target (item, "batch.export", "s", format->name);
      if (!format->is_aggregated)
        g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->export_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), TRUE);
}

/* Called once. @info: has a status and indicators */
void
layak_batch_bar_bind (LayakBatchBar         *self,
                      LayakScope            *scope,
                      const LayakRecordInfo *info,
                      LayakListSelection    *selection)
{
  g_return_if_fail (LAYAK_IS_BATCH_BAR (self) && self->scope == NULL);

  self->scope = g_object_ref (scope);
  self->info = info;
  self->selection = g_object_ref (selection);
  fill_statuses (self);
  layak_status_form_set_return_focus (self->form, GTK_WIDGET (self->status_button));
  if (info == &layak_training_info)
    fill_formats (self);
  layak_read_only_lock (get_store (self), self->status_button, gtk_widget_get_parent (GTK_WIDGET (self->add_picker)),
                        gtk_widget_get_parent (GTK_WIDGET (self->remove_picker)), NULL);
  layak_read_only_disable (GTK_WIDGET (self), get_store (self), "batch.set-status", "batch.remove", "batch.duplicate",
                           NULL);
  g_signal_connect_object (selection, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

gboolean
layak_batch_bar_go_back (LayakBatchBar *self)
{
  g_return_val_if_fail (LAYAK_IS_BATCH_BAR (self), FALSE);

  if (self->scope == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)) ||
      !gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;

  if (gtk_widget_get_visible (self->refusals))
    close_refusals_cb (self);
  else
    clear_cb (GTK_WIDGET (self), NULL, NULL);
  return TRUE;
}

void
layak_batch_bar_remove (LayakBatchBar *self)
{
  g_autoptr(LayakRecord) only = NULL;

  g_return_if_fail (LAYAK_IS_BATCH_BAR (self));

  layak_list_selection_select_focused (self->selection);
  only = layak_list_selection_dup_only (self->selection);
  if (only != NULL)
    {
      const LayakRow *row = layak_record_get_row (only);

      layak_removal_start_one (GTK_WIDGET (self), get_store (self), layak_row_get_title (row), row);
    }
  else if (layak_list_selection_count (self->selection) > 0)
    start (self, LAYAK_ACTION_DELETE, delete, NULL, NULL);
}

void
layak_batch_bar_duplicate (LayakBatchBar *self)
{
  const LayakRepeat how = layak_repeat_copy ();
  g_autoptr(LayakRecord) only = NULL;

  g_return_if_fail (LAYAK_IS_BATCH_BAR (self));

  layak_list_selection_select_focused (self->selection);
  only = layak_list_selection_dup_only (self->selection);
  if (only != NULL && self->info == &layak_training_info)
    layak_training_copy (GTK_WIDGET (self), get_store (self), layak_record_get_row (only), &how);
  else if (layak_list_selection_count (self->selection) > 0)
    start (self, LAYAK_ACTION_ADD,
           self->info == &layak_training_info ? layak_training_copy_write : copy_recommendation,
           g_memdup2 (&how, sizeof how), g_free);
}

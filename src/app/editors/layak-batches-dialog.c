/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-batches-dialog.h"

#include <glib/gi18n.h>

#include "layak-keys.h"
#include "layak-repeat-store.h"
#include "layak-training-copy.h"
#include "layak-wording.h"

struct _LayakBatchesDialog
{
  AdwWindow      parent_instance;

  GtkWidget     *widget;
  LayakStore    *store;
  LayakRow      *training;

  GtkButton     *add_button;
  GtkWidget     *spacing_group;
  GtkSpinButton *first_spin;
  GtkSpinButton *count_spin;
  GtkSpinButton *days_spin;
  GtkTextView   *dates_view;
  GtkLabel      *preview;
};

G_DEFINE_FINAL_TYPE (LayakBatchesDialog, layak_batches_dialog, ADW_TYPE_WINDOW)

/* (transfer full) (element-type LayakRepeat): what is asked for, up to the text that is no date. */
static GArray *
dup_batches (LayakBatchesDialog  *self,
             char               **problem)
{
  g_autofree char *dates = NULL;

  g_object_get (gtk_text_view_get_buffer (self->dates_view), "text", &dates, NULL);
  return layak_repeat_batches (self->training, dates, gtk_spin_button_get_value_as_int (self->first_spin), problem);
}

static char *
dup_preview (GArray     *batches,
             const char *problem)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < batches->len; i++)
    {
      const LayakRepeat *how = &g_array_index (batches, LayakRepeat, i);
      g_autofree char *dates = layak_wording_dates (how->start, how->end);

      g_string_append_printf (text, "%s", i > 0 ? "\n" : "");
      /* Translators: the number of a batch of a series, and its dates */
      g_string_append_printf (text, _("Batch %d: %s"), (int) how->batch, dates);
    }
  if (problem != NULL)
    {
      g_string_append (text, batches->len > 0 ? "\n" : "");
      g_string_append_printf (text, _("“%s” is no date"), problem);
    }
  else if (batches->len == 0)
    g_string_append (text, _("One line for each batch, as 20–22/8/2026."));
  return g_string_free (text, FALSE);
}

static void
show_count (LayakBatchesDialog *self,
            guint               n)
{
  /* Translators: on the button, how many batches it adds */
  g_autofree char *label = n > 0 ? layak_wording_count (ngettext ("_Add %s batch", "_Add %s batches", n), n)
                                 : g_strdup (_("_Add"));

  gtk_button_set_label (self->add_button, label);
}

/* Says beforehand what would be added. */
static void
changed_cb (LayakBatchesDialog *self)
{
  g_autofree char *problem = NULL, *text = NULL;
  g_autoptr(GArray) batches = NULL;

  if (self->training == NULL)
    return;

  batches = dup_batches (self, &problem);
  text = dup_preview (batches, problem);
  gtk_label_set_label (self->preview, text);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->dates_view), GTK_ACCESSIBLE_STATE_INVALID,
                               problem == NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  show_count (self, batches->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batches.add", problem == NULL && batches->len > 0);
}

/* The dates that follow at an interval are a text like others, in which each can be changed. */
static void
space_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  LayakBatchesDialog *self = LAYAK_BATCHES_DIALOG (widget);
  g_autofree char *dates =
    layak_repeat_space_dates (self->training, (guint) gtk_spin_button_get_value_as_int (self->count_spin),
                              gtk_spin_button_get_value_as_int (self->days_spin));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->dates_view), dates, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->dates_view));
}

/* Says what the interval is counted from. */
static void
show_spacing (LayakBatchesDialog *self)
{
  const gboolean has_days = layak_repeat_has_days (self->training);
  g_autofree char *dates = layak_wording_dates (layak_row_get_date (self->training, "start-date"),
                                                layak_row_get_date (self->training, "end-date"));
  /* Translators: the dates of the training that the others follow */
  g_autofree char *hint = has_days ? g_strdup_printf (_("Counted from this training: %s."), dates)
                                   : g_strdup (_("This needs the days of this training first."));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->spacing_group), hint);
  gtk_widget_set_sensitive (self->spacing_group, has_days);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LayakBatchesDialog *self = LAYAK_BATCHES_DIALOG (widget);
  g_autofree char *problem = NULL;
  g_autoptr(GArray) batches = dup_batches (self, &problem);

  if (problem != NULL || batches->len == 0)
    return;

  layak_training_copy_several (self->widget, self->store, self->training, batches);
  gtk_window_close (GTK_WINDOW (self));
}

static void
layak_batches_dialog_dispose (GObject *object)
{
  LayakBatchesDialog *self = LAYAK_BATCHES_DIALOG (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->store);
  g_clear_pointer (&self->training, layak_row_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_BATCHES_DIALOG);

  G_OBJECT_CLASS (layak_batches_dialog_parent_class)->dispose (object);
}

static void
layak_batches_dialog_class_init (LayakBatchesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_batches_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "batches.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "batches.space", NULL, space_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-batches-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, spacing_group);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, first_spin);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, count_spin);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, days_spin);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, dates_view);
  gtk_widget_class_bind_template_child (widget_class, LayakBatchesDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
layak_batches_dialog_init (LayakBatchesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_Return, GDK_CONTROL_MASK, "batches.add");
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->dates_view), "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
layak_batches_dialog_new (GtkWidget      *widget,
                          LayakStore     *store,
                          const LayakRow *training)
{
  LayakBatchesDialog *self = g_object_new (LAYAK_TYPE_BATCHES_DIALOG,
                                           "transient-for", gtk_widget_get_root (widget), NULL);
  LayakRepeat next = layak_repeat_next_batch (training);

  layak_repeat_store_number (layak_store_get_reader (store), training, &next, NULL);
  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  gtk_spin_button_set_value (self->first_spin, (double) next.batch);
  self->training = layak_row_copy (training);
  show_spacing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->dates_view));
  changed_cb (self);
  return GTK_WIDGET (self);
}

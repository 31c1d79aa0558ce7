/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-progress-composer.h"

#include <glib/gi18n.h>

#include "layak-attachments.h"
#include "layak-feedback.h"
#include "layak-follow-up.h"
#include "layak-person.h"
#include "layak-read-only.h"
#include "layak-wording.h"

struct _LayakProgressComposer
{
  AdwBin            parent_instance;

  LayakStore       *store;
  LayakRow         *recommendation;
  GHashTable       *drafts;           /* UUID → note: what was typed for another recommendation and not recorded */

  GtkTextView      *note_view;
  GtkWidget        *placeholder;
  GtkEditable      *value_entry;
  LayakAttachments *attachments;
  GtkLabel         *problem_label;
};

G_DEFINE_FINAL_TYPE (LayakProgressComposer, layak_progress_composer, ADW_TYPE_BIN)

static char *
dup_note (LayakProgressComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strstrip (g_steal_pointer (&text));
}

static void
set_problem (LayakProgressComposer *self,
             const char            *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->value_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->value_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
reset (LayakProgressComposer *self,
       const char            *note)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), note != NULL ? note : "", -1);
  gtk_editable_set_text (self->value_entry, "");
  layak_attachments_clear (self->attachments);
  set_problem (self, NULL);
}

static void
update (LayakProgressComposer *self)
{
  g_autofree char *note = dup_note (self);
  g_autoptr(GPtrArray) paths = layak_attachments_dup_paths (self->attachments);
  const gboolean has_value = *gtk_editable_get_text (self->value_entry) != '\0';
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.record", *note != '\0' || paths->len > 0 || has_value);
}

static gboolean
read_value (LayakProgressComposer *self,
            LayakFollowUp         *follow_up)
{
  const char *text = gtk_editable_get_text (self->value_entry);
  const LayakField *field = layak_record_info_find_field (follow_up->progress->info, "value");
  g_autoptr(GError) error = NULL;
  LayakValue value;

  if (*text == '\0')
    return TRUE;

  if (!layak_wording_parse_value (field, text, &value, &error))
    {
      set_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
      return FALSE;
    }

  if (value.number != LAYAK_UNKNOWN)
    layak_follow_up_set_value (follow_up, value.number);
  return TRUE;
}

/* Whoever is typing keeps the focus, which an insensitive widget would lose. */
static void
set_writing (LayakProgressComposer *self,
             gboolean               is_writing)
{
  gtk_text_view_set_editable (self->note_view, !is_writing);
  gtk_editable_set_editable (self->value_entry, !is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.attach", !is_writing);
  if (is_writing)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "composer.record", FALSE);
  else
    update (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakProgressComposer) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean is_done = layak_store_write_finish (LAYAK_STORE (source), result, &error);

  if (self->note_view == NULL)
    return;

  set_writing (self, FALSE);
  if (is_done)
    {
      reset (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->note_view));
    }
  else
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

/* What was typed stays until it is stored. */
static void
record_cb (LayakProgressComposer *self)
{
  g_autoptr(LayakFollowUp) follow_up = NULL;
  g_autofree char *note = dup_note (self), *person = NULL;

  layak_person_load (self->store, &person, NULL);
  follow_up = layak_follow_up_new (self->recommendation, person);
  layak_follow_up_set_note (follow_up, note);
  if (!read_value (self, follow_up))
    return;

  g_ptr_array_unref (follow_up->paths);
  follow_up->paths = layak_attachments_dup_paths (self->attachments);
  if (layak_follow_up_is_empty (follow_up))
    return;

  set_problem (self, NULL);
  set_writing (self, TRUE);
  layak_follow_up_write_async (g_steal_pointer (&follow_up), self->store, written_cb, g_object_ref (self));
}

static void
record_action_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  record_cb (LAYAK_PROGRESS_COMPOSER (widget));
}

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_attachments_choose (LAYAK_PROGRESS_COMPOSER (widget)->attachments);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LAYAK_PROGRESS_COMPOSER (widget)->note_view));
}

static void
layak_progress_composer_dispose (GObject *object)
{
  g_clear_object (&LAYAK_PROGRESS_COMPOSER (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PROGRESS_COMPOSER);

  G_OBJECT_CLASS (layak_progress_composer_parent_class)->dispose (object);
}

static void
layak_progress_composer_finalize (GObject *object)
{
  LayakProgressComposer *self = LAYAK_PROGRESS_COMPOSER (object);

  g_clear_pointer (&self->recommendation, layak_row_free);
  g_hash_table_unref (self->drafts);

  G_OBJECT_CLASS (layak_progress_composer_parent_class)->finalize (object);
}

static void
layak_progress_composer_class_init (LayakProgressComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  object_class->dispose = layak_progress_composer_dispose;
  object_class->finalize = layak_progress_composer_finalize;
  widget_class->grab_focus = grab_focus;

  gtk_widget_class_install_action (widget_class, "composer.record", NULL, record_action_cb);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "composer.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "composer.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, shift, "composer.attach", NULL);

  g_type_ensure (LAYAK_TYPE_ATTACHMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-progress-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProgressComposer, note_view);
  gtk_widget_class_bind_template_child (widget_class, LayakProgressComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, LayakProgressComposer, value_entry);
  gtk_widget_class_bind_template_child (widget_class, LayakProgressComposer, attachments);
  gtk_widget_class_bind_template_child (widget_class, LayakProgressComposer, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
layak_progress_composer_init (LayakProgressComposer *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->note_view), "changed", G_CALLBACK (update), self);
  update (self);
}

/* The number is asked for where there is something to count. */
static void
show_value (LayakProgressComposer *self)
{
  const char *unit = layak_row_get_text (self->recommendation, "unit");
  const gint64 target = layak_row_get_number (self->recommendation, "target");
  g_autofree char *aim = layak_wording_progress (target, LAYAK_UNKNOWN, unit);
  g_autofree char *text = NULL;

  if (target != LAYAK_UNKNOWN)
    /* Translators: a target, as “12 villages”. */
    text = g_strdup_printf (_("How many are reached now, of %s"), aim);
  else
    text = g_strdup (_("How many are reached now"));

  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), target != LAYAK_UNKNOWN || unit != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->value_entry), text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->value_entry), unit != NULL ? unit : _("Reached"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
keep_draft (LayakProgressComposer *self)
{
  g_autofree char *note = dup_note (self);
  g_autofree char *uuid = layak_uuid_to_string (&self->recommendation->uuid);

  if (*note != '\0')
    g_hash_table_insert (self->drafts, g_steal_pointer (&uuid), g_steal_pointer (&note));
  else
    g_hash_table_remove (self->drafts, uuid);
}

void
layak_progress_composer_set_recommendation (LayakProgressComposer *self,
                                            LayakStore            *store,
                                            const LayakRow        *recommendation)
{
  g_autofree char *uuid = layak_uuid_to_string (&recommendation->uuid);
  gboolean is_same;

  g_return_if_fail (LAYAK_IS_PROGRESS_COMPOSER (self));

  is_same = self->recommendation != NULL && layak_uuid_equal (&self->recommendation->uuid, &recommendation->uuid);
  if (self->recommendation != NULL && !is_same)
    keep_draft (self);
  g_clear_pointer (&self->recommendation, layak_row_free);
  self->recommendation = layak_row_copy (recommendation);
  g_set_object (&self->store, store);
  layak_read_only_lock (store, self, NULL);
  layak_read_only_disable (GTK_WIDGET (self), store, "composer.attach", NULL);
  if (!is_same)
    reset (self, g_hash_table_lookup (self->drafts, uuid));
  show_value (self);
}

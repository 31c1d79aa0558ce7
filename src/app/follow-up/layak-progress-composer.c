/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-progress-composer.h"

#include <glib/gi18n.h>

#include "layak-attachments.h"
#include "layak-keys.h"
#include "layak-feedback.h"
#include "layak-follow-up.h"
#include "layak-person.h"
#include "layak-read-only.h"
#include "layak-wording.h"

/* What was typed for another recommendation, and is not recorded yet. */
typedef struct
{
  char      *note;
  char      *value;
  GPtrArray *paths;
} Draft;

struct _LayakProgressComposer
{
  AdwBin            parent_instance;

  LayakStore       *store;
  LayakRow         *recommendation;
  GHashTable       *drafts;           /* UUID of a recommendation → Draft */
  GHashTable       *writing;          /* UUIDs of those whose draft is being recorded */

  GtkTextView      *note_view;
  GtkWidget        *placeholder;
  GtkEditable      *value_entry;
  LayakAttachments *attachments;
  GtkLabel         *problem_label;
};

G_DEFINE_FINAL_TYPE (LayakProgressComposer, layak_progress_composer, ADW_TYPE_BIN)

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->note);
  g_free (draft->value);
  g_ptr_array_unref (draft->paths);
  g_free (draft);
}

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

/* @draft: (nullable) */
static void
show_draft (LayakProgressComposer *self,
            const Draft           *draft)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), draft != NULL ? draft->note : "", -1);
  gtk_editable_set_text (self->value_entry, draft != NULL ? draft->value : "");
  layak_attachments_clear (self->attachments);
  for (guint i = 0; draft != NULL && i < draft->paths->len; i++)
    layak_attachments_add (self->attachments, g_ptr_array_index (draft->paths, i));
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

typedef struct
{
  LayakProgressComposer *composer;
  LayakUuid              recommendation;
} Recording;

static gboolean
is_shown (LayakProgressComposer *self,
          const LayakUuid       *recommendation)
{
  return self->recommendation != NULL && layak_uuid_equal (&self->recommendation->uuid, recommendation);
}

/* Another recommendation may be shown by now, with a draft of its own. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Recording *recording = user_data;
  g_autoptr(LayakProgressComposer) self = recording->composer;
  g_autofree char *uuid = layak_uuid_to_string (&recording->recommendation);
  g_autoptr(GError) error = NULL;
  const gboolean is_done = layak_store_write_finish (LAYAK_STORE (source), result, &error);

  if (self->note_view == NULL)
    return;

  g_hash_table_remove (self->writing, uuid);
  if (is_done)
    g_hash_table_remove (self->drafts, uuid);
  else
    layak_feedback_show_error (GTK_WIDGET (self), error);
  if (!is_shown (self, &recording->recommendation))
    return;

  set_writing (self, FALSE);
  if (is_done)
    {
      show_draft (self, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->note_view));
    }
}

/* What was typed stays until it is stored. */
static void
record_cb (LayakProgressComposer *self)
{
  g_autoptr(LayakFollowUp) follow_up = NULL;
  g_autofree char *note = dup_note (self), *person = NULL;
  Recording *recording;

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
  recording = g_new (Recording, 1);
  *recording = (Recording) { g_object_ref (self), self->recommendation->uuid };
  g_hash_table_add (self->writing, layak_uuid_to_string (&recording->recommendation));
  layak_follow_up_write_async (g_steal_pointer (&follow_up), self->store, written_cb, recording);
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
  g_hash_table_unref (self->writing);

  G_OBJECT_CLASS (layak_progress_composer_parent_class)->finalize (object);
}

static void
layak_progress_composer_class_init (LayakProgressComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_progress_composer_dispose;
  object_class->finalize = layak_progress_composer_finalize;
  widget_class->grab_focus = grab_focus;

  gtk_widget_class_install_action (widget_class, "composer.record", NULL, record_action_cb);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_cb);

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
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  self->writing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_Return, GDK_CONTROL_MASK, "composer.record");
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "composer.record");
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
  Draft *draft = g_new (Draft, 1);

  *draft = (Draft) { dup_note (self), g_strdup (gtk_editable_get_text (self->value_entry)),
                     layak_attachments_dup_paths (self->attachments) };
  g_hash_table_insert (self->drafts, layak_uuid_to_string (&self->recommendation->uuid), draft);
}

/* What is being recorded is there to be read until it is stored, and to be recorded again if that fails. */
static void
show_recommendation (LayakProgressComposer *self,
                     const LayakRow        *recommendation)
{
  g_autofree char *uuid = layak_uuid_to_string (&recommendation->uuid);

  if (self->recommendation != NULL)
    keep_draft (self);
  show_draft (self, g_hash_table_lookup (self->drafts, uuid));
  set_writing (self, g_hash_table_contains (self->writing, uuid));
}

void
layak_progress_composer_set_recommendation (LayakProgressComposer *self,
                                            LayakStore            *store,
                                            const LayakRow        *recommendation)
{
  g_return_if_fail (LAYAK_IS_PROGRESS_COMPOSER (self));

  if (!is_shown (self, &recommendation->uuid))
    show_recommendation (self, recommendation);
  g_clear_pointer (&self->recommendation, layak_row_free);
  self->recommendation = layak_row_copy (recommendation);
  g_set_object (&self->store, store);
  layak_read_only_lock (store, self, NULL);
  layak_read_only_disable (GTK_WIDGET (self), store, "composer.attach", NULL);
  show_value (self);
}

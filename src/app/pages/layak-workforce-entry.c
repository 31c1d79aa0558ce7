/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-workforce-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-shown-text.h"
#include "layak-wording.h"
#include "layak-workforce.h"

/* A figure belongs to one regency and one year; of a province or of all years there is only a sum, which is shown and
 * not edited. */
struct _LayakWorkforceEntry
{
  GtkWidget      parent_instance;

  LayakScope    *scope;
  gint64         group;
  gint64         people;        /* as it is stored */

  GtkEntry      *entry;
  GtkMenuButton *note_button;
  GtkEntry      *note;
};

G_DEFINE_FINAL_TYPE (LayakWorkforceEntry, layak_workforce_entry, GTK_TYPE_WIDGET)

/* What is to be written: from @former to @wanted. Neither is there before the first figure, and after the last. */
typedef struct
{
  LayakRow *former;
  LayakRow *wanted;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->former, layak_row_free);
  g_clear_pointer (&change->wanted, layak_row_free);
  g_free (change);
}

/* Runs on the writer's thread. */
static gboolean
write_change (LayakWriter  *writer,
              gpointer      data,
              GError      **error)
{
  Change *change = data;

  if (change->former == NULL)
    return layak_writer_insert (writer, change->wanted, error);
  if (change->wanted == NULL)
    return layak_writer_delete (writer, change->former->info, &change->former->uuid, error);
  return layak_edit_set_fields (writer, change->former, change->wanted, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakWorkforceEntry) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

/* @former: (nullable) (transfer full); @wanted: (nullable) (transfer full) */
static void
write_async (LayakWorkforceEntry *self,
             LayakRow            *former,
             LayakRow            *wanted)
{
  LayakAction action = former == NULL ? LAYAK_ACTION_ADD : wanted == NULL ? LAYAK_ACTION_DELETE : LAYAK_ACTION_EDIT;
  Change *change = g_new (Change, 1);

  *change = (Change) { former, wanted };
  layak_store_write_async (layak_scope_get_store (self->scope), action, &layak_workforce_info,
                           layak_enumeration_get_label (&layak_groups, self->group),
                           write_change, change, change_free, NULL, written_cb, g_object_ref (self));
}

static gboolean
can_edit (LayakWorkforceEntry *self)
{
  const char *place = layak_scope_get_place (self->scope);

  return place != NULL && strchr (place, '.') != NULL && layak_scope_get_year (self->scope) != 0 &&
         !layak_store_is_read_only (layak_scope_get_store (self->scope));
}

/* (transfer full): a figure of this place, year and group, without a number yet. */
static LayakRow *
new_row (LayakWorkforceEntry *self)
{
  LayakRow *row = layak_row_new (&layak_workforce_info);

  layak_row_set_text (row, "regency", layak_scope_get_place (self->scope));
  layak_row_set_number (row, "year", layak_scope_get_year (self->scope));
  layak_row_set_number (row, "group", self->group);
  layak_row_ensure_uuid (row);
  return row;
}

/* (transfer full) (nullable): the figure as it is stored. */
static LayakRow *
load_row (LayakWorkforceEntry  *self,
          GError              **error)
{
  g_autoptr(LayakRow) row = new_row (self);
  g_autofree char *uuid = layak_uuid_to_string (&row->uuid);
  g_autoptr(LayakRecord) record = layak_store_load (layak_scope_get_store (self->scope), row->info, uuid, error);

  return record != NULL ? layak_row_copy (layak_record_get_row (record)) : NULL;
}

static void
set_problem (LayakWorkforceEntry *self,
             const char          *sentence)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), sentence);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_stored (LayakWorkforceEntry *self)
{
  g_autofree char *text = self->people != LAYAK_UNKNOWN ? layak_wording_number (self->people) : NULL;

  layak_shown_text_set (GTK_EDITABLE (self->entry), text);
  set_problem (self, NULL);
}

/* What cannot be understood stays as it was typed, with the reason. An empty entry takes the figure away. */
void
layak_workforce_entry_commit (LayakWorkforceEntry *self)
{
  const LayakField *field = layak_record_info_find_field (&layak_workforce_info, "people");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LayakValue value = layak_value_unknown (field);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) former = NULL;
  LayakRow *wanted = NULL;

  g_return_if_fail (LAYAK_IS_WORKFORCE_ENTRY (self));

  if (!can_edit (self))
    return;
  if (!layak_wording_parse_value (field, text, &value, &error))
    {
      set_problem (self, error->message);
      return;
    }
  set_problem (self, NULL);
  if (value.number == self->people)
    {
      show_stored (self);
      return;
    }

  former = load_row (self, &error);
  if (error != NULL)
    {
      layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (value.number != LAYAK_UNKNOWN)
    {
      wanted = former != NULL ? layak_row_copy (former) : new_row (self);
      layak_row_set_number (wanted, "people", value.number);
    }
  self->people = value.number;
  if (former != NULL || wanted != NULL)
    write_async (self, g_steal_pointer (&former), wanted);
}

static void
commit_note (LayakWorkforceEntry *self)
{
  const LayakField *field = layak_record_info_find_field (&layak_workforce_info, "note");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) former = load_row (self, &error);
  g_autoptr(LayakRow) wanted = former != NULL ? layak_row_copy (former) : NULL;

  if (error == NULL && wanted != NULL && layak_row_parse_field (wanted, field->name, text, &error) &&
      layak_edit_has_changes (former, wanted))
    write_async (self, g_steal_pointer (&former), g_steal_pointer (&wanted));
  if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
popover_shown_cb (LayakWorkforceEntry *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) row = load_row (self, &error);
  const char *note = row != NULL ? layak_row_get_text (row, "note") : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
note_activated_cb (LayakWorkforceEntry *self)
{
  gtk_menu_button_popdown (self->note_button);
}

static gboolean
key_pressed_cb (LayakWorkforceEntry *self,
                guint                keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  show_stored (self);
  return GDK_EVENT_STOP;
}

static void
layak_workforce_entry_dispose (GObject *object)
{
  LayakWorkforceEntry *self = LAYAK_WORKFORCE_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_WORKFORCE_ENTRY);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (layak_workforce_entry_parent_class)->dispose (object);
}

static void
layak_workforce_entry_class_init (LayakWorkforceEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_workforce_entry_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-workforce-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakWorkforceEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakWorkforceEntry, note_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWorkforceEntry, note);
  gtk_widget_class_bind_template_callback (widget_class, layak_workforce_entry_commit);
  gtk_widget_class_bind_template_callback (widget_class, commit_note);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
layak_workforce_entry_init (LayakWorkforceEntry *self)
{
  self->people = LAYAK_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_workforce_entry_new (LayakScope *scope,
                           gint64      group)
{
  LayakWorkforceEntry *self = g_object_new (LAYAK_TYPE_WORKFORCE_ENTRY, NULL);
  const char *name = layak_enumeration_get_label (&layak_groups, group);
  /* Translators: a group of people. */
  g_autofree char *label = g_strdup_printf (_("%s: how many there are"), name);
  g_autofree char *note = g_strdup_printf (_("%s: who counted them"), name);

  self->scope = g_object_ref (scope);
  self->group = group;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note_button), GTK_ACCESSIBLE_PROPERTY_LABEL, note, -1);
  return GTK_WIDGET (self);
}

void
layak_workforce_entry_show (LayakWorkforceEntry *self,
                            gint64               people)
{
  const gboolean is_typing = gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));

  g_return_if_fail (LAYAK_IS_WORKFORCE_ENTRY (self));

  self->people = people;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), can_edit (self));
  gtk_widget_set_visible (GTK_WIDGET (self->note_button), can_edit (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->note_button), people != LAYAK_UNKNOWN);
  if (!is_typing)
    show_stored (self);
  if (!can_edit (self) && !layak_store_is_read_only (layak_scope_get_store (self->scope)))
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry),
                                 _("Choose one regency and one year to enter how many there are"));
}

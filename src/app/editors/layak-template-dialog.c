/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-template-dialog.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-template.h"
#include "layak-templates.h"

struct _LayakTemplateDialog
{
  AdwWindow    parent_instance;

  GtkWidget   *widget;
  LayakStore  *store;
  LayakRow    *template;      /* as it is stored, or would be under the name that is offered first */
  gboolean     is_new;

  GtkEditable *name_row;
  GtkWidget   *general_row;
  GtkSwitch   *general_switch;
  GtkLabel    *hint;
};

G_DEFINE_FINAL_TYPE (LayakTemplateDialog, layak_template_dialog, ADW_TYPE_WINDOW)

/* (transfer full): what the dialog says. */
static LayakRow *
dup_wanted (LayakTemplateDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  LayakRow *row = layak_row_copy (self->template);

  layak_row_set_text (row, "name", *name != '\0' ? name : NULL);
  if (gtk_switch_get_active (self->general_switch))
    {
      layak_row_set_text (row, "regency", NULL);
      layak_row_set_text (row, "province", NULL);
    }
  return row;
}

/* (transfer full) (nullable): another template that has the name already. */
static LayakRow *
find_other (LayakTemplateDialog *self,
            const LayakRow      *wanted)
{
  g_autoptr(LayakRow) found = layak_templates_find (layak_store_get_reader (self->store), wanted, NULL);

  return found != NULL && !layak_uuid_equal (&found->uuid, &wanted->uuid) ? g_steal_pointer (&found) : NULL;
}

static const char *
get_hint (LayakTemplateDialog *self,
          gboolean             is_taken)
{
  if (is_taken)
    return self->is_new ? _("There is a template of this name already; it will be replaced.")
                        : _("There is a template of this name already.");
  if (self->is_new)
    return _("It keeps the plan: texts, agency, venue, sessions, roles of speakers, groups, indicators and budget. "
             "Dates, names of people, numbers and results are left out.");
  return "";
}

static void
changed_cb (LayakTemplateDialog *self)
{
  g_autoptr(LayakRow) wanted = NULL, other = NULL;
  gboolean is_valid;

  if (self->template == NULL)
    return;

  wanted = dup_wanted (self);
  is_valid = layak_row_check (wanted, NULL);
  other = is_valid ? find_other (self, wanted) : NULL;
  gtk_label_set_label (self->hint, get_hint (self, other != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *gtk_label_get_label (self->hint) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save", is_valid && (self->is_new || other == NULL));
}

/* What is stored on the writer's thread. */
static gboolean
save_func (LayakWriter  *writer,
           gpointer      data,
           GError      **error)
{
  LayakRow *row = data;

  return row->id != 0 ? layak_writer_update (writer, row, error) : layak_writer_insert (writer, row, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LayakTemplateDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *toast = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (self->widget, error);
      gtk_label_set_label (self->hint, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
      return;
    }

  /* Translators: the name of a template */
  toast = g_strdup_printf (_("Template “%s” saved"), gtk_editable_get_text (self->name_row));
  layak_feedback_undo_toast (self->widget, self->store, toast);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_free (gpointer row)
{
  layak_row_free (row);
}

/* A name that is there already means the same template, which has a newer plan now. */
static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakTemplateDialog *self = LAYAK_TEMPLATE_DIALOG (widget);
  LayakRow *row = dup_wanted (self);
  g_autoptr(LayakRow) other = find_other (self, row);

  if (other != NULL)
    {
      row->id = other->id;
      row->uuid = other->uuid;
    }
  layak_store_write_async (self->store, row->id != 0 ? LAYAK_ACTION_EDIT : LAYAK_ACTION_ADD, row->info,
                           layak_row_get_title (row), save_func, row, row_free, NULL, saved_cb, g_object_ref (self));
}

static void
layak_template_dialog_dispose (GObject *object)
{
  LayakTemplateDialog *self = LAYAK_TEMPLATE_DIALOG (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->store);
  g_clear_pointer (&self->template, layak_row_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TEMPLATE_DIALOG);

  G_OBJECT_CLASS (layak_template_dialog_parent_class)->dispose (object);
}

static void
layak_template_dialog_class_init (LayakTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_template_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "template.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTemplateDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplateDialog, general_row);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplateDialog, general_switch);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplateDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
layak_template_dialog_init (LayakTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_record (LayakTemplateDialog *self,
             const LayakRow      *record)
{
  g_autoptr(GError) error = NULL;

  self->is_new = record->info != &layak_template_info;
  self->template = self->is_new
    ? layak_templates_take (layak_store_get_reader (self->store), record, layak_row_get_title (record), &error)
    : layak_row_copy (record);
  if (self->template == NULL)
    layak_feedback_show_error (self->widget, error);
}

/* (nullable): NULL if the training cannot be a template; the window was told why then. */
GtkWidget *
layak_template_dialog_new (GtkWidget      *widget,
                           LayakStore     *store,
                           const LayakRow *record)
{
  LayakTemplateDialog *self = g_object_new (LAYAK_TYPE_TEMPLATE_DIALOG,
                                            "transient-for", gtk_widget_get_root (widget), NULL);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  take_record (self, record);
  if (self->template == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  if (!self->is_new)
    gtk_window_set_title (GTK_WINDOW (self), _("Rename the template"));
  gtk_widget_set_visible (self->general_row, !layak_row_is_unknown (self->template, "regency") ||
                                             !layak_row_is_unknown (self->template, "province"));
  gtk_editable_set_text (self->name_row, layak_row_get_title (self->template));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  changed_cb (self);
  return GTK_WIDGET (self);
}

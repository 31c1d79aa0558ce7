/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-record-editor.h"

#include <glib/gi18n.h>

#include "layak-child-group.h"
#include "layak-editor.h"
#include "layak-form.h"
#include "layak-names.h"

struct _LayakRecordEditor
{
  AdwBin             parent_instance;

  LayakStore        *store;
  GPtrArray         *children;     /* (element-type LayakChildGroup), borrowed */

  GtkLabel          *title;
  GtkLabel          *summary;
  GtkScrolledWindow *scroller;
  LayakEditor       *editor;
  GtkBox            *groups;
};

enum
{
  CLOSED,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakRecordEditor, layak_record_editor, ADW_TYPE_BIN)

static void
close_cb (LayakRecordEditor *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
update_head (LayakRecordEditor *self)
{
  LayakRecord *record = layak_editor_get_record (self->editor);
  g_autofree char *name = NULL, *detail = NULL;

  if (record == NULL)
    return;

  name = layak_names_dup_record (record);
  detail = layak_names_dup_detail (layak_editor_get_store (self->editor), record);
  gtk_label_set_label (self->title, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), name);
  gtk_label_set_label (self->summary, detail != NULL ? detail : "");
}

static void
show_history_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  layak_editor_show_history (LAYAK_RECORD_EDITOR (widget)->editor);
}

static void
layak_record_editor_dispose (GObject *object)
{
  LayakRecordEditor *self = LAYAK_RECORD_EDITOR (object);

  g_ptr_array_set_size (self->children, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_RECORD_EDITOR);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_record_editor_parent_class)->dispose (object);
}

static void
layak_record_editor_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_RECORD_EDITOR (object)->children);

  G_OBJECT_CLASS (layak_record_editor_parent_class)->finalize (object);
}

static void
layak_record_editor_class_init (LayakRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_record_editor_dispose;
  object_class->finalize = layak_record_editor_finalize;

  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);

  gtk_widget_class_install_action (widget_class, "record.show-history", NULL, show_history_cb);

  g_type_ensure (LAYAK_TYPE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakRecordEditor, title);
  gtk_widget_class_bind_template_child (widget_class, LayakRecordEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, LayakRecordEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakRecordEditor, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakRecordEditor, groups);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
layak_record_editor_init (LayakRecordEditor *self)
{
  self->children = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Called once. */
void
layak_record_editor_set_form (LayakRecordEditor     *self,
                              LayakStore            *store,
                              const LayakRecordInfo *info,
                              const LayakFormGroup  *groups,
                              guint                  n_groups)
{
  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self) && self->store == NULL);

  self->store = g_object_ref (store);
  g_object_set (self->editor, "type", info->name, "store", store, NULL);
  for (guint i = 0; i < n_groups; i++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, _(groups[i].title));
      adw_preferences_group_set_description (group, groups[i].note != NULL ? _(groups[i].note) : NULL);
      for (guint k = 0; groups[i].fields[k] != NULL; k++)
        adw_preferences_group_add (group,
                                   layak_form_new_row (layak_record_info_find_field (info, groups[i].fields[k])));
      gtk_box_append (self->groups, GTK_WIDGET (group));
    }
}

void
layak_record_editor_add_group (LayakRecordEditor *self,
                               GtkWidget         *group)
{
  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self));

  gtk_box_insert_child_after (self->groups, group, gtk_widget_get_first_child (GTK_WIDGET (self->groups)));
}

void
layak_record_editor_add_children (LayakRecordEditor *self,
                                  const char        *type,
                                  const char        *title,
                                  const char        *add_label)
{
  GtkWidget *group = g_object_new (LAYAK_TYPE_CHILD_GROUP, "type", type, "title", title, "add-label", add_label, NULL);

  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self));

  g_ptr_array_add (self->children, group);
  gtk_box_append (self->groups, group);
}

void
layak_record_editor_add_child (LayakRecordEditor *self,
                               const char        *type)
{
  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self));

  for (guint i = 0; i < self->children->len; i++)
    {
      g_autofree char *own = NULL;

      g_object_get (g_ptr_array_index (self->children, i), "type", &own, NULL);
      if (g_str_equal (own, type))
        layak_child_group_add (g_ptr_array_index (self->children, i));
    }
}

/* (nullable): the record being edited, as the person sees it. */
LayakRecord *
layak_record_editor_get_record (LayakRecordEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD_EDITOR (self), NULL);

  return layak_editor_get_record (self->editor);
}

/**
 * layak_record_editor_set_record:
 * @record: (nullable)
 */
void
layak_record_editor_set_record (LayakRecordEditor *self,
                                LayakRecord       *record)
{
  LayakRecord *old = layak_record_editor_get_record (self);

  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self));

  /* The same record again: the person may be typing in it. */
  if (record != NULL && old != NULL && g_str_equal (layak_record_get_uuid (old), layak_record_get_uuid (record)))
    return;

  layak_editor_set_record (self->editor, record);
  record = layak_editor_get_record (self->editor);
  for (guint i = 0; i < self->children->len; i++)
    layak_child_group_set_owner (g_ptr_array_index (self->children, i), self->store,
                                 record != NULL ? layak_record_get_row (record) : NULL);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (update_head), self, G_CONNECT_SWAPPED);
  update_head (self);
  g_signal_emit (self, signals[SHOWN], 0, record);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
layak_record_editor_focus_field (LayakRecordEditor *self,
                                 const char        *field)
{
  g_return_if_fail (LAYAK_IS_RECORD_EDITOR (self));

  layak_editor_focus_field (self->editor, field);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-change-row.h"

#include <glib/gi18n.h>

#include "layak-names.h"

struct _LayakChangeRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *restore_button;
};

G_DEFINE_FINAL_TYPE (LayakChangeRow, layak_change_row, ADW_TYPE_ACTION_ROW)

static void
layak_change_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CHANGE_ROW);

  G_OBJECT_CLASS (layak_change_row_parent_class)->dispose (object);
}

static void
layak_change_row_class_init (LayakChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_change_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakChangeRow, restore_button);
}

static void
layak_change_row_init (LayakChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer full) (nullable): the record as it is now, if it is still there. */
static LayakRecord *
load_record (LayakStore             *store,
             const LayakHistoryLine *line)
{
  return line->uuid != NULL ? layak_store_load (store, line->info, line->uuid, NULL) : NULL;
}

static char *
dup_title (const LayakHistoryLine *line,
           const LayakField       *field,
           LayakRecord            *record,
           gboolean                is_named)
{
  const char *type = layak_record_info_get_label (line->info);
  g_autofree char *name = NULL;

  if (field == NULL)
    /* Translators: a type of record, as “Training”. */
    return g_strdup_printf (g_strcmp0 (line->operation, "delete") == 0 ? _("%s removed") : _("%s added"), type);
  if (!is_named)
    return g_strdup (layak_field_get_label (field));
  if (record == NULL)
    return g_strdup_printf ("%s · %s", type, layak_field_get_label (field));

  name = layak_names_dup_record (record);
  return g_strdup_printf ("%s: %s · %s", type, name, layak_field_get_label (field));
}

static char *
dup_subtitle (LayakStore             *store,
              const LayakHistoryLine *line,
              const LayakField       *field)
{
  g_autofree char *before = NULL, *after = NULL;

  if (line->uuid == NULL)
    /* Translators: how many new records an import brought. */
    return g_strdup_printf (_("%s new"), line->after != NULL ? line->after : "0");
  if (field == NULL)
    return layak_names_dup_value (store, NULL, line->before != NULL ? line->before : line->after);

  before = layak_names_dup_value (store, field, line->before);
  after = layak_names_dup_value (store, field, line->after);
  return g_strdup_printf (_("%s → %s"), before, after);
}

/* What identifies a record never changes, and what is gone has no values. */
static void
offer_restoring (LayakChangeRow         *self,
                 LayakStore             *store,
                 const LayakHistoryLine *line,
                 const LayakField       *field)
{
  g_autofree char *value = layak_names_dup_value (store, field, line->before);
  /* Translators: a field and the value it had. */
  g_autofree char *name = g_strdup_printf (_("Restore %s: %s"), layak_field_get_label (field), value);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore_button), "(ssss)", line->info->name, line->uuid,
                                    field->name, line->before != NULL ? line->before : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore_button), "history.restore");
  gtk_widget_set_visible (self->restore_button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->restore_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
layak_change_row_new (LayakStore             *store,
                      const LayakHistoryLine *line,
                      gboolean                is_named)
{
  LayakChangeRow *self = g_object_new (LAYAK_TYPE_CHANGE_ROW, NULL);
  const LayakField *field = line->field != NULL ? layak_record_info_find_field (line->info, line->field) : NULL;
  g_autoptr(LayakRecord) record = load_record (store, line);
  g_autofree char *title = dup_title (line, field, record, is_named), *subtitle = dup_subtitle (store, line, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (record == NULL)
    return GTK_WIDGET (self);

  if (field != NULL && !(field->flags & LAYAK_FIELD_KEY))
    offer_restoring (self, store, line, field);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", line->info->name, line->uuid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "history.show-record");
  return GTK_WIDGET (self);
}

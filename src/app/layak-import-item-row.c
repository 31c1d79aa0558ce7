/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-item-row.h"

#include <glib/gi18n.h>

struct _LayakImportItemRow
{
  GtkBox    parent_instance;

  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (LayakImportItemRow, layak_import_item_row, GTK_TYPE_BOX)

/* In the order of LayakFate. */
static const struct
{
  const char *label;
  const char *icon;
  const char *tone;
} looks[LAYAK_N_FATES] =
{
  [LAYAK_FATE_NEW] = { N_("New"), "list-add-symbolic", "green-text" },
  [LAYAK_FATE_CHANGED] = { N_("Changed"), "document-edit-symbolic", "link-text" },
  [LAYAK_FATE_SAME] = { N_("The same"), "status-selesai-symbolic", "dim-label" },
  [LAYAK_FATE_CONFLICT] = { N_("Conflict"), "status-konflik-symbolic", "amber-text" },
  [LAYAK_FATE_WITHDRAWN] = { N_("Withdrawn"), "user-trash-symbolic", "amber-text" },
  [LAYAK_FATE_REJECTED] = { N_("Rejected"), "status-batal-symbolic", "red-text" },
  [LAYAK_FATE_PARKED] = { N_("Parked"), "status-tertunda-symbolic", "amber-text" },
};

static void
layak_import_item_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_ITEM_ROW);

  G_OBJECT_CLASS (layak_import_item_row_parent_class)->dispose (object);
}

static void
layak_import_item_row_class_init (LayakImportItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_item_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, image);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, state_label);
}

static void
layak_import_item_row_init (LayakImportItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
layak_import_item_row_get_label (LayakFate fate)
{
  return _(looks[fate].label);
}

const char *
layak_import_item_row_get_icon (LayakFate fate)
{
  return looks[fate].icon;
}

const char *
layak_import_item_row_get_tone (LayakFate fate)
{
  return looks[fate].tone;
}

GtkWidget *
layak_import_item_row_new (void)
{
  return g_object_new (LAYAK_TYPE_IMPORT_ITEM_ROW, NULL);
}

guint
layak_import_item_row_count_undecided (LayakPlanItem        *item,
                                       const LayakDecisions *decisions)
{
  GPtrArray *differences = layak_plan_item_get_differences (item);
  guint n = 0;

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);

      if (difference->verdict == LAYAK_MERGE_CONFLICT &&
          layak_decisions_get (decisions, &difference->uuid, difference->field) == LAYAK_DECISION_NONE)
        n++;
    }
  return n;
}

static void
show_state (LayakImportItemRow   *self,
            LayakPlanItem        *item,
            const LayakDecisions *decisions)
{
  const guint n = layak_import_item_row_count_undecided (item, decisions);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "amber-text");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "green-text");
  if (layak_plan_item_get_fate (item) == LAYAK_FATE_CONFLICT)
    {
      text = n > 0 ? g_strdup_printf (ngettext ("%u field left", "%u fields left", n), n) : g_strdup (_("Decided"));
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), n > 0 ? "amber-text" : "green-text");
    }
  gtk_label_set_label (self->state_label, text != NULL ? text : "");
}

void
layak_import_item_row_set (LayakImportItemRow   *self,
                           LayakPlanItem        *item,
                           const LayakDecisions *decisions)
{
  const LayakFate fate = layak_plan_item_get_fate (item);
  const char *title = layak_plan_item_get_title (item), *message = layak_plan_item_get_message (item);
  const LayakRecordInfo *info = layak_plan_item_get_info (item);
  const char *type = info != NULL ? layak_record_info_get_label (info) : "";
  g_autofree char *detail = message != NULL ? g_strdup_printf ("%s · %s", type, message) : g_strdup (type);

  g_return_if_fail (LAYAK_IS_IMPORT_ITEM_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), looks[i].tone);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), looks[fate].tone);
  gtk_image_set_from_icon_name (self->image, looks[fate].icon);
  gtk_label_set_label (self->title_label, title != NULL ? title : type);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), message != NULL ? message : title);
  show_state (self, item, decisions);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-item-row.h"

#include "layak-tooltip.h"
#include "layak-wording.h"

#include <glib/gi18n.h>

struct _LayakImportItemRow
{
  GtkBox          parent_instance;

  gboolean        setting;      /* the check is told, and tells nobody */

  GtkImage       *image;
  GtkLabel       *title_label;
  GtkLabel       *detail_label;
  GtkLabel       *state_label;
  GtkCheckButton *check;
};

enum
{
  TAKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
toggled_cb (LayakImportItemRow *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[TAKE], 0, gtk_check_button_get_active (self->check));
}

static void
layak_import_item_row_dispose (GObject *object)
{
  LAYAK_IMPORT_ITEM_ROW (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_ITEM_ROW);

  G_OBJECT_CLASS (layak_import_item_row_parent_class)->dispose (object);
}

static void
layak_import_item_row_class_init (LayakImportItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_item_row_dispose;

  signals[TAKE] =
    g_signal_new ("take", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, image);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportItemRow, check);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
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

LayakDecision
layak_import_item_row_get_decision (LayakPlanItem         *item,
                                    const LayakDifference *difference,
                                    const LayakDecisions  *decisions)
{
  const gboolean is_conflict = difference->verdict == LAYAK_MERGE_CONFLICT;

  return layak_decisions_resolve (decisions, layak_plan_item_get_uuid (item),
                                  is_conflict ? LAYAK_FATE_CONFLICT : LAYAK_FATE_CHANGED, difference->info,
                                  &difference->uuid, difference->field);
}

guint
layak_import_item_row_count_left (LayakPlanItem        *item,
                                  const LayakDecisions *decisions)
{
  GPtrArray *differences = layak_plan_item_get_differences (item);
  guint n = 0;

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);

      n += difference->verdict != LAYAK_MERGE_CONFLICT && layak_difference_is_choice (difference) &&
           layak_import_item_row_get_decision (item, difference, decisions) == LAYAK_DECISION_MINE;
    }
  return n;
}

static guint
count_differences (GPtrArray            *differences,
                   const LayakDecisions *decisions)
{
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

guint
layak_import_item_row_count_undecided (LayakPlanItem        *item,
                                       const LayakDecisions *decisions)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (item);
  guint n = 0;

  if (layak_decisions_is_parked (decisions, layak_plan_item_get_uuid (item)))
    return 0;

  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      if (layak_decisions_get_pair (decisions, layak_plan_item_get_uuid (item), &duplicate->uuid) ==
          LAYAK_DECISION_SAME)
        n += count_differences (duplicate->differences, decisions);
    }
  return n + count_differences (layak_plan_item_get_differences (item), decisions);
}

/* Whether the record may be the same as one that is here, and nobody has said so or not. */
gboolean
layak_import_item_row_is_asked (LayakPlanItem        *item,
                                const LayakDecisions *decisions)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (item);
  gboolean is_asked = FALSE;

  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      const LayakDecision decision =
        layak_decisions_get_pair (decisions, layak_plan_item_get_uuid (item), &duplicate->uuid);

      /* A record is the same as one other, so that the rest need no answer. */
      if (decision == LAYAK_DECISION_SAME)
        return FALSE;
      is_asked |= decision == LAYAK_DECISION_NONE;
    }
  return is_asked && !layak_decisions_is_parked (decisions, layak_plan_item_get_uuid (item));
}

static void
show_state (LayakImportItemRow   *self,
            LayakPlanItem        *item,
            const LayakDecisions *decisions)
{
  const guint n = layak_import_item_row_count_undecided (item, decisions);
  const guint n_left = layak_import_item_row_count_left (item, decisions);
  const gboolean is_parked = layak_decisions_is_parked (decisions, layak_plan_item_get_uuid (item));
  const gboolean is_asked = layak_import_item_row_is_asked (item, decisions);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "amber-text");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "green-text");
  if (is_parked)
    text = g_strdup (_("Parked"));
  else if (n > 0)
    text = layak_wording_count (ngettext ("%s choice left", "%s choices left", n), n);
  else if (is_asked)
    text = g_strdup (_("The same?"));
  else if (n_left > 0)
    text = layak_wording_count (ngettext ("%s kept as mine", "%s kept as mine", n_left), n_left);
  else if (layak_plan_item_get_fate (item) == LAYAK_FATE_CONFLICT)
    text = g_strdup (_("Decided"));
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label),
                            is_parked || n > 0 || is_asked || n_left > 0 ? "amber-text" : "green-text");
  gtk_label_set_label (self->state_label, text != NULL ? text : "");
}

/* What is rejected cannot be taken over, and what is the same need not be. */
static void
show_check (LayakImportItemRow   *self,
            LayakPlanItem        *item,
            const LayakDecisions *decisions)
{
  const LayakFate fate = layak_plan_item_get_fate (item);
  const char *title = layak_plan_item_get_own_title (item);
  /* Translators: what people call a record; a check mark says that it is imported. */
  g_autofree char *label = g_strdup_printf (_("Take over “%s”"), title != NULL ? title : "");

  self->setting = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->check), fate != LAYAK_FATE_REJECTED && fate != LAYAK_FATE_SAME);
  gtk_check_button_set_active (self->check, !layak_decisions_is_parked (decisions, layak_plan_item_get_uuid (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->setting = FALSE;
}

void
layak_import_item_row_set (LayakImportItemRow   *self,
                           LayakPlanItem        *item,
                           const LayakDecisions *decisions)
{
  const LayakFate fate = layak_plan_item_get_fate (item);
  const char *title = layak_plan_item_get_own_title (item), *message = layak_plan_item_get_message (item);
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
  layak_tooltip_set (GTK_WIDGET (self), message != NULL ? message : title);
  show_state (self, item, decisions);
  show_check (self, item, decisions);
}

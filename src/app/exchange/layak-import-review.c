/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-review.h"

#include <glib/gi18n.h>

#include "layak-import-detail.h"
#include "layak-import-item-row.h"
#include "layak-import-list.h"
#include "layak-import-problems.h"

struct _LayakImportReview
{
  GtkBox               parent_instance;

  LayakPlan           *plan;
  LayakDecisions      *decisions;

  LayakImportList     *list;
  LayakImportDetail   *detail;
  LayakImportProblems *problems;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakImportReview, layak_import_review, GTK_TYPE_BOX)

static void
selected_cb (LayakImportReview *self)
{
  layak_import_detail_show (self->detail, layak_import_list_get_item (self->list));
}

/* A decision shows in the list, at its field and on the buttons below. */
static void
decided_cb (LayakImportReview *self)
{
  layak_import_list_refresh (self->list);
  layak_import_detail_refresh (self->detail);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
layak_import_review_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_REVIEW);
  g_clear_object (&LAYAK_IMPORT_REVIEW (object)->plan);

  G_OBJECT_CLASS (layak_import_review_parent_class)->dispose (object);
}

static void
layak_import_review_finalize (GObject *object)
{
  layak_decisions_free (LAYAK_IMPORT_REVIEW (object)->decisions);

  G_OBJECT_CLASS (layak_import_review_parent_class)->finalize (object);
}

static void
layak_import_review_class_init (LayakImportReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_import_review_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_IMPORT_DETAIL);
  g_type_ensure (LAYAK_TYPE_IMPORT_LIST);
  g_type_ensure (LAYAK_TYPE_IMPORT_PROBLEMS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-review.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, list);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, problems);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
}

static void
layak_import_review_init (LayakImportReview *self)
{
  self->decisions = layak_decisions_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_prepend (GTK_BOX (self), layak_import_list_get_kinds (self->list));
}

void
layak_import_review_set_plan (LayakImportReview    *self,
                              LayakStore           *store,
                              LayakPlan            *plan,
                              const LayakReview    *files,
                              const LayakDecisions *decisions)
{
  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  g_set_object (&self->plan, plan);
  layak_decisions_free (self->decisions);
  self->decisions = decisions != NULL ? layak_decisions_copy (decisions) : layak_decisions_new ();
  layak_import_detail_set_plan (self->detail, store, plan, self->decisions);
  layak_import_list_set_plan (self->list, plan, self->decisions);
  layak_import_problems_set_plan (self->problems, plan, files);
  selected_cb (self);
}

/* (transfer none) */
const LayakDecisions *
layak_import_review_get_decisions (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), NULL);

  return self->decisions;
}

typedef guint (*CountFunc) (LayakPlanItem        *item,
                            const LayakDecisions *decisions);

static guint
count (LayakImportReview *self,
       CountFunc          func)
{
  guint n = 0;

  for (guint fate = 0; fate < LAYAK_N_FATES && self->plan != NULL; fate++)
    {
      GListModel *items = layak_plan_get_items (self->plan, fate);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

          n += func (item, self->decisions);
        }
    }
  return n;
}

static guint
count_asked (LayakPlanItem        *item,
             const LayakDecisions *decisions)
{
  return layak_import_item_row_is_asked (item, decisions);
}

static guint
count_parked (LayakPlanItem        *item,
              const LayakDecisions *decisions)
{
  return layak_decisions_is_parked (decisions, layak_plan_item_get_uuid (item));
}

guint
layak_import_review_count_undecided (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), 0);

  return count (self, layak_import_item_row_count_undecided);
}

guint
layak_import_review_count_asked (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), 0);

  return count (self, count_asked);
}

guint
layak_import_review_count_parked (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), 0);

  return count (self, count_parked);
}

/* Leaves what somebody has decided already. */
static void
decide_left (LayakImportReview *self,
             GPtrArray         *differences,
             LayakDecision      decision)
{
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);

      if (difference->verdict == LAYAK_MERGE_CONFLICT &&
          layak_decisions_get (self->decisions, &difference->uuid, difference->field) == LAYAK_DECISION_NONE)
        layak_decisions_set (self->decisions, &difference->uuid, difference->field, decision);
    }
}

static void
decide_item (LayakImportReview *self,
             LayakPlanItem     *item,
             LayakDecision      decision)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (item);
  const LayakUuid *uuid = layak_plan_item_get_uuid (item);
  const LayakFate fate = layak_plan_item_get_fate (item);

  if (fate == LAYAK_FATE_REJECTED || fate == LAYAK_FATE_SAME)
    return;
  if (decision == LAYAK_DECISION_SKIP || decision == LAYAK_DECISION_NONE)
    {
      layak_decisions_set (self->decisions, uuid, NULL, decision);
      return;
    }

  decide_left (self, layak_plan_item_get_differences (item), decision);
  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      if (layak_decisions_get_pair (self->decisions, uuid, &duplicate->uuid) == LAYAK_DECISION_SAME)
        decide_left (self, duplicate->differences, decision);
    }
}

void
layak_import_review_decide_shown (LayakImportReview *self,
                                  LayakDecision      decision)
{
  GListModel *shown;

  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  shown = layak_import_list_get_shown (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (shown, i);

      decide_item (self, item, decision);
    }
  decided_cb (self);
}

char *
layak_import_review_dup_left (LayakImportReview *self)
{
  const guint n_undecided = layak_import_review_count_undecided (self);
  const guint n_asked = layak_import_review_count_asked (self);
  const guint n_parked = layak_import_review_count_parked (self);
  g_autoptr(GString) text = g_string_new (NULL);

  if (n_undecided > 0)
    g_string_append_printf (text, ngettext (" · %u conflicting field not decided",
                                            " · %u conflicting fields not decided", n_undecided), n_undecided);
  if (n_asked > 0)
    g_string_append_printf (text, ngettext (" · %u may be here already", " · %u may be here already", n_asked),
                            n_asked);
  if (n_parked > 0)
    g_string_append_printf (text, ngettext (" · %u parked", " · %u parked", n_parked), n_parked);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

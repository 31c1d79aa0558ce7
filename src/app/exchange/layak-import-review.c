/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-review.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layak-import-detail.h"
#include "layak-import-item-row.h"
#include "layak-import-list.h"
#include "layak-import-problems.h"
#include "layak-wording.h"

struct _LayakImportReview
{
  GtkBox               parent_instance;

  LayakPlan           *plan;
  LayakDecisions      *decisions;

  AdwLeaflet          *sides;
  GtkWidget           *back_button;
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

/* List and record do not fit beside each other: a record is opened, and the problems wait until they are unfolded. */
static void
folded_cb (LayakImportReview *self)
{
  const gboolean is_folded = adw_leaflet_get_folded (self->sides);

  gtk_widget_set_visible (self->back_button, is_folded);
  layak_import_list_set_alone (self->list, is_folded);
  layak_import_problems_set_expanded (self->problems, !is_folded);
}

static void
opened_cb (LayakImportReview *self)
{
  adw_leaflet_navigate (self->sides, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_cb (LayakImportReview *self)
{
  adw_leaflet_navigate (self->sides, ADW_NAVIGATION_DIRECTION_BACK);
}

/* A decision shows in the list, at its field and on the buttons below. */
static void
decided_cb (LayakImportReview *self)
{
  layak_import_list_refresh (self->list);
  layak_import_detail_refresh (self->detail);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the differences must be to be decided together.
 * @verdict: only changes, or only conflicts; these only if nobody has decided yet
 * @like: (nullable): of any verdict, but of the type and field of this one, whatever was decided */
typedef struct
{
  LayakMerge             verdict;
  const LayakDifference *like;
  LayakDecision          decision;
} Kind;

static gboolean
is_of_kind (LayakImportReview     *self,
            const LayakDifference *difference,
            const Kind            *kind)
{
  if (!layak_difference_is_choice (difference))
    return FALSE;
  if (kind->like != NULL)
    return difference->info == kind->like->info && difference->field == kind->like->field;

  return difference->verdict == kind->verdict &&
         (kind->verdict != LAYAK_MERGE_CONFLICT ||
          layak_decisions_get (self->decisions, &difference->uuid, difference->field) == LAYAK_DECISION_NONE);
}

static void
decide_differences (LayakImportReview *self,
                    GPtrArray         *differences,
                    const Kind        *kind)
{
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);

      if (is_of_kind (self, difference, kind))
        layak_decisions_set (self->decisions, &difference->uuid, difference->field, kind->decision);
    }
}

static void
decide_item (LayakImportReview *self,
             LayakPlanItem     *item,
             const Kind        *kind)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (item);

  decide_differences (self, layak_plan_item_get_differences (item), kind);
  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *duplicate = g_ptr_array_index (duplicates, i);

      if (layak_decisions_get_pair (self->decisions, layak_plan_item_get_uuid (item), &duplicate->uuid) ==
          LAYAK_DECISION_SAME)
        decide_differences (self, duplicate->differences, kind);
    }
}

/* Puts the record off, or takes it back in. */
static void
park_item (LayakImportReview *self,
           LayakPlanItem     *item,
           const Kind        *kind)
{
  const LayakFate fate = layak_plan_item_get_fate (item);

  if (fate != LAYAK_FATE_REJECTED && fate != LAYAK_FATE_SAME)
    layak_decisions_set (self->decisions, layak_plan_item_get_uuid (item), NULL, kind->decision);
}

typedef void (*ItemFunc) (LayakImportReview *self,
                          LayakPlanItem     *item,
                          const Kind        *kind);

static void
decide_items (LayakImportReview *self,
              ItemFunc           func,
              const Kind        *kind)
{
  GListModel *shown = layak_import_list_get_shown (self->list);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (shown, i);

      func (self, item, kind);
    }
  decided_cb (self);
}

static void
decided_everywhere_cb (LayakImportReview     *self,
                       const LayakDifference *like,
                       int                    decision)
{
  decide_items (self, decide_item, &(Kind) { .like = like, .decision = (LayakDecision) decision });
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
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, sides);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, back_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, list);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, problems);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_everywhere_cb);
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

gboolean
layak_import_review_focus (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), FALSE);

  return layak_import_list_focus (self->list);
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

void
layak_import_review_decide_shown (LayakImportReview *self,
                                  LayakDecision      decision)
{
  const Kind kind = { .verdict = LAYAK_MERGE_CONFLICT, .decision = decision };

  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  decide_items (self, decision == LAYAK_DECISION_SKIP || decision == LAYAK_DECISION_NONE ? park_item : decide_item,
                &kind);
}

void
layak_import_review_decide_changes (LayakImportReview *self,
                                    LayakDecision      decision)
{
  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  decide_items (self, decide_item, &(Kind) { .verdict = LAYAK_MERGE_THEIRS, .decision = decision });
}

static void
append_count (GString    *text,
              const char *format,
              guint       n)
{
  g_autofree char *words = layak_wording_count (format, n);

  if (n > 0)
    g_string_append (text, words);
}

char *
layak_import_review_dup_left (LayakImportReview *self)
{
  const guint n_undecided = layak_import_review_count_undecided (self);
  const guint n_asked = layak_import_review_count_asked (self);
  const guint n_parked = layak_import_review_count_parked (self);
  g_autoptr(GString) text = g_string_new (NULL);

  append_count (text, ngettext (" · %s conflicting field not decided", " · %s conflicting fields not decided",
                                n_undecided), n_undecided);
  append_count (text, ngettext (" · %s may be here already", " · %s may be here already", n_asked), n_asked);
  append_count (text, ngettext (" · %s parked", " · %s parked", n_parked), n_parked);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
layak_import_review_dup_doing (const char *names,
                               gboolean    is_reading)
{
  /* Translators: names of files. */
  return g_strdup_printf (is_reading ? _("Reading %s…") : _("Importing %s…"), names);
}

char *
layak_import_review_dup_subtitle (const char *names)
{
  /* Translators: the subtitle of a review: names of files. */
  return g_strdup_printf (_("%s · nothing is stored yet"), names);
}

char *
layak_import_review_dup_continued (gint64 at)
{
  g_autofree char *moment = layak_wording_moment (at);

  /* Translators: a day and time. */
  return g_strdup_printf (_("This review goes on where it was left on %s."), moment);
}

char *
layak_import_review_dup_told (const char *names,
                              guint       n_parked)
{
  g_autofree char *number = layak_wording_number (n_parked);

  if (n_parked == 0)
    /* Translators: names of files. */
    return g_strdup_printf (_("Imported: %s"), names);

  /* Translators: names of files, and how many of their records were put off. */
  return g_strdup_printf (ngettext ("Imported: %s; %s record is parked", "Imported: %s; %s records are parked",
                                    n_parked), names, number);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-review.h"

#include <glib/gi18n.h>

#include "layak-difference-row.h"
#include "layak-import-item-row.h"
#include "layak-names.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakImportReview
{
  GtkBox              parent_instance;

  LayakStore         *store;
  LayakPlan          *plan;
  LayakDecisions     *decisions;
  GPtrArray          *rows;        /* (element-type LayakImportItemRow), borrowed: those bound to an item */

  GtkWidget          *fates;
  GtkSingleSelection *selection;
  GtkScrolledWindow  *detail_scroller;
  GtkLabel           *title_label;
  GtkLabel           *detail_label;
  GtkWidget          *sides;
  GtkWidget          *mine_button;
  GtkWidget          *theirs_button;
  GtkWidget          *heads;
  GtkBox             *differences;
  GtkExpander        *problems_expander;
  GtkLabel           *problems_label;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char item_key[] = "layak-item";
static const char fate_key[] = "layak-fate";

G_DEFINE_FINAL_TYPE (LayakImportReview, layak_import_review, GTK_TYPE_BOX)

static LayakPlanItem *
get_item (LayakImportReview *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_row (LayakImportReview  *self,
          LayakImportItemRow *row)
{
  layak_import_item_row_set (row, g_object_get_data (G_OBJECT (row), item_key), self->decisions);
}

/* A decision shows in the list, at its field and on the buttons below. */
static void
refresh (LayakImportReview *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->differences)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const LayakDifference *difference = layak_difference_row_get_difference (LAYAK_DIFFERENCE_ROW (row));

      layak_difference_row_set_decision (LAYAK_DIFFERENCE_ROW (row),
                                         layak_decisions_get (self->decisions, &difference->uuid, difference->field));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
decided_cb (LayakDifferenceRow *row,
            int                 decision,
            LayakImportReview  *self)
{
  const LayakDifference *difference = layak_difference_row_get_difference (row);

  layak_decisions_set (self->decisions, &difference->uuid, difference->field, (LayakDecision) decision);
  refresh (self);
}

/* @only_undecided: leaves what somebody has decided already. */
static void
decide_item (LayakImportReview *self,
             LayakPlanItem     *item,
             LayakDecision      decision,
             gboolean           only_undecided)
{
  GPtrArray *differences = layak_plan_item_get_differences (item);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);
      const LayakDecision before = layak_decisions_get (self->decisions, &difference->uuid, difference->field);

      if (difference->verdict == LAYAK_MERGE_CONFLICT && (!only_undecided || before == LAYAK_DECISION_NONE))
        layak_decisions_set (self->decisions, &difference->uuid, difference->field, decision);
    }
}

static void
use_mine_cb (LayakImportReview *self)
{
  decide_item (self, get_item (self), LAYAK_DECISION_MINE, FALSE);
  refresh (self);
}

static void
use_theirs_cb (LayakImportReview *self)
{
  decide_item (self, get_item (self), LAYAK_DECISION_THEIRS, FALSE);
  refresh (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, layak_import_item_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LayakImportReview        *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (row), item_key, gtk_list_item_get_item (item));
  g_ptr_array_add (self->rows, row);
  show_row (self, LAYAK_IMPORT_ITEM_ROW (row));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LayakImportReview        *self)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

/* The side that owns the record is proposed, never taken by itself. */
static void
show_sides (LayakImportReview *self,
            LayakPlanItem     *item)
{
  const gboolean is_conflict = layak_plan_item_get_fate (item) == LAYAK_FATE_CONFLICT;
  const LayakDecision preferred = layak_plan_item_get_preferred (item);

  gtk_widget_set_visible (self->sides, is_conflict);
  gtk_widget_set_visible (self->heads, is_conflict);
  gtk_widget_remove_css_class (self->mine_button, "suggested-action");
  gtk_widget_remove_css_class (self->theirs_button, "suggested-action");
  if (preferred == LAYAK_DECISION_MINE)
    gtk_widget_add_css_class (self->mine_button, "suggested-action");
  else if (preferred == LAYAK_DECISION_THEIRS)
    gtk_widget_add_css_class (self->theirs_button, "suggested-action");
}

static void
show_differences (LayakImportReview *self,
                  LayakPlanItem     *item)
{
  GPtrArray *differences = item != NULL ? layak_plan_item_get_differences (item) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->differences))) != NULL)
    gtk_box_remove (self->differences, child);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);
      GtkWidget *row = layak_difference_row_new (self->store, difference);

      layak_difference_row_set_decision (LAYAK_DIFFERENCE_ROW (row),
                                         layak_decisions_get (self->decisions, &difference->uuid, difference->field));
      g_signal_connect_object (row, "decided", G_CALLBACK (decided_cb), self, 0);
      gtk_box_append (self->differences, row);
    }
}

static void
selected_cb (LayakImportReview *self)
{
  LayakPlanItem *item = get_item (self);
  g_autofree char *detail = NULL;
  const LayakRecordInfo *info;
  const char *title, *message;

  gtk_widget_set_visible (GTK_WIDGET (self->detail_scroller), item != NULL);
  show_differences (self, item);
  if (item == NULL)
    return;

  info = layak_plan_item_get_info (item);
  title = layak_plan_item_get_title (item);
  message = layak_plan_item_get_message (item);
  /* Translators: a type of record, a class as “New”, and a line of the file. */
  detail = g_strdup_printf (_("%s · %s · line %u"), info != NULL ? layak_record_info_get_label (info) : "",
                            layak_import_item_row_get_label (layak_plan_item_get_fate (item)),
                            layak_plan_item_get_line (item));
  if (message != NULL)
    {
      g_autofree char *more = g_strdup_printf ("%s\n%s", detail, message);

      g_free (detail);
      detail = g_steal_pointer (&more);
    }
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_label_set_label (self->detail_label, detail);
  show_sides (self, item);
}

static void
fate_toggled_cb (LayakImportReview *self,
                 GtkToggleButton   *button)
{
  if (gtk_toggle_button_get_active (button))
    gtk_single_selection_set_model (self->selection,
                                    layak_plan_get_items (self->plan,
                                                          GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button),
                                                                                               fate_key))));
}

/* “6” above “New”, with the icon of the class. */
static GtkWidget *
make_fate_button (LayakFate fate,
                  guint64   n)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = layak_wording_number ((gint64) n);
  GtkWidget *image = gtk_image_new_from_icon_name (layak_import_item_row_get_icon (fate));
  GtkWidget *count = gtk_label_new (number), *name = gtk_label_new (layak_import_item_row_get_label (fate));
  g_autofree char *label = g_strdup_printf ("%s %s", layak_import_item_row_get_label (fate), number);

  gtk_widget_add_css_class (image, layak_import_item_row_get_tone (fate));
  gtk_widget_add_css_class (count, "count");
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "small");
  gtk_box_append (GTK_BOX (texts), count);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "fate");
  gtk_widget_set_sensitive (button, n > 0);
  g_object_set_data (G_OBJECT (button), fate_key, GUINT_TO_POINTER (fate));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* What needs people comes first. */
static void
show_fates (LayakImportReview *self)
{
  static const LayakFate first[] = { LAYAK_FATE_CONFLICT, LAYAK_FATE_NEW, LAYAK_FATE_CHANGED, LAYAK_FATE_WITHDRAWN,
                                     LAYAK_FATE_REJECTED, LAYAK_FATE_SAME };
  GtkWidget *buttons[LAYAK_N_FATES], *child;

  while ((child = gtk_widget_get_first_child (self->fates)) != NULL)
    gtk_box_remove (GTK_BOX (self->fates), child);

  for (guint fate = 0; fate < LAYAK_N_FATES; fate++)
    {
      buttons[fate] = make_fate_button (fate, layak_plan_get_n_records (self->plan, fate));
      if (fate > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[fate]), GTK_TOGGLE_BUTTON (buttons[0]));
      g_signal_connect_object (buttons[fate], "toggled", G_CALLBACK (fate_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->fates), buttons[fate]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (layak_plan_get_n_records (self->plan, first[i]) > 0)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[first[i]]), TRUE);
        return;
      }
}

/* “Line 412, column 7 · Training “Rapat” · Status: there is no month 13”. */
static char *
dup_problem (const LayakPlanProblem *problem)
{
  const LayakProblem *told = problem->problem;
  g_autoptr(GString) text = g_string_new (NULL);

  if (told->line > 0)
    /* Translators: a place in a file. */
    g_string_append_printf (text, _("Line %u, column %u"), told->line, told->column);
  else
    g_string_append (text, problem->file);
  if (told->record != NULL)
    g_string_append_printf (text, " · %s “%s”", told->info != NULL ? layak_record_info_get_label (told->info) : "",
                            told->record);
  g_string_append (text, " · ");
  if (told->field != NULL)
    g_string_append_printf (text, "%s: ", layak_field_get_label (told->field));
  g_string_append (text, told->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_problems (LayakImportReview *self)
{
  GPtrArray *problems = layak_plan_get_problems (self->plan);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u problem in the file", "%u problems in the file", problems->len), problems->len);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = dup_problem (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  layak_names_label_expander (self->problems_expander, title);
  gtk_label_set_label (self->problems_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_expander), problems->len > 0);
}

static void
layak_import_review_dispose (GObject *object)
{
  LayakImportReview *self = LAYAK_IMPORT_REVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_REVIEW);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_import_review_parent_class)->dispose (object);
}

static void
layak_import_review_finalize (GObject *object)
{
  LayakImportReview *self = LAYAK_IMPORT_REVIEW (object);

  layak_decisions_free (self->decisions);
  g_ptr_array_unref (self->rows);

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

  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-review.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, fates);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, detail_scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, sides);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, mine_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, heads);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, differences);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, problems_expander);
  gtk_widget_class_bind_template_child (widget_class, LayakImportReview, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_theirs_cb);
}

static void
layak_import_review_init (LayakImportReview *self)
{
  self->decisions = layak_decisions_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
layak_import_review_set_plan (LayakImportReview *self,
                              LayakStore        *store,
                              LayakPlan         *plan)
{
  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  g_set_object (&self->store, store);
  g_set_object (&self->plan, plan);
  show_fates (self);
  show_problems (self);
}

/* (transfer none) */
const LayakDecisions *
layak_import_review_get_decisions (LayakImportReview *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), NULL);

  return self->decisions;
}

guint
layak_import_review_count_undecided (LayakImportReview *self)
{
  GListModel *conflicts;
  guint n = 0;

  g_return_val_if_fail (LAYAK_IS_IMPORT_REVIEW (self), 0);

  conflicts = layak_plan_get_items (self->plan, LAYAK_FATE_CONFLICT);
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (conflicts, i);

      n += layak_import_item_row_count_undecided (item, self->decisions);
    }
  return n;
}

void
layak_import_review_decide_all (LayakImportReview *self,
                                LayakDecision      decision)
{
  GListModel *conflicts;

  g_return_if_fail (LAYAK_IS_IMPORT_REVIEW (self));

  conflicts = layak_plan_get_items (self->plan, LAYAK_FATE_CONFLICT);
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (conflicts, i);

      decide_item (self, item, decision, TRUE);
    }
  refresh (self);
}

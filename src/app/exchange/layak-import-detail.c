/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-detail.h"

#include <glib/gi18n.h>

#include "layak-difference-row.h"
#include "layak-import-item-row.h"
#include "layak-names.h"
#include "layak-side-layout.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakImportDetail
{
  GtkBox          parent_instance;

  LayakStore     *store;
  LayakPlan      *plan;
  LayakDecisions *decisions;     /* borrowed */
  LayakPlanItem  *item;          /* nullable */
  gboolean        setting;       /* the buttons are told, and tell nobody */
  GPtrArray      *rows;          /* (element-type LayakDifferenceRow), borrowed: those shown */
  GPtrArray      *questions;     /* (element-type GtkToggleButton), borrowed: yes and no of each duplicate */

  GtkLabel       *title_label;
  GtkLabel       *detail_label;
  GtkWidget      *sides;
  GtkWidget      *mine_button;
  GtkWidget      *theirs_button;
  GtkToggleButton *park_button;
  GtkBox         *differences;
};

enum
{
  DECIDED,
  DECIDED_EVERYWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char duplicate_key[] = "layak-duplicate";
static const char box_key[] = "layak-box";

G_DEFINE_FINAL_TYPE (LayakImportDetail, layak_import_detail, GTK_TYPE_BOX)

static void
decided_cb (LayakDifferenceRow *row,
            int                 decision,
            LayakImportDetail  *self)
{
  const LayakDifference *difference = layak_difference_row_get_difference (row);

  layak_decisions_set (self->decisions, &difference->uuid, difference->field, (LayakDecision) decision);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
decided_everywhere_cb (LayakDifferenceRow *row,
                       int                 decision,
                       LayakImportDetail  *self)
{
  g_signal_emit (self, signals[DECIDED_EVERYWHERE], 0, layak_difference_row_get_difference (row), decision);
}

/* Whether the person sees it and may choose; what differs from another record is not shown. */
static gboolean
is_choice (LayakDifferenceRow *row)
{
  return gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (row))) &&
         layak_difference_is_choice (layak_difference_row_get_difference (row));
}

/* All fields of the record that are shown to choose from. */
static void
decide_all (LayakImportDetail *self,
            LayakDecision      decision)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LayakDifferenceRow *row = g_ptr_array_index (self->rows, i);
      const LayakDifference *difference = layak_difference_row_get_difference (row);

      if (is_choice (row))
        layak_decisions_set (self->decisions, &difference->uuid, difference->field, decision);
    }
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
use_mine_cb (LayakImportDetail *self)
{
  decide_all (self, LAYAK_DECISION_MINE);
}

static void
use_theirs_cb (LayakImportDetail *self)
{
  decide_all (self, LAYAK_DECISION_THEIRS);
}

static void
park_toggled_cb (LayakImportDetail *self)
{
  if (self->setting || self->item == NULL)
    return;

  layak_decisions_set (self->decisions, layak_plan_item_get_uuid (self->item), NULL,
                       gtk_toggle_button_get_active (self->park_button) ? LAYAK_DECISION_SKIP : LAYAK_DECISION_NONE);
  g_signal_emit (self, signals[DECIDED], 0);
}

static LayakDecision
get_answer (LayakImportDetail        *self,
            const LayakPlanDuplicate *duplicate)
{
  return layak_decisions_get_pair (self->decisions, layak_plan_item_get_uuid (self->item), &duplicate->uuid);
}

static void
add_difference (LayakImportDetail     *self,
                GtkBox                *box,
                const LayakDifference *difference)
{
  GtkWidget *row = layak_difference_row_new (self->store, self->plan, difference);

  g_signal_connect_object (row, "decided", G_CALLBACK (decided_cb), self, 0);
  g_signal_connect_object (row, "decided-everywhere", G_CALLBACK (decided_everywhere_cb), self, 0);
  gtk_box_append (box, row);
  g_ptr_array_add (self->rows, row);
}

/* Above each of the two columns, whose it is. */
static GtkWidget *
make_heads (void)
{
  const char * const heads[] = { _("Mine"), _("Theirs") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *label = gtk_label_new (heads[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "strong");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
add_differences (LayakImportDetail *self,
                 GtkBox            *box,
                 GPtrArray         *differences)
{
  if (differences != NULL && differences->len > 0)
    gtk_box_append (box, make_heads ());
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    add_difference (self, box, g_ptr_array_index (differences, i));
}

/* A record is the same as one other at most. */
static void
answered_cb (LayakImportDetail *self,
             GtkToggleButton   *button)
{
  const LayakPlanDuplicate *duplicate = g_object_get_data (G_OBJECT (button), duplicate_key);
  const gboolean is_yes = gtk_widget_has_css_class (GTK_WIDGET (button), "answer-same");
  const LayakUuid *uuid = layak_plan_item_get_uuid (self->item);
  GPtrArray *duplicates = layak_plan_item_get_duplicates (self->item);

  if (self->setting)
    return;

  for (guint i = 0; is_yes && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *other = g_ptr_array_index (duplicates, i);

      if (other != duplicate && get_answer (self, other) == LAYAK_DECISION_SAME)
        layak_decisions_set_pair (self->decisions, uuid, &other->uuid, LAYAK_DECISION_NONE);
    }
  layak_decisions_set_pair (self->decisions, uuid, &duplicate->uuid,
                            !gtk_toggle_button_get_active (button) ? LAYAK_DECISION_NONE
                            : is_yes ? LAYAK_DECISION_SAME : LAYAK_DECISION_DIFFERENT);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
add_answer (LayakImportDetail        *self,
            GtkBox                   *box,
            GtkWidget                *differences,
            const LayakPlanDuplicate *duplicate,
            gboolean                  is_yes)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (is_yes ? _("The _same") : _("_Not the same"));
  g_object_set_data (G_OBJECT (button), duplicate_key, (gpointer) duplicate);
  gtk_widget_add_css_class (button, is_yes ? "answer-same" : "answer-different");
  g_object_set_data (G_OBJECT (button), box_key, differences);
  g_signal_connect_object (button, "toggled", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  g_ptr_array_add (self->questions, button);
}

/* The question, the answers, and where the two differ. */
static void
add_duplicate (LayakImportDetail        *self,
               const LayakPlanDuplicate *duplicate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: what people call a record that is here. */
  g_autofree char *text = g_strdup_printf (_("Is this the same as “%s”, which is here?"), duplicate->title);
  GtkWidget *label = gtk_label_new (text), *differences = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (answers, "linked");
  gtk_widget_set_valign (answers, GTK_ALIGN_CENTER);
  add_answer (self, GTK_BOX (answers), differences, duplicate, TRUE);
  add_answer (self, GTK_BOX (answers), differences, duplicate, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), answers);
  gtk_box_append (self->differences, box);
  add_differences (self, GTK_BOX (differences), duplicate->differences);
  gtk_box_append (self->differences, differences);
}

static gboolean
has_choices (LayakImportDetail *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (is_choice (g_ptr_array_index (self->rows, i)))
      return TRUE;

  return FALSE;
}

/* The side that owns the record is proposed, never taken by itself. */
static void
show_sides (LayakImportDetail *self)
{
  const LayakDecision preferred = layak_plan_item_get_preferred (self->item);

  gtk_widget_set_visible (self->sides, has_choices (self));
  gtk_widget_remove_css_class (self->mine_button, "suggested-action");
  gtk_widget_remove_css_class (self->theirs_button, "suggested-action");
  if (preferred == LAYAK_DECISION_MINE)
    gtk_widget_add_css_class (self->mine_button, "suggested-action");
  else if (preferred == LAYAK_DECISION_THEIRS)
    gtk_widget_add_css_class (self->theirs_button, "suggested-action");
}

/* What differs is of no use once the two are known to be two. */
static void
show_answer (LayakImportDetail *self,
             GtkToggleButton   *button)
{
  const LayakDecision answer = get_answer (self, g_object_get_data (G_OBJECT (button), duplicate_key));
  const gboolean is_yes = gtk_widget_has_css_class (GTK_WIDGET (button), "answer-same");

  gtk_toggle_button_set_active (button, answer == (is_yes ? LAYAK_DECISION_SAME : LAYAK_DECISION_DIFFERENT));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (button), box_key), answer != LAYAK_DECISION_DIFFERENT);
}

static void
show_decisions (LayakImportDetail *self)
{
  const LayakFate fate = layak_plan_item_get_fate (self->item);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayakDifferenceRow *row = g_ptr_array_index (self->rows, i);
      const LayakDifference *difference = layak_difference_row_get_difference (row);

      layak_difference_row_set_decision (row, layak_import_item_row_get_decision (self->item, difference,
                                                                                  self->decisions));
    }

  self->setting = TRUE;
  for (guint i = 0; i < self->questions->len; i++)
    show_answer (self, g_ptr_array_index (self->questions, i));
  gtk_widget_set_visible (GTK_WIDGET (self->park_button), fate != LAYAK_FATE_REJECTED && fate != LAYAK_FATE_SAME);
  gtk_toggle_button_set_active (self->park_button,
                                layak_decisions_is_parked (self->decisions, layak_plan_item_get_uuid (self->item)));
  self->setting = FALSE;
  show_sides (self);
}

/* (transfer full): how people read the value. What it refers to may be as new as the record itself. */
static char *
dup_value (LayakImportDetail *self,
           const LayakField  *field,
           const char        *text)
{
  GListModel *items = layak_plan_get_items (self->plan, LAYAK_FATE_NEW);
  LayakUuid uuid;
  const guint n = field->type == LAYAK_FIELD_REFERENCE && layak_uuid_parse (text, &uuid)
                  ? g_list_model_get_n_items (items) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

      if (layak_uuid_equal (layak_plan_item_get_uuid (item), &uuid))
        return g_strdup (layak_plan_item_get_title (item));
    }
  return layak_names_dup_value (self->store, field, text);
}

static GtkWidget *
make_cell (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_line (GtkGrid    *grid,
          const char *label,
          const char *text)
{
  GtkWidget *name = make_cell (label, "dim-label"), *value = make_cell (text, NULL);

  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach_next_to (grid, name, NULL, GTK_POS_BOTTOM, 1, 1);
  gtk_grid_attach_next_to (grid, value, name, GTK_POS_RIGHT, 1, 1);
}

/* A new record differs from nothing: what would be added is shown as a whole. */
static void
add_content (LayakImportDetail *self)
{
  const LayakRow *row = layak_plan_item_get_row (self->item);
  GtkWidget *grid;

  if (row == NULL)
    return;

  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autofree char *text = layak_value_format (&row->info->fields[i], row->values[i]);
      g_autofree char *words = text != NULL ? dup_value (self, &row->info->fields[i], text) : NULL;

      if (words != NULL)
        add_line (GTK_GRID (grid), layak_field_get_label (&row->info->fields[i]), words);
    }
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const guint n = layak_plan_item_count_parts (self->item, info);
      g_autofree char *number = layak_wording_number (n);

      if (n > 0)
        add_line (GTK_GRID (grid), _(info->plural), number);
    }
  gtk_box_append (self->differences, grid);
}

static void
show_differences (LayakImportDetail *self)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (self->item);
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->questions, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->differences))) != NULL)
    gtk_box_remove (self->differences, child);

  add_differences (self, self->differences, layak_plan_item_get_differences (self->item));
  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    add_duplicate (self, g_ptr_array_index (duplicates, i));
  add_content (self);
  show_decisions (self);
}

static void
show_title (LayakImportDetail *self)
{
  const LayakRecordInfo *info = layak_plan_item_get_info (self->item);
  const char *title = layak_plan_item_get_own_title (self->item);
  const char *message = layak_plan_item_get_message (self->item);
  g_autoptr(GString) detail = g_string_new (NULL);

  /* Translators: a type of record, a class as “New”, and a line of the file. */
  g_string_printf (detail, _("%s · %s · line %u"), info != NULL ? layak_record_info_get_label (info) : "",
                   layak_import_item_row_get_label (layak_plan_item_get_fate (self->item)),
                   layak_plan_item_get_line (self->item));
  if (message != NULL)
    g_string_append_printf (detail, "\n%s", message);
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_label_set_label (self->detail_label, detail->str);
}

static void
layak_import_detail_dispose (GObject *object)
{
  LayakImportDetail *self = LAYAK_IMPORT_DETAIL (object);

  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_DETAIL);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->questions, 0);
  g_clear_object (&self->item);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_import_detail_parent_class)->dispose (object);
}

static void
layak_import_detail_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_IMPORT_DETAIL (object)->rows);
  g_ptr_array_unref (LAYAK_IMPORT_DETAIL (object)->questions);

  G_OBJECT_CLASS (layak_import_detail_parent_class)->finalize (object);
}

static void
layak_import_detail_class_init (LayakImportDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_detail_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_import_detail_finalize;

  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[DECIDED_EVERYWHERE] =
    g_signal_new ("decided-everywhere", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);

  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, sides);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, mine_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, park_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDetail, differences);
  gtk_widget_class_bind_template_callback (widget_class, use_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, park_toggled_cb);
}

static void
layak_import_detail_init (LayakImportDetail *self)
{
  self->rows = g_ptr_array_new ();
  self->questions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
layak_import_detail_set_plan (LayakImportDetail *self,
                              LayakStore        *store,
                              LayakPlan         *plan,
                              LayakDecisions    *decisions)
{
  g_return_if_fail (LAYAK_IS_IMPORT_DETAIL (self));

  g_set_object (&self->store, store);
  g_set_object (&self->plan, plan);
  self->decisions = decisions;
}

void
layak_import_detail_show (LayakImportDetail *self,
                          LayakPlanItem     *item)
{
  g_return_if_fail (LAYAK_IS_IMPORT_DETAIL (self));

  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item == NULL)
    return;

  show_title (self);
  show_differences (self);
}

void
layak_import_detail_refresh (LayakImportDetail *self)
{
  g_return_if_fail (LAYAK_IS_IMPORT_DETAIL (self));

  if (self->item != NULL)
    show_decisions (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-difference-row.h"

#include <glib/gi18n.h>

#include "layak-difference-origin.h"
#include "layak-names.h"

struct _LayakDifferenceRow
{
  GtkBox                 parent_instance;

  const LayakDifference *difference;
  gboolean               setting;      /* the buttons are told what was decided, and tell nobody */

  GtkLabel              *field_label;
  GtkMenuButton         *everywhere_button;
  GMenuModel            *everywhere_menu;
  GtkWidget             *choices;
  GtkCheckButton        *mine_button;
  GtkLabel              *mine_label;
  GtkCheckButton        *theirs_button;
  GtkLabel              *theirs_label;
  GtkLabel              *change_label;
  GtkWidget             *origins;
  GtkLabel              *mine_origin;
  GtkLabel              *theirs_origin;
};

enum
{
  DECIDED,
  DECIDED_EVERYWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakDifferenceRow, layak_difference_row, GTK_TYPE_BOX)

static void
toggled_cb (LayakDifferenceRow *self,
            GtkCheckButton     *button)
{
  if (!self->setting && gtk_check_button_get_active (button))
    g_signal_emit (self, signals[DECIDED], 0,
                   button == self->mine_button ? LAYAK_DECISION_MINE : LAYAK_DECISION_THEIRS);
}

static void
everywhere_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[DECIDED_EVERYWHERE], 0, layak_decision_find (g_variant_get_string (parameter, NULL)));
}

/* A menu for each of many fields is made when it is wanted. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       row)
{
  gtk_menu_button_set_menu_model (button, LAYAK_DIFFERENCE_ROW (row)->everywhere_menu);
}

static void
layak_difference_row_dispose (GObject *object)
{
  LAYAK_DIFFERENCE_ROW (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_DIFFERENCE_ROW);

  G_OBJECT_CLASS (layak_difference_row_parent_class)->dispose (object);
}

static void
layak_difference_row_class_init (LayakDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_difference_row_dispose;

  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  signals[DECIDED_EVERYWHERE] =
    g_signal_new ("decided-everywhere", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "difference.decide-everywhere", "s", everywhere_cb);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, everywhere_button);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, everywhere_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, field_label);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, choices);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, mine_button);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, mine_label);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, origins);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, mine_origin);
  gtk_widget_class_bind_template_child (widget_class, LayakDifferenceRow, theirs_origin);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
layak_difference_row_init (LayakDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->everywhere_button, make_menu_cb, self, NULL);
}

static char *
dup_side (LayakStore            *store,
          const LayakDifference *difference,
          gboolean               is_mine)
{
  if (difference->field == NULL)
    return layak_difference_dup_presence (difference, is_mine);

  return layak_names_dup_value (store, difference->field, is_mine ? difference->mine : difference->theirs);
}

static void
name_button (GtkCheckButton *button,
             const char     *field,
             const char     *side,
             const char     *value)
{
  /* Translators: a field, whose value it is (“mine” or “theirs”) and the value. */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), field, side, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Who changed the value here and when, and what it was before. */
static char *
dup_my_origin (LayakStore            *store,
               const LayakDifference *difference)
{
  g_autoptr(LayakProvenance) mine = layak_difference_load_mine (difference, layak_store_get_reader (store), NULL);
  g_autofree char *text = mine != NULL ? layak_provenance_dup_text (mine) : g_strdup ("");
  g_autofree char *before = NULL;

  if (mine == NULL || !mine->knows_before || difference->field == NULL)
    return g_steal_pointer (&text);

  before = layak_names_dup_value (store, difference->field, mine->before);
  /* Translators: who changed a value and when, and what it was before. */
  return g_strdup_printf (_("%s · before: %s"), text, before);
}

/* @plan knows who sent the file. */
static void
show_origins (LayakDifferenceRow    *self,
              LayakStore            *store,
              LayakPlan             *plan)
{
  const LayakDifference *difference = self->difference;
  g_autoptr(LayakProvenance) theirs =
    layak_difference_load_theirs (difference, plan, layak_store_get_reader (store), NULL);
  g_autofree char *mine_text = dup_my_origin (store, difference);
  g_autofree char *theirs_text = theirs != NULL ? layak_provenance_dup_text (theirs) : g_strdup ("");

  gtk_label_set_label (self->mine_origin, mine_text);
  gtk_label_set_label (self->theirs_origin, theirs_text);
  gtk_widget_set_visible (self->origins, *mine_text != '\0' || *theirs_text != '\0');
}

GtkWidget *
layak_difference_row_new (LayakStore            *store,
                          LayakPlan             *plan,
                          const LayakDifference *difference)
{
  LayakDifferenceRow *self = g_object_new (LAYAK_TYPE_DIFFERENCE_ROW, NULL);
  const gboolean is_choice = layak_difference_is_choice (difference);
  const char *field = difference->field != NULL ? layak_field_get_label (difference->field)
                                                : layak_record_info_get_label (difference->info);
  g_autofree char *mine = dup_side (store, difference, TRUE);
  g_autofree char *theirs = dup_side (store, difference, FALSE);
  /* Translators: a value before and after. */
  g_autofree char *change = g_strdup_printf (_("%s → %s"), mine, theirs);

  self->difference = difference;
  gtk_label_set_label (self->field_label, field);
  gtk_label_set_label (self->mine_label, mine);
  gtk_label_set_label (self->theirs_label, theirs);
  gtk_label_set_label (self->change_label, change);
  name_button (self->mine_button, field, _("mine"), mine);
  name_button (self->theirs_button, field, _("theirs"), theirs);
  gtk_widget_set_visible (self->choices, is_choice);
  gtk_widget_set_visible (GTK_WIDGET (self->everywhere_button), is_choice);
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), !is_choice);
  show_origins (self, store, plan);
  return GTK_WIDGET (self);
}

const LayakDifference *
layak_difference_row_get_difference (LayakDifferenceRow *self)
{
  g_return_val_if_fail (LAYAK_IS_DIFFERENCE_ROW (self), NULL);

  return self->difference;
}

/* Shows what was decided elsewhere. What only the other side changed is taken over unless somebody decides so. */
void
layak_difference_row_set_decision (LayakDifferenceRow *self,
                                   LayakDecision       decision)
{
  g_return_if_fail (LAYAK_IS_DIFFERENCE_ROW (self));

  if (self->difference->verdict != LAYAK_MERGE_CONFLICT && decision != LAYAK_DECISION_MINE)
    decision = LAYAK_DECISION_THEIRS;
  self->setting = TRUE;
  gtk_check_button_set_active (self->mine_button, decision == LAYAK_DECISION_MINE);
  gtk_check_button_set_active (self->theirs_button, decision == LAYAK_DECISION_THEIRS);
  self->setting = FALSE;
}

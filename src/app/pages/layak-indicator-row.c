/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicator-row.h"

#include <glib/gi18n.h>

#include "layak-read-only.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

/* GTK 4.8 has no headings in lists and its column views no cells across columns, so a line lays out its own columns and
 * a heading is a line too. */
/* Of the table; below these widths a line has fewer columns, or only one. */
#define NARROW_WIDTH  960
#define STACKED_WIDTH 640

struct _LayakIndicatorRow
{
  GtkWidget           parent_instance;

  LayakIndicatorItem *item;
  gulong              changed_id;

  GtkWidget          *content;
  GtkWidget          *heading;
  GtkLabel           *heading_label;
  GtkWidget          *heading_gaps;
  GtkLabel           *heading_gaps_label;
  GtkWidget          *line;
  GtkLabel           *number;
  GtkLabel           *name;
  GtkLabel           *held;
  GtkLabel           *people;
  GtkLabel           *open;
  GtkLabel           *closed;
  GtkBox             *about;      /* from the name to the state */
  GtkWidget          *numbers;    /* those that can be missed */
  GtkStack           *state;
  GtkProgressBar     *bar;
  GtkLabel           *percent;
  GtkWidget          *note;
  GtkImage           *note_icon;
  GtkLabel           *note_label;
  GtkStack           *action;
};

enum
{
  PLAN,
  RECOMMEND,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakIndicatorRow, layak_indicator_row, GTK_TYPE_WIDGET)

static void
set_class (gpointer    widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_number (GtkLabel *label,
             gint64    number)
{
  g_autofree char *text = number > 0 ? layak_wording_number (number) : g_strdup ("–");

  gtk_label_set_label (label, text);
}

static void
show_heading (LayakIndicatorRow *self)
{
  g_autofree char *title = layak_indicator_dup_cluster (layak_indicator_item_get (self->item), FALSE);
  const guint gaps = layak_indicator_item_count_gaps (self->item);
  g_autofree char *text = layak_wording_count (ngettext ("%s gap", "%s gaps", gaps), gaps);

  gtk_label_set_label (self->heading_label, title);
  gtk_label_set_label (self->heading_gaps_label, text);
  gtk_widget_set_visible (self->heading_gaps, gaps > 0);
}

/* @tone: (nullable): the class of the text; what is outside the 24, or a part, is told without alarm */
static void
show_note (LayakIndicatorRow *self,
           const char        *icon,
           const char        *text,
           const char        *tone)
{
  gtk_stack_set_visible_child (self->state, self->note);
  gtk_image_set_from_icon_name (self->note_icon, icon);
  gtk_label_set_label (self->note_label, text);
  set_class (self->note, "red-text", g_strcmp0 (tone, "red-text") == 0);
  set_class (self->note, "amber-text", g_strcmp0 (tone, "amber-text") == 0);
  set_class (self->note, "dim-label", tone == NULL);
}

static void
show_progress (LayakIndicatorRow            *self,
               const LayakIndicatorCoverage *indicator)
{
  const gint64 total = indicator->open + indicator->closed;
  const double fraction = total > 0 ? (double) indicator->closed / (double) total : 0;
  g_autofree char *text = total > 0 ? layak_wording_percent (fraction) : g_strdup ("–");

  gtk_stack_set_visible_child_name (self->state, "progress");
  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_label_set_label (self->percent, text);
  set_class (self->bar, "empty", indicator->closed == 0);
  set_class (self->bar, "done", total > 0 && indicator->open == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
show_gap (LayakIndicatorRow            *self,
          const LayakIndicatorCoverage *indicator)
{
  const gboolean is_main = layak_indicator_is_main (indicator);

  if (indicator->planned > 0)
    {
      g_autofree char *text = layak_wording_count (ngettext ("%s training planned", "%s trainings planned",
                                                             (gulong) indicator->planned), indicator->planned);

      show_note (self, "nav-kalender-symbolic", text, is_main ? "amber-text" : NULL);
    }
  else
    show_note (self, "status-celah-symbolic", _("No training yet"), is_main ? "red-text" : NULL);
  gtk_stack_set_visible_child_name (self->action, indicator->planned > 0 ? "open" : "plan");
}

static void
show_state (LayakIndicatorRow            *self,
            const LayakIndicatorCoverage *indicator)
{
  if (layak_indicator_coverage_is_gap (indicator))
    {
      show_gap (self, indicator);
      return;
    }
  if (layak_indicator_coverage_lacks_recommendation (indicator))
    {
      show_note (self, "dialog-warning-symbolic", _("No recommendation yet"),
                 layak_indicator_is_main (indicator) ? "amber-text" : NULL);
      gtk_stack_set_visible_child_name (self->action, "recommend");
      return;
    }
  show_progress (self, indicator);
  gtk_stack_set_visible_child_name (self->action, "open");
}

static void
show_line (LayakIndicatorRow *self)
{
  const LayakIndicatorCoverage *indicator = layak_indicator_item_get (self->item);
  const gboolean is_main = layak_indicator_is_main (indicator);

  gtk_label_set_label (self->number, indicator->number);
  gtk_label_set_label (self->name, indicator->name);
  gtk_widget_set_margin_start (GTK_WIDGET (self->name), indicator->is_part ? 14 : 0);
  show_number (self->held, indicator->held);
  show_number (self->people, indicator->people);
  show_number (self->open, indicator->open);
  show_number (self->closed, indicator->closed);
  show_state (self, indicator);
  set_class (self->name, "strong", is_main && layak_indicator_coverage_is_gap (indicator));
  set_class (self, "gap", is_main && layak_indicator_coverage_is_gap (indicator));
  set_class (self, "bare", is_main && layak_indicator_coverage_lacks_recommendation (indicator));
  set_class (self, "part", indicator->is_part);
}

static void
show_item (LayakIndicatorRow *self)
{
  const gboolean is_heading = layak_indicator_item_is_heading (self->item);
  g_autofree char *sentence = is_heading ? layak_indicator_dup_cluster (layak_indicator_item_get (self->item), FALSE)
                                         : layak_indicator_dup_sentence (layak_indicator_item_get (self->item));

  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->line, !is_heading);
  if (is_heading)
    {
      show_heading (self);
      set_class (self, "gap", FALSE);
      set_class (self, "bare", FALSE);
    }
  else
    show_line (self);
  layak_tooltip_set (GTK_WIDGET (self->name), is_heading ? NULL : sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
plan_clicked_cb (LayakIndicatorRow *self)
{
  g_signal_emit (self, signals[PLAN], 0, self->item);
}

static void
recommend_clicked_cb (LayakIndicatorRow *self)
{
  g_signal_emit (self, signals[RECOMMEND], 0, self->item);
}

static void
open_clicked_cb (LayakIndicatorRow *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->item);
}

static void
layak_indicator_row_dispose (GObject *object)
{
  LayakIndicatorRow *self = LAYAK_INDICATOR_ROW (object);

  layak_indicator_row_set_item (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_INDICATOR_ROW);

  G_OBJECT_CLASS (layak_indicator_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-indicator-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, content);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, heading);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, heading_gaps);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, heading_gaps_label);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, line);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, number);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, about);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, numbers);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, name);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, held);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, people);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, open);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, closed);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, state);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, bar);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, percent);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, note);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, note_icon);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, LayakIndicatorRow, action);
  gtk_widget_class_bind_template_callback (widget_class, plan_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, LAYAK_TYPE_INDICATOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                       LAYAK_TYPE_INDICATOR_ITEM);
}

static void
layak_indicator_row_class_init (LayakIndicatorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layak_indicator_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "indicator");

  signals[PLAN] = new_signal ("plan");
  signals[RECOMMEND] = new_signal ("recommend");
  signals[OPEN] = new_signal ("open");

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
layak_indicator_row_init (LayakIndicatorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_indicator_row_new (LayakStore *store)
{
  LayakIndicatorRow *self = g_object_new (LAYAK_TYPE_INDICATOR_ROW, NULL);

  layak_read_only_lock (store, gtk_stack_get_child_by_name (self->action, "plan"),
                        gtk_stack_get_child_by_name (self->action, "recommend"), NULL);
  return GTK_WIDGET (self);
}

void
layak_indicator_row_set_item (LayakIndicatorRow  *self,
                              LayakIndicatorItem *item)
{
  g_return_if_fail (LAYAK_IS_INDICATOR_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  if (!g_set_object (&self->item, item) || item == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}

LayakIndicatorRoom
layak_indicator_row_find_room (double width)
{
  return width < STACKED_WIDTH ? LAYAK_INDICATOR_STACKED
         : width < NARROW_WIDTH ? LAYAK_INDICATOR_NARROW : LAYAK_INDICATOR_WIDE;
}

void
layak_indicator_row_set_room (LayakIndicatorRow  *self,
                              LayakIndicatorRoom  room)
{
  const gboolean is_stacked = room == LAYAK_INDICATOR_STACKED;

  g_return_if_fail (LAYAK_IS_INDICATOR_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->held), !is_stacked);
  gtk_widget_set_visible (self->numbers, room == LAYAK_INDICATOR_WIDE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->about),
                                  is_stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->about, is_stacked ? 2 : 10);
  gtk_widget_set_margin_start (GTK_WIDGET (self->state), is_stacked ? 0 : 12);
}

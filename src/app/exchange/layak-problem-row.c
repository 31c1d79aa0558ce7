/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-problem-row.h"

struct _LayakProblemRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *box;
  GtkLabel      *label;
};

G_DEFINE_FINAL_TYPE (LayakProblemRow, layak_problem_row, GTK_TYPE_LIST_BOX_ROW)

static void
layak_problem_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PROBLEM_ROW);

  G_OBJECT_CLASS (layak_problem_row_parent_class)->dispose (object);
}

/* (nullable): the row before or after this one. */
static GtkWidget *
find_neighbour (GtkWidget *row,
                gboolean   before)
{
  do
    row = before ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);
  while (row != NULL && !gtk_widget_get_visible (row));

  return row;
}

/* There is nothing to do in this row, and GtkListBox would end at it: the next one takes the focus. */
static gboolean
layak_problem_row_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  GtkWidget *next = find_neighbour (widget, direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP);

  return next != NULL && gtk_widget_child_focus (next, direction);
}

/* So do the arrows, which come from the row on the other side. */
static gboolean
layak_problem_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *from = gtk_widget_get_focus_child (gtk_widget_get_parent (widget));
  GtkWidget *after = find_neighbour (widget, FALSE);
  GtkWidget *next = from != NULL && from == after ? find_neighbour (widget, TRUE) : after;

  return next != NULL && gtk_widget_grab_focus (next);
}

static void
layak_problem_row_class_init (LayakProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_problem_row_dispose;
  widget_class->focus = layak_problem_row_focus;
  widget_class->grab_focus = layak_problem_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProblemRow, box);
  gtk_widget_class_bind_template_child (widget_class, LayakProblemRow, label);
}

static void
layak_problem_row_init (LayakProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_problem_row_new (void)
{
  return g_object_new (LAYAK_TYPE_PROBLEM_ROW, NULL);
}

void
layak_problem_row_set (LayakProblemRow *self,
                       const char      *problem,
                       gboolean         is_error)
{
  g_return_if_fail (LAYAK_IS_PROBLEM_ROW (self));

  gtk_label_set_label (self->label, problem);
  gtk_widget_remove_css_class (self->box, is_error ? "amber-text" : "red-text");
  gtk_widget_add_css_class (self->box, is_error ? "red-text" : "amber-text");
}

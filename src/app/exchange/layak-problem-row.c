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

static void
layak_problem_row_class_init (LayakProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_problem_row_dispose;
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

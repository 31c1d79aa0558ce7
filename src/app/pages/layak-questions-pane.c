/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-questions-pane.h"

#include <glib/gi18n.h>

#include "layak-question-row.h"
#include "layak-wording.h"

struct _LayakQuestionsPane
{
  AdwBin      parent_instance;

  LayakScope *scope;
  guint       n_rows;

  GtkLabel   *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LayakQuestionsPane, layak_questions_pane, ADW_TYPE_BIN)

static void
layak_questions_pane_dispose (GObject *object)
{
  LayakQuestionsPane *self = LAYAK_QUESTIONS_PANE (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_QUESTIONS_PANE);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (layak_questions_pane_parent_class)->dispose (object);
}

static void
layak_questions_pane_class_init (LayakQuestionsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_questions_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-questions-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionsPane, summary);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionsPane, list);
}

static void
layak_questions_pane_init (LayakQuestionsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
layak_questions_pane_set_scope (LayakQuestionsPane *self,
                                LayakScope         *scope)
{
  g_return_if_fail (LAYAK_IS_QUESTIONS_PANE (self));

  g_set_object (&self->scope, scope);
}

static void
show_summary (LayakQuestionsPane  *self,
              const LayakCoverage *coverage)
{
  guint known = 0, proven = 0;
  g_autofree char *first = NULL, *second = NULL, *text = NULL;

  for (guint i = 0; i < coverage->questions->len; i++)
    {
      const LayakQuestionCoverage *question = g_ptr_array_index (coverage->questions, i);

      known += question->trained > 0;
      proven += !layak_question_coverage_lacks_evidence (question);
    }
  first = layak_wording_count (ngettext ("%s question with people trained", "%s questions with people trained",
                                         known), known);
  second = layak_wording_count (ngettext ("%s with all evidence", "%s with all evidence", proven), proven);
  text = g_strdup_printf ("%s · %s", first, second);
  gtk_label_set_label (self->summary, text);
}

void
layak_questions_pane_show (LayakQuestionsPane  *self,
                           const LayakCoverage *coverage)
{
  g_return_if_fail (LAYAK_IS_QUESTIONS_PANE (self) && self->scope != NULL);

  for (; self->n_rows < coverage->questions->len; self->n_rows++)
    gtk_list_box_append (self->list, layak_question_row_new (self->scope));
  for (; self->n_rows > coverage->questions->len; self->n_rows--)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) self->n_rows - 1)));

  for (guint i = 0; i < self->n_rows; i++)
    layak_question_row_show (LAYAK_QUESTION_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)), coverage, i);
  show_summary (self, coverage);
}

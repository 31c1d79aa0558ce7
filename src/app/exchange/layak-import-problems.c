/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-problems.h"

#include <glib/gi18n.h>

#include "layak-kept-review.h"
#include "layak-line-window.h"
#include "layak-names.h"
#include "layak-side-layout.h"
#include "layak-wording.h"

/* More rows than these would keep the window waiting; the receipt and the file of rejected records have all. */
#define MAX_ROWS 500
/* More reasons than these help nobody to mend a file. */
#define MAX_REASONS 8

/* Of a sentence in two lines. */
#define ROW_HEIGHT 42

/* “Line 1024” */
#define PLACE_CHARS 10

struct _LayakImportProblems
{
  GtkBox             parent_instance;

  const LayakReview *review;       /* borrowed */
  GPtrArray         *problems;     /* nullable (element-type LayakPlanProblem) */

  GtkExpander       *expander;
  GtkScrolledWindow *scroller;
  GtkBox            *list;
  GtkWidget         *rejected_button;
};

static const char problem_key[] = "layak-problem";

G_DEFINE_FINAL_TYPE (LayakImportProblems, layak_import_problems, GTK_TYPE_BOX)

/* “Training “Rapat” · Status: there is no month 13”. */
static char *
dup_sentence (const LayakProblem *problem)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (problem->record != NULL)
    g_string_append_printf (text, "%s “%s” · ",
                            problem->info != NULL ? layak_record_info_get_label (problem->info) : "", problem->record);
  if (problem->field != NULL)
    g_string_append_printf (text, "%s: ", layak_field_get_label (problem->field));
  g_string_append (text, problem->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Which file has this name, or -1. */
static int
find_file (LayakImportProblems *self,
           const char          *name)
{
  for (guint i = 0; self->review != NULL && i < self->review->files->len; i++)
    if (g_str_equal (((const LayakReviewFile *) g_ptr_array_index (self->review->files, i))->name, name))
      return (int) i;

  return -1;
}

static void
open_cb (LayakImportProblems *self,
         GtkWidget           *button)
{
  const LayakPlanProblem *problem = g_object_get_data (G_OBJECT (button), problem_key);
  const int n = find_file (self, problem->file);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const LayakReviewFile *file;
  g_autoptr(LayakCsvOptions) sheet = NULL;

  if (n < 0)
    return;

  file = g_ptr_array_index (self->review->files, n);
  sheet = layak_kept_review_dup_csv (self->review, (guint) n);
  gtk_window_present (GTK_WINDOW (layak_line_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file->name,
                                                         file->content, sheet, problem->problem->line)));
}

static void
copy_cb (LayakImportProblems *self,
         GtkWidget           *button)
{
  const LayakPlanProblem *problem = g_object_get_data (G_OBJECT (button), problem_key);
  g_autofree char *text = layak_problem_format (problem->problem, problem->file);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* All of them, a line each, as layakctl tells them. */
static void
copy_all_cb (LayakImportProblems *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const LayakPlanProblem *problem = g_ptr_array_index (self->problems, i);
      g_autofree char *line = layak_problem_format (problem->problem, problem->file);

      g_string_append_printf (text, "%s\n", line);
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static GtkWidget *
make_button (LayakImportProblems    *self,
             const LayakPlanProblem *problem,
             const char             *icon,
             const char             *label,
             GCallback               clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), problem_key, (gpointer) problem);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (LayakImportProblems    *self,
          const LayakPlanProblem *problem)
{
  const gboolean is_warning = problem->problem->class == LAYAK_PROBLEM_WARNING;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (is_warning ? "dialog-warning-symbolic" : "status-batal-symbolic");
  g_autofree char *sentence = dup_sentence (problem->problem);
  /* Translators: a line of a file. */
  g_autofree char *place = g_strdup_printf (_("Line %u"), problem->problem->line);
  GtkWidget *place_label = gtk_label_new (problem->problem->line > 0 ? place : problem->file);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_widget_add_css_class (image, is_warning ? "amber-text" : "red-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  layak_problem_class_get_name (problem->problem->class), -1);
  gtk_label_set_width_chars (GTK_LABEL (place_label), PLACE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (place_label), 0);
  gtk_widget_add_css_class (place_label, "strong");
  gtk_widget_add_css_class (place_label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "small");
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), place_label);
  gtk_box_append (GTK_BOX (row), label);
  if (problem->problem->line > 0 && find_file (self, problem->file) >= 0)
    gtk_box_append (GTK_BOX (row), make_button (self, problem, "document-open-symbolic",
                                                _("Show this line of the file"), G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (row), make_button (self, problem, "edit-copy-symbolic", _("Copy the place and the problem"),
                                              G_CALLBACK (copy_cb)));
  return row;
}

void
layak_import_problems_set_expanded (LayakImportProblems *self,
                                    gboolean             is_expanded)
{
  g_return_if_fail (LAYAK_IS_IMPORT_PROBLEMS (self));

  gtk_expander_set_expanded (self->expander, is_expanded);
}

static void
layak_import_problems_dispose (GObject *object)
{
  LayakImportProblems *self = LAYAK_IMPORT_PROBLEMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_PROBLEMS);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->review = NULL;

  G_OBJECT_CLASS (layak_import_problems_parent_class)->dispose (object);
}

static void
layak_import_problems_class_init (LayakImportProblemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_problems_dispose;
  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportProblems, expander);
  gtk_widget_class_bind_template_child (widget_class, LayakImportProblems, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakImportProblems, list);
  gtk_widget_class_bind_template_child (widget_class, LayakImportProblems, rejected_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_all_cb);
}

static void
layak_import_problems_init (LayakImportProblems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
layak_import_problems_set_plan (LayakImportProblems *self,
                                LayakPlan           *plan,
                                const LayakReview   *review)
{
  g_autofree char *title = NULL;
  GtkWidget *child;

  g_return_if_fail (LAYAK_IS_IMPORT_PROBLEMS (self));

  self->review = review;
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (layak_plan_get_problems (plan));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < self->problems->len && i < MAX_ROWS; i++)
    gtk_box_append (self->list, make_row (self, g_ptr_array_index (self->problems, i)));

  title = layak_wording_count (ngettext ("%s problem in the file", "%s problems in the file",
                                         self->problems->len), self->problems->len);
  layak_names_label_expander (self->expander, title);
  /* The scroller would take the height of texts that need one line only. */
  gtk_scrolled_window_set_min_content_height (self->scroller, ROW_HEIGHT * (int) MIN (self->problems->len, 2));
  gtk_widget_set_visible (self->rejected_button, layak_plan_get_n_problems (plan, LAYAK_PROBLEM_REJECTED) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->problems->len > 0);
}

/* A fatal problem has a place and a reason; other failures are those of the disk. */
char *
layak_import_problems_dup_reasons (LayakPlan    *plan,
                                   const GError *error)
{
  GPtrArray *problems = plan != NULL ? layak_plan_get_problems (plan) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; problems != NULL && i < problems->len && n < MAX_REASONS; i++)
    {
      const LayakPlanProblem *problem = g_ptr_array_index (problems, i);

      if (problem->problem->class != LAYAK_PROBLEM_FATAL)
        continue;
      if (problem->problem->line > 0)
        /* Translators: a line of a file and what is wrong there. */
        g_string_append_printf (text, _("Line %u: %s"), problem->problem->line, problem->problem->message);
      else
        g_string_append (text, problem->problem->message);
      g_string_append_c (text, '\n');
      n++;
    }
  if (n == 0)
    g_string_append (text, error->message);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Which of the files is the first sheet that could not be read; -1 if none is. Before they were read both are %NULL. */
int
layak_import_problems_find_sheet (LayakPlan         *plan,
                                  const LayakReview *files)
{
  GPtrArray *problems = plan != NULL ? layak_plan_get_problems (plan) : NULL;

  for (guint n = 0; problems != NULL && n < files->files->len; n++)
    {
      const LayakReviewFile *file = g_ptr_array_index (files->files, n);

      for (guint i = 0; file->options != NULL && i < problems->len; i++)
        {
          const LayakPlanProblem *entry = g_ptr_array_index (problems, i);

          if (entry->problem->class == LAYAK_PROBLEM_FATAL && g_strcmp0 (entry->file, file->name) == 0)
            return (int) n;
        }
    }
  return -1;
}

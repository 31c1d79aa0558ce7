/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-dialog.h"

#include <glib/gi18n.h>

#include "layak-csv-page.h"
#include "layak-feedback.h"
#include "layak-import-review.h"
#include "layak-importer.h"
#include "layak-report-reader.h"
#include "layak-wording.h"

/* Reading takes less time than one notices, mostly; a bar for it would only flash. */
#define PATIENCE_MS 1000
/* More reasons than these help nobody to mend a file. */
#define MAX_REASONS 8

struct _LayakImportDialog
{
  AdwWindow          parent_instance;

  LayakStore        *store;
  GListModel        *files;
  GPtrArray         *csv;           /* (element-type LayakCsvOptions): how each file is read, NULL for a report */
  char              *place;         /* nullable: whose the records of a sheet are */
  LayakImporter     *importer;      /* nullable: the run going on, or the one reviewed */
  GCancellable      *cancellable;   /* nullable: of the run going on */
  guint              patience_id;

  AdwToastOverlay   *toasts;
  AdwWindowTitle    *title;
  GtkStack          *stack;
  LayakCsvPage      *csv_page;
  GtkLabel          *reading_label;
  GtkProgressBar    *bar;
  LayakImportReview *review;
  GtkLabel          *summary_label;
  GtkWidget         *all_button;
  GtkWidget         *skip_button;
  GtkButton         *apply_button;
  AdwStatusPage     *failed_page;
};

enum
{
  IMPORTED,
  ANOTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakImportDialog, layak_import_dialog, ADW_TYPE_WINDOW)

static char *
dup_names (LayakImportDialog *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (self->files, i);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *display = g_filename_display_name (name);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", display);
    }
  return g_string_free (names, FALSE);
}

static gboolean
patience_cb (gpointer data)
{
  LayakImportDialog *self = data;

  self->patience_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  return G_SOURCE_REMOVE;
}

static void
fraction_cb (LayakImportDialog *self)
{
  if (self->bar != NULL && self->importer != NULL)
    gtk_progress_bar_set_fraction (self->bar, layak_importer_get_fraction (self->importer));
}

/* @conflicts: what becomes of conflicts that nobody decided. */
static void
start (LayakImportDialog   *self,
       gboolean             is_dry_run,
       LayakDecision        conflicts,
       GAsyncReadyCallback  callback)
{
  g_autofree char *names = dup_names (self);
  /* Translators: names of files. */
  g_autofree char *text = g_strdup_printf (is_dry_run ? _("Reading %s…") : _("Importing %s…"), names);
  g_autoptr(LayakImporter) importer = layak_importer_new (self->store);

  for (guint i = 0; i < g_list_model_get_n_items (self->files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (self->files, i);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *display = g_filename_display_name (name);

      layak_importer_set_csv (importer, g_ptr_array_index (self->csv, i));
      layak_importer_add_file (importer, file, display);
    }
  layak_importer_set_dry_run (importer, is_dry_run);
  layak_importer_set_skip_rejected (importer, TRUE);
  layak_importer_set_on_conflict (importer, conflicts);
  if (!is_dry_run)
    layak_importer_set_decisions (importer, layak_import_review_get_decisions (self->review));
  g_signal_connect_object (importer, "notify::fraction", G_CALLBACK (fraction_cb), self, G_CONNECT_SWAPPED);

  g_set_object (&self->importer, importer);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->reading_label, text);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  layak_importer_run_async (importer, self->cancellable, callback, g_object_ref (self));
}

static guint64
count (LayakImportDialog *self,
       LayakFate          fate)
{
  return layak_plan_get_n_records (layak_importer_get_plan (self->importer), fate);
}

static void
update_summary (LayakImportDialog *self)
{
  const guint n_undecided = layak_import_review_count_undecided (self->review);
  const guint64 n = count (self, LAYAK_FATE_NEW) + count (self, LAYAK_FATE_CHANGED) +
                    count (self, LAYAK_FATE_CONFLICT) + count (self, LAYAK_FATE_WITHDRAWN);
  g_autofree char *number = layak_wording_number ((gint64) n);
  g_autofree char *records = g_strdup_printf (ngettext ("%s record concerned", "%s records concerned", (gulong) n),
                                              number);
  g_autofree char *left = g_strdup_printf (ngettext ("%u conflicting field not decided",
                                                     "%u conflicting fields not decided", n_undecided), n_undecided);
  g_autofree char *text = n_undecided > 0 ? g_strdup_printf ("%s · %s", records, left) : g_strdup (records);
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %s record", "_Import %s records", (gulong) n), number);

  gtk_label_set_label (self->summary_label, text);
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", n > 0 && n_undecided == 0);
  gtk_widget_set_visible (self->skip_button, n_undecided > 0);
  gtk_widget_set_visible (self->all_button, count (self, LAYAK_FATE_CONFLICT) > 0);
}

/* A fatal problem has a place and a reason; other failures are those of the disk. */
static void
show_failure (LayakImportDialog *self,
              const GError      *error)
{
  LayakPlan *plan = layak_importer_get_plan (self->importer);
  GPtrArray *problems = plan != NULL ? layak_plan_get_problems (plan) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *escaped = NULL;
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

  escaped = g_markup_escape_text (g_strchomp (text->str), -1);
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* FALSE if the window was closed meanwhile, or the person gave up. */
static gboolean
finish (LayakImportDialog  *self,
        GAsyncResult       *result,
        GError            **error)
{
  layak_importer_run_finish (self->importer, result, error);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_object (&self->cancellable);
  return self->store != NULL;
}

/* That something is rejected or in conflict is what a review is for. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  LayakPlan *plan;

  if (!finish (self, result, &error))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (error != NULL && error->domain != LAYAK_IMPORT_ERROR)
    {
      show_failure (self, error);
      return;
    }

  plan = layak_importer_get_plan (self->importer);
  layak_import_review_set_plan (self->review, self->store, plan);
  update_summary (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    layak_plan_is_empty (plan) && layak_plan_get_problems (plan)->len == 0
                                    ? "nothing" : "review");
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL, *text = NULL;

  if (!finish (self, result, &error))
    return;
  if (error != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "review");
      layak_feedback_show_error (GTK_WIDGET (self->stack), error);
      return;
    }

  names = dup_names (self);
  /* Translators: names of files. */
  text = g_strdup_printf (_("Imported: %s"), names);
  g_signal_emit (self, signals[IMPORTED], 0, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_sheet (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* Asks for the columns of each sheet in turn, then reads all files. */
static void
match_next (LayakImportDialog *self)
{
  while (self->csv->len < g_list_model_get_n_items (self->files))
    {
      g_autoptr(GFile) file = g_list_model_get_item (self->files, self->csv->len);

      if (is_sheet (file))
        {
          g_autofree char *name = g_file_get_basename (file);

          gtk_stack_set_visible_child_name (self->stack, "columns");
          adw_window_title_set_title (self->title, name);
          layak_csv_page_set_file (self->csv_page, self->store, file, self->place);
          return;
        }
      g_ptr_array_add (self->csv, NULL);
    }

  adw_window_title_set_title (self->title, _("Import preview"));
  start (self, TRUE, LAYAK_DECISION_NONE, read_cb);
}

static void
columns_matched_cb (LayakImportDialog *self)
{
  g_ptr_array_add (self->csv, layak_csv_options_copy (layak_csv_page_get_options (self->csv_page)));
  match_next (self);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  const gboolean skips = g_str_equal (action_name, "import.skip-conflicts");

  start (LAYAK_IMPORT_DIALOG (widget), FALSE, skips ? LAYAK_DECISION_SKIP : LAYAK_DECISION_NONE, imported_cb);
}

static void
decide_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const gboolean is_mine = g_str_equal (g_variant_get_string (parameter, NULL), "mine");

  layak_import_review_decide_all (LAYAK_IMPORT_DIALOG (widget)->review,
                                  is_mine ? LAYAK_DECISION_MINE : LAYAK_DECISION_THEIRS);
}

static void
another_cb (LayakImportDialog *self)
{
  g_signal_emit (self, signals[ANOTHER], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* While files are read, closing stops that; the window goes when it has stopped. */
static gboolean
layak_import_dialog_close_request (GtkWindow *window)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (layak_import_dialog_parent_class)->close_request (window);
}

static void
layak_import_dialog_dispose (GObject *object)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_import_dialog_parent_class)->dispose (object);
}

static void
layak_import_dialog_finalize (GObject *object)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->importer);
  g_clear_object (&self->files);
  g_ptr_array_unref (self->csv);
  g_free (self->place);

  G_OBJECT_CLASS (layak_import_dialog_parent_class)->finalize (object);
}

static void
layak_import_dialog_class_init (LayakImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_import_dialog_dispose;
  object_class->finalize = layak_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = layak_import_dialog_close_request;

  signals[IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANOTHER] =
    g_signal_new ("another", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.skip-conflicts", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.decide-all", "s", decide_all_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LAYAK_TYPE_CSV_PAGE);
  g_type_ensure (LAYAK_TYPE_IMPORT_REVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, csv_page);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, review);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, columns_matched_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_summary);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
}

/* A report has no options. */
static void
free_options (gpointer data)
{
  LayakCsvOptions *options = data;

  g_clear_pointer (&options, layak_csv_options_free);
}

static void
layak_import_dialog_init (LayakImportDialog *self)
{
  self->csv = g_ptr_array_new_with_free_func (free_options);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @files: (element-type GFile): read at once, and written together as one step */
GtkWidget *
layak_import_dialog_new (GtkWindow  *parent,
                         LayakStore *store,
                         GListModel *files)
{
  LayakImportDialog *self = g_object_new (LAYAK_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *names = NULL;

  self->store = g_object_ref (store);
  self->files = g_object_ref (files);
  names = dup_names (self);
  gtk_window_set_title (GTK_WINDOW (self), names);
  match_next (self);
  return GTK_WIDGET (self);
}

/* @place: (nullable): whose the records of a sheet are, if the sheet does not say */
void
layak_import_dialog_set_place (LayakImportDialog *self,
                               const char        *place)
{
  g_autoptr(GFile) file = g_list_model_get_item (self->files, self->csv->len);

  g_free (self->place);
  self->place = g_strdup (place);
  if (file != NULL)
    layak_csv_page_set_file (self->csv_page, self->store, file, place);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-dialog.h"

#include <glib/gi18n.h>

#include "layak-csv-page.h"
#include "layak-feedback.h"
#include "layak-import-bar.h"
#include "layak-import-problems.h"
#include "layak-import-progress.h"
#include "layak-import-review.h"
#include "layak-importer.h"
#include "layak-kept-review.h"
#include "layak-rejected.h"
#include "layak-report-reader.h"

#define KEEP_MS 1000  /* of rest, before what was decided is kept */

struct _LayakImportDialog
{
  AdwWindow           parent_instance;

  LayakStore         *store;
  guint               n_matched;      /* files whose columns, if they have any, are matched */
  char               *place;          /* nullable: whose the records of a sheet are */
  LayakReview        *files;          /* nullable: what was read, to be reviewed and kept */
  LayakDecisions     *decisions;      /* nullable: of a review that goes on */
  LayakImporter      *importer;       /* nullable: the run going on, or the one reviewed */
  GCancellable       *cancellable;    /* nullable: of the run going on */
  guint               keep_id;        /* what was decided is kept after a moment of rest */
  guint               n_keeping;      /* reviews and rejected records that are being written */
  gboolean            wants_to_close; /* when they are written */
  gboolean            allow_changed;

  AdwToastOverlay    *toasts;
  AdwWindowTitle     *title;
  GtkStack           *stack;
  LayakCsvPage       *csv_page;
  LayakImportProgress*progress;
  LayakImportReview  *review;
  LayakImportBar      *import_bar;
  AdwStatusPage      *failed_page;
  GtkWidget          *allow_button;
  GtkWidget          *change_button;
  GtkWidget          *continued_bar;
  GtkWidget          *start_over_button;
  GtkLabel           *continued_label;
};

enum
{
  IMPORTED,
  KEPT,
  ANOTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakImportDialog, layak_import_dialog, ADW_TYPE_WINDOW)

static void
fraction_cb (LayakImportDialog *self)
{
  if (self->progress != NULL && self->importer != NULL)
    layak_import_progress_set_fraction (self->progress, layak_importer_get_fraction (self->importer));
}

static void
show_reading (LayakImportDialog *self,
              const char        *text)
{
  self->cancellable = g_cancellable_new ();
  layak_import_progress_begin (self->progress, text);
  gtk_stack_set_visible_child_name (self->stack, "reading");
}

/* @conflicts: what becomes of conflicts that nobody decided. */
static void
start (LayakImportDialog   *self,
       gboolean             is_dry_run,
       LayakDecision        conflicts,
       GAsyncReadyCallback  callback)
{
  g_autofree char *text = layak_import_review_dup_doing (self->files->names, is_dry_run);
  g_autoptr(LayakImporter) importer = layak_importer_new (self->store);

  layak_kept_review_add_files (self->files, importer);
  layak_importer_set_dry_run (importer, is_dry_run);
  layak_importer_set_skip_rejected (importer, TRUE);
  layak_importer_set_allow_changed (importer, self->allow_changed);
  layak_importer_set_on_conflict (importer, conflicts);
  if (!is_dry_run)
    layak_importer_set_decisions (importer, layak_import_review_get_decisions (self->review));
  g_signal_connect_object (importer, "notify::fraction", G_CALLBACK (fraction_cb), self, G_CONNECT_SWAPPED);

  g_set_object (&self->importer, importer);
  show_reading (self, text);
  layak_importer_run_async (importer, self->cancellable, callback, g_object_ref (self));
}

static guint
count_parked (LayakImportDialog *self)
{
  return (guint) layak_plan_get_n_records (layak_importer_get_plan (self->importer), LAYAK_FATE_PARKED);
}

static void
update_bar (LayakImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 layak_import_bar_show (self->import_bar, layak_importer_get_plan (self->importer),
                                                        self->review));
}

/* Something was written, or could not be. */
static void
end_keeping (LayakImportDialog *self,
             const GError      *error)
{
  self->n_keeping--;
  if (error != NULL)
    {
      self->wants_to_close = FALSE;
      layak_feedback_show_error (GTK_WIDGET (self->stack), error);
    }
  else if (self->wants_to_close && self->n_keeping == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  layak_kept_review_save_finish (LAYAK_STORE (source), self->files, result, &error);
  end_keeping (self, error);
}

static gboolean
keep (gpointer data)
{
  LayakImportDialog *self = data;

  self->keep_id = 0;
  self->n_keeping++;
  layak_kept_review_save_async (self->store, self->files, layak_import_review_get_decisions (self->review),
                                layak_import_review_count_parked (self->review), kept_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (LayakImportDialog *self)
{
  update_bar (self);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  self->keep_id = g_timeout_add (KEEP_MS, keep, self);
}

/* While files are read only “Cancel” can have the focus; left there, Enter would give up what was just shown. */
static void
show_page (LayakImportDialog *self,
           const char        *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  if (!g_str_equal (name, "review") || !layak_import_review_focus (self->review))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_failure (LayakImportDialog *self,
              const GError      *error)
{
  LayakPlan *plan = self->importer != NULL ? layak_importer_get_plan (self->importer) : NULL;
  g_autofree char *text = layak_import_problems_dup_reasons (plan, error), *escaped = g_markup_escape_text (text, -1);

  gtk_widget_set_visible (self->change_button, layak_import_problems_find_sheet (plan, self->files) >= 0);
  gtk_widget_set_visible (self->allow_button,
                          g_error_matches (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_CHANGED));
  adw_status_page_set_description (self->failed_page, escaped);
  show_page (self, "failed");
}

/* A run ended. FALSE if the window is gone. */
static gboolean
end_reading (LayakImportDialog *self)
{
  g_clear_object (&self->cancellable);
  if (!layak_feedback_is_seen (GTK_WIDGET (self)))
    return FALSE;

  layak_import_progress_end (self->progress);
  return TRUE;
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

  layak_importer_run_finish (self->importer, result, &error);
  if (!end_reading (self))
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
  layak_import_review_set_plan (self->review, self->store, plan, self->files, self->decisions);
  update_bar (self);
  show_page (self, layak_plan_is_empty (plan) && layak_plan_get_problems (plan)->len == 0 ? "nothing" : "review");
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autofree char *text = layak_import_review_dup_told (self->files->names, count_parked (self));
  g_autoptr(GError) error = NULL;

  if (!layak_kept_review_save_finish (LAYAK_STORE (source), self->files, result, &error))
    layak_feedback_show_error (GTK_WIDGET (self->stack), error);
  g_signal_emit (self, signals[IMPORTED], 0, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  layak_importer_run_finish (self->importer, result, &error);
  if (!end_reading (self))
    return;
  if (error == NULL)
    layak_kept_review_settle_async (self->store, self->files, layak_import_review_get_decisions (self->review),
                                    count_parked (self), settled_cb, g_object_ref (self));
  else
    {
      show_page (self, "review");
      changed_cb (self);
      /* Nothing is imported then, and the window goes as if it had not been begun. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_window_close (GTK_WINDOW (self));
      else
        layak_feedback_show_error (GTK_WIDGET (self->stack), error);
    }
}

/* As they were chosen, if they were. */
static void
show_columns (LayakImportDialog *self)
{
  const LayakReviewFile *file = g_ptr_array_index (self->files->files, self->n_matched);

  gtk_stack_set_visible_child_name (self->stack, "columns");
  adw_window_title_set_title (self->title, file->name);
  adw_window_title_set_subtitle (self->title, NULL);
  layak_csv_page_set_content (self->csv_page, self->store, file->content, self->place, file->options);
}

/* Asks for the columns of each sheet in turn, unless they were kept, then reads all files. */
static void
match_next (LayakImportDialog *self)
{
  g_autofree char *subtitle = NULL;

  for (; self->n_matched < self->files->files->len; self->n_matched++)
    {
      const LayakReviewFile *file = g_ptr_array_index (self->files->files, self->n_matched);

      if (file->options == NULL && layak_csv_is_name (file->name))
        {
          show_columns (self);
          return;
        }
    }

  adw_window_title_set_title (self->title, _("Import preview"));
  subtitle = layak_import_review_dup_subtitle (self->files->names);
  adw_window_title_set_subtitle (self->title, subtitle);
  start (self, TRUE, LAYAK_DECISION_NONE, read_cb);
}

/* The sheet that could not be read may be read otherwise. */
static void
change_columns_cb (LayakImportDialog *self)
{
  self->n_matched = (guint) layak_import_problems_find_sheet (layak_importer_get_plan (self->importer), self->files);
  show_columns (self);
}

static void
columns_matched_cb (LayakImportDialog *self)
{
  layak_kept_review_set_csv (self->files, self->n_matched, layak_csv_page_get_options (self->csv_page));
  match_next (self);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (widget);

  /* What is imported need not be kept. */
  g_clear_handle_id (&self->keep_id, g_source_remove);
  start (self, FALSE, g_str_equal (action_name, "import.skip-conflicts") ? LAYAK_DECISION_SKIP : LAYAK_DECISION_NONE,
         imported_cb);
}

static void
decide_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakImportReview *review = LAYAK_IMPORT_DIALOG (widget)->review;
  const gboolean is_changes = g_str_equal (action_name, "import.decide-changes");

  (is_changes ? layak_import_review_decide_changes : layak_import_review_decide_shown)
    (review, layak_decision_find (g_variant_get_string (parameter, NULL)));
}

static void
another_cb (LayakImportDialog *self)
{
  g_signal_emit (self, signals[ANOTHER], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Somebody has seen that the report is not what was delivered, and wants it all the same. */
static void
allow_cb (LayakImportDialog *self)
{
  self->allow_changed = TRUE;
  start (self, TRUE, LAYAK_DECISION_NONE, read_cb);
}

/* Also the columns of sheets are matched anew. */
static void
start_over_cb (LayakImportDialog *self)
{
  self->n_keeping++;
  layak_kept_review_forget_async (self->store, self->files->digest, kept_cb, g_object_ref (self));
  for (guint i = 0; i < self->files->files->len; i++)
    layak_kept_review_set_csv (self->files, i, NULL);
  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_pointer (&self->decisions, layak_decisions_free);
  self->n_matched = 0;
  gtk_widget_set_visible (self->continued_bar, FALSE);
  match_next (self);
}

static void
rejected_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_rejected_save_finish (result, &error))
    layak_feedback_toast (GTK_WIDGET (self->stack), _("The rejected records are saved"));
  end_keeping (self, error);
}

void
layak_import_dialog_save_rejected (LayakImportDialog *self,
                                   const char        *path)
{
  g_return_if_fail (LAYAK_IS_IMPORT_DIALOG (self));

  self->n_keeping++;
  layak_rejected_save_async (self->files, layak_importer_get_plan (self->importer), path, rejected_saved_cb,
                             g_object_ref (self));
}

static void
save_rejected (gpointer    self,
               const char *path)
{
  layak_import_dialog_save_rejected (self, path);
}

static void
save_rejected_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (widget);
  g_autofree char *name = layak_rejected_dup_name (self->files);

  layak_feedback_ask_file (GTK_WINDOW (self), _("Save the rejected records"), name, save_rejected);
}

/* While files are read, closing stops that, and the window goes when it has stopped. A review once begun is kept. */
static gboolean
layak_import_dialog_close_request (GtkWindow *window)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  if (self->keep_id != 0 && g_source_remove (self->keep_id))
    keep (self);
  self->wants_to_close = self->n_keeping > 0;
  if (self->wants_to_close)
    return TRUE;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0 &&
      !layak_decisions_is_empty (layak_import_review_get_decisions (self->review)))
    g_signal_emit (self, signals[KEPT], 0, self->files->names);

  return GTK_WINDOW_CLASS (layak_import_dialog_parent_class)->close_request (window);
}

static void
layak_import_dialog_dispose (GObject *object)
{
  LayakImportDialog *self = LAYAK_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
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
  g_clear_pointer (&self->files, layak_review_free);
  g_clear_pointer (&self->decisions, layak_decisions_free);
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
  signals[KEPT] =
    g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANOTHER] =
    g_signal_new ("another", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.skip-conflicts", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "import.decide-all", "s", decide_all_cb);
  gtk_widget_class_install_action (widget_class, "import.decide-changes", "s", decide_all_cb);
  gtk_widget_class_install_action (widget_class, "import.save-rejected", NULL, save_rejected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LAYAK_TYPE_CSV_PAGE);
  g_type_ensure (LAYAK_TYPE_IMPORT_BAR);
  g_type_ensure (LAYAK_TYPE_IMPORT_PROGRESS);
  g_type_ensure (LAYAK_TYPE_IMPORT_REVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, csv_page);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, review);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, import_bar);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, columns_matched_cb);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, allow_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, change_button);
  gtk_widget_class_bind_template_callback (widget_class, change_columns_cb);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, continued_bar);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, continued_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportDialog, start_over_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
}

static void
layak_import_dialog_init (LayakImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What was decided of these files before goes on. */
static void
take_files (LayakImportDialog *self,
            LayakReview       *files)
{
  gint64 at;

  self->files = files;
  self->decisions = layak_kept_review_find (self->store, files, &at);
  if (self->decisions != NULL)
    {
      g_autofree char *text = layak_import_review_dup_continued (at);

      gtk_label_set_label (self->continued_label, text);
    }
  gtk_widget_set_visible (self->continued_bar, self->decisions != NULL);
  gtk_window_set_title (GTK_WINDOW (self), files->names);
  match_next (self);
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(LayakImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakReview) files = layak_kept_review_read_finish (result, &error);

  if (!end_reading (self))
    return;
  if (files != NULL)
    take_files (self, g_steal_pointer (&files));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_failure (self, error);
}

/* @files: (element-type GFile): read at once, and written together as one step */
GtkWidget *
layak_import_dialog_new (GtkWindow  *parent,
                         LayakStore *store,
                         GListModel *files)
{
  LayakImportDialog *self = g_object_new (LAYAK_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  show_reading (self, _("Reading…"));
  layak_kept_review_read_async (files, self->cancellable, files_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/* @review: (transfer full): a review that was kept, with its files */
GtkWidget *
layak_import_dialog_new_kept (GtkWindow   *parent,
                              LayakStore  *store,
                              LayakReview *review)
{
  LayakImportDialog *self = g_object_new (LAYAK_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  take_files (self, review);
  return GTK_WIDGET (self);
}

/* @place: (nullable): whose the records of a sheet are, if the sheet does not say; to be told at once */
void
layak_import_dialog_set_place (LayakImportDialog *self,
                               const char        *place)
{
  g_free (self->place);
  self->place = g_strdup (place);
}

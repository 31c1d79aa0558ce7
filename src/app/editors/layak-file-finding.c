/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-file-finding.h"

#include <glib/gi18n.h>

#include "layak-document.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-missing-files.h"
#include "layak-wording.h"

/* What is under way. Freed when it has called back last. */
typedef struct
{
  GtkWidget  *widget;
  LayakStore *store;
  LayakRow   *document;      /* nullable: NULL for all that are missing */
  char       *path;          /* of the file or of the folder */
  gboolean    is_another;
  GPtrArray  *documents;     /* nullable (element-type LayakRow): those that are missing */
  GPtrArray  *found;         /* nullable (element-type LayakFoundFile) */
  guint       n_alike;
} Finding;

static Finding *
finding_new (GtkWidget      *widget,
             LayakStore     *store,
             const LayakRow *document,
             const char     *path)
{
  Finding *self = g_new0 (Finding, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->document = document != NULL ? layak_row_copy (document) : NULL;
  self->path = g_strdup (path);
  return self;
}

static void
finding_free (Finding *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_clear_pointer (&self->document, layak_row_free);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Finding, finding_free)

/* (transfer full): a row may be gone by the time its file is there. */
static GtkWidget *
dup_place (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *child = overlay != NULL ? adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)) : NULL;

  return g_object_ref (child != NULL ? child : widget);
}

static void attach (Finding *self);

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Finding          *self)
{
  if (g_str_equal (response, "use"))
    attach (self);
  else
    finding_free (self);
}

/* Evidence must not be replaced by mistake. */
static void
ask (Finding *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *body = g_strdup_printf (_("The content of “%s” is not that of the file which was attached to “%s”."),
                                           name, layak_row_get_title (self->document));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _("Use another file?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "use", _("_Use this file"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "use", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
attach_func (LayakWriter  *writer,
             gpointer      data,
             GError      **error)
{
  Finding *self = data;

  return layak_missing_files_attach (writer, self->document, self->path, &self->is_another, error);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Finding) self = user_data;
  const gboolean is_known = !layak_row_is_unknown (self->document, "digest");
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      if (self->is_another)
        ask (g_steal_pointer (&self));
      else
        layak_feedback_show_error (self->widget, error);
      return;
    }

  layak_store_tell_changed (self->store, LAYAK_TABLE_BIT (&layak_document_info));
  if (is_known && !self->is_another)
    layak_feedback_toast (self->widget, _("It is the same file; it is here again"));
  else
    layak_feedback_undo_toast (self->widget, self->store, _("File attached"));
}

static void
attach (Finding *self)
{
  layak_store_write_async (self->store, LAYAK_ACTION_EDIT, &layak_document_info, layak_row_get_title (self->document),
                           attach_func, self, NULL, NULL, attached_cb, self);
}

void
layak_file_finding_take (GtkWidget      *widget,
                         LayakStore     *store,
                         const LayakRow *document,
                         const char     *path)
{
  g_autoptr(GtkWidget) place = dup_place (widget);

  attach (finding_new (place, store, document, path));
}

static char *
dup_result (const Finding *self)
{
  g_autofree char *found = layak_wording_number (self->found->len);
  g_autofree char *all = layak_wording_number (self->documents->len);
  g_autofree char *alike = layak_wording_count (ngettext ("%s has the name of a missing file, but another content",
                                                          "%s have the names of missing files, but other contents",
                                                          self->n_alike), self->n_alike);
  /* Translators: how many of how many files */
  g_autofree char *text = g_strdup_printf (_("%s of %s missing files found"), found, all);

  return self->n_alike > 0 ? g_strdup_printf ("%s · %s", text, alike) : g_steal_pointer (&text);
}

/* Only where the content of a document was not known before is there anything to take back. */
static gboolean
is_step (const Finding *self)
{
  for (guint i = 0; i < self->found->len; i++)
    if (layak_row_is_unknown (((const LayakFoundFile *) g_ptr_array_index (self->found, i))->document, "digest"))
      return TRUE;

  return FALSE;
}

static gboolean
attach_all_func (LayakWriter  *writer,
                 gpointer      data,
                 GError      **error)
{
  Finding *self = data;

  for (guint i = 0; i < self->found->len; i++)
    {
      const LayakFoundFile *file = g_ptr_array_index (self->found, i);
      gboolean is_another = FALSE;

      if (!layak_missing_files_attach (writer, file->document, file->path, &is_another, error))
        return FALSE;
    }
  return TRUE;
}

static void
all_attached_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Finding) self = user_data;
  g_autofree char *text = dup_result (self);
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (self->widget, error);
      return;
    }

  layak_store_tell_changed (self->store, LAYAK_TABLE_BIT (&layak_document_info));
  if (is_step (self))
    layak_feedback_undo_toast (self->widget, self->store, text);
  else
    layak_feedback_toast (self->widget, text);
}

static void
search_func (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Finding *self = data;
  GError *error = NULL;

  self->found = layak_missing_files_search (self->documents, self->path, cancellable, &self->n_alike, &error);
  if (self->found != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Finding) self = user_data;
  g_autoptr(GError) error = NULL;
  Finding *finding;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      layak_feedback_show_error (self->widget, error);
      return;
    }

  finding = g_steal_pointer (&self);
  layak_store_write_async (finding->store, LAYAK_ACTION_EDIT, &layak_document_info, NULL, attach_all_func, finding,
                           NULL, NULL, all_attached_cb, finding);
}

void
layak_file_finding_take_folder (GtkWidget  *widget,
                                LayakStore *store,
                                const char *folder)
{
  g_autoptr(GtkWidget) place = dup_place (widget);
  g_autoptr(Finding) self = finding_new (place, store, NULL, folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;

  self->documents = layak_missing_files_select (layak_store_get_reader (store), &error);
  if (self->documents == NULL)
    {
      layak_feedback_show_error (place, error);
      return;
    }

  task = g_task_new (NULL, NULL, searched_cb, self);
  g_task_set_task_data (task, self, NULL);
  g_steal_pointer (&self);
  g_task_run_in_thread (task, search_func);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Finding         *self)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->document != NULL)
    layak_file_finding_take (self->widget, self->store, self->document, path);
  else if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    layak_file_finding_take_folder (self->widget, self->store, path);
  finding_free (self);
  g_object_unref (dialog);
}

static void
choose (Finding              *self,
        const char           *title,
        GtkFileChooserAction  action,
        const char           *accept)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new (self->widget, LAYAK_FILES_EVIDENCE, title, action, accept);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
layak_file_finding_choose (GtkWidget      *widget,
                           LayakStore     *store,
                           const LayakRow *document)
{
  g_autofree char *title = g_strdup_printf (_("Find the file of “%s”"), layak_row_get_title (document));
  g_autoptr(GtkWidget) place = dup_place (widget);

  choose (finding_new (place, store, document, NULL), title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"));
}

void
layak_file_finding_choose_folder (GtkWidget  *widget,
                                  LayakStore *store)
{
  g_autoptr(GtkWidget) place = dup_place (widget);

  choose (finding_new (place, store, NULL, NULL), _("Find all missing files in a folder"),
          GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Search"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-feedback.h"

#include <glib/gi18n.h>

#include "layak-file-dialog.h"
#include "layak-history.h"
#include "layak-recommendation.h"
#include "layak-training.h"
#include "layak-wording.h"

#define TOAST_SECONDS 6

static const char last_key[] = "layak-last-toast", error_key[] = "layak-error";

static void
gone_cb (AdwToast  *toast,
         GtkWidget *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), last_key) == toast)
    g_object_set_data (G_OBJECT (overlay), last_key, NULL);
}

/* (nullable): what is told last is told at once, instead of what was told before, unless that is an error. The
 * priorities of libadwaita 1.2 end the program when a toast that was pushed aside comes back too soon. */
static AdwToast *
add_toast (GtkWidget  *widget,
           const char *text,
           gboolean    is_error)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast, *last;

  if (overlay == NULL)
    return NULL;

  last = g_object_get_data (G_OBJECT (overlay), last_key);
  if (last != NULL && (is_error || g_object_get_data (G_OBJECT (last), error_key) == NULL))
    adw_toast_dismiss (last);

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_object_set_data (G_OBJECT (toast), error_key, GINT_TO_POINTER (is_error));
  g_object_set_data (G_OBJECT (overlay), last_key, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), overlay, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  /* GTK 4.8 cannot announce: the window keeps the text in a label of role “status”. */
  gtk_widget_activate_action (widget, "win.announce", "s", text);
  return toast;
}

/* Shows @text for a few seconds. */
void
layak_feedback_toast (GtkWidget  *widget,
                      const char *text)
{
  add_toast (widget, text, FALSE);
}

/* Shows @text with a button for an action of the window. @target: a floating reference is taken */
void
layak_feedback_action_toast (GtkWidget  *widget,
                             const char *text,
                             const char *label,
                             const char *action,
                             GVariant   *target)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (target);
  AdwToast *toast = add_toast (widget, text, FALSE);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_target_value (toast, owned);
  adw_toast_set_action_name (toast, action);
}

/* (transfer full): @text, and what a step that deleted trainings took along. */
static char *
dup_with_others (LayakStore          *store,
                 const LayakStepInfo *step,
                 const char          *text)
{
  g_autofree char *others = NULL;
  gint64 n = 0;

  if (step != NULL && step->action == LAYAK_ACTION_DELETE && step->info == &layak_training_info)
    layak_history_count_deleted (layak_store_get_reader (store), step->id, &layak_recommendation_info, &n, NULL);
  if (n == 0)
    return g_strdup (text);

  others = layak_wording_records (&layak_recommendation_info, n);
  /* Translators: what was removed, and what went with it, as: “Bimtek” removed, with 4 recommendations */
  return g_strdup_printf (_("%s, with %s"), text, others);
}

static void
dismissed_cb (AdwToast   *toast,
              LayakStore *store)
{
  g_signal_handlers_disconnect_by_data (store, toast);
}

/* What was taken back otherwise meanwhile cannot be taken back once more. */
static void
store_changed_cb (AdwToast   *toast,
                  guint64     tables,
                  LayakStore *store)
{
  const gint64 id = g_variant_get_int64 (adw_toast_get_action_target_value (toast));
  gboolean is_done = TRUE;

  if (layak_step_is_done (layak_store_get_reader (store), id, &is_done, NULL) && !is_done)
    adw_toast_dismiss (toast);
}

/* Shows @text with a button that takes back the step just made, even when others have followed by then. The toast goes
 * when the step is taken back. */
void
layak_feedback_undo_toast (GtkWidget  *widget,
                           LayakStore *store,
                           const char *text)
{
  g_autoptr(LayakStepInfo) step = layak_store_dup_undo_step (store);
  g_autofree char *whole = dup_with_others (store, step, text);
  AdwToast *toast = add_toast (widget, whole, FALSE);

  if (toast == NULL || step == NULL)
    return;

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), toast, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), store, 0);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_target (toast, "x", step->id);
  adw_toast_set_action_name (toast, "win.undo-step");
}

/* Shows @text with a button that opens the folder of a file just written. */
void
layak_feedback_file_toast (GtkWidget  *widget,
                           const char *text,
                           const char *path)
{
  AdwToast *toast = add_toast (widget, text, FALSE);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, _("_Open folder"));
  adw_toast_set_action_target (toast, "s", path);
  adw_toast_set_action_name (toast, "win.show-path");
}

/* (transfer full): a line for each thing in the way, which a long list may be. */
static GtkWidget *
make_obstacles (char **lines)
{
  GtkWidget *list = gtk_list_box_new (), *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lines[i]);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/* (nullable): the window that people see @widget in. */
static GtkWindow *
find_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) && gtk_widget_get_visible (GTK_WIDGET (root)) ? GTK_WINDOW (root) : NULL;
}

static AdwMessageDialog *
show_failure (GtkWindow  *parent,
              const char *heading,
              const char *text)
{
  GApplication *application = g_application_get_default ();

  return layak_feedback_show_failure (application != NULL ? GTK_APPLICATION (application) : NULL, parent, heading,
                                      text);
}

/* What stands in the way of an undo is more than a toast has room for. */
static void
show_refusal (GtkWidget    *widget,
              const GError *error)
{
  g_auto(GStrv) lines = g_strsplit (error->message, "\n", -1);
  AdwMessageDialog *dialog = show_failure (find_window (widget), _("This step cannot be undone"),
                                           lines[1] != NULL ? NULL : error->message);

  if (lines[1] != NULL)
    adw_message_dialog_set_extra_child (dialog, make_obstacles (lines + 1));
}

static gboolean
show_trouble (GtkWidget    *widget,
              const GError *error)
{
  return g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL) &&
         gtk_widget_activate_action (widget, "win.show-trouble", "s", error->message);
}

gboolean
layak_feedback_is_seen (GtkWidget *widget)
{
  return find_window (widget) != NULL;
}

/* A failure of the disk stays visible until a write works again; others pass, and what stands in the way of an undo is
 * shown as a list. What was closed meanwhile can tell nothing: a dialog of its own does. */
void
layak_feedback_show_error (GtkWidget    *widget,
                           const GError *error)
{
  GtkWindow *window = find_window (widget);
  g_autofree char *line = g_strndup (error->message, strcspn (error->message, "\n"));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY))
    show_refusal (widget, error);
  else if (window == NULL || (!show_trouble (widget, error) &&
                              add_toast (widget, line, TRUE) == NULL))
    show_failure (window, _("Not everything could be saved"), error->message);
}

AdwMessageDialog *
layak_feedback_show_failure (GtkApplication *application,
                             GtkWindow      *parent,
                             const char     *heading,
                             const char     *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_set_application (GTK_WINDOW (dialog), application);
  gtk_window_present (GTK_WINDOW (dialog));
  return ADW_MESSAGE_DIALOG (dialog);
}

static const char func_key[] = "layak-func";

static void
file_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  GtkWindow       *window)
{
  LayakFileFunc func = (LayakFileFunc) g_object_get_data (G_OBJECT (dialog), func_key);
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    func (window, g_file_peek_path (file));
  g_object_unref (dialog);
}

void
layak_feedback_ask_file (GtkWindow     *window,
                         const char    *title,
                         const char    *name,
                         LayakFileFunc  func)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new (GTK_WIDGET (window), LAYAK_FILES_FOR_OTHERS, title, GTK_FILE_CHOOSER_ACTION_SAVE,
                           _("_Save"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), func_key, (gpointer) func);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

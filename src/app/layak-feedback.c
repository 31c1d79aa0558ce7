/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-feedback.h"

#include <glib/gi18n.h>

#define TOAST_SECONDS 6

static AdwToast *
add_toast (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
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
  add_toast (widget, text);
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
  AdwToast *toast = add_toast (widget, text);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_target_value (toast, owned);
  adw_toast_set_action_name (toast, action);
}

/* Shows @text with a button that takes back the step just made, even when others have followed by then. */
void
layak_feedback_undo_toast (GtkWidget  *widget,
                           LayakStore *store,
                           const char *text)
{
  g_autoptr(LayakStepInfo) step = layak_store_dup_undo_step (store);
  AdwToast *toast = add_toast (widget, text);

  if (toast == NULL || step == NULL)
    return;

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
  AdwToast *toast = add_toast (widget, text);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, _("_Open folder"));
  adw_toast_set_action_target (toast, "s", path);
  adw_toast_set_action_name (toast, "win.show-path");
}

/* A failure of the disk stays visible until a write works again; others pass. */
void
layak_feedback_show_error (GtkWidget    *widget,
                           const GError *error)
{
  if (g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL))
    gtk_widget_activate_action (widget, "win.show-trouble", "s", error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_toast (widget, error->message);
}

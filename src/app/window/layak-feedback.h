/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the person what happened, from any widget inside the window. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

void layak_feedback_toast      (GtkWidget    *widget,
                                const char   *text);
void layak_feedback_undo_toast (GtkWidget    *widget,
                                LayakStore   *store,
                                const char   *text);
void layak_feedback_action_toast (GtkWidget  *widget,
                                  const char *text,
                                  const char *label,
                                  const char *action,
                                  GVariant   *target);
void layak_feedback_file_toast (GtkWidget    *widget,
                                const char   *text,
                                const char   *path);
/* Asks where to save a file, and calls @func with the window and the path unless the person thinks better of it. */
typedef void (*LayakFileFunc)  (gpointer      window,
                                const char   *path);
void layak_feedback_ask_file   (GtkWindow    *window,
                                const char   *title,
                                const char   *name,
                                LayakFileFunc func);
void layak_feedback_show_error (GtkWidget    *widget,
                                const GError *error);
/* Whether the window of @widget is still there. */
gboolean layak_feedback_is_seen (GtkWidget   *widget);
/* For what has no window to be told in any more: a dialog of its own, for which the program stays. @text: (nullable) */
AdwMessageDialog *layak_feedback_show_failure (GtkApplication *application,
                                               GtkWindow      *parent,
                                               const char     *heading,
                                               const char     *text);

G_END_DECLS

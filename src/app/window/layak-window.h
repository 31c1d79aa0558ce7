/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one database. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_WINDOW (layak_window_get_type ())
G_DECLARE_FINAL_TYPE (LayakWindow, layak_window, LAYAK, WINDOW, AdwApplicationWindow)

/* Actions others may activate: win.undo, win.redo, win.undo-step (x), win.show-page (s), win.show-record (sss:
 * type, uuid, field or ""), win.show-list (sa{ss}: type, filters), win.show-list-everywhere (the same), win.new-
 * training, win.announce (s), win.show-trouble (s: a message that stays, "" to hide it), win.import, win.import-
 * file (s: a path), win.export, win.show-history (ss: type and uuid of a record, or "" for all), win.show-
 * preferences, win.show-help. */
GtkWidget  *layak_window_new           (GtkApplication *application,
                                        LayakStore     *store);
LayakScope *layak_window_get_scope     (LayakWindow    *self);
LayakStore *layak_window_get_store     (LayakWindow    *self);
/* Whether it was closed, and is only being taken down. */
gboolean    layak_window_is_closing    (LayakWindow    *self);
void        layak_window_show_record   (LayakWindow    *self,
                                        const char     *type,
                                        const char     *uuid,
                                        const char     *field);

G_END_DECLS

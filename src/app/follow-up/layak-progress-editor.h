/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrects an entry of the timeline in place. The former text stays in the history. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PROGRESS_EDITOR (layak_progress_editor_get_type ())
G_DECLARE_FINAL_TYPE (LayakProgressEditor, layak_progress_editor, LAYAK, PROGRESS_EDITOR, AdwBin)

/* Signal "done": the person has finished. */
GtkWidget *layak_progress_editor_new         (LayakStore          *store,
                                              LayakRecord         *progress);
void       layak_progress_editor_focus_field (LayakProgressEditor *self,
                                              const char          *field);

G_END_DECLS

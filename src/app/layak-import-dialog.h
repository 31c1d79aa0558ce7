/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads reports, shows what importing them would do, and does it when the person says so. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_DIALOG (layak_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportDialog, layak_import_dialog, LAYAK, IMPORT_DIALOG, AdwWindow)

/* Signals: "imported" (const char *text), it was written, and how to tell; "another", the person wants another file.
 * Actions "import.apply", "import.skip-conflicts", "import.decide-all" (s: “mine” or “theirs”). */
GtkWidget *layak_import_dialog_new (GtkWindow  *parent,
                                    LayakStore *store,
                                    GListModel *files);
void       layak_import_dialog_set_place (LayakImportDialog *self,
                                          const char        *place);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads reports, shows what importing them would do, and does it when the person says so. */
#pragma once

#include <adwaita.h>

#include "layak-reviews.h"
#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_DIALOG (layak_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportDialog, layak_import_dialog, LAYAK, IMPORT_DIALOG, AdwWindow)

/* Signals: "imported" (const char *text), it was written, and how to tell; "kept" (const char *names), the review can
 * go on another day; "another", the person wants another file. Actions "import.apply", "import.skip-conflicts",
 * "import.decide-all" (s: “mine”, “theirs”, “skip” or “none”, of all that is shown), "import.save-rejected". */
GtkWidget *layak_import_dialog_new (GtkWindow  *parent,
                                    LayakStore *store,
                                    GListModel *files);
void       layak_import_dialog_set_place (LayakImportDialog *self,
                                          const char        *place);
GtkWidget *layak_import_dialog_new_kept (GtkWindow   *parent,
                                         LayakStore  *store,
                                         LayakReview *review);
/* Writes the rejected records of each file to a file of their own: @path, or one beside it for further files. */
void       layak_import_dialog_save_rejected (LayakImportDialog *self,
                                              const char        *path);

G_END_DECLS

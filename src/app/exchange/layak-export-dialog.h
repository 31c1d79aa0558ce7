/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a report, as XML or in another format: of which place and period, with what, to which file. */
#pragma once

#include <adwaita.h>

#include "layak-formats.h"
#include "layak-period.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_EXPORT_DIALOG (layak_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LayakExportDialog, layak_export_dialog, LAYAK, EXPORT_DIALOG, AdwWindow)

/* Signal "saved" (const char *path). Action "export.save". */
GtkWidget *layak_export_dialog_new          (GtkWindow               *parent,
                                             LayakScope              *scope);
void       layak_export_dialog_set_period   (LayakExportDialog       *self,
                                             const LayakPeriod       *period);
void       layak_export_dialog_set_format   (LayakExportDialog       *self,
                                             const LayakExportFormat *format);
/* (element-type gint64): the local ids of the only trainings to tell; place and period no longer matter. */
void       layak_export_dialog_set_trainings (LayakExportDialog      *self,
                                              GArray                 *trainings);
/* Whether the report is numbered and recorded as a delivery, where it is of one place and period. */
void       layak_export_dialog_set_delivery (LayakExportDialog       *self,
                                             gboolean                 is_delivery);
/* Writes the report to @path, and tells how far it is. */
void       layak_export_dialog_save_to      (LayakExportDialog       *self,
                                             const char              *path);
gboolean   layak_export_dialog_is_saving    (LayakExportDialog       *self);

G_END_DECLS

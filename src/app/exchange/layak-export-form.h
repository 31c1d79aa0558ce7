/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report shall tell: of which place and period, with what; and what that would be. Signal "changed"
 * (gboolean is_valid). */
#pragma once

#include <adwaita.h>

#include "layak-formats.h"
#include "layak-period.h"
#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_EXPORT_FORM (layak_export_form_get_type ())
G_DECLARE_FINAL_TYPE (LayakExportForm, layak_export_form, LAYAK, EXPORT_FORM, AdwBin)

void     layak_export_form_take_scope     (LayakExportForm          *self,
                                           LayakScope               *scope);
void     layak_export_form_set_period     (LayakExportForm          *self,
                                           const LayakPeriod        *period);
void     layak_export_form_set_format     (LayakExportForm          *self,
                                           const LayakExportFormat  *format);
void     layak_export_form_set_trainings  (LayakExportForm          *self,
                                           GArray                   *trainings);
void     layak_export_form_set_delivery   (LayakExportForm          *self,
                                           gboolean                  is_delivery);
gboolean layak_export_form_get_options    (LayakExportForm          *self,
                                           LayakExportOptions       *options,
                                           GError                  **error);
gboolean layak_export_form_is_delivery    (LayakExportForm          *self);
gboolean layak_export_form_is_provisional (LayakExportForm          *self);
gint64   layak_export_form_get_revision   (LayakExportForm          *self);
void     layak_export_form_stop           (LayakExportForm          *self);

G_END_DECLS

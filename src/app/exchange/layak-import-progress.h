/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is being read or written, with a bar if that takes long. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_IMPORT_PROGRESS (layak_import_progress_get_type ())
G_DECLARE_FINAL_TYPE (LayakImportProgress, layak_import_progress, LAYAK, IMPORT_PROGRESS, AdwBin)

void layak_import_progress_begin        (LayakImportProgress *self,
                                         const char          *text);
void layak_import_progress_set_fraction (LayakImportProgress *self,
                                         double               fraction);
void layak_import_progress_end          (LayakImportProgress *self);

G_END_DECLS

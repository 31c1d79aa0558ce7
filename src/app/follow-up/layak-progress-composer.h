/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes an entry into the timeline of a recommendation: a note, files, the number reached. */
#pragma once

#include <adwaita.h>

#include "layak-store.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PROGRESS_COMPOSER (layak_progress_composer_get_type ())
G_DECLARE_FINAL_TYPE (LayakProgressComposer, layak_progress_composer, LAYAK, PROGRESS_COMPOSER, AdwBin)

/* Actions: "composer.record", "composer.attach". */
void layak_progress_composer_set_recommendation (LayakProgressComposer *self,
                                                 LayakStore            *store,
                                                 const LayakRow        *recommendation);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one training. */
#pragma once

#include <adwaita.h>

#include "layak-scope.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TRAINING_EDITOR (layak_training_editor_get_type ())
G_DECLARE_FINAL_TYPE (LayakTrainingEditor, layak_training_editor, LAYAK, TRAINING_EDITOR, AdwBin)

/* Signal "closed": the person is done with it, or the training was deleted. */
void         layak_training_editor_set_scope   (LayakTrainingEditor *self,
                                                LayakScope          *scope);
LayakRecord *layak_training_editor_get_record  (LayakTrainingEditor *self);
void         layak_training_editor_set_record  (LayakTrainingEditor *self,
                                                LayakRecord         *record);
void         layak_training_editor_focus_field (LayakTrainingEditor *self,
                                                const char          *field);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An activity that trains people, with what a “laporan kegiatan” tells of it */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_TRAINING (layak_training_get_type ())
LAYAK_DECLARE_RECORD (LayakTraining, layak_training, TRAINING)

G_END_DECLS

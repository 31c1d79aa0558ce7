/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Someone with a public role at a training */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SPEAKER (layak_speaker_get_type ())
LAYAK_DECLARE_RECORD (LayakSpeaker, layak_speaker, SPEAKER)

G_END_DECLS

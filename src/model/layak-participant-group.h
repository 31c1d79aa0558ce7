/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many of one group of people took part. Persons and institutions are never added together */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PARTICIPANT_GROUP (layak_participant_group_get_type ())
LAYAK_DECLARE_RECORD (LayakParticipantGroup, layak_participant_group, PARTICIPANT_GROUP)

G_END_DECLS

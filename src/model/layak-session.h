/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a training with a topic of its own. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_SESSION (layak_session_get_type ())
LAYAK_DECLARE_RECORD (LayakSession, layak_session, SESSION)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people of a group there are in a regency: of so many, those trained are a part. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_WORKFORCE (layak_workforce_get_type ())
LAYAK_DECLARE_RECORD (LayakWorkforce, layak_workforce, WORKFORCE)

G_END_DECLS

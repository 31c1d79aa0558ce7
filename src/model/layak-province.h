/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A province, identified by its Kemendagri code. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_PROVINCE (layak_province_get_type ())
LAYAK_DECLARE_RECORD (LayakProvince, layak_province, PROVINCE)

G_END_DECLS

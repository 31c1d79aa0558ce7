/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kabupaten or kota, identified by its Kemendagri code. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REGENCY (layak_regency_get_type ())
LAYAK_DECLARE_RECORD (LayakRegency, layak_regency, REGENCY)

G_END_DECLS

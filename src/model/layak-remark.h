/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the receiver of a delivery says of one record in it, and what the sender answers. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_REMARK (layak_remark_get_type ())
LAYAK_DECLARE_RECORD (LayakRemark, layak_remark, REMARK)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever organises, leads or supports. Agencies are renamed and merged: the old one stays and names its successor.
 */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_AGENCY (layak_agency_get_type ())
LAYAK_DECLARE_RECORD (LayakAgency, layak_agency, AGENCY)

G_END_DECLS

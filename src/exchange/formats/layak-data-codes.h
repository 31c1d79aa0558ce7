/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes by which systems that collect aggregated data know our figures. */
#pragma once

#include "layak-data-values.h"

G_BEGIN_DECLS

#define LAYAK_DATA_SET_CODE "LAYAK_KHA"

/* What belongs to no regency or province is the ministry’s. */
#define LAYAK_DATA_MINISTRY_CODE "ID"

const char *layak_data_codes_get_element (LayakDataElement        element);
const char *layak_data_codes_get_place   (const LayakDataValue   *value);
const char *layak_data_codes_get_sex     (gint64                  sex);
char       *layak_data_codes_dup_choice  (const LayakEnumeration *enumeration,
                                          gint64                  choice);

G_END_DECLS

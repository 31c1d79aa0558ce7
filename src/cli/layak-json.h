/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as it is written: values by the field they come from, text escaped. */
#pragma once

#include "layak-field.h"

G_BEGIN_DECLS

void layak_json_append_text   (GString             *json,
                               const char          *text);
void layak_json_append_value  (GString             *json,
                               const LayakField    *field,
                               const char          *canonical);
void layak_json_append_member (GString             *json,
                               const char          *name);

G_END_DECLS

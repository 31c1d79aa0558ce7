/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a template: what a training has that is held again, as text. */
#pragma once

#include "layak-row.h"

G_BEGIN_DECLS

/* How many days and sessions a training made of the template has; LAYAK_UNKNOWN if the days were not known. */
gint64     layak_template_content_count_days     (const LayakUnit  *training);
guint      layak_template_content_count_sessions (const LayakUnit  *training);

char      *layak_template_content_format         (const LayakUnit  *training);
LayakUnit *layak_template_content_parse          (const char       *content,
                                                  GError          **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output and standard error: UTF-8 whatever the locale says, and no failure to write goes unnoticed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The name of the program, also the place of messages that have no other. */
#define LAYAK_PROGRAM "layakctl"

gboolean layak_output_write   (const char    *text,
                               GError       **error);
gboolean layak_output_flush   (GError       **error);
gboolean layak_output_line    (GError       **error,
                               const char    *format,
                               ...) G_GNUC_PRINTF (2, 3);
void     layak_output_message (const char    *place,
                               const char    *severity,
                               const char    *text);

G_END_DECLS

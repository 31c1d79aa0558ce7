/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as it is stored: NFC, LF, no control characters. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

char     *layak_text_normalize (const char  *text,
                                gboolean     many_lines,
                                GError     **error);
gboolean  layak_text_matches   (const char  *text,
                                const char  *pattern);
char     *layak_text_excerpt   (const char  *text);
char     *layak_text_camel     (const char  *kebab);
char     *layak_text_snake     (const char  *kebab);

G_END_DECLS

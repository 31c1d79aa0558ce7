/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong with a file, in the words of this program. The system has its own in its own language, which need
 * not be that of the person, and tells it with the whole path. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What follows “laporan.xml: ”; for what is rare, the words of the system. */
const char *layak_file_error_text    (int          number);
/* Words an error of GIO anew, if it is one of those that people meet; @error: (nullable), as it was given. */
void        layak_file_error_explain  (GError     **error,
                                       const char  *path);

G_END_DECLS

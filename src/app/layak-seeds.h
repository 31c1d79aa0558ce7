/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the databases with sample data are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *layak_seeds_dup_path  (const char *kind);
char     *layak_seeds_dup_title (const char *path);
gboolean  layak_seeds_is_seed   (const char *path);

G_END_DECLS

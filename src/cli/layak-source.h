/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is read: one with a name, or standard input. */
#pragma once

#include <gio/gio.h>

#include "layak-problem.h"

G_BEGIN_DECLS

gboolean      layak_source_is_standard_input (const char          *path);
GInputStream *layak_source_open              (const char          *path,
                                              GError             **error);
void          layak_source_tell              (const char          *path,
                                              const LayakProblem  *problem);

G_END_DECLS

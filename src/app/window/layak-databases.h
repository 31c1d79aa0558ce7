/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Database files: where those with samples are, what a new one begins with. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/* @kind: “sample” or “demo”; (nullable): NULL if there is no such kind. */
char       *layak_databases_dup_seed_path (const char      *kind);
char       *layak_databases_dup_title     (const char      *path);
gboolean    layak_databases_is_seed       (const char      *path);
LayakStore *layak_databases_open          (const char      *path,
                                           LayakOpenFlags   flags,
                                           GError         **error);
void        layak_databases_remove        (const char      *path);

G_END_DECLS

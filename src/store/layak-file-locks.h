/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of a database that last until SQLite gives them up, whoever else in this program looks into its files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before SQLite opens its first file. */
void layak_file_locks_install (void);

G_END_DECLS

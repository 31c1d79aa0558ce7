/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be on the disk before it counts. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     layak_disk_sync_folder (const char  *path);
gboolean layak_disk_name_file   (const char  *part,
                                 const char  *path);

G_END_DECLS

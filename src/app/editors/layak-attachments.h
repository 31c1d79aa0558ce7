/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files chosen to become evidence of what is being written, as chips. Hidden while there are none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYAK_TYPE_ATTACHMENTS (layak_attachments_get_type ())
G_DECLARE_FINAL_TYPE (LayakAttachments, layak_attachments, LAYAK, ATTACHMENTS, GtkBox)

/* Signal "changed". */
void       layak_attachments_choose    (LayakAttachments *self);
void       layak_attachments_add       (LayakAttachments *self,
                                        const char       *path);
void       layak_attachments_clear     (LayakAttachments *self);
GPtrArray *layak_attachments_dup_paths (LayakAttachments *self);

G_END_DECLS

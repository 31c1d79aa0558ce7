/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the parts of a report against the schema while others are still being written. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LayakPartChecker LayakPartChecker;

LayakPartChecker *layak_part_checker_new    (GBytes            *head);
void              layak_part_checker_free   (LayakPartChecker  *self);
gboolean          layak_part_checker_add    (LayakPartChecker  *self,
                                             GBytes            *part,
                                             GError           **error);
gboolean          layak_part_checker_finish (LayakPartChecker  *self,
                                             GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakPartChecker, layak_part_checker_free)

G_END_DECLS

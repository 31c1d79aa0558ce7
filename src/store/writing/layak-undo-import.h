/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back an import: as if the file had never been read. */
#pragma once

#include "layak-writer-private.h"

G_BEGIN_DECLS

gboolean  layak_undo_import                (LayakWriter            *writer,
                                            const LayakStepDetail  *detail,
                                            GError                **error);
gboolean  layak_undo_import_is_kept        (const LayakStepDetail  *detail);
GBytes   *layak_undo_import_dup_changeset  (LayakConnection        *connection,
                                            gint64                  step,
                                            GError                **error);
gboolean  layak_undo_apply_inverse         (LayakWriter            *writer,
                                            GBytes                 *changeset,
                                            GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The regency or province that works with a database: a setting of the database, so that it goes where the file goes
 * and other databases have their own. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

gboolean layak_own_place_read        (LayakConnection      *connection,
                                      char                **code,
                                      GError              **error);
gboolean layak_own_place_load        (LayakStore           *store,
                                      char                **code,
                                      GError              **error);
void     layak_own_place_save_async  (LayakStore           *store,
                                      const char           *code,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

G_END_DECLS

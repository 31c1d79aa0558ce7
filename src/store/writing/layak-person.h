/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at work: a setting of the database for each user of the computer, told by the history. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

gboolean layak_person_load        (LayakStore           *store,
                                   char                **name,
                                   GError              **error);
void     layak_person_save_async  (LayakStore           *store,
                                   const char           *name,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean layak_person_save_finish (LayakStore           *store,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS

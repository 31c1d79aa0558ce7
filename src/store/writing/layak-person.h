/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at work: a setting of the database for each user of the computer, told by the history. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

gboolean layak_person_load (LayakStore  *store,
                            char       **name,
                            GError     **error);
gboolean layak_person_save (LayakStore  *store,
                            const char  *name,
                            GError     **error);

G_END_DECLS

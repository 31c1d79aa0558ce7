/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translations of a language that need not be that of the messages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LayakCatalogue LayakCatalogue;

LayakCatalogue *layak_catalogue_open (const char     *language);
void            layak_catalogue_free (LayakCatalogue *self);
const char     *layak_catalogue_find (LayakCatalogue *self,
                                      const char     *msgid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakCatalogue, layak_catalogue_free)

G_END_DECLS

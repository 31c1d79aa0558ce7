/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody reports about a recommendation: what was done, a number reached, another status, evidence. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakFollowUp:
 * @former: the recommendation as the person saw it
 * @wanted: the recommendation as it shall be
 * @progress: the entry that tells of it
 * @paths: (element-type filename): the files that prove it
 */
typedef struct
{
  LayakRow  *former;
  LayakRow  *wanted;
  LayakRow  *progress;
  GPtrArray *paths;
} LayakFollowUp;

LayakFollowUp *layak_follow_up_new         (const LayakRow       *recommendation,
                                            const char           *author);
void           layak_follow_up_free        (LayakFollowUp        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakFollowUp, layak_follow_up_free)

void           layak_follow_up_set_status  (LayakFollowUp        *self,
                                            gint64                status);
void           layak_follow_up_set_note    (LayakFollowUp        *self,
                                            const char           *note);
void           layak_follow_up_set_value   (LayakFollowUp        *self,
                                            gint64                value);
gboolean       layak_follow_up_is_empty    (const LayakFollowUp  *self);

gboolean       layak_follow_up_write       (LayakWriter          *writer,
                                            LayakFollowUp        *self,
                                            GError              **error);
/* Finish with layak_store_write_finish(). */
void           layak_follow_up_write_async (LayakFollowUp        *self,
                                            LayakStore           *store,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

G_END_DECLS

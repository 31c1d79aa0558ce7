/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status with all that it demands, for one recommendation or for many. */
#pragma once

#include "layak-follow-up.h"

G_BEGIN_DECLS

/**
 * LayakStatusChange:
 * @status: the new one
 * @demands: (nullable): a recommendation whose reason, dates and names it takes
 * @note: (nullable): what the timeline tells
 * @author: (nullable): who reports it
 * @paths: (element-type filename): the files that prove it
 */
typedef struct
{
  gint64     status;
  LayakRow  *demands;
  char      *note;
  char      *author;
  GPtrArray *paths;
} LayakStatusChange;

LayakStatusChange *layak_status_change_new    (LayakStore              *store,
                                               gint64                   status);
void               layak_status_change_free   (LayakStatusChange       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakStatusChange, layak_status_change_free)

/* (transfer full): what becomes of this recommendation. */
LayakFollowUp     *layak_status_change_follow (const LayakStatusChange *self,
                                               const LayakRow          *recommendation);
/* A LayakBatchFunc. */
gboolean           layak_status_change_write  (LayakWriter             *writer,
                                               LayakRow                *recommendation,
                                               gpointer                 self,
                                               GError                 **error);

G_END_DECLS

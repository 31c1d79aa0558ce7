/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to come on the writer's thread: a write, an undo, a redo, or what is no step. */
#pragma once

#include "layak-writer-private.h"

G_BEGIN_DECLS

typedef enum
{
  LAYAK_JOB_WRITE,
  LAYAK_JOB_UNDO,
  LAYAK_JOB_REDO,
  LAYAK_JOB_CONNECTION,   /* what is no step */
} LayakJobKind;

/* Made and freed on the main thread, and only read by the writer's: the last reference on the owner must never be
 * dropped over there. */
typedef struct
{
  gpointer               owner;       /* not owned: the task holds it */
  LayakJobKind           kind;
  GTask                 *task;        /* of the caller; NULL when the caller waits */
  LayakAction            action;
  const LayakRecordInfo *info;
  char                  *subject;
  char                  *person;
  char                  *origin;
  gint64                 step;        /* which to undo, 0 for the latest */
  gboolean               is_ground;   /* no undo goes beneath it */
  LayakWriteFunc         func;
  LayakConnectionFunc    connection_func;
  gpointer               data;
  GDestroyNotify         data_destroy;
} LayakJob;

LayakJob *layak_job_new  (LayakJobKind            kind,
                          LayakAction             action,
                          const LayakRecordInfo  *info,
                          const char             *subject);
void      layak_job_free (LayakJob               *self);
gboolean  layak_job_run  (LayakJob               *self,
                          LayakWriter            *writer,
                          GCancellable           *cancellable,
                          GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the store share: the file and its news on the one side, the write path on the other. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/* The main thread reads by one connection, one writer at a time uses the other. */
struct _LayakStore
{
  GObject          parent_instance;

  char            *path;
  char            *origin;
  char            *person;
  LayakConnection *reader;
  LayakConnection *connection;   /* of the writer */
  LayakWriter     *writer;
  GMutex           writing;      /* held while a transaction runs */
  GThreadPool     *pool;         /* one thread, so that writes are in order */
  guint            n_jobs;       /* waiting or running */
  int              n_waiting;    /* atomic: those that the thread has not taken up */
  gint64           last_step;    /* the newest of which the news were told */
  gint64           data_version;
  guint            poll_source;
  LayakStepInfo   *undo_step;
  LayakStepInfo   *redo_step;
};

/* Tells of every step since the last news, whoever made it; FALSE if they could not be read. */
gboolean layak_store_tell_news  (LayakStore *self);
void     layak_store_set_n_jobs (LayakStore *self,
                                 guint       n_jobs);
void     layak_store_tell_failure (LayakStore   *self,
                                   const GError *error);
/* Of the pool, on the thread of the writer. @work: a GTask with a job */
void     layak_store_run_work   (gpointer    work,
                                 gpointer    user_data);

G_END_DECLS

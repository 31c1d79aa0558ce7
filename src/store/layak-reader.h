/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads that take too long for the main thread, each on a thread and a connection of its own. */
#pragma once

#include "layak-connection.h"
#include "layak-date.h"

G_BEGIN_DECLS

/* Runs on another thread. (transfer full): the result; NULL means that it failed and set @error. */
typedef gpointer (*LayakReadFunc) (LayakConnection  *connection,
                                   gpointer          data,
                                   GError          **error);

/* What is to be read, as the modules with the figures state it. */
typedef struct _LayakRead LayakRead;

/**
 * LayakReadScope:
 * @place, @year, @today: as those of a query
 * @number: what the read takes besides
 */
typedef struct
{
  char      *place;
  int        year;
  LayakDate  today;
  guint      number;
} LayakReadScope;

LayakRead *layak_read_new          (LayakReadFunc          func,
                                    gpointer               data,
                                    GDestroyNotify         data_destroy,
                                    GDestroyNotify         result_destroy);
/* The data of @func are a copy of @scope. */
LayakRead *layak_read_new_scoped   (LayakReadFunc          func,
                                    const LayakReadScope  *scope,
                                    GDestroyNotify         result_destroy);
void       layak_reader_run_async  (const char            *path,
                                    LayakRead             *read,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data);
gpointer   layak_reader_run_finish (GAsyncResult          *result,
                                    GError               **error);

G_END_DECLS

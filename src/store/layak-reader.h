/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads that take too long for the main thread, each on a thread and a connection of its own. */
#pragma once

#include "layak-connection.h"

G_BEGIN_DECLS

/* Runs on another thread. (transfer full): the result; NULL means that it failed and set @error. */
typedef gpointer (*LayakReadFunc) (LayakConnection  *connection,
                                   gpointer          data,
                                   GError          **error);

void     layak_reader_run_async  (const char           *path,
                                  LayakReadFunc         func,
                                  gpointer              data,
                                  GDestroyNotify        data_destroy,
                                  GDestroyNotify        result_destroy,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gpointer layak_reader_run_finish (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS

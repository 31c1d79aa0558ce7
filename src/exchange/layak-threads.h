/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that are there before work is given to them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GThreadPool *layak_threads_new (GFunc      func,
                                gpointer   data,
                                guint      max,
                                GError   **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget shows what was asked for last: each new reading on another thread takes the place of the one under way. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cancels what is under way, if anything is. */
void          layak_reading_stop  (GCancellable **running);
/* The same, and begins anew. Returns: (transfer none): the cancellable of the new reading */
GCancellable *layak_reading_renew (GCancellable **running);

G_END_DECLS

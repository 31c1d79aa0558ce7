/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries the progress of work on another thread to the one that waits for it. */
#pragma once

#include "layak-exporter.h"

G_BEGIN_DECLS

typedef struct _LayakProgressRelay LayakProgressRelay;

LayakProgressRelay *layak_progress_relay_new  (LayakExportProgressFunc  progress,
                                               gpointer                 user_data);
void                layak_progress_relay_free (LayakProgressRelay      *self);
/* A #LayakExportProgressFunc for the thread that works. */
void                layak_progress_relay_tell (double                   fraction,
                                               gpointer                 self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakProgressRelay, layak_progress_relay_free)

G_END_DECLS

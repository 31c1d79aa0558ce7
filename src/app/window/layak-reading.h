/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a widget shows that takes too long to read on the main thread: it is read on another one, and shown when it is
 * here, unless the widget asked for something else meanwhile or is gone. What was shown before stays until then. */
#pragma once

#include <gtk/gtk.h>

#include "layak-reader.h"
#include "layak-store.h"

G_BEGIN_DECLS

/* @result: (transfer full) */
typedef void (*LayakReadingFunc) (gpointer widget,
                                  gpointer result);

/**
 * layak_reading_start:
 * @running: of the struct of @widget: the reading under way, whose place the new one takes; NULL if there is none
 * @widget: whose errors are shown; kept until the reading has ended
 * @read: (transfer full)
 */
void layak_reading_start         (GCancellable     **running,
                                  gpointer           widget,
                                  LayakStore        *store,
                                  LayakRead         *read,
                                  LayakReadingFunc   show);
/* The same for a figure beside something else, for which no error is shown. */
void layak_reading_start_quietly (GCancellable     **running,
                                  gpointer           widget,
                                  LayakStore        *store,
                                  LayakRead         *read,
                                  LayakReadingFunc   show);
/* Cancels what is under way, if anything is; also before the widget goes away. */
void layak_reading_stop          (GCancellable     **running);

G_END_DECLS

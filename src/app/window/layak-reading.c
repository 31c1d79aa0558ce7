/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-reading.h"

void
layak_reading_stop (GCancellable **running)
{
  g_cancellable_cancel (*running);
  g_clear_object (running);
}

GCancellable *
layak_reading_renew (GCancellable **running)
{
  layak_reading_stop (running);
  *running = g_cancellable_new ();
  return *running;
}

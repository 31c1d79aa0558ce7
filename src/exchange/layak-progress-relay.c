/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-progress-relay.h"

struct _LayakProgressRelay
{
  LayakExportProgressFunc  progress;
  gpointer                 user_data;
  GMainContext            *context;
  int                      percent;
};

/* One step of the progress on its way. */
typedef struct
{
  LayakExportProgressFunc progress;
  gpointer                user_data;
  double                  fraction;
} News;

/* @progress: (nullable): called on the thread that makes the relay */
LayakProgressRelay *
layak_progress_relay_new (LayakExportProgressFunc progress,
                          gpointer                user_data)
{
  LayakProgressRelay *self = g_new0 (LayakProgressRelay, 1);

  self->progress = progress;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

void
layak_progress_relay_free (LayakProgressRelay *self)
{
  g_main_context_unref (self->context);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;

  news->progress (news->fraction, news->user_data);
  return G_SOURCE_REMOVE;
}

void
layak_progress_relay_tell (double   fraction,
                           gpointer user_data)
{
  LayakProgressRelay *self = user_data;
  News news = { self->progress, self->user_data, fraction };

  if (self->progress == NULL || (int) (fraction * 100) == self->percent)
    return;

  self->percent = (int) (fraction * 100);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, tell_cb, g_memdup2 (&news, sizeof news), g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures for how long the main loop is away: from each return of poll() to the next call of it.
 *
 * What a busy machine does to the time is not the program’s fault, so three times are told apart: that of the clock,
 * that of the processor, and the clock’s without the wait for a processor, which shows waits for locks and disks. */
#pragma once

#include <fcntl.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Microseconds. */
typedef struct
{
  gint64 clock;
  gint64 processor;
  gint64 queue;
} ProbeMoment;

typedef struct
{
  gint64 clock;
  gint64 processor;
  gint64 held;         /* the clock’s without the queue’s */
} ProbeTimes;

static struct
{
  int         schedstat;
  ProbeMoment begin;
  ProbeTimes  longest;   /* since probe_start() */
} probe;

static inline ProbeMoment
probe_now (void)
{
  ProbeMoment moment = { .clock = g_get_monotonic_time () };
  struct timespec time;
  char text[64] = "";

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  moment.processor = (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
  if (probe.schedstat >= 0 && pread (probe.schedstat, text, sizeof text - 1, 0) > 0)
    {
      char *rest;

      strtoull (text, &rest, 10);
      moment.queue = (gint64) strtoull (rest, NULL, 10) / 1000;
    }
  return moment;
}

static inline ProbeTimes
probe_since (const ProbeMoment *begin)
{
  const ProbeMoment end = probe_now ();
  const gint64 clock = end.clock - begin->clock;

  return (ProbeTimes) { clock, end.processor - begin->processor, MAX (clock - (end.queue - begin->queue), 0) };
}

static inline void
probe_look (void)
{
  const ProbeTimes times = probe_since (&probe.begin);

  probe.longest.clock = MAX (probe.longest.clock, times.clock);
  probe.longest.processor = MAX (probe.longest.processor, times.processor);
  probe.longest.held = MAX (probe.longest.held, times.held);
}

static inline int
probe_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  int n;

  probe_look ();
  n = g_poll (fds, n_fds, timeout);
  probe.begin = probe_now ();
  return n;
}

static inline void
probe_install (void)
{
  probe.schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  probe.begin = probe_now ();
  g_main_context_set_poll_func (NULL, probe_poll);
}

/* Of the ruler below, on the quiet machine of tests/bench/README.md. */
#define PROBE_RULER_US  1600

static inline int
probe_compare (gconstpointer a,
               gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* How many times as long as on the quiet machine work takes now: processors that are shared get slower, too. What it
 * does is what GTK does most, laying out text. */
static inline double
probe_get_slowness (void)
{
  gint64 times[5];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const ProbeMoment begin = probe_now ();

      for (guint k = 0; k < 25; k++)
        {
          g_autofree char *text = g_strdup_printf ("Tindak lanjut pelatihan %u.%u: susun rencana aksi daerah", i, k);
          GtkWidget *label = g_object_ref_sink (gtk_label_new (text));

          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, 120, NULL, NULL, NULL, NULL);
          g_object_unref (label);
        }
      times[i] = probe_since (&begin).processor;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], probe_compare);
  return MAX ((double) times[G_N_ELEMENTS (times) / 2] / PROBE_RULER_US, 1);
}

/* Forgets what was before. */
static inline void
probe_start (void)
{
  probe.longest = (ProbeTimes) { 0 };
  probe.begin = probe_now ();
}

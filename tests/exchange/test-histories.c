/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random histories of 3 to 13 offices: nothing is lost or comes back in silence, and in the end all hold the same.
 * LAYAK_HISTORIES says how many, LAYAK_SEED which is the first, LAYAK_TURNS which turns of it are played (all).
 * A history that fails is shrunk: turns are left out as long as it still fails. */
#include "history.h"

#include <stdlib.h>

static guint
get_number (const char *variable,
            guint       preset)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : preset;
}

/* “3 4 17” */
static char *
format_turns (const HistoryPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->n_turns; i++)
    if (!plan->is_left_out[i])
      g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", i);
  return g_string_free (text, FALSE);
}

static void
leave_out_others (HistoryPlan *plan,
                  const char  *turns)
{
  g_auto(GStrv) parts = g_strsplit (turns, " ", -1);

  for (guint i = 0; i < HISTORY_MAX_TURNS; i++)
    plan->is_left_out[i] = TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint turn = (guint) strtoul (parts[i], NULL, 10);

      if (*parts[i] != '\0' && turn < HISTORY_MAX_TURNS)
        plan->is_left_out[turn] = FALSE;
    }
}

/* In a process of its own, which may well crash. */
static gboolean
fails (const HistoryPlan *plan)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL), *turns = format_turns (plan);
  g_autofree char *seed = g_strdup_printf ("%u", plan->seed);
  g_autofree char *command = g_strdup_printf ("%s -p /histories/random", program);
  g_auto(GStrv) arguments = g_strsplit (command, " ", -1);
  g_auto(GStrv) environment = g_get_environ ();
  int status = 0;

  environment = g_environ_setenv (environment, "LAYAK_SEED", seed, TRUE);
  environment = g_environ_setenv (environment, "LAYAK_HISTORIES", "1", TRUE);
  environment = g_environ_setenv (environment, "LAYAK_TURNS", turns, TRUE);
  if (!g_spawn_sync (NULL, arguments, environment, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, &status, NULL))
    return FALSE;

  return !g_spawn_check_wait_status (status, NULL);
}

/* Leaves out rows of turns, long ones first, while the history still fails. */
static void
shrink (HistoryPlan *plan)
{
  for (guint length = plan->n_turns / 2; length > 0; length /= 2)
    for (guint i = 0; i < plan->n_turns; i += length)
      {
        HistoryPlan smaller = *plan;
        gboolean is_other = FALSE;

        for (guint k = i; k < MIN (i + length, plan->n_turns); k++)
          {
            is_other |= !smaller.is_left_out[k];
            smaller.is_left_out[k] = TRUE;
          }
        if (is_other && fails (&smaller))
          *plan = smaller;
      }
}

static void
play (HistoryPlan *plan)
{
  g_autofree char *complaint = history_play (plan), *turns = NULL;

  if (complaint == NULL)
    return;

  g_test_message ("%s", complaint);
  if (!plan->is_one_stream && g_getenv ("LAYAK_TURNS") == NULL)
    {
      shrink (plan);
      turns = format_turns (plan);
      g_test_message ("It needs no more than LAYAK_SEED=%u LAYAK_TURNS='%s'", plan->seed, turns);
    }
  g_error ("History %u failed", plan->seed);
}

static void
test_histories (void)
{
  guint n = get_number ("LAYAK_HISTORIES", 150), first = get_number ("LAYAK_SEED", 1);
  const char *turns = g_getenv ("LAYAK_TURNS");

  for (guint i = 0; i < n; i++)
    {
      HistoryPlan plan = history_plan (first + i);

      if (turns != NULL)
        leave_out_others (&plan, turns);
      play (&plan);
    }

  g_test_message ("%u histories from seed %u: %" G_GUINT64_FORMAT " offices, %" G_GUINT64_FORMAT " imports, %"
                  G_GUINT64_FORMAT " conflicts, %" G_GUINT64_FORMAT " withdrawn, %" G_GUINT64_FORMAT " refused, %"
                  G_GUINT64_FORMAT " undone imports, %" G_GUINT64_FORMAT " left out, %" G_GUINT64_FORMAT " put off, %"
                  G_GUINT64_FORMAT " made one",
                  n, first, history_totals.n_offices, history_totals.n_imports, history_totals.n_conflicts,
                  history_totals.n_withdrawn, history_totals.n_refused, history_totals.n_undone_imports,
                  history_totals.n_left_out, history_totals.n_put_off, history_totals.n_made_one);
}

/* Histories in which something was lost once, or which were misjudged; the old ones are of three offices. */
static void
test_counterexamples (void)
{
  static const guint seeds[] = { 4958, 5846, 8086, 9936, 16514, 29584, 54124, 58563, 60354, 75389 };
  static const guint old_seeds[] = { 23, 43, 58, 69, 71, 85, 150, 160, 206, 460, 1144, 1581, 1643, 1668, 3811, 3872,
                                     5610, 5735, 5950 };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      HistoryPlan plan = history_plan (seeds[i]);

      play (&plan);
    }
  for (guint i = 0; i < G_N_ELEMENTS (old_seeds); i++)
    {
      HistoryPlan plan = history_plan_old (old_seeds[i]);

      play (&plan);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/histories/counterexamples", test_counterexamples);
  g_test_add_func ("/histories/random", test_histories);
  status = g_test_run ();
  history_end ();
  return status;
}

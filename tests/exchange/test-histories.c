/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random histories: three offices edit, delete, undo, and exchange files late, twice or never; conflicts are decided
 * by chance. Nothing is lost or comes back in silence, and in the end all offices hold the same.
 * LAYAK_HISTORIES says how many, LAYAK_SEED which is the first. */
#include "chance.h"
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#define N_OFFICES   3
#define N_TURNS     60
#define MAX_FILES   24
#define MAX_STEPS   64
#define MAX_ROUNDS  12

static const char * const base =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<report xmlns=\"urn:layak:report:1\" version=\"1.0\">\n"
  "  <province made=\"0000000000000000:1\" code=\"63\"><name>Kalimantan Selatan</name></province>\n"
  "  <regency made=\"0000000000000000:1\" code=\"63.07\" province=\"63\" kind=\"kabupaten\">"
  "<name>Hulu Sungai Tengah</name></regency>\n"
  "  <regency made=\"0000000000000000:1\" code=\"63.11\" province=\"63\" kind=\"kabupaten\">"
  "<name>Balangan</name></regency>\n"
  "</report>\n";

/* A step that undo takes back: one of the office itself, or an import, which restores what was known before. */
typedef struct
{
  gboolean   is_import;
  Knowledge *before;
  Knowledge *after;
} Step;

typedef struct
{
  Office    *office;
  Knowledge *knowledge;
  Step       done[MAX_STEPS];
  guint      n_done;
  Step       undone[MAX_STEPS];
  guint      n_undone;
} Player;

typedef struct
{
  char      *path;
  Knowledge *knowledge;
} File;

typedef struct
{
  Chance  *chance;
  char    *directory;
  Player   players[N_OFFICES];
  File     files[MAX_FILES];
  guint    n_files;
} History;

/* What all histories came across, to see that they are about something. */
static struct
{
  guint64 n_imports;
  guint64 n_conflicts;
  guint64 n_withdrawn;
  guint64 n_refused;
  guint64 n_undone_imports;
} totals;

static void
clear_steps (Step  *steps,
             guint *n_steps)
{
  for (guint i = 0; i < *n_steps; i++)
    {
      g_clear_pointer (&steps[i].before, knowledge_free);
      g_clear_pointer (&steps[i].after, knowledge_free);
    }
  *n_steps = 0;
}

/* A new step; what was undone cannot be redone any more. */
static void
push_step (Player    *player,
           Knowledge *before)
{
  clear_steps (player->undone, &player->n_undone);
  if (player->n_done == MAX_STEPS)
    {
      g_clear_pointer (&player->done[0].before, knowledge_free);
      g_clear_pointer (&player->done[0].after, knowledge_free);
      memmove (player->done, player->done + 1, (MAX_STEPS - 1) * sizeof (Step));
      player->n_done--;
    }
  player->done[player->n_done++] =
    (Step) { before != NULL, before, before != NULL ? knowledge_copy (player->knowledge) : NULL };
}

/* What an office does itself; afterwards whatever differs is its own edit. */
static void
work (History *self,
      Player  *player)
{
  gint64 n_steps = office_count_steps (player->office);
  guint kind = chance_roll (self->chance, 10);

  chance_tell (self->chance, "office %u works", player->office->number);
  if (kind < 3)
    chance_add (self->chance, player->office);
  else if (kind < 8)
    chance_edit (self->chance, player->office);
  else
    chance_delete (self->chance, player->office);

  knowledge_note_edits (player->knowledge, player->office);
  if (office_count_steps (player->office) > n_steps)
    push_step (player, NULL);
}

static void
take_back (History *self,
           Player  *player)
{
  Step step;

  if (player->n_done == 0 || !layak_store_undo (player->office->store, 0, NULL))
    return;

  step = player->done[--player->n_done];
  chance_tell (self->chance, "office %u undoes %s", player->office->number, step.is_import ? "an import" : "a step");
  if (step.is_import)
    {
      g_autoptr(Knowledge) after = g_steal_pointer (&step.after);

      step.after = knowledge_copy (player->knowledge);
      player->knowledge = knowledge_undo_import (player->knowledge, g_steal_pointer (&step.before), after,
                                                 player->office);
      totals.n_undone_imports++;
    }
  else
    knowledge_note_edits (player->knowledge, player->office);
  if (player->n_undone < MAX_STEPS)
    player->undone[player->n_undone++] = step;
  else
    g_clear_pointer (&step.after, knowledge_free);
}

static void
do_again (History *self,
          Player  *player)
{
  Step step;

  if (player->n_undone == 0 || !layak_store_redo (player->office->store, NULL))
    return;

  step = player->undone[--player->n_undone];
  chance_tell (self->chance, "office %u redoes %s", player->office->number, step.is_import ? "an import" : "a step");
  if (step.is_import)
    {
      step.before = player->knowledge;
      player->knowledge = g_steal_pointer (&step.after);
      step.after = knowledge_copy (player->knowledge);
    }
  else
    knowledge_note_edits (player->knowledge, player->office);
  player->done[player->n_done++] = step;
}

static Knowledge *
know_file (Player     *player,
           const char *path)
{
  Knowledge *knowledge = knowledge_copy (player->knowledge);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  knowledge_cut_down (knowledge, text);
  return knowledge;
}

static void
write_file (History *self,
            Player  *player)
{
  static const char * const regencies[] = { NULL, NULL, "63.07", "63.11" };
  const char *regency = regencies[chance_roll (self->chance, G_N_ELEMENTS (regencies))];
  g_autofree char *name = g_strdup_printf ("file-%u", self->n_files);
  File *file;

  if (self->n_files == MAX_FILES)
    return;

  file = &self->files[self->n_files++];
  file->path = office_export (player->office, name, regency);
  file->knowledge = know_file (player, file->path);
  chance_tell (self->chance, "office %u writes %s of %s", player->office->number, name,
               regency != NULL ? regency : "all");
}

static void
fail (History    *self,
      const char *what)
{
  g_test_message ("%s", self->chance->story->str);
  g_error ("%s", what);
}

/* Answers whether something changed. */
static gboolean
read_file (History    *self,
           Player     *player,
           const char *path,
           Knowledge  *of_file,
           gboolean    must_work)
{
  LayakDecision decision = chance_roll (self->chance, 2) ? LAYAK_DECISION_MINE : LAYAK_DECISION_THEIRS;
  g_autoptr(Knowledge) before = knowledge_copy (player->knowledge);
  g_autoptr(GError) error = NULL;
  g_autofree char *complaints = NULL;
  gint64 n_steps = office_count_steps (player->office);

  totals.n_imports++;
  chance_tell (self->chance, "office %u reads %s, %s", player->office->number, path,
               decision == LAYAK_DECISION_MINE ? "mine" : "theirs");
  if (!office_import (player->office, path, decision, &error))
    {
      totals.n_refused++;
      chance_tell (self->chance, "  refused: %s", error->message);
      for (guint i = 0; i < layak_plan_get_problems (player->office->plan)->len; i++)
        {
          const LayakPlanProblem *entry = g_ptr_array_index (layak_plan_get_problems (player->office->plan), i);
          g_autofree char *text = layak_problem_format (entry->problem, entry->file);

          if (entry->problem->class != LAYAK_PROBLEM_WARNING)
            chance_tell (self->chance, "    %s", text);
        }
      if (must_work || !g_error_matches (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_REJECTED))
        fail (self, error->message);
      return FALSE;
    }

  totals.n_conflicts += office_count (player->office, LAYAK_FATE_CONFLICT);
  totals.n_withdrawn += office_count (player->office, LAYAK_FATE_WITHDRAWN);
  complaints = oracle_watch_import (player->knowledge, of_file, player->office);
  if (complaints != NULL)
    fail (self, complaints);
  if (office_count_steps (player->office) == n_steps)
    return FALSE;

  push_step (player, g_steal_pointer (&before));
  return TRUE;
}

static void
take_turn (History *self)
{
  Player *player = &self->players[chance_roll (self->chance, N_OFFICES)];
  guint kind = chance_roll (self->chance, 20);

  if (kind < 9)
    work (self, player);
  else if (kind < 11)
    take_back (self, player);
  else if (kind < 12)
    do_again (self, player);
  else if (kind < 15 || self->n_files == 0)
    write_file (self, player);
  else
    {
      File *file = &self->files[chance_roll (self->chance, self->n_files)];

      read_file (self, player, file->path, file->knowledge, FALSE);
    }
}

/* Every office tells every other all it has, until nobody hears anything new. */
static void
exchange_all (History *self)
{
  gboolean is_changed = TRUE;

  for (guint round = 0; is_changed; round++)
    {
      if (round == MAX_ROUNDS)
        fail (self, "The offices never agree");

      is_changed = FALSE;
      for (guint i = 0; i < N_OFFICES; i++)
        for (guint k = 0; k < N_OFFICES; k++)
          {
            g_autofree char *path = i != k ? office_export (self->players[i].office, "round", NULL) : NULL;
            g_autoptr(Knowledge) knowledge = i != k ? know_file (&self->players[i], path) : NULL;

            if (i != k)
              is_changed |= read_file (self, &self->players[k], path, knowledge, TRUE);
          }
    }
}

static void
begin (History *self,
       guint    seed)
{
  self->chance = chance_new (seed);
  self->directory = office_make_directory ();
  for (guint i = 0; i < N_OFFICES; i++)
    {
      Player *player = &self->players[i];

      player->office = office_new (self->directory, i + 1);
      player->knowledge = knowledge_new ();
      office_begin_with (player->office, base);
    }
}

static void
end (History *self)
{
  for (guint i = 0; i < N_OFFICES; i++)
    {
      Player *player = &self->players[i];

      clear_steps (player->done, &player->n_done);
      clear_steps (player->undone, &player->n_undone);
      knowledge_free (player->knowledge);
      office_free (player->office);
    }
  for (guint i = 0; i < self->n_files; i++)
    {
      g_free (self->files[i].path);
      knowledge_free (self->files[i].knowledge);
    }
  office_remove_directory (self->directory);
  g_free (self->directory);
  chance_free (self->chance);
}

/* Something that all of them hold from the beginning, lest they never meet. */
static void
share (History *self)
{
  g_autofree char *path = NULL;
  g_autoptr(Knowledge) knowledge = NULL;

  for (guint i = 0; i < 12; i++)
    {
      if (!chance_add (self->chance, self->players[0].office))
        continue;
      knowledge_note_edits (self->players[0].knowledge, self->players[0].office);
      push_step (&self->players[0], NULL);
    }

  path = office_export (self->players[0].office, "shared", NULL);
  knowledge = know_file (&self->players[0], path);
  for (guint i = 1; i < N_OFFICES; i++)
    read_file (self, &self->players[i], path, knowledge, TRUE);
}

static void
run_history (guint seed)
{
  History self = { 0 };

  begin (&self, seed);
  share (&self);
  for (guint i = 0; i < N_TURNS; i++)
    take_turn (&self);
  exchange_all (&self);
  for (guint i = 1; i < N_OFFICES; i++)
    {
      g_autofree char *a = office_export (self.players[0].office, "a", NULL);
      g_autofree char *b = office_export (self.players[i].office, "b", NULL);
      g_autofree char *left = NULL, *right = NULL;

      g_assert_true (g_file_get_contents (a, &left, NULL, NULL));
      g_assert_true (g_file_get_contents (b, &right, NULL, NULL));
      if (!g_str_equal (left, right))
        fail (&self, "The offices hold different things");
    }
  end (&self);
}

static guint
get_number (const char *variable,
            guint       preset)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : preset;
}

static void
test_histories (void)
{
  guint n = get_number ("LAYAK_HISTORIES", 200), first = get_number ("LAYAK_SEED", 1);

  for (guint i = 0; i < n; i++)
    run_history (first + i);

  g_test_message ("%u histories from seed %u: %" G_GUINT64_FORMAT " imports, %" G_GUINT64_FORMAT " conflicts, %"
                  G_GUINT64_FORMAT " withdrawn, %" G_GUINT64_FORMAT " refused, %" G_GUINT64_FORMAT " undone imports",
                  n, first, totals.n_imports, totals.n_conflicts, totals.n_withdrawn, totals.n_refused,
                  totals.n_undone_imports);
}

/* Histories in which something was lost once. */
static void
test_counterexamples (void)
{
  static const guint seeds[] = { 23, 43, 58, 69, 71, 85, 150, 160, 206, 460, 1144, 1581, 1643, 1668, 3811, 5610,
                                  5735, 5950 };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    run_history (seeds[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/histories/counterexamples", test_counterexamples);
  g_test_add_func ("/histories/random", test_histories);
  return g_test_run ();
}

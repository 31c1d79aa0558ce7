/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"

#include <string.h>

#include "layak-duplicates.h"

#define N_OLD_TURNS 60
#define N_SHARED    12
#define MAX_FILES   48
#define MAX_STEPS   64
#define MAX_ROUNDS  12
#define N_DRAWS     3
#define N_SLOW      16

HistoryTotals history_totals;

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
  char      *told;       /* the last file that told all, */
  gint64     told_state; /* and what the office's state was then */
} Player;

typedef struct
{
  char      *path;
  Knowledge *knowledge;
} File;

typedef struct
{
  Chance  *chance;
  gboolean leaves_out;  /* what is in no conflict, or puts it off */
  gboolean makes_one;   /* of two records */
  char    *directory;
  Player   players[HISTORY_MAX_OFFICES];
  guint    n_players;
  File     files[MAX_FILES];
  guint    n_files;
  char    *failure;
} History;

/* Databases are made once and emptied for each history, which takes a tenth of the time. */
static Office *offices[HISTORY_MAX_OFFICES];
static char *directory;

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
      history_totals.n_undone_imports++;
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

/* A file with all that the office holds: the last one, if nothing has been written since. */
static const char *
tell_everything (Player *player)
{
  g_autofree char *name = NULL;

  if (player->told != NULL && player->told_state == office_get_state (player->office))
    return player->told;

  name = g_strdup_printf ("all-%u", player->office->number);
  g_free (player->told);
  player->told = office_export_quickly (player->office, name, NULL);
  player->told_state = office_get_state (player->office);
  return player->told;
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
  file->path = office_export_quickly (player->office, name, regency);
  file->knowledge = know_file (player, file->path);
  chance_tell (self->chance, "office %u writes %s of %s", player->office->number, name,
               regency != NULL ? regency : "all");
}

/* The first failure ends the history. */
static void
fail (History    *self,
      const char *what)
{
  if (self->failure == NULL)
    self->failure = g_strdup (what);
}

/* Answers whether something changed. */
static gboolean
read_file (History    *self,
           Player     *player,
           const char *path,
           Knowledge  *of_file,
           const char *decisions,
           gboolean    must_work)
{
  LayakDecision decision = chance_roll (self->chance, 2) ? LAYAK_DECISION_MINE : LAYAK_DECISION_THEIRS;
  g_autoptr(Knowledge) before = knowledge_copy (player->knowledge);
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) had_become = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *complaints = NULL;
  gint64 n_steps = office_count_steps (player->office);

  knowledge_read_successors (player->office, had_become);
  history_totals.n_imports++;
  chance_tell (self->chance, "office %u reads %s, %s\n%s", player->office->number, path != NULL ? path : "nothing",
               decision == LAYAK_DECISION_MINE ? "mine" : "theirs", decisions);
  if (!office_import_with (player->office, path, decision, decisions, &error))
    {
      history_totals.n_refused++;
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

  history_totals.n_conflicts += office_count (player->office, LAYAK_FATE_CONFLICT);
  history_totals.n_withdrawn += office_count (player->office, LAYAK_FATE_WITHDRAWN);
  history_totals.n_left_out += office_count_left_out (player->office);
  history_totals.n_put_off += office_count (player->office, LAYAK_FATE_PARKED);
  complaints = oracle_watch_import (player->knowledge, of_file, had_become, player->office);
  if (complaints != NULL)
    fail (self, complaints);
  if (office_count_steps (player->office) == n_steps)
    return FALSE;

  push_step (player, g_steal_pointer (&before));
  return TRUE;
}

/* Says of two records here whether they are the same. */
static void
decide_pair (History *self,
             Player  *player)
{
  g_autofree char *decisions = chance_pair (self->chance, player->office, NULL);
  g_autoptr(Knowledge) nothing = knowledge_new ();

  if (decisions != NULL)
    read_file (self, player, NULL, nothing, decisions, TRUE);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* (transfer full) (nullable): half of the files are read as they are. */
static char *
decide_about (History *self,
              Player  *player,
              File    *file)
{
  g_autoptr(GPtrArray) units = NULL;
  GHashTableIter iter;
  gpointer uuid, value;

  if ((!self->leaves_out && !self->makes_one) || chance_roll (self->chance, 2))
    return NULL;
  if (self->leaves_out)
    return chance_decide (self->chance, player->office);

  units = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, file->knowledge->records);
  while (g_hash_table_iter_next (&iter, &uuid, &value))
    if (layak_duplicates_are_looked_for (((Record *) value)->info))
      g_ptr_array_add (units, uuid);
  g_ptr_array_sort (units, compare_texts);
  return chance_pair (self->chance, player->office, units);
}

static void
take_turn (History *self)
{
  Player *player = &self->players[chance_roll (self->chance, self->n_players)];
  guint kind = chance_roll (self->chance, 20);

  if (self->makes_one && chance_roll (self->chance, 12) == 0)
    decide_pair (self, player);
  else if (kind < 9)
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
      g_autofree char *decisions = decide_about (self, player, file);

      read_file (self, player, file->path, file->knowledge, decisions != NULL ? decisions : "", FALSE);
    }
}

/* Answers whether the other learned something. */
static gboolean
tell (History *self,
      guint    from,
      guint    to)
{
  const char *path = tell_everything (&self->players[from]);
  g_autoptr(Knowledge) knowledge = know_file (&self->players[from], path);

  return read_file (self, &self->players[to], path, knowledge, "", TRUE);
}

/* Every office tells every other. */
static gboolean
tell_all (History *self)
{
  gboolean is_changed = FALSE;

  for (guint i = 0; i < self->n_players; i++)
    for (guint k = 0; k < self->n_players && self->failure == NULL; k++)
      if (i != k)
        is_changed |= tell (self, i, k);
  return is_changed;
}

/* Every office tells the first, as regencies do their province, which then tells all, unless it has told them. */
static gboolean
tell_first (History *self,
            guint    round)
{
  g_autoptr(Knowledge) knowledge = NULL;
  gboolean is_changed = FALSE;
  const char *path;

  for (guint i = 1; i < self->n_players && self->failure == NULL; i++)
    is_changed |= tell (self, i, 0);
  if (!is_changed && round > 0)
    return FALSE;

  path = tell_everything (&self->players[0]);
  knowledge = know_file (&self->players[0], path);
  for (guint i = 1; i < self->n_players && self->failure == NULL; i++)
    is_changed |= read_file (self, &self->players[i], path, knowledge, "", TRUE);
  return is_changed;
}

/* Until nobody hears anything new. */
static void
exchange_all (History *self,
              gboolean all_with_all)
{
  gboolean is_changed = TRUE;

  for (guint round = 0; is_changed && self->failure == NULL; round++)
    {
      if (round == MAX_ROUNDS)
        fail (self, "The offices never agree");
      is_changed = all_with_all ? tell_all (self) : tell_first (self, round);
    }
}

static void
begin (History           *self,
       const HistoryPlan *plan)
{
  self->chance = chance_new (plan->seed);
  self->leaves_out = !plan->is_one_stream && plan->seed % 2 == 1;
  self->makes_one = !plan->is_one_stream && plan->seed % 2 == 0;
  self->n_players = plan->n_offices;
  if (directory == NULL)
    directory = office_make_directory ();
  self->directory = directory;
  for (guint i = 0; i < self->n_players; i++)
    {
      Player *player = &self->players[i];

      if (offices[i] == NULL)
        {
          offices[i] = office_new (directory, i + 1);
          office_begin_with (offices[i], base);
          office_set_ground (offices[i]);
        }
      else
        office_empty (offices[i]);
      player->office = offices[i];
      player->knowledge = knowledge_new ();
    }
}

static void
end (History *self)
{
  for (guint i = 0; i < self->n_players; i++)
    {
      Player *player = &self->players[i];

      clear_steps (player->done, &player->n_done);
      clear_steps (player->undone, &player->n_undone);
      knowledge_free (player->knowledge);
      g_free (player->told);
    }
  for (guint i = 0; i < self->n_files; i++)
    {
      g_free (self->files[i].path);
      knowledge_free (self->files[i].knowledge);
    }
  chance_free (self->chance);
  g_free (self->failure);
}

/* Something that all of them hold from the beginning, lest they never meet. */
static void
add_shared (History *self)
{
  if (!chance_add (self->chance, self->players[0].office))
    return;

  knowledge_note_edits (self->players[0].knowledge, self->players[0].office);
  push_step (&self->players[0], NULL);
}

static void
share (History *self)
{
  g_autofree char *path = office_export_quickly (self->players[0].office, "shared", NULL);
  g_autoptr(Knowledge) knowledge = know_file (&self->players[0], path);

  for (guint i = 1; i < self->n_players && self->failure == NULL; i++)
    read_file (self, &self->players[i], path, knowledge, "", TRUE);
}

static void
play_turn (History *self,
           guint    i)
{
  if (i < N_SHARED)
    add_shared (self);
  else if (i == N_SHARED)
    share (self);
  else
    take_turn (self);
}

static void
compare_all (History *self)
{
  g_autofree char *left = NULL;

  g_assert_true (g_file_get_contents (tell_everything (&self->players[0]), &left, NULL, NULL));
  for (guint i = 1; i < self->n_players && self->failure == NULL; i++)
    {
      g_autofree char *right = NULL;

      g_assert_true (g_file_get_contents (tell_everything (&self->players[i]), &right, NULL, NULL));
      if (!g_str_equal (left, right))
        fail (self, "The offices hold different things");
    }
}

/* What the program writes, with a connection of its own, is what offices told here. */
static void
compare_slowly (History *self)
{
  g_autofree char *path = office_export (self->players[0].office, "slow", NULL), *left = NULL, *right = NULL;

  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_true (g_file_get_contents (tell_everything (&self->players[0]), &right, NULL, NULL));
  if (!g_str_equal (left, right))
    fail (self, "The office writes different things");
}

/* A few offices find nearly all that many would, in less time: the least of some draws. */
static guint
draw_number_of_offices (GRand *rand)
{
  int least = HISTORY_MAX_OFFICES;

  for (guint i = 0; i < N_DRAWS; i++)
    least = MIN (least, g_rand_int_range (rand, HISTORY_MIN_OFFICES, HISTORY_MAX_OFFICES + 1));
  return (guint) least;
}

/* How many offices there are, and how long it takes, depend on the seed alone. */
HistoryPlan
history_plan (guint seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  HistoryPlan plan = { .seed = seed };

  plan.n_offices = draw_number_of_offices (rand);
  plan.n_turns = (guint) g_rand_int_range (rand, 48, HISTORY_MAX_TURNS + 1);
  return plan;
}

HistoryPlan
history_plan_old (guint seed)
{
  return (HistoryPlan) { .seed = seed, .n_offices = 3, .n_turns = N_SHARED + 1 + N_OLD_TURNS, .is_one_stream = TRUE };
}

/**
 * history_play:
 *
 * Returns: (transfer full) (nullable): what went wrong, and the story of it
 */
char *
history_play (const HistoryPlan *plan)
{
  History self = { 0 };
  char *complaint = NULL;

  begin (&self, plan);
  for (guint i = 0; i < plan->n_turns && self.failure == NULL; i++)
    {
      if (!plan->is_one_stream)
        chance_begin_turn (self.chance, plan->seed, i);
      if (!plan->is_left_out[i])
        play_turn (&self, i);
    }
  if (!plan->is_one_stream)
    chance_begin_turn (self.chance, plan->seed, HISTORY_MAX_TURNS);
  exchange_all (&self, plan->is_one_stream || (plan->n_offices < 6 && chance_roll (self.chance, 2)));
  if (self.failure == NULL)
    compare_all (&self);
  if (self.failure == NULL && plan->seed % N_SLOW == 0)
    compare_slowly (&self);
  if (self.failure != NULL)
    complaint = g_strconcat (self.chance->story->str, self.failure, NULL);
  history_totals.n_offices += plan->n_offices;
  history_totals.n_made_one += office_count_made_one (self.players[0].office);
  end (&self);
  return complaint;
}

/* Takes away what is kept between histories. */
void
history_end (void)
{
  for (guint i = 0; i < HISTORY_MAX_OFFICES; i++)
    g_clear_pointer (&offices[i], office_free);
  if (directory != NULL)
    office_remove_directory (directory);
  g_clear_pointer (&directory, g_free);
}

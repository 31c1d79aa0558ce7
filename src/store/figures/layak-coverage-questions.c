/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-coverage-private.h"

#include <string.h>

#include "layak-terms.h"

/* A training that counts as one in the Convention. */
typedef struct
{
  gint64 id;       /* first, so that it is the key of a hash table */
  guint  position; /* among all, the newest first */
  int    year;
} Training;

/* Persons of one group at one training. */
typedef struct
{
  const Training *training;
  gint64          group;
  gint64          counted;
} Group;

typedef struct
{
  GHashTable *trainings;   /* (element-type Training): by id */
  GPtrArray  *newest;      /* (element-type Training): in their order, not owned */
  GArray     *groups;      /* (element-type Group): those of a training together */
} Trainings;

static void
trainings_clear (Trainings *self)
{
  g_hash_table_unref (self->trainings);
  g_ptr_array_unref (self->newest);
  g_array_unref (self->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trainings, trainings_clear)

static guint64
read_mask (const LayakEnumeration *choices,
           const char             *nicks)
{
  g_auto(GStrv) words = g_strsplit (nicks != NULL ? nicks : "", " ", -1);
  guint64 mask = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const gint64 value = layak_enumeration_find (choices, words[i]);

      if (value != LAYAK_UNKNOWN)
        mask |= LAYAK_CHOICE_BIT (value);
    }
  return mask;
}

/* A question that names no span asks who is trained by now, whenever that was. */
static LayakQuestionCoverage *
read_question (LayakStatement *statement,
               int             set,
               int             year)
{
  LayakQuestionCoverage *question = g_new0 (LayakQuestionCoverage, 1);
  const char *answer = layak_statement_get_text (statement, 4);
  const gint64 years = layak_coverage_get_known (statement, 7);

  question->indicator = g_strdup (layak_statement_get_text (statement, 0));
  question->number = g_strdup (layak_statement_get_text (statement, 1));
  question->identity = g_strdup_printf ("%d-%s-%s", set, question->indicator, question->number);
  question->text = g_strdup (layak_statement_get_text (statement, 2));
  question->maximum = layak_coverage_get_known (statement, 3);
  question->answer = answer != NULL ? layak_enumeration_find (&layak_answer_types, answer) : LAYAK_UNKNOWN;
  question->groups = read_mask (&layak_groups, layak_statement_get_text (statement, 5));
  question->demanded = read_mask (&layak_document_kinds, layak_statement_get_text (statement, 6));
  question->to = year;
  question->from = year != 0 && years != LAYAK_UNKNOWN ? year - (int) years + 1 : 0;
  question->holder = g_strdup (layak_statement_get_text (statement, 8));
  question->trainings = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->trained = question->workforce = question->percent = LAYAK_UNKNOWN;
  return question;
}

static gboolean
load_list (LayakCoverage             *self,
           LayakConnection           *connection,
           const LayakCoverageScope  *scope,
           GError                   **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT q.indicator, q.number, q.text, q.maximum, q.answer, q.groups, q.evidence, q.years, q.holder"
    " FROM question AS q JOIN indicator_set AS s ON s.id = q.\"set\" WHERE s.year = :set"
    " ORDER BY CAST (q.indicator AS INTEGER), q.indicator, CAST (q.number AS INTEGER), q.number", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":set", self->set);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (self->questions, read_question (select, self->set, scope->year));
  return step == LAYAK_STEP_DONE;
}

/* Those of which no year is known lie in no span of years. */
static LayakQuery *
new_trainings_query (const LayakCoverageScope *scope)
{
  LayakQuery *query = layak_query_new_scoped ("training", scope->place, 0, LAYAK_UNKNOWN);
  g_autofree char *year = scope->year != 0 ? g_strdup_printf ("%04d", scope->year) : g_strdup ("9");

  layak_query_set_filter (query, "kha", "true");
  layak_query_set_filter (query, "status", "held");
  layak_query_set_special (query, "to", year);
  return query;
}

static gboolean
load_trainings (Trainings        *self,
                LayakConnection  *connection,
                LayakQuery       *query,
                GError          **error)
{
  g_autoptr(LayakSelect) select = layak_query_select (query, "t.id, CAST (substr (t.start_date, 1, 4) AS INTEGER)",
                                                      " ORDER BY t.start_date DESC, t.id DESC");
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      Training *training = g_new (Training, 1);

      *training = (Training) { layak_statement_get_int (statement, 0), self->newest->len,
                               (int) layak_statement_get_int (statement, 1) };
      g_hash_table_add (self->trainings, training);
      g_ptr_array_add (self->newest, training);
    }
  return step == LAYAK_STEP_DONE;
}

static gboolean
load_groups (Trainings        *self,
             LayakConnection  *connection,
             LayakQuery       *query,
             GError          **error)
{
  g_autoptr(LayakSelect) select = layak_query_select_within (query,
    "SELECT p.training, p.\"group\", " LAYAK_SQL_COUNTED ("p") " FROM participant_group AS p WHERE "
    LAYAK_SQL_PERSONS ("p") " AND p.training IN (", "t.id", ") ORDER BY p.training");
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      const gint64 id = layak_statement_get_int (statement, 0);
      Group group;

      group.training = g_hash_table_lookup (self->trainings, &id);
      group.group = layak_enumeration_find (&layak_groups, layak_statement_get_text (statement, 1));
      group.counted = layak_coverage_get_known (statement, 2);
      if (group.training != NULL && group.group != LAYAK_UNKNOWN)
        g_array_append_val (self->groups, group);
    }
  return step == LAYAK_STEP_DONE;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  const Training * const *first = a, * const *second = b;

  return (*first)->position < (*second)->position ? -1 : (*first)->position > (*second)->position;
}

/* Adds up the persons, and tells which trainings they took part in. A breakdown that says that nobody of a group was
 * there is a known zero, and no training of that group. */
static void
count_trained (LayakQuestionCoverage *question,
               const Trainings       *trainings)
{
  g_autoptr(GPtrArray) counted = g_ptr_array_new ();

  for (guint i = 0; i < trainings->groups->len; i++)
    {
      const Group *group = &g_array_index (trainings->groups, Group, i);

      if (!(question->groups & LAYAK_CHOICE_BIT (group->group)) || group->training->year < question->from)
        continue;
      if (group->counted != LAYAK_UNKNOWN)
        question->trained = MAX (question->trained, 0) + group->counted;
      if (group->counted != 0 &&
          (counted->len == 0 || g_ptr_array_index (counted, counted->len - 1) != group->training))
        g_ptr_array_add (counted, (gpointer) group->training);
    }

  for (guint i = 0; question->groups == 0 && i < trainings->newest->len; i++)
    if (((const Training *) g_ptr_array_index (trainings->newest, i))->year >= question->from)
      g_ptr_array_add (counted, g_ptr_array_index (trainings->newest, i));

  g_ptr_array_sort (counted, compare_positions);
  for (guint i = 0; i < counted->len; i++)
    g_array_append_val (question->trainings, ((const Training *) g_ptr_array_index (counted, i))->id);
}

static gboolean
has_word (const char *words,
          const char *word)
{
  const size_t length = strlen (word);

  for (const char *found = words; found != NULL && (found = strstr (found, word)) != NULL; found += length)
    if ((found == words || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;

  return FALSE;
}

/* Whether a document of this year lies in the span; one without a date may. */
static gboolean
is_in_time (const LayakQuestionCoverage *question,
            gint64                       year)
{
  return year == LAYAK_UNKNOWN || (year >= question->from && (question->to == 0 || year <= question->to));
}

/* A document is evidence if somebody said so, or if a training that counts has it and it is of a kind demanded. */
static void
weigh_document (LayakQuestionCoverage *question,
                GHashTable            *counted,
                LayakStatement        *statement)
{
  const gint64 training = layak_coverage_get_known (statement, 0);
  const char *nick = layak_statement_get_text (statement, 1);
  const gint64 kind = nick != NULL ? layak_enumeration_find (&layak_document_kinds, nick) : LAYAK_UNKNOWN;
  const guint64 bit = kind != LAYAK_UNKNOWN ? LAYAK_CHOICE_BIT (kind) : 0;
  const gboolean is_of_training = training != LAYAK_UNKNOWN && g_hash_table_contains (counted, &training);
  const gboolean is_linked = has_word (layak_statement_get_text (statement, 2), question->identity) &&
                             (is_of_training || is_in_time (question, layak_coverage_get_known (statement, 3)));

  if (!is_linked && !(is_of_training && (question->demanded == 0 || (question->demanded & bit) != 0)))
    return;

  question->documents++;
  question->present |= bit;
}

/* (transfer full) (element-type GHashTable): the ids of the trainings that count, by question. */
static GPtrArray *
index_trainings (LayakCoverage *self)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const LayakQuestionCoverage *question = g_ptr_array_index (self->questions, i);
      GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

      for (guint k = 0; k < question->trainings->len; k++)
        g_hash_table_add (set, &g_array_index (question->trainings, gint64, k));
      g_ptr_array_add (sets, set);
    }
  return sets;
}

static gboolean
weigh_documents (LayakCoverage    *self,
                 LayakConnection  *connection,
                 GPtrArray        *sets,
                 LayakSelect      *select,
                 GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    for (guint i = 0; i < self->questions->len; i++)
      weigh_document (g_ptr_array_index (self->questions, i), g_ptr_array_index (sets, i), statement);
  return step == LAYAK_STEP_DONE;
}

#define DOCUMENT_COLUMNS(d) \
  d ".training, " d ".kind, " d ".questions, CAST (substr (" d ".date, 1, 4) AS INTEGER)"

/* First those of the trainings, then those of anything else that say which question they answer. */
static gboolean
load_evidence (LayakCoverage             *self,
               LayakConnection           *connection,
               const LayakCoverageScope  *scope,
               LayakQuery                *trainings,
               GError                   **error)
{
  g_autoptr(GPtrArray) sets = index_trainings (self);
  g_autoptr(LayakQuery) documents = layak_query_new_scoped ("document", scope->place, 0, LAYAK_UNKNOWN);
  g_autoptr(LayakSelect) of_trainings = layak_query_select_within (trainings,
    "SELECT " DOCUMENT_COLUMNS ("d") " FROM document AS d WHERE d.training IN (", "t.id", ")");
  g_autoptr(LayakSelect) others = layak_query_select (documents, DOCUMENT_COLUMNS ("t"),
    " AND t.questions IS NOT NULL AND NOT EXISTS (SELECT 1 FROM training AS n WHERE n.id = t.training"
    " AND n.kha = 1 AND n.status = 'held' AND n.start_date IS NOT NULL)");

  return weigh_documents (self, connection, sets, of_trainings, error) &&
         weigh_documents (self, connection, sets, others, error);
}

static gboolean
count_regencies (LayakConnection           *connection,
                 const LayakCoverageScope  *scope,
                 gint64                    *count,
                 GError                   **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("regency", scope->place, 0, LAYAK_UNKNOWN);
  g_autoptr(LayakSelect) select = layak_query_select (query, "count (*)", "");
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);

  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  *count = layak_statement_get_int (statement, 0);
  return TRUE;
}

/* The people of several regencies are known if those of each are. Of all years the newest figure counts. */
static gboolean
load_workforce (LayakCoverage             *self,
                LayakConnection           *connection,
                const LayakCoverageScope  *scope,
                GError                   **error)
{
  g_autoptr(LayakQuery) query = layak_query_new_scoped ("workforce", scope->place, 0, LAYAK_UNKNOWN);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(LayakStatement) statement = NULL;
  gint64 n_regencies;
  LayakStep step;

  if (!count_regencies (connection, scope, &n_regencies, error))
    return FALSE;

  layak_query_set_year (query, scope->year);
  select = layak_query_select_within (query, "SELECT w.\"group\", sum (w.people), count (*) FROM (",
                                      "t.\"group\" AS \"group\", t.people AS people, max (t.year)",
                                      " GROUP BY t.regency, t.\"group\") AS w GROUP BY 1");
  statement = layak_select_prepare (select, connection, error);
  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      const gint64 group = layak_enumeration_find (&layak_groups, layak_statement_get_text (statement, 0));

      if (group != LAYAK_UNKNOWN && layak_statement_get_int (statement, 2) == n_regencies)
        self->workforce[group] = layak_statement_get_int (statement, 1);
    }
  return step == LAYAK_STEP_DONE;
}

static gint64
sum_workforce (const LayakCoverage         *self,
               const LayakQuestionCoverage *question)
{
  gint64 sum = question->groups != 0 ? 0 : LAYAK_UNKNOWN;

  for (guint i = 0; i < layak_groups.n_choices && sum != LAYAK_UNKNOWN; i++)
    if (question->groups & LAYAK_CHOICE_BIT (i))
      sum = self->workforce[i] != LAYAK_UNKNOWN ? sum + self->workforce[i] : LAYAK_UNKNOWN;
  return sum;
}

static void
conclude (const LayakCoverage   *self,
          LayakQuestionCoverage *question)
{
  question->workforce = sum_workforce (self, question);
  if (question->workforce > 0 && question->trained != LAYAK_UNKNOWN)
    question->percent = (2000 * question->trained + question->workforce) / (2 * question->workforce);
  question->missing = question->demanded & ~question->present;
}

gboolean
layak_coverage_load_questions (LayakCoverage             *self,
                               LayakConnection           *connection,
                               const LayakCoverageScope  *scope,
                               GError                   **error)
{
  g_autoptr(LayakQuery) query = new_trainings_query (scope);
  g_auto(Trainings) trainings = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                                  g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (Group)) };

  if (!load_workforce (self, connection, scope, error) ||
      !load_list (self, connection, scope, error) ||
      !load_trainings (&trainings, connection, query, error) ||
      !load_groups (&trainings, connection, query, error))
    return FALSE;

  for (guint i = 0; i < self->questions->len; i++)
    count_trained (g_ptr_array_index (self->questions, i), &trainings);
  if (!load_evidence (self, connection, scope, query, error))
    return FALSE;

  for (guint i = 0; i < self->questions->len; i++)
    conclude (self, g_ptr_array_index (self->questions, i));
  return TRUE;
}

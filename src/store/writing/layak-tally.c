/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-tally.h"

#include "layak-terms.h"

/* What one training adds to the figures. Unknown numbers stay unknown until they are added. */
typedef struct
{
  gint64    id;
  gint64    status;
  gint64    stated;
  gint64    persons;       /* of the breakdown */
  gint64    male;
  gint64    female;
  guint     month;         /* 0: unknown */
  gint64    lesson_hours;
  gint64    spent;
  gint64    ceiling;
  gint64    expected;      /* how many shall come */
} Training;

struct _LayakTally
{
  GHashTable        *trainings;       /* (element-type Training): by id, which comes first */
  LayakGroupFigures *groups;          /* one a group, and the last for those in none */
  gint64             recommendations;
  gint64             closed;
  gint64             overdue;
};

void
layak_tally_free (LayakTally *self)
{
  g_hash_table_unref (self->trainings);
  g_free (self->groups);
  g_free (self);
}

static gint64
get_known (LayakStatement *statement,
           int             column)
{
  return layak_statement_is_null (statement, column) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, column);
}

static void
add_known (gint64 *sum,
           gint64  number)
{
  if (number == LAYAK_UNKNOWN)
    return;

  *sum = *sum == LAYAK_UNKNOWN ? number : *sum + number;
}

static gboolean
is_held (const Training *training)
{
  return training->status == LAYAK_TRAINING_HELD;
}

static gboolean
is_planned (const Training *training)
{
  return training->status == LAYAK_TRAINING_PLANNED || training->status == LAYAK_TRAINING_DRAFT;
}

static gint64
get_people (const Training *training)
{
  return training->stated != LAYAK_UNKNOWN ? training->stated : training->persons;
}

/* The breakdown tells of some; of the others nobody noted it. */
static gint64
get_unknown_sex (const Training *training)
{
  return MAX (get_people (training) - MAX (training->male, 0) - MAX (training->female, 0), 0);
}

static gboolean
load_trainings (LayakTally       *self,
                LayakConnection  *connection,
                LayakSelect      *select,
                GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      Training *training = g_new (Training, 1);

      *training = (Training) {
        .id = layak_statement_get_int (statement, 0),
        .status = layak_enumeration_find (&layak_training_statuses, layak_statement_get_text (statement, 1)),
        .stated = get_known (statement, 2),
        .persons = LAYAK_UNKNOWN,
        .male = LAYAK_UNKNOWN,
        .female = LAYAK_UNKNOWN,
        .month = (guint) layak_statement_get_int (statement, 3),
        .lesson_hours = get_known (statement, 4),
        .spent = get_known (statement, 5),
        .ceiling = get_known (statement, 6),
        .expected = get_known (statement, 7),
      };
      g_hash_table_add (self->trainings, training);
    }
  return step == LAYAK_STEP_DONE;
}

static void
add_group (LayakTally     *self,
           Training       *training,
           LayakStatement *statement)
{
  gint64 group = layak_enumeration_find (&layak_groups, layak_statement_get_text (statement, 1));
  LayakGroupFigures *figures = &self->groups[group != LAYAK_UNKNOWN ? group : layak_groups.n_choices];
  gint64 male = get_known (statement, 2), female = get_known (statement, 3), unknown = get_known (statement, 4);
  gint64 persons = LAYAK_UNKNOWN;

  add_known (&persons, male);
  add_known (&persons, female);
  add_known (&persons, unknown);
  add_known (&training->persons, persons);
  add_known (&training->male, male);
  add_known (&training->female, female);

  add_known (&figures->people, persons);
  add_known (&figures->male, male);
  add_known (&figures->female, female);
  add_known (&figures->unknown_sex, unknown);
}

static gboolean
load_groups (LayakTally       *self,
             LayakConnection  *connection,
             LayakSelect      *select,
             GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      gint64 id = layak_statement_get_int (statement, 0);
      Training *training = g_hash_table_lookup (self->trainings, &id);

      if (training != NULL)
        add_group (self, training, statement);
    }
  return step == LAYAK_STEP_DONE;
}

static gboolean
load_recommendations (LayakTally       *self,
                      LayakConnection  *connection,
                      LayakSelect      *select,
                      GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (select, connection, error);

  if (statement == NULL || layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return FALSE;

  self->recommendations = layak_statement_get_int (statement, 0);
  self->closed = layak_statement_get_int (statement, 1);
  self->overdue = layak_statement_get_int (statement, 2);
  return TRUE;
}

/**
 * layak_tally_plan_new:
 * @query: of trainings
 *
 * Returns: (transfer full): what to read for the numbers of its rows
 */
LayakTallyPlan *
layak_tally_plan_new (LayakQuery *query)
{
  LayakTallyPlan *self = g_new0 (LayakTallyPlan, 1);

  self->trainings = layak_query_select (query,
    "t.id, t.status, t.participants, CAST (substr (t.start_date, 6, 2) AS INTEGER), t.lesson_hours, t.spent,"
    " t.ceiling, t.planned_participants", "");
  self->groups = layak_query_select_within (query,
    "SELECT p.training, p.\"group\", p.male, p.female, p.unknown_sex FROM participant_group AS p WHERE "
    LAYAK_SQL_PERSONS ("p") " AND p.training IN (", "t.id", " AND t.status = 'held')");
  self->recommendations = layak_query_select_within (query,
    "SELECT count (*), total (" LAYAK_SQL_CLOSED ("r") "), total (" LAYAK_SQL_OVERDUE ("r") ")"
    " FROM recommendation AS r WHERE r.training IN (", "t.id", ")");
  return self;
}

void
layak_tally_plan_free (LayakTallyPlan *self)
{
  layak_select_free (self->trainings);
  layak_select_free (self->groups);
  layak_select_free (self->recommendations);
  g_free (self);
}

/* (transfer full): NULL with @error if it cannot be read. */
LayakTally *
layak_tally_load (LayakConnection       *connection,
                  const LayakTallyPlan  *plan,
                  GError               **error)
{
  g_autoptr(LayakTally) self = g_new0 (LayakTally, 1);

  self->trainings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->groups = g_new (LayakGroupFigures, layak_groups.n_choices + 1);
  for (guint i = 0; i <= layak_groups.n_choices; i++)
    self->groups[i] = (LayakGroupFigures) { i < layak_groups.n_choices ? (gint64) i : LAYAK_UNKNOWN,
                                            LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN, LAYAK_UNKNOWN };

  if (!load_trainings (self, connection, plan->trainings, error) ||
      !load_groups (self, connection, plan->groups, error) ||
      !load_recommendations (self, connection, plan->recommendations, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
add_held (LayakTotals    *totals,
          const Training *training)
{
  gint64 people = get_people (training);

  totals->held++;
  add_known (&totals->people, people);
  add_known (&totals->male, training->male);
  add_known (&totals->female, training->female);
  if (people == LAYAK_UNKNOWN)
    totals->without_people++;
  else
    add_known (&totals->unknown_sex, get_unknown_sex (training));
  add_known (&totals->lesson_hours, training->lesson_hours);
  if (training->lesson_hours != LAYAK_UNKNOWN && people != LAYAK_UNKNOWN)
    add_known (&totals->person_hours, training->lesson_hours * people);
  add_known (&totals->spent, training->spent);
}

void
layak_tally_sum (LayakTally  *self,
                 LayakTotals *totals)
{
  const gint64 u = LAYAK_UNKNOWN;
  GHashTableIter iter;
  Training *training;

  *totals = (LayakTotals) { .people = u, .male = u, .female = u, .unknown_sex = u, .lesson_hours = u,
                            .person_hours = u, .spent = u, .ceiling = u, .recommendations = self->recommendations,
                            .recommendations_closed = self->closed, .recommendations_overdue = self->overdue };
  g_hash_table_iter_init (&iter, self->trainings);
  while (g_hash_table_iter_next (&iter, (gpointer *) &training, NULL))
    {
      totals->trainings++;
      totals->planned += is_planned (training);
      totals->cancelled += training->status == LAYAK_TRAINING_CANCELLED;
      if (training->status != LAYAK_TRAINING_CANCELLED)
        add_known (&totals->ceiling, training->ceiling);
      if (is_held (training))
        add_held (totals, training);
    }
}

/* Those of which only the year is known are in no month. */
void
layak_tally_sum_months (LayakTally *self,
                        LayakMonth  months[12])
{
  GHashTableIter iter;
  Training *training;

  for (guint i = 0; i < 12; i++)
    months[i] = (LayakMonth) { .month = i + 1, .people = LAYAK_UNKNOWN, .male = LAYAK_UNKNOWN,
                               .female = LAYAK_UNKNOWN, .unknown_sex = LAYAK_UNKNOWN,
                               .expected = LAYAK_UNKNOWN, .lesson_hours = LAYAK_UNKNOWN };
  g_hash_table_iter_init (&iter, self->trainings);
  while (g_hash_table_iter_next (&iter, (gpointer *) &training, NULL))
    {
      LayakMonth *month = &months[MAX (training->month, 1) - 1];

      if (training->month == 0)
        continue;
      if (is_planned (training))
        {
          month->planned++;
          add_known (&month->expected, training->expected != LAYAK_UNKNOWN ? training->expected : training->stated);
        }
      if (!is_held (training))
        continue;
      month->held++;
      add_known (&month->people, get_people (training));
      add_known (&month->male, training->male);
      add_known (&month->female, training->female);
      if (get_people (training) != LAYAK_UNKNOWN)
        add_known (&month->unknown_sex, get_unknown_sex (training));
      add_known (&month->lesson_hours, training->lesson_hours);
    }
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const LayakGroupFigures *first = a, *second = b;

  /* Those of no group come last, however many they are. */
  if ((first->group == LAYAK_UNKNOWN) != (second->group == LAYAK_UNKNOWN))
    return first->group == LAYAK_UNKNOWN ? 1 : -1;
  if (first->people != second->people)
    return first->people > second->people ? -1 : 1;
  return first->group < second->group ? -1 : first->group > second->group;
}

/* (transfer full) (element-type LayakGroupFigures): the groups that took part. Their sum is the people trained. */
GArray *
layak_tally_sum_groups (LayakTally *self)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (LayakGroupFigures));
  LayakGroupFigures rest = self->groups[layak_groups.n_choices];
  GHashTableIter iter;
  Training *training;

  for (guint i = 0; i < layak_groups.n_choices; i++)
    if (self->groups[i].people != LAYAK_UNKNOWN)
      g_array_append_val (groups, self->groups[i]);

  g_hash_table_iter_init (&iter, self->trainings);
  while (g_hash_table_iter_next (&iter, (gpointer *) &training, NULL))
    if (is_held (training) && training->stated > MAX (training->persons, 0))
      {
        add_known (&rest.people, training->stated - MAX (training->persons, 0));
        add_known (&rest.unknown_sex, training->stated - MAX (training->persons, 0));
      }
  if (rest.people != LAYAK_UNKNOWN)
    g_array_append_val (groups, rest);

  g_array_sort (groups, compare_groups);
  return groups;
}

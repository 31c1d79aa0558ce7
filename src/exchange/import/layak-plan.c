/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-plan.h"

#include <glib/gi18n-lib.h>

/* More warnings than these are counted only. */
#define MAX_PROBLEMS 2000

/* Made on the thread that imports, and handed over when it is complete. */
struct _LayakPlan
{
  GObject      parent_instance;

  guint64      n_records[LAYAK_N_FATES];
  GListStore  *items[LAYAK_N_FATES];
  guint        n_problems[LAYAK_PROBLEM_WARNING + 1];
  GPtrArray   *problems;
  guint        n_undecided;
  GHashTable  *places;
};

G_DEFINE_FINAL_TYPE (LayakPlan, layak_plan, G_TYPE_OBJECT)

static void
plan_problem_free (LayakPlanProblem *self)
{
  g_free (self->file);
  layak_problem_free (self->problem);
  g_free (self);
}

static void
layak_plan_finalize (GObject *object)
{
  LayakPlan *self = LAYAK_PLAN (object);

  for (guint i = 0; i < LAYAK_N_FATES; i++)
    g_clear_object (&self->items[i]);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);

  G_OBJECT_CLASS (layak_plan_parent_class)->finalize (object);
}

static void
layak_plan_class_init (LayakPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_plan_finalize;
}

static void
layak_plan_init (LayakPlan *self)
{
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    self->items[i] = g_list_store_new (LAYAK_TYPE_PLAN_ITEM);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_problem_free);
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

LayakPlan *
layak_plan_new (void)
{
  return g_object_new (LAYAK_TYPE_PLAN, NULL);
}

guint64
layak_plan_get_n_records (LayakPlan *self,
                          LayakFate  fate)
{
  return self->n_records[fate];
}

guint
layak_plan_get_n_problems (LayakPlan         *self,
                           LayakProblemClass  class)
{
  return self->n_problems[class];
}

/* Conflicts that nobody has decided; with one of them nothing is imported. */
guint
layak_plan_get_n_undecided (LayakPlan *self)
{
  return self->n_undecided;
}

/**
 * layak_plan_get_items:
 *
 * Returns: (transfer none): the #LayakPlanItem of this fate; none of those that are the same, and only the first
 *   %LAYAK_PLAN_MAX_LISTED new and parked ones
 */
GListModel *
layak_plan_get_items (LayakPlan *self,
                      LayakFate  fate)
{
  return G_LIST_MODEL (self->items[fate]);
}

/* (transfer none) (element-type LayakPlanProblem): in the order they were found. */
GPtrArray *
layak_plan_get_problems (LayakPlan *self)
{
  return self->problems;
}

/* (nullable): the code of the regency or province at which this office works, if the files tell. */
const char *
layak_plan_get_place (LayakPlan *self,
                      guint64    office)
{
  return g_hash_table_lookup (self->places, &office);
}

/* Whoever delivers a report works at the place that it is of. */
void
layak_plan_note_office (LayakPlan  *self,
                        guint64     office,
                        const char *place)
{
  g_hash_table_insert (self->places, g_memdup2 (&office, sizeof office), g_strdup (place));
}

/* Whether there is nothing to do and nothing to say. */
gboolean
layak_plan_is_empty (LayakPlan *self)
{
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    if (i != LAYAK_FATE_SAME && self->n_records[i] > 0)
      return FALSE;

  return self->n_problems[LAYAK_PROBLEM_FATAL] == 0;
}

gboolean
layak_plan_is_full (LayakPlan *self,
                    LayakFate  fate)
{
  return fate == LAYAK_FATE_SAME ||
         ((fate == LAYAK_FATE_NEW || fate == LAYAK_FATE_PARKED) && self->n_records[fate] >= LAYAK_PLAN_MAX_LISTED);
}

/* Counts a record that is not worth an item. */
void
layak_plan_count (LayakPlan *self,
                  LayakFate  fate)
{
  self->n_records[fate]++;
}

void
layak_plan_count_undecided (LayakPlan *self)
{
  self->n_undecided++;
}

/**
 * layak_plan_take_item:
 * @item: (transfer full): one more record
 */
void
layak_plan_take_item (LayakPlan     *self,
                      LayakPlanItem *item)
{
  LayakFate fate = layak_plan_item_get_fate (item);

  if (!layak_plan_is_full (self, fate))
    g_list_store_append (self->items[fate], item);
  self->n_records[fate]++;
  g_object_unref (item);
}

/* Something else becomes of the record than was told before. */
void
layak_plan_take_back (LayakPlan       *self,
                      LayakFate        fate,
                      const LayakUuid *uuid)
{
  GListModel *items = G_LIST_MODEL (self->items[fate]);

  if (self->n_records[fate] > 0)
    self->n_records[fate]--;
  for (guint i = g_list_model_get_n_items (items); i-- > 0;)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

      if (layak_uuid_equal (layak_plan_item_get_uuid (item), uuid))
        {
          g_list_store_remove (self->items[fate], i);
          return;
        }
    }
}

void
layak_plan_add_problem (LayakPlan          *self,
                        const char         *file,
                        const LayakProblem *problem)
{
  LayakPlanProblem *entry;

  self->n_problems[problem->class]++;
  if (problem->class == LAYAK_PROBLEM_WARNING && self->n_problems[problem->class] > MAX_PROBLEMS)
    return;

  entry = g_new0 (LayakPlanProblem, 1);
  entry->file = g_strdup (file != NULL ? file : "");
  entry->problem = layak_problem_copy (problem);
  g_ptr_array_add (self->problems, entry);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-findings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-cross-rules.h"
#include "layak-extract-private.h"
#include "layak-judged-units.h"
#include "layak-rows.h"
#include "layak-training.h"
#include "layak-wording.h"

/* Where findings are looked for: a place and a year, one record, or what a report holds. */
typedef struct
{
  LayakConnection *connection;
  char            *place;
  int              year;
  int              plain_year;  /* of which everything is that does not tell another; 0 if that is none */
  LayakDate        today;
  gint64           only;        /* the id of the one record, or 0 */
  gboolean         is_report;   /* only what the extract of the connection has chosen */
  gint64           asked_groups;
  guint            most;        /* findings to keep of one rule, or 0 for all */
  GHashTable      *groups;      /* (element-type utf8 LayakFindingGroup): by the address of the rule’s name */
} Search;

static void
finding_free (gpointer data)
{
  LayakStoreFinding *finding = data;

  g_free (finding->uuid);
  g_free (finding->child);
  g_free (finding->title);
  g_free (finding);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const LayakStoreFinding * const *first = a, * const *second = b;
  int order;

  if ((*first)->severity != (*second)->severity)
    return (int) (*first)->severity - (int) (*second)->severity;
  if ((*first)->unit != (*second)->unit)
    return (int) (*first)->unit->number - (int) (*second)->unit->number;

  order = g_strcmp0 ((*first)->title, (*second)->title);
  if (order == 0)
    order = g_strcmp0 ((*first)->uuid, (*second)->uuid);
  if (order == 0)
    order = g_strcmp0 ((*first)->name, (*second)->name);
  return order != 0 ? order : g_strcmp0 ((*first)->child, (*second)->child);
}

static void
group_free (gpointer data)
{
  LayakFindingGroup *group = data;

  g_ptr_array_unref (group->findings);
  g_free (group);
}

static LayakFindingGroup *
get_group (Search     *search,
           const char *name)
{
  LayakFindingGroup *group = g_hash_table_lookup (search->groups, name);

  if (group == NULL)
    {
      group = g_new0 (LayakFindingGroup, 1);
      group->findings = g_ptr_array_new_with_free_func (finding_free);
      g_hash_table_insert (search->groups, (char *) name, group);
    }
  return group;
}

/* Keeps the first ones. */
static void
trim_group (LayakFindingGroup *group,
            guint              most)
{
  g_ptr_array_sort (group->findings, compare_findings);
  if (most > 0 && group->findings->len > most)
    g_ptr_array_set_size (group->findings, (int) most);
}

/* What people call a record: one that has no title has the abbreviation of an agency, or the key of a standing, which
 * @key then holds. */
static const char *
get_title (const LayakRow  *row,
           char           **key)
{
  const char *title = layak_row_get_title (row);

  if (title == NULL && g_str_equal (row->info->name, "agency"))
    title = layak_row_get_text (row, "abbreviation");
  if (title == NULL)
    title = *key = layak_row_dup_key (row);
  return title;
}

/* Whether a finding at a unit of this title will not be among the first ones, which stood at the beginning when the
 * group was trimmed. */
static gboolean
is_beyond (Search            *search,
           LayakFindingGroup *group,
           const char        *title)
{
  const LayakStoreFinding *last;

  if (search->most == 0 || group->findings->len < search->most)
    return FALSE;

  /* To sort some now and then is cheaper than to keep all. */
  if (group->findings->len >= 2 * search->most || group->n == search->most)
    trim_group (group, search->most);
  last = g_ptr_array_index (group->findings, search->most - 1);
  return g_strcmp0 (title, last->title) > 0;
}

/* Trainings of several years often have the same title. */
static int
get_year (Search         *search,
          const LayakRow *row)
{
  int year;

  if (row->info != &layak_training_info || layak_row_is_unknown (row, "start-date"))
    return 0;

  year = layak_date_get_year (layak_row_get_date (row, "start-date"));
  return year != search->plain_year ? year : 0;
}

/* (nullable): what is still to be filled in; NULL for one that is only counted. */
static LayakStoreFinding *
add_finding (Search         *search,
             const LayakRow *row,
             const char     *name,
             LayakSeverity   severity)
{
  LayakFindingGroup *group = get_group (search, name);
  g_autofree char *key = NULL;
  const char *title = get_title (row, &key);
  LayakStoreFinding *finding;

  if (is_beyond (search, group, title))
    {
      group->n++;
      return NULL;
    }

  finding = g_new0 (LayakStoreFinding, 1);
  finding->name = name;
  finding->severity = severity;
  finding->info = row->info;
  finding->unit = row->info;
  finding->uuid = layak_uuid_to_string (&row->uuid);
  finding->title = g_strdup (title);
  finding->year = get_year (search, row);
  g_ptr_array_add (group->findings, finding);
  group->n++;
  return finding;
}

static void
add_unit_finding (Search             *search,
                  const LayakUnit    *unit,
                  const LayakFinding *found)
{
  LayakStoreFinding *finding = add_finding (search, unit->root, found->rule->name, found->rule->severity);

  if (finding == NULL)
    return;

  finding->info = found->info;
  finding->field = found->rule->field;
  finding->sentence = layak_rule_get_sentence (found->rule);
  if (!layak_uuid_is_nil (&found->child))
    finding->child = layak_uuid_to_string (&found->child);
}

/* (transfer full): the records of a type in the place and year. */
static LayakQuery *
make_query (Search                *search,
            const LayakRecordInfo *info)
{
  LayakQuery *query = layak_query_new (info);

  layak_query_set_place (query, search->place);
  layak_query_set_year (query, search->year);
  layak_query_set_today (query, search->today);
  return query;
}

/* (transfer full): what else is to be true of them. */
static char *
make_tail (Search                *search,
           const LayakRecordInfo *info)
{
  if (search->only != 0)
    return g_strdup_printf (" AND t.id = %" G_GINT64_FORMAT, search->only);

  return layak_extract_make_chosen (!search->is_report, info);
}

static gboolean
has_rules (const LayakRecordInfo *info)
{
  for (guint i = 0; i < layak_rules_get_n_rules (); i++)
    if (g_str_equal (layak_rules_nth (i)->record, info->name))
      return TRUE;

  return FALSE;
}

static gboolean
check_rules (Search                 *search,
             const LayakRecordInfo  *info,
             GError                **error)
{
  LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
  g_autofree char *tail = NULL;
  g_autoptr(LayakQuery) query = NULL;
  g_autoptr(LayakJudgedUnits) units = NULL;
  LayakUnit *unit;
  LayakStep step;

  if (layak_record_info_get_parent (info) != NULL || !has_rules (info))
    return TRUE;

  query = make_query (search, info);
  tail = make_tail (search, info);
  units = layak_judged_units_new (search->connection, query, tail, error);
  if (units == NULL)
    return FALSE;

  context.today = search->today;
  context.asked_groups = search->asked_groups;
  while ((step = layak_judged_units_step (units, &unit, &context, error)) == LAYAK_STEP_ROW)
    {
      g_autoptr(GPtrArray) broken = layak_rules_check_unit (unit, &context);

      for (guint i = 0; i < broken->len; i++)
        add_unit_finding (search, unit, broken->pdata[i]);
    }
  return step == LAYAK_STEP_DONE;
}

/* (transfer full): the condition of a rule, as it is met soonest by what is looked at. */
static char *
make_condition (Search               *search,
                const LayakCrossRule *rule)
{
  const LayakSuspects *suspects = rule->suspects;
  g_autoptr(LayakQuery) query = NULL;
  g_autoptr(LayakSelect) select = NULL;

  if (suspects == NULL || search->only != 0)
    return g_strdup (rule->condition);

  query = layak_query_new (layak_record_info_find (rule->record));
  layak_query_set_place (query, search->place);
  select = layak_query_select (query, suspects->columns, suspects->tail);
  return g_strdup_printf ("t.id IN (SELECT s.id FROM (%s) AS s WHERE %s) AND (%s)", layak_select_get_sql (select),
                          suspects->condition, rule->condition);
}

static gboolean
check_cross_rule (Search                *search,
                  const LayakCrossRule  *rule,
                  GError               **error)
{
  const LayakRecordInfo *info = layak_record_info_find (rule->record);
  g_autofree char *condition = make_condition (search, rule), *tail = make_tail (search, info);
  g_autofree char *conditions = g_strdup_printf (" AND (%s)%s", condition, tail);
  g_autoptr(LayakQuery) query = make_query (search, info);
  g_autoptr(LayakSelect) select = layak_query_select (query, "t.id", conditions);
  g_autoptr(GArray) ids = layak_select_run_ids (select, search->connection, error);
  g_autoptr(GHashTable) rows = NULL;

  if (ids == NULL)
    return FALSE;
  rows = layak_rows_load (info, search->connection, ids, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const LayakRow *row = g_hash_table_lookup (rows, &g_array_index (ids, gint64, i));
      LayakStoreFinding *finding;

      if (row == NULL)
        continue;
      finding = add_finding (search, row, rule->name, rule->severity);
      if (finding == NULL)
        continue;
      finding->field = rule->field;
      finding->sentence = layak_cross_rule_get_sentence (rule);
      if (strstr (rule->condition, ":year") != NULL)
        finding->year = search->year;
    }
  return TRUE;
}

/* The groups that the questions of the newest instrument ask for. */
static gboolean
load_asked_groups (Search  *search,
                   GError **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (search->connection,
    "SELECT groups FROM question WHERE groups IS NOT NULL"
    " AND \"set\" = (SELECT id FROM indicator_set ORDER BY year DESC LIMIT 1)", error);
  LayakStep step;

  search->asked_groups = LAYAK_UNKNOWN;
  if (select == NULL)
    return FALSE;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      g_auto(GStrv) groups = g_strsplit (layak_statement_get_text (select, 0), " ", -1);

      search->asked_groups = MAX (search->asked_groups, 0);
      for (guint i = 0; groups[i] != NULL; i++)
        {
          gint64 group = layak_enumeration_find (&layak_groups, groups[i]);

          if (group != LAYAK_UNKNOWN)
            search->asked_groups |= G_GINT64_CONSTANT (1) << group;
        }
    }
  return step == LAYAK_STEP_DONE;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const LayakFindingGroup * const *first = a, * const *second = b;

  return compare_findings (&(*first)->findings->pdata[0], &(*second)->findings->pdata[0]);
}

/* (transfer full) (element-type utf8 LayakFindingGroup): by the name of the rule.
 * @only: (nullable): the one type to look at */
static GHashTable *
search_groups (Search                 *search,
               const LayakRecordInfo  *only,
               GError                **error)
{
  g_autoptr(GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, group_free);

  search->groups = groups;
  if (!load_asked_groups (search, error))
    return NULL;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);

      if ((only == NULL || only == info) && !check_rules (search, info, error))
        return NULL;
    }
  for (guint i = 0; i < layak_cross_rules_get_n_rules (); i++)
    {
      const LayakCrossRule *rule = layak_cross_rules_nth (i);

      if ((only == NULL || g_str_equal (only->name, rule->record)) && !check_cross_rule (search, rule, error))
        return NULL;
    }

  return g_steal_pointer (&groups);
}

/* (transfer full) (element-type LayakFindingGroup): in the order of their first findings. */
static GPtrArray *
search_sorted_groups (Search  *search,
                      GError **error)
{
  g_autoptr(GHashTable) groups = NULL;
  GPtrArray *sorted;
  GHashTableIter iter;
  LayakFindingGroup *group;

  search->most = LAYAK_FINDINGS_KEPT;
  groups = search_groups (search, NULL, error);
  if (groups == NULL)
    return NULL;

  sorted = g_ptr_array_new_with_free_func (group_free);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &group))
    {
      g_hash_table_iter_steal (&iter);
      trim_group (group, search->most);
      g_ptr_array_add (sorted, group);
    }
  g_ptr_array_sort (sorted, compare_groups);
  return sorted;
}

/* A finding, and the beginning of its title as a number: most of a million are told apart without looking at them. */
typedef struct
{
  guint64            beginning;
  LayakStoreFinding *finding;
} Sorted;

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *first = a, *second = b;

  if (first->finding->severity == second->finding->severity && first->finding->unit == second->finding->unit &&
      first->beginning != second->beginning)
    return first->beginning < second->beginning ? -1 : 1;
  return compare_findings (&first->finding, &second->finding);
}

static guint64
get_beginning (const char *title)
{
  guint64 beginning = 0;

  if (title != NULL)
    memcpy (&beginning, title, strnlen (title, sizeof beginning));
  return GUINT64_FROM_BE (beginning);
}

/* All findings, by their own weight. */
static GPtrArray *
search_all (Search                 *search,
            const LayakRecordInfo  *only,
            GError                **error)
{
  g_autoptr(GHashTable) groups = search_groups (search, only, error);
  g_autoptr(GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GPtrArray *all;
  GHashTableIter iter;
  LayakFindingGroup *group;

  if (groups == NULL)
    return NULL;

  all = g_ptr_array_new_with_free_func (finding_free);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &group))
    g_ptr_array_extend_and_steal (all, g_ptr_array_ref (group->findings));

  for (guint i = 0; i < all->len; i++)
    {
      LayakStoreFinding *finding = g_ptr_array_index (all, i);
      Sorted item = { get_beginning (finding->title), finding };

      g_array_append_val (sorted, item);
    }
  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < all->len; i++)
    all->pdata[i] = g_array_index (sorted, Sorted, i).finding;
  return all;
}

GPtrArray *
layak_findings_select (LayakConnection  *connection,
                       const char       *place,
                       int               year,
                       LayakDate         today,
                       GError          **error)
{
  Search search = { .connection = connection, .place = (char *) place, .year = year, .plain_year = year,
                    .today = today };

  return search_all (&search, NULL, error);
}

GPtrArray *
layak_findings_select_groups (LayakConnection  *connection,
                              const char       *place,
                              int               year,
                              LayakDate         today,
                              GError          **error)
{
  Search search = { .connection = connection, .place = (char *) place, .year = year, .plain_year = year,
                    .today = today };

  return search_sorted_groups (&search, error);
}

GPtrArray *
layak_findings_select_report (LayakConnection          *connection,
                              const LayakExtractScope  *scope,
                              LayakDate                 today,
                              GError                  **error)
{
  Search search =
    {
      .connection = connection, .place = (char *) (scope->regency != NULL ? scope->regency : scope->province),
      .plain_year = layak_period_is_set (&scope->period) ? layak_date_get_year (scope->period.to) : 0,
      .today = today, .is_report = !layak_extract_is_complete (scope),
    };

  return search_sorted_groups (&search, error);
}

GPtrArray *
layak_findings_select_unit (LayakConnection        *connection,
                            const LayakRecordInfo  *info,
                            const char             *uuid,
                            LayakDate               today,
                            GError                **error)
{
  Search search = { .connection = connection, .today = today };
  LayakUuid parsed;

  if (!layak_table_parse_identity (info, uuid, &parsed) ||
      !layak_table_find_id (layak_table_get (info), connection, &parsed, &search.only, error))
    return NULL;
  if (search.only == 0)
    return g_ptr_array_new_with_free_func (finding_free);

  return search_all (&search, info, error);
}

static gpointer
read_groups (LayakConnection  *connection,
             gpointer          data,
             GError          **error)
{
  const LayakReadScope *scope = data;

  return layak_findings_select_groups (connection, scope->place, scope->year, scope->today, error);
}

LayakRead *
layak_findings_read_groups (const char *place,
                            int         year,
                            LayakDate   today)
{
  const LayakReadScope scope = { .place = (char *) place, .year = year, .today = today };

  return layak_read_new_scoped (read_groups, &scope, (GDestroyNotify) g_ptr_array_unref);
}

void
layak_findings_count_groups (const GPtrArray *groups,
                             guint            counts[LAYAK_N_SEVERITIES])
{
  for (guint i = 0; i < LAYAK_N_SEVERITIES; i++)
    counts[i] = 0;
  for (guint i = 0; i < groups->len; i++)
    {
      const LayakFindingGroup *group = g_ptr_array_index (groups, i);

      counts[((LayakStoreFinding *) g_ptr_array_index (group->findings, 0))->severity] += group->n;
    }
}

guint
layak_findings_get_n_due (const guint counts[LAYAK_N_SEVERITIES])
{
  return counts[LAYAK_SEVERITY_REQUIRED] + counts[LAYAK_SEVERITY_ADVISED];
}

char *
layak_findings_dup_summary (const guint counts[LAYAK_N_SEVERITIES])
{
  const char * const formats[LAYAK_N_SEVERITIES] =
  {
    ngettext ("%s required", "%s required", counts[LAYAK_SEVERITY_REQUIRED]),
    ngettext ("%s advised", "%s advised", counts[LAYAK_SEVERITY_ADVISED]),
    ngettext ("%s for information", "%s for information", counts[LAYAK_SEVERITY_INFORMATIVE]),
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < LAYAK_N_SEVERITIES; i++)
    {
      g_autofree char *count = layak_wording_count (formats[i], counts[i]);

      if (counts[i] > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", count);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("Everything is complete"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-findings.h"

#include "layak-cross-rules.h"
#include "layak-extract-private.h"
#include "layak-rows.h"

#define BATCH_SIZE 256

/* Where findings are looked for: a place and a year, one record, or what a report holds. */
typedef struct
{
  LayakConnection *connection;
  char            *place;
  int              year;
  LayakDate        today;
  gint64           only;        /* the id of the one record, or 0 */
  gboolean         is_report;   /* only what the extract of the connection has chosen */
  gint64           asked_groups;
  guint            most;        /* findings to keep of one rule, or 0 for all */
  GHashTable      *groups;      /* (element-type utf8 LayakFindingGroup): by the name of the rule */
} Search;

/* What the records of a type do not say of themselves; the columns are the members of a LayakRuleContext. */
static const struct
{
  const char *record;
  const char *sql;
} contexts[] =
{
  { "training",
    "SELECT t.id, (SELECT count (*) FROM document WHERE training = t.id),"
    " (SELECT count (*) FROM document WHERE training = t.id AND kind = 'attendance-list'),"
    " (SELECT count (*) FROM document WHERE training = t.id AND kind = 'certificate'),"
    " (SELECT count (*) FROM recommendation WHERE training = t.id), NULL, NULL, NULL"
    " FROM training AS t WHERE t.id IN (SELECT value FROM json_each (:ids))" },
  { "recommendation",
    "SELECT t.id, (SELECT count (*) FROM document WHERE recommendation = t.id) +"
    " (SELECT count (*) FROM progress AS p JOIN document AS d ON d.progress = p.id WHERE p.recommendation = t.id),"
    " NULL, NULL, NULL, (SELECT ifnull (end_date, start_date) FROM training WHERE id = t.training),"
    " (SELECT new_status FROM progress WHERE recommendation = t.id AND new_status IS NOT NULL"
    " ORDER BY date DESC, id DESC LIMIT 1), NULL"
    " FROM recommendation AS t WHERE t.id IN (SELECT value FROM json_each (:ids))" },
  { "progress",
    "SELECT t.id, (SELECT count (*) FROM document WHERE progress = t.id), NULL, NULL, NULL, NULL, NULL, r.raised_on"
    " FROM progress AS t JOIN recommendation AS r ON r.id = t.recommendation"
    " WHERE t.id IN (SELECT value FROM json_each (:ids))" },
};

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

/* What people call a record that has no title: the abbreviation of an agency, the key of a standing. */
static char *
dup_title (const LayakRow *row)
{
  const char *title = layak_row_get_title (row);

  if (title == NULL && g_str_equal (row->info->name, "agency"))
    title = layak_row_get_text (row, "abbreviation");

  return title != NULL ? g_strdup (title) : layak_row_dup_key (row);
}

static LayakStoreFinding *
add_finding (Search         *search,
             const LayakRow *row,
             const char     *name,
             LayakSeverity   severity)
{
  LayakStoreFinding *finding = g_new0 (LayakStoreFinding, 1);
  LayakFindingGroup *group = get_group (search, name);

  /* Of a hundred thousand only the first are shown: to sort some now and then is cheaper than to keep them all. */
  if (search->most > 0 && group->findings->len >= 2 * search->most)
    trim_group (group, search->most);

  finding->name = name;
  finding->severity = severity;
  finding->info = row->info;
  finding->unit = row->info;
  finding->uuid = layak_uuid_to_string (&row->uuid);
  finding->title = dup_title (row);
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

  finding->info = found->info;
  finding->field = found->rule->field;
  finding->sentence = layak_rule_get_sentence (found->rule);
  if (!layak_uuid_is_nil (&found->child))
    finding->child = layak_uuid_to_string (&found->child);
}

static gint64
get_count (LayakStatement *statement,
           int             column)
{
  return layak_statement_is_null (statement, column) ? LAYAK_UNKNOWN : layak_statement_get_int (statement, column);
}

static LayakDate
get_date (LayakStatement *statement,
          int             column)
{
  LayakDate date;
  const char *text = layak_statement_get_text (statement, column);

  return text != NULL && layak_date_parse (text, &date) ? date : LAYAK_UNKNOWN;
}

static LayakRuleContext *
read_context (LayakStatement *statement)
{
  LayakRuleContext *context = g_new (LayakRuleContext, 1);
  const char *status = layak_statement_get_text (statement, 6);

  *context = (LayakRuleContext) LAYAK_RULE_CONTEXT_INIT;
  context->n_documents = get_count (statement, 1);
  context->n_attendance_lists = get_count (statement, 2);
  context->n_certificates = get_count (statement, 3);
  context->n_recommendations = get_count (statement, 4);
  context->training_end = get_date (statement, 5);
  context->last_status = status != NULL ? layak_enumeration_find (&layak_recommendation_statuses, status)
                                        : LAYAK_UNKNOWN;
  context->raised_on = get_date (statement, 7);
  return context;
}

/* (transfer full) (element-type gint64 LayakRuleContext): by id; of types that say all of themselves there is none. */
static GHashTable *
load_contexts (Search                 *search,
               const LayakRecordInfo  *info,
               GArray                 *ids,
               GError                **error)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *json = layak_rows_dup_json (ids);

  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (g_str_equal (contexts[i].record, info->name))
      {
        g_autoptr(LayakStatement) statement = layak_connection_prepare (search->connection, contexts[i].sql, error);
        LayakStep step;

        if (statement == NULL)
          return NULL;
        layak_statement_bind_text (statement, ":ids", json);
        while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
          {
            gint64 id = layak_statement_get_int (statement, 0);

            g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), read_context (statement));
          }
        if (step == LAYAK_STEP_FAILED)
          return NULL;
      }

  return g_steal_pointer (&by_id);
}

static gboolean
check_batch (Search                 *search,
             const LayakRecordInfo  *info,
             GArray                 *ids,
             GError                **error)
{
  g_autoptr(GHashTable) units = layak_rows_load_units (info, search->connection, ids, error);
  g_autoptr(GHashTable) by_id = NULL;

  if (units == NULL)
    return FALSE;
  by_id = load_contexts (search, info, ids, error);
  if (by_id == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const LayakUnit *unit = g_hash_table_lookup (units, &g_array_index (ids, gint64, i));
      const LayakRuleContext *found = g_hash_table_lookup (by_id, &g_array_index (ids, gint64, i));
      LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
      g_autoptr(GPtrArray) broken = NULL;

      if (unit == NULL)
        continue;
      if (found != NULL)
        context = *found;
      context.today = search->today;
      context.asked_groups = search->asked_groups;
      broken = layak_rules_check_unit (unit, &context);
      for (guint k = 0; k < broken->len; k++)
        add_unit_finding (search, unit, broken->pdata[k]);
    }
  return TRUE;
}

/* (transfer full) (element-type gint64): the records of a type that are in the search and meet @condition. */
static GArray *
select_ids (Search                 *search,
            const LayakRecordInfo  *info,
            const char             *condition,
            GError                **error)
{
  g_autoptr(LayakQuery) query = layak_query_new (info);
  g_autoptr(LayakSelect) select = NULL;

  layak_query_set_place (query, search->place);
  layak_query_set_year (query, search->year);
  layak_query_set_today (query, search->today);
  select = layak_query_select (query, "t.id", " AND (");
  layak_select_add (select, condition);
  layak_select_add (select, ")");
  if (search->only != 0)
    {
      layak_select_add (select, " AND t.id = ");
      layak_select_add_int (select, search->only);
    }
  if (search->is_report)
    {
      g_autofree char *chosen = layak_extract_make_chosen (FALSE, info);

      layak_select_add (select, chosen);
    }
  return layak_select_run_ids (select, search->connection, error);
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
  g_autoptr(GArray) ids = NULL;

  if (layak_record_info_get_parent (info) != NULL || !has_rules (info))
    return TRUE;

  ids = select_ids (search, info, "1", error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i += BATCH_SIZE)
    {
      g_autoptr(GArray) batch = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (batch, &g_array_index (ids, gint64, i), MIN (BATCH_SIZE, ids->len - i));
      if (!check_batch (search, info, batch, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_cross_rule (Search                *search,
                  const LayakCrossRule  *rule,
                  GError               **error)
{
  const LayakRecordInfo *info = layak_record_info_find (rule->record);
  g_autoptr(GArray) ids = select_ids (search, info, rule->condition, error);
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
      finding->field = rule->field;
      finding->sentence = layak_cross_rule_get_sentence (rule);
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

/* (transfer full) (element-type LayakFindingGroup): in the order of their first findings. */
static GPtrArray *
sort_groups (Search *search)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (group_free);
  GHashTableIter iter;
  LayakFindingGroup *group;

  g_hash_table_iter_init (&iter, search->groups);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &group))
    {
      g_hash_table_iter_steal (&iter);
      trim_group (group, search->most);
      g_ptr_array_add (sorted, group);
    }
  g_ptr_array_sort (sorted, compare_groups);
  return sorted;
}

/* @only: (nullable): the one type to look at */
static GPtrArray *
search_groups (Search                 *search,
               const LayakRecordInfo  *only,
               GError                **error)
{
  g_autoptr(GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);

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

  return sort_groups (search);
}

/* All findings, by their own weight. */
static GPtrArray *
search_all (Search                 *search,
            const LayakRecordInfo  *only,
            GError                **error)
{
  g_autoptr(GPtrArray) groups = search_groups (search, only, error);
  GPtrArray *all;

  if (groups == NULL)
    return NULL;

  all = g_ptr_array_new_with_free_func (finding_free);
  for (guint i = 0; i < groups->len; i++)
    {
      LayakFindingGroup *group = g_ptr_array_index (groups, i);

      g_ptr_array_extend_and_steal (all, g_ptr_array_ref (group->findings));
    }
  g_ptr_array_sort (all, compare_findings);
  return all;
}

GPtrArray *
layak_findings_select (LayakConnection  *connection,
                       const char       *place,
                       int               year,
                       LayakDate         today,
                       GError          **error)
{
  Search search = { .connection = connection, .place = (char *) place, .year = year, .today = today };

  return search_all (&search, NULL, error);
}

GPtrArray *
layak_findings_select_groups (LayakConnection  *connection,
                              const char       *place,
                              int               year,
                              LayakDate         today,
                              GError          **error)
{
  Search search =
    {
      .connection = connection, .place = (char *) place, .year = year, .today = today, .most = LAYAK_FINDINGS_KEPT,
    };

  return search_groups (&search, NULL, error);
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
      .today = today, .is_report = !layak_extract_is_complete (scope), .most = LAYAK_FINDINGS_KEPT,
    };

  return search_groups (&search, NULL, error);
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

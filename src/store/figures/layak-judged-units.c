/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-judged-units.h"

#include "layak-reference-texts.h"

#define MAX_CHILDREN 4

/* The statement of the units, and for each type of the records within them one that finds those of a unit. */
struct _LayakJudgedUnits
{
  const LayakTable    *table;
  LayakStatement      *load;
  LayakReferenceTexts *texts;
  GArray              *references;
  const LayakTable    *child_tables[MAX_CHILDREN];
  LayakStatement      *children[MAX_CHILDREN];
  guint                n_children;
  LayakUnit           *unit;       /* the last one */
};

/* What the records of a type do not say of themselves, in the order of LayakRuleContext; of other types nothing. Where
 * there is no document or progress at all, as after an import, none is looked for again and again. */
#define IF_ANY(table, columns) "CASE WHEN (SELECT EXISTS (SELECT 1 FROM " table ")) THEN " columns " END"
#define COUNT_DOCUMENTS(condition) \
  ", ifnull (" IF_ANY ("document", "(SELECT count (*) FROM document WHERE " condition ")") ", 0)"

static const struct
{
  const char *record;
  const char *columns;
} contexts[] =
{
  { "training",
    COUNT_DOCUMENTS ("training = t.id")
    COUNT_DOCUMENTS ("training = t.id AND kind = 'attendance-list'")
    COUNT_DOCUMENTS ("training = t.id AND kind = 'certificate'")
    ", (SELECT count (*) FROM recommendation WHERE training = t.id), NULL, NULL, NULL" },
  { "recommendation",
    COUNT_DOCUMENTS ("recommendation = t.id OR progress IN (SELECT id FROM progress WHERE recommendation = t.id)")
    ", NULL, NULL, NULL, (SELECT ifnull (end_date, start_date) FROM training WHERE id = t.training), "
    IF_ANY ("progress", "(SELECT new_status FROM progress WHERE recommendation = t.id AND new_status IS NOT NULL"
                        " ORDER BY date DESC, id DESC LIMIT 1)") ", NULL" },
  { "progress",
    COUNT_DOCUMENTS ("progress = t.id")
    ", NULL, NULL, NULL, NULL, NULL, (SELECT raised_on FROM recommendation WHERE id = t.recommendation)" },
};

/* A record within a unit is read because its unit is known. */
static gboolean
leaves_out (const LayakRecordInfo *info,
            const LayakField      *field)
{
  return g_strcmp0 (field->name, info->parent) == 0 || layak_reference_texts_covers (field);
}

static const char *
get_context_columns (const LayakRecordInfo *info)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
    if (g_str_equal (contexts[i].record, info->name))
      return contexts[i].columns;

  return ", NULL, NULL, NULL, NULL, NULL, NULL, NULL";
}

static gboolean
prepare_child (LayakJudgedUnits  *self,
               LayakConnection   *connection,
               const LayakTable  *table,
               GError           **error)
{
  const LayakRecordInfo *info = layak_table_get_info (table);
  g_autofree char *columns = layak_table_make_columns (table, leaves_out);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.%s = ?1", columns,
                                          layak_table_get_name (table), info->parent);
  LayakStatement *select = layak_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;

  g_assert (self->n_children < MAX_CHILDREN);
  self->child_tables[self->n_children] = table;
  self->children[self->n_children++] = select;
  return TRUE;
}

/**
 * layak_judged_units_new:
 * @query: says which units of a type; their order is that in which they are found
 * @tail: what its conditions are followed by
 */
LayakJudgedUnits *
layak_judged_units_new (LayakConnection  *connection,
                        LayakQuery       *query,
                        const char       *tail,
                        GError          **error)
{
  const LayakRecordInfo *info = layak_query_get_info (query);
  g_autoptr(LayakJudgedUnits) self = g_new0 (LayakJudgedUnits, 1);
  g_autofree char *fields = layak_table_make_columns (layak_table_get (info), leaves_out);
  g_autoptr(GString) columns = g_string_new (fields);
  g_autoptr(LayakSelect) select = NULL;

  self->table = layak_table_get (info);
  self->texts = layak_reference_texts_new (connection);
  self->references = layak_reference_texts_prepare (self->texts, info, columns, error);
  if (self->references == NULL)
    return NULL;

  g_string_append (columns, get_context_columns (info));
  select = layak_query_select (query, columns->str, tail);
  self->load = layak_select_prepare (select, connection, error);
  if (self->load == NULL)
    return NULL;

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (layak_record_info_get_parent (layak_record_info_nth (i)) == info &&
        !prepare_child (self, connection, layak_table_get (layak_record_info_nth (i)), error))
      return NULL;

  return g_steal_pointer (&self);
}

void
layak_judged_units_free (LayakJudgedUnits *self)
{
  g_clear_pointer (&self->load, layak_statement_release);
  for (guint i = 0; i < self->n_children; i++)
    layak_statement_release (self->children[i]);
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->references, g_array_unref);
  layak_reference_texts_free (self->texts);
  g_free (self);
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

static void
read_context (LayakStatement   *load,
              int               column,
              LayakRuleContext *context)
{
  const char *status;

  context->n_documents = get_count (load, column++);
  context->n_attendance_lists = get_count (load, column++);
  context->n_certificates = get_count (load, column++);
  context->n_recommendations = get_count (load, column++);
  context->training_end = get_date (load, column++);
  status = layak_statement_get_text (load, column++);
  context->last_status = status != NULL ? layak_enumeration_find (&layak_recommendation_statuses, status)
                                        : LAYAK_UNKNOWN;
  context->raised_on = get_date (load, column);
}

static gboolean
read_children (LayakJudgedUnits  *self,
               GError           **error)
{
  for (guint i = 0; i < self->n_children; i++)
    {
      LayakStep step;

      layak_statement_reset (self->children[i]);
      layak_statement_bind_nth_int (self->children[i], 1, self->unit->root->id);
      while ((step = layak_statement_step (self->children[i], error)) == LAYAK_STEP_ROW)
        layak_unit_add (self->unit, layak_table_read (self->child_tables[i], self->children[i]));
      if (step == LAYAK_STEP_FAILED)
        return FALSE;
    }
  layak_unit_sort (self->unit);
  return TRUE;
}

/**
 * layak_judged_units_step:
 * @unit: (out): the next unit, valid until the next step
 * @context: gets what the unit does not say of itself; the rest of it stays
 */
LayakStep
layak_judged_units_step (LayakJudgedUnits  *self,
                         LayakUnit        **unit,
                         LayakRuleContext  *context,
                         GError           **error)
{
  LayakStep step = layak_statement_step (self->load, error);
  int column = LAYAK_TABLE_N_COLUMNS (layak_table_get_info (self->table));

  if (step != LAYAK_STEP_ROW)
    return step;

  g_clear_pointer (&self->unit, layak_unit_free);
  self->unit = *unit = layak_unit_new (layak_table_read (self->table, self->load));
  if (!layak_reference_texts_read (self->references, self->load, &column, self->unit->root, error) ||
      !read_children (self, error))
    return LAYAK_STEP_FAILED;

  read_context (self->load, column, context);
  return LAYAK_STEP_ROW;
}

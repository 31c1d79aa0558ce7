/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that read the records of one type in the order of a report. */
#define G_LOG_DOMAIN "layak-store"

#include "layak-extract-private.h"

void
layak_extract_plan_clear (LayakExtractPlan *self)
{
  for (guint i = 0; i < LAYAK_EXTRACT_N_OWNERS; i++)
    g_clear_pointer (&self->lists[i], layak_statement_release);
  g_clear_pointer (&self->load, layak_statement_release);
  for (guint i = 0; i < self->n_children; i++)
    g_clear_pointer (&self->children[i], layak_statement_release);
  *self = (LayakExtractPlan) { self->connection, self->is_complete, .texts = self->texts, .origin = -1 };
}

/* Takes @sql. The connection keeps the statement for its next extract. */
LayakStatement *
layak_extract_prepare (LayakConnection  *connection,
                       char             *sql,
                       GError          **error)
{
  g_autofree char *owned = sql;

  return layak_connection_prepare (connection, owned, error);
}

/* (transfer full): the condition that a record called “t” is in the report, to be added to others. */
char *
layak_extract_make_chosen (gboolean               is_complete,
                           const LayakRecordInfo *info)
{
  return is_complete ? g_strdup ("") : g_strdup_printf (" AND " LAYAK_EXTRACT_IS_CHOSEN, info->number);
}

/* Numbers within codes, as 2 and 10 of indicators, come in their natural order. */
static char *
make_order (const LayakRecordInfo *info)
{
  const LayakTable *table = layak_table_get (info);
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];
      const char *column = layak_table_get_column (table, i);

      if (field->flags & LAYAK_FIELD_KEY)
        {
          if (field->type == LAYAK_FIELD_REFERENCE)
            {
              const LayakRecordInfo *referred = layak_record_info_find (field->refers);
              guint key = layak_record_info_field_index (referred, layak_record_info_get_key (referred));

              g_string_append_printf (order, "(SELECT r.%s FROM %s AS r WHERE r.id = t.%s), ",
                                      layak_table_get_column (layak_table_get (referred), key),
                                      layak_table_get_name (layak_table_get (referred)), column);
            }
          else
            g_string_append_printf (order, "CAST (t.%s AS INTEGER), t.%s, ", column, column);
        }
      else if (!layak_record_info_is_keyed (info) && g_strcmp0 (info->date, field->name) == 0)
        g_string_append_printf (order, "t.%s, ", column);
    }

  g_string_append (order, "t.uuid");
  return g_string_free (order, FALSE);
}

/* A type without such owners gets no list. */
static gboolean
prepare_list (LayakExtractPlan   *self,
              LayakExtractOwner   kind,
              GError            **error)
{
  const LayakRecordInfo *info = layak_table_get_info (self->table);
  gboolean has_regency = layak_record_info_find_field (info, "regency") != NULL;
  gboolean has_province = layak_record_info_find_field (info, "province") != NULL;
  g_autofree char *chosen = layak_extract_make_chosen (self->is_complete, info);
  g_autofree char *order = make_order (info);
  const char *nobody = has_regency && has_province ? "t.regency IS NULL AND t.province IS NULL"
                                                   : has_regency ? "t.regency IS NULL" : "t.province IS NULL";
  const char *owner;

  if (!self->has_owners)
    owner = "1";
  else if (kind == LAYAK_EXTRACT_NONE)
    owner = nobody;
  else if (kind == LAYAK_EXTRACT_REGENCY && has_regency)
    owner = "t.regency = ?1";
  else if (kind == LAYAK_EXTRACT_PROVINCE && has_province)
    owner = has_regency ? "t.regency IS NULL AND t.province = ?1" : "t.province = ?1";
  else
    return TRUE;

  self->lists[kind] = layak_extract_prepare (self->connection, g_strdup_printf (
    "SELECT t.id FROM %s AS t WHERE %s%s ORDER BY %s", layak_table_get_name (self->table), owner, chosen, order),
    error);
  return self->lists[kind] != NULL;
}

/* Records that are few and referred to by nearly all others. */
static gboolean
is_remembered (const LayakRecordInfo *info)
{
  return layak_record_info_is_keyed (info) || g_str_equal (info->name, "agency");
}

static gboolean
is_origin (const LayakRecordInfo *info,
           const LayakField      *field)
{
  return g_str_equal (info->name, "recommendation") && g_str_equal (field->name, "training");
}

/* A child has come from its unit, and small tables are known by heart: a query for each would take longer. */
static gboolean
leaves_out (const LayakRecordInfo *info,
            const LayakField      *field)
{
  return g_strcmp0 (field->name, info->parent) == 0 || is_origin (info, field) ||
         (field->type == LAYAK_FIELD_REFERENCE && is_remembered (layak_record_info_find (field->refers)));
}

static GHashTable *
load_texts (LayakExtractPlan       *self,
            const LayakRecordInfo  *info,
            GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  guint n_keys = 0, key = 0;
  g_autoptr(GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr(LayakStatement) select = NULL;
  g_autofree char *sql = NULL;
  LayakStep step;

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & LAYAK_FIELD_KEY && n_keys++ == 0)
      key = i;

  sql = g_strdup_printf ("SELECT id, %s FROM %s", n_keys == 1 ? layak_table_get_column (table, key) : "uuid",
                         layak_table_get_name (table));
  select = layak_connection_prepare (self->connection, sql, error);
  if (select == NULL)
    return NULL;

  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      LayakUuid uuid;
      char *text = layak_statement_get_uuid (select, 1, &uuid) ? layak_uuid_to_string (&uuid)
                                                               : g_strdup (layak_statement_get_text (select, 1));

      g_hash_table_insert (texts, GSIZE_TO_POINTER ((gsize) layak_statement_get_int (select, 0)), text);
    }

  return step == LAYAK_STEP_DONE ? g_steal_pointer (&texts) : NULL;
}

/* Finds the fields that are looked up in memory, and appends their ids to the columns. */
static gboolean
prepare_references (LayakExtractPlan       *self,
                    const LayakRecordInfo  *info,
                    GString                *columns,
                    GError                **error)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];
      const LayakRecordInfo *referred;
      GHashTable *texts;

      if (is_origin (info, field))
        self->origin = (int) i;
      if (field->type != LAYAK_FIELD_REFERENCE || !is_remembered (layak_record_info_find (field->refers)))
        continue;

      referred = layak_record_info_find (field->refers);
      if (self->texts->len <= referred->number)
        g_ptr_array_set_size (self->texts, (int) referred->number + 1);
      texts = g_ptr_array_index (self->texts, referred->number);
      if (texts == NULL)
        texts = g_ptr_array_index (self->texts, referred->number) = load_texts (self, referred, error);
      if (texts == NULL)
        return FALSE;

      g_assert (self->n_references < LAYAK_EXTRACT_MAX_REFERENCES);
      self->references[self->n_references++] = (LayakExtractReference) { i, texts };
      g_string_append_printf (columns, ", t.%s", layak_table_get_column (self->table, i));
    }

  return TRUE;
}

/* The columns behind those of the record: its version, ids of references, and where a recommendation came from. */
static gboolean
prepare_unit (LayakExtractPlan  *self,
              GError           **error)
{
  const LayakRecordInfo *info = layak_table_get_info (self->table);
  g_autofree char *fields = layak_table_make_columns (self->table, leaves_out);
  g_autoptr(GString) references = g_string_new (NULL);

  if (!prepare_references (self, info, references, error))
    return FALSE;

  self->load = layak_extract_prepare (self->connection, g_strdup_printf (
    "SELECT %s, " LAYAK_VERSION_COLUMNS "%s%s FROM %s AS t "
    "LEFT JOIN version AS v ON v.type = %u AND v.id = t.id%s WHERE t.id = ?1", fields, references->str,
    self->origin >= 0 ? ", o.uuid, o.title, o.start_date, o.end_date" : "", layak_table_get_name (self->table),
    info->number, self->origin >= 0 ? " LEFT JOIN training AS o ON o.id = t.training" : ""), error);
  return self->load != NULL;
}

static gboolean
find_any (LayakExtractPlan  *self,
          const char        *sql,
          gboolean          *have,
          GError           **error)
{
  gint64 exists;

  if (!layak_connection_get_number (self->connection, sql, &exists, error))
    return FALSE;

  *have = exists != 0;
  return TRUE;
}

/* After a large import no record within a unit has a version of its own, and looking for each would take time. */
static gboolean
have_versions (LayakExtractPlan       *self,
               const LayakRecordInfo  *info,
               gboolean               *have,
               GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM version WHERE type = %u)", info->number);

  return find_any (self, sql, have, error);
}

static gboolean
prepare_child (LayakExtractPlan  *self,
               const LayakTable  *table,
               GError           **error)
{
  const LayakRecordInfo *info = layak_table_get_info (table);
  g_autofree char *columns = layak_table_make_columns (table, leaves_out);
  guint i = self->n_children;
  gboolean have;

  g_assert (i < G_N_ELEMENTS (self->children));
  if (!have_versions (self, info, &have, error))
    return FALSE;

  self->child_tables[i] = table;
  self->have_versions[i] = have;
  self->children[i] = layak_extract_prepare (self->connection, have
    ? g_strdup_printf ("SELECT %s, " LAYAK_VERSION_COLUMNS " FROM %s AS t "
                       "LEFT JOIN version AS v ON v.type = %u AND v.id = t.id WHERE t.%s = ?1", columns,
                       layak_table_get_name (table), info->number, info->parent)
    : g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.%s = ?1", columns, layak_table_get_name (table),
                       info->parent), error);
  if (self->children[i] == NULL)
    return FALSE;

  self->n_children++;
  return TRUE;
}

static gboolean
prepare_children (LayakExtractPlan  *self,
                  GError           **error)
{
  const LayakRecordInfo *parent = layak_table_get_info (self->table);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (layak_record_info_get_parent (layak_record_info_nth (i)) == parent &&
        !prepare_child (self, layak_table_get (layak_record_info_nth (i)), error))
      return FALSE;

  return self->n_children == 0 ||
         find_any (self, "SELECT EXISTS (SELECT 1 FROM tombstone WHERE unit IS NOT NULL)", &self->have_deletions,
                   error);
}

/* Makes ready to read the records of a type. Connection and completeness were set before. */
gboolean
layak_extract_plan_prepare (LayakExtractPlan       *self,
                            const LayakRecordInfo  *info,
                            GError                **error)
{
  layak_extract_plan_clear (self);
  self->table = layak_table_get (info);
  self->has_owners = !layak_record_info_is_keyed (info) &&
                     (layak_record_info_find_field (info, "regency") != NULL ||
                      layak_record_info_find_field (info, "province") != NULL);
  for (guint i = 0; i < (self->has_owners ? LAYAK_EXTRACT_N_OWNERS : 1); i++)
    if (!prepare_list (self, i, error))
      return FALSE;

  return prepare_unit (self, error) && prepare_children (self, error);
}

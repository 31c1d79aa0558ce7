/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-unit-reader.h"

#include <glib/gi18n-lib.h>

#include "layak-extract-private.h"
#include "layak-reference-texts.h"

#define MAX_CHILDREN 4

/* As many as LAYAK_VERSION_COLUMNS names. */
#define N_VERSION_COLUMNS 5

/* What is prepared for the type that was chosen.
 * @have_deletions: whether anything was deleted from a unit
 * @origin_field: index of the field that says where a recommendation comes from, or -1
 * @origin: the training where the last one came from */
struct _LayakUnitReader
{
  LayakConnection     *connection;
  const LayakTable    *table;
  LayakStatement      *load;
  LayakReferenceTexts *texts;
  GArray              *references;
  LayakStatement      *children[MAX_CHILDREN];
  const LayakTable    *child_tables[MAX_CHILDREN];
  gboolean             have_versions[MAX_CHILDREN];
  guint                n_children;
  gboolean             have_deletions;
  int                  origin_field;
  LayakRow            *origin;
  gboolean             has_origin;
};

static const char * const origin_fields[] = { "title", "start-date", "end-date" };

/**
 * layak_unit_reader_new:
 * @connection: a connection of the calling thread, in a transaction, which nothing else uses meanwhile
 */
LayakUnitReader *
layak_unit_reader_new (LayakConnection *connection)
{
  LayakUnitReader *self = g_new0 (LayakUnitReader, 1);

  self->connection = connection;
  self->texts = layak_reference_texts_new (connection);
  self->origin = layak_row_new (layak_record_info_find ("training"));
  return self;
}

static void
forget_type (LayakUnitReader *self)
{
  g_clear_pointer (&self->load, layak_statement_release);
  for (guint i = 0; i < self->n_children; i++)
    g_clear_pointer (&self->children[i], layak_statement_release);
  self->table = NULL;
  g_clear_pointer (&self->references, g_array_unref);
  self->n_children = 0;
  self->have_deletions = FALSE;
  self->origin_field = -1;
}

void
layak_unit_reader_free (LayakUnitReader *self)
{
  forget_type (self);
  layak_reference_texts_free (self->texts);
  layak_row_free (self->origin);
  g_free (self);
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
         layak_reference_texts_covers (field);
}

/* -1 for types that come from nothing. */
static int
find_origin_field (const LayakRecordInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (is_origin (info, &info->fields[i]))
      return (int) i;

  return -1;
}

/* The columns behind those of the record: its version, ids of references, and where a recommendation came from. */
static gboolean
prepare_unit (LayakUnitReader  *self,
              GError          **error)
{
  const LayakRecordInfo *info = layak_table_get_info (self->table);
  g_autofree char *fields = layak_table_make_columns (self->table, leaves_out);
  g_autoptr(GString) references = g_string_new (NULL);

  self->references = layak_reference_texts_prepare (self->texts, info, references, error);
  if (self->references == NULL)
    return FALSE;
  self->origin_field = find_origin_field (info);

  self->load = layak_extract_prepare (self->connection, g_strdup_printf (
    "SELECT %s, " LAYAK_VERSION_COLUMNS "%s%s FROM %s AS t "
    "LEFT JOIN version AS v ON v.type = %u AND v.id = t.id%s WHERE t.id = ?1", fields, references->str,
    self->origin_field >= 0 ? ", o.uuid, o.title, o.start_date, o.end_date" : "", layak_table_get_name (self->table),
    info->number, self->origin_field >= 0 ? " LEFT JOIN training AS o ON o.id = t.training" : ""), error);
  return self->load != NULL;
}

static gboolean
find_any (LayakUnitReader  *self,
          const char       *sql,
          gboolean         *have,
          GError          **error)
{
  gint64 exists;

  if (!layak_connection_get_number (self->connection, sql, &exists, error))
    return FALSE;

  *have = exists != 0;
  return TRUE;
}

/* After a large import no record within a unit has a version of its own, and looking for each would take time. */
static gboolean
have_versions (LayakUnitReader        *self,
               const LayakRecordInfo  *info,
               gboolean               *have,
               GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM version WHERE type = %u)", info->number);

  return find_any (self, sql, have, error);
}

static gboolean
prepare_child (LayakUnitReader   *self,
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
prepare_children (LayakUnitReader  *self,
                  GError          **error)
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

/**
 * layak_unit_reader_choose:
 * @info: the type of the units that are read from now on
 */
gboolean
layak_unit_reader_choose (LayakUnitReader        *self,
                          const LayakRecordInfo  *info,
                          GError                **error)
{
  if (self->table == layak_table_get (info))
    return TRUE;

  forget_type (self);
  self->table = layak_table_get (info);
  if (prepare_unit (self, error) && prepare_children (self, error))
    return TRUE;

  forget_type (self);
  return FALSE;
}

/* The columns of a row begin with id and UUID. */
static int
column_after_fields (const LayakRecordInfo *info)
{
  return 2 + (int) info->n_fields;
}

static int
compare_children (gconstpointer a,
                  gconstpointer b,
                  gpointer      position)
{
  const LayakRow *first = *(LayakRow **) a, *second = *(LayakRow **) b;
  gint64 left = first->values[GPOINTER_TO_UINT (position)].number;
  gint64 right = second->values[GPOINTER_TO_UINT (position)].number;

  if (left != right)
    return left < right ? -1 : 1;
  return layak_uuid_compare (&first->uuid, &second->uuid);
}

/* Puts the children of one type in order. They nearly always are, so that a sort in each query would be wasted. */
static void
sort_children (GPtrArray *children,
               guint      begin)
{
  const LayakRecordInfo *info = ((LayakRow *) g_ptr_array_index (children, begin))->info;
  const LayakField *field = layak_record_info_find_field (info, "position");
  gpointer position = GUINT_TO_POINTER (layak_record_info_field_index (info, field));

  for (guint i = begin + 1; i < children->len; i++)
    if (compare_children (&children->pdata[i - 1], &children->pdata[i], position) > 0)
      {
        g_qsort_with_data (children->pdata + begin, (int) (children->len - begin), sizeof (gpointer),
                           compare_children, position);
        return;
      }
}

static LayakRow *
read_child (LayakUnitReader *self,
            guint            type,
            const LayakRow  *root)
{
  LayakRow *child = layak_table_read (self->child_tables[type], self->children[type]);

  if (self->have_versions[type])
    layak_versions_read (self->children[type], column_after_fields (child->info), child);
  if (child->version == NULL && root->version != NULL)
    child->version = layak_version_new (root->version->made);
  if (child->created == LAYAK_UNKNOWN)
    child->created = root->created;
  if (child->modified == LAYAK_UNKNOWN)
    child->modified = root->modified;
  return child;
}

static gboolean
read_children (LayakUnitReader  *self,
               LayakUnit        *unit,
               GError          **error)
{
  for (guint i = 0; i < self->n_children; i++)
    {
      LayakStatement *select = self->children[i];
      guint begin = unit->children != NULL ? unit->children->len : 0;
      LayakStep step;

      layak_statement_reset (select);
      layak_statement_bind_nth_int (select, 1, unit->root->id);
      while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
        layak_unit_add (unit, read_child (self, i, unit->root));
      if (step == LAYAK_STEP_FAILED)
        return FALSE;
      if (unit->children != NULL && unit->children->len > begin)
        sort_children (unit->children, begin);
    }

  return !self->have_deletions ||
         layak_tombstones_select (self->connection, &unit->root->uuid, &unit->deletions, error);
}

/* Titles are read for the reader of a report alone, so the row is used again for each recommendation. */
static void
read_origin (LayakUnitReader *self,
             LayakStatement  *load,
             int              column,
             LayakRow        *row)
{
  LayakUuid uuid;

  self->has_origin = layak_statement_get_uuid (load, column, &uuid);
  if (!self->has_origin)
    return;

  row->values[self->origin_field].text = layak_uuid_to_string (&uuid);
  for (guint i = 0; i < G_N_ELEMENTS (origin_fields); i++)
    {
      const LayakField *field = layak_record_info_find_field (self->origin->info, origin_fields[i]);
      LayakValue value;

      layak_value_parse (field, layak_statement_get_text (load, column + 1 + (int) i), &value, NULL);
      layak_row_take_value (self->origin, layak_record_info_field_index (self->origin->info, field), value);
    }
}

static LayakUnit *
read_unit (LayakUnitReader  *self,
           LayakStatement   *load,
           GError          **error)
{
  g_autoptr(LayakRow) row = layak_table_read (self->table, load);
  int column = column_after_fields (row->info);

  layak_versions_read (load, column, row);
  if (row->version != NULL)
    layak_version_simplify (row->version);

  column += N_VERSION_COLUMNS;
  if (!layak_reference_texts_read (self->references, load, &column, row, error))
    return NULL;

  self->has_origin = FALSE;
  if (self->origin_field >= 0)
    read_origin (self, load, column, row);
  return layak_unit_new (g_steal_pointer (&row));
}

/**
 * layak_unit_reader_read:
 * @id: the local id of a record of the chosen type
 *
 * Returns: (transfer full): the unit with the records in it, as a report tells it: with versions and times, and without
 *   the field by which a record names its unit
 */
LayakUnit *
layak_unit_reader_read (LayakUnitReader  *self,
                        gint64            id,
                        GError          **error)
{
  g_autoptr(LayakUnit) unit = NULL;
  LayakStep step;

  layak_statement_reset (self->load);
  layak_statement_bind_nth_int (self->load, 1, id);
  step = layak_statement_step (self->load, error);
  if (step == LAYAK_STEP_DONE)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                   _("%s “%s” is not there; it may have been deleted meanwhile"),
                   layak_record_info_get_label (layak_table_get_info (self->table)), number);
    }
  if (step != LAYAK_STEP_ROW)
    return NULL;

  unit = read_unit (self, self->load, error);
  layak_statement_reset (self->load);
  return unit != NULL && read_children (self, unit, error) ? g_steal_pointer (&unit) : NULL;
}

/* (nullable): title and dates of the training from which the last recommendation came; nothing else of it is known. */
const LayakRow *
layak_unit_reader_get_origin (LayakUnitReader *self)
{
  return self->has_origin ? self->origin : NULL;
}

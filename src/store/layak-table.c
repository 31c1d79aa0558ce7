/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-table.h"

#include <glib/gi18n-lib.h>

#include "layak-text.h"

/* The SQL of one record type, made once from its field table and the same for all connections and threads. */
struct _LayakTable
{
  const LayakRecordInfo *info;
  char                  *name;
  char                 **columns;      /* quoted, in the order of the fields */
  char                  *select_list;
  char                  *load;
  char                  *load_uuid;
  char                  *find_id;
  char                  *inserts[LAYAK_TABLE_MAX_INSERTED];   /* of one row, of two … */
  char                  *delete;
  char                 **updates;
};

/* The first columns of a select list, before the fields. */
enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_FIRST_FIELD,
};

static void
append_selected (GString          *list,
                 const LayakField *field,
                 const char       *column)
{
  g_autofree char *table = NULL, *key = NULL;
  const LayakRecordInfo *referred;

  if (field->type != LAYAK_FIELD_REFERENCE)
    {
      g_string_append_printf (list, ", t.%s", column);
      return;
    }

  referred = layak_record_info_find (field->refers);
  table = layak_text_snake (referred->name);
  key = layak_text_snake (layak_record_info_is_referred_by_key (referred)
                          ? layak_record_info_get_key (referred)->name : "uuid");
  g_string_append_printf (list, ", (SELECT r.%s FROM %s AS r WHERE r.id = t.%s)", key, table, column);
}

/**
 * layak_table_make_columns:
 * @leaves_out: (nullable): whether to select NULL in place of a field, because the caller knows better
 *
 * Returns: (transfer full): the same as layak_table_get_columns() without some fields
 */
char *
layak_table_make_columns (const LayakTable    *self,
                          LayakFieldPredicate  leaves_out)
{
  GString *list = g_string_new ("t.id, t.uuid");

  for (guint i = 0; i < self->info->n_fields; i++)
    if (leaves_out != NULL && leaves_out (self->info, &self->info->fields[i]))
      g_string_append (list, ", NULL");
    else
      append_selected (list, &self->info->fields[i], self->columns[i]);
  return g_string_free (list, FALSE);
}

static char *
make_insert (LayakTable *self,
             guint       n_rows)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (uuid", self->name);
  for (guint i = 0; i < self->info->n_fields; i++)
    g_string_append_printf (sql, ", %s", self->columns[i]);
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (sql, row == 0 ? ") VALUES (?" : ", (?");
      for (guint i = 0; i < self->info->n_fields; i++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

static void
fill_table (LayakTable            *self,
            const LayakRecordInfo *info)
{
  self->info = info;
  self->name = layak_text_snake (info->name);
  self->columns = g_new0 (char *, info->n_fields + 1);
  self->updates = g_new0 (char *, info->n_fields + 1);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *snake = layak_text_snake (info->fields[i].name);

      self->columns[i] = g_strdup_printf ("\"%s\"", snake);
      self->updates[i] = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", self->name, self->columns[i]);
    }

  self->select_list = layak_table_make_columns (self, NULL);
  self->load = g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.id = ?1", self->select_list, self->name);
  self->load_uuid = g_strdup_printf ("SELECT %s FROM %s AS t WHERE t.uuid = ?1", self->select_list, self->name);
  self->find_id = g_strdup_printf ("SELECT id FROM %s WHERE uuid = ?1", self->name);
  for (guint i = 0; i < LAYAK_TABLE_MAX_INSERTED; i++)
    self->inserts[i] = make_insert (self, i + 1);
  self->delete = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", self->name);
}

/* Made once, then only read. */
static const LayakTable *
get_tables (void)
{
  static LayakTable *tables;

  if (g_once_init_enter (&tables))
    {
      guint n = layak_record_info_get_n_infos ();
      LayakTable *made = g_new0 (LayakTable, n);

      for (guint i = 0; i < n; i++)
        fill_table (&made[i], layak_record_info_nth (i));
      g_once_init_leave (&tables, made);
    }

  return tables;
}

const LayakTable *
layak_table_get (const LayakRecordInfo *info)
{
  const LayakTable *tables = get_tables ();

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (tables[i].info == info)
      return &tables[i];

  g_return_val_if_reached (NULL);
}

/* NULL for a table that holds no records. */
const LayakTable *
layak_table_find (const char *sql_name)
{
  const LayakTable *tables = get_tables ();

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (g_str_equal (tables[i].name, sql_name))
      return &tables[i];

  return NULL;
}

const LayakRecordInfo *
layak_table_get_info (const LayakTable *self)
{
  return self->info;
}

const char *
layak_table_get_name (const LayakTable *self)
{
  return self->name;
}

/* The column of the field with this index, quoted. */
const char *
layak_table_get_column (const LayakTable *self,
                        guint             field)
{
  return self->columns[field];
}

/* What to select of the table, which must be called “t”, for layak_table_read(). */
const char *
layak_table_get_columns (const LayakTable *self)
{
  return self->select_list;
}

static void
read_reference (LayakStatement *statement,
                int             column,
                LayakValue     *value)
{
  LayakUuid uuid;

  if (layak_statement_get_uuid (statement, column, &uuid))
    value->text = layak_uuid_to_string (&uuid);
  else
    value->text = g_strdup (layak_statement_get_text (statement, column));
}

static void
read_value (const LayakField *field,
            LayakStatement   *statement,
            int               column,
            LayakValue       *value)
{
  LayakDate date;

  if (layak_statement_is_null (statement, column))
    return;

  if (layak_field_is_set (field))
    value->set = g_strsplit (layak_statement_get_text (statement, column), " ", -1);
  else if (field->type == LAYAK_FIELD_REFERENCE)
    read_reference (statement, column, value);
  else if (layak_field_is_text (field))
    value->text = g_strdup (layak_statement_get_text (statement, column));
  else if (field->type == LAYAK_FIELD_CHOICE)
    value->number = layak_enumeration_find (field->choices, layak_statement_get_text (statement, column));
  else if (field->type != LAYAK_FIELD_DATE)
    value->number = layak_statement_get_int (statement, column);
  else if (layak_date_parse (layak_statement_get_text (statement, column), &date))
    value->number = date;
}

/**
 * layak_table_read:
 * @statement: a statement at a row, whose select list begins with layak_table_get_columns()
 *
 * Returns: (transfer full): the row, without its version
 */
LayakRow *
layak_table_read (const LayakTable *self,
                  LayakStatement   *statement)
{
  LayakRow *row = layak_row_new (self->info);

  row->id = layak_statement_get_int (statement, COLUMN_ID);
  layak_statement_get_uuid (statement, COLUMN_UUID, &row->uuid);
  for (guint i = 0; i < self->info->n_fields; i++)
    read_value (&self->info->fields[i], statement, COLUMN_FIRST_FIELD + (int) i, &row->values[i]);
  return row;
}

static LayakRow *
read_only_row (const LayakTable  *self,
               LayakStatement    *statement,
               GError           **error)
{
  if (layak_statement_step (statement, error) != LAYAK_STEP_ROW)
    return NULL;

  return layak_table_read (self, statement);
}

/* (transfer full) (nullable): NULL without an error if there is none. */
LayakRow *
layak_table_load (const LayakTable  *self,
                  LayakConnection   *connection,
                  gint64             id,
                  GError           **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, self->load, error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_nth_int (select, 1, id);
  return read_only_row (self, select, error);
}

/* (transfer full) (nullable): NULL without an error if there is none. */
LayakRow *
layak_table_load_uuid (const LayakTable  *self,
                       LayakConnection   *connection,
                       const LayakUuid   *uuid,
                       GError           **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, self->load_uuid, error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_nth_uuid (select, 1, uuid);
  return read_only_row (self, select, error);
}

/**
 * layak_table_find_id:
 * @id: (out): the local id, 0 if there is no such record
 */
gboolean
layak_table_find_id (const LayakTable  *self,
                     LayakConnection   *connection,
                     const LayakUuid   *uuid,
                     gint64            *id,
                     GError           **error)
{
  g_autoptr(LayakStatement) select = NULL;
  LayakStep step;

  *id = layak_connection_recall_id (connection, self->info->number, uuid);
  if (*id != 0)
    return TRUE;

  select = layak_connection_prepare_lasting (connection, self->find_id, error);
  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_uuid (select, 1, uuid);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    {
      *id = layak_statement_get_int (select, 0);
      layak_connection_remember_id (connection, self->info->number, uuid, *id);
    }
  return step != LAYAK_STEP_FAILED;
}

/**
 * layak_table_parse_identity:
 * @text: a UUID, or the key of a type that has one
 * @uuid: (out): the UUID of the record meant
 *
 * Returns: whether @text can name a record of this type; whether there is one is another question
 */
gboolean
layak_table_parse_identity (const LayakRecordInfo *info,
                            const char            *text,
                            LayakUuid             *uuid)
{
  if (layak_uuid_parse (text, uuid))
    return TRUE;
  if (!layak_record_info_is_keyed (info) || *text == '\0')
    return FALSE;

  *uuid = layak_uuid_from_key (info->name, text);
  return TRUE;
}

/**
 * layak_table_find_identity:
 * @text: as in layak_table_parse_identity()
 * @id: (out): 0 if @text is not an identity, or nobody has it
 */
gboolean
layak_table_find_identity (const LayakRecordInfo *info,
                           LayakConnection       *connection,
                           const char            *text,
                           gint64                *id,
                           GError               **error)
{
  LayakUuid uuid;

  *id = 0;
  return !layak_table_parse_identity (info, text, &uuid) ||
         layak_table_find_id (layak_table_get (info), connection, &uuid, id, error);
}

static void
set_not_found (const LayakField  *field,
               const char        *text,
               GError           **error)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
               /* Translators: a field as “Organiser”, a type of record as “Agency”, and its code or UUID */
               _("%s: there is no %s “%s”"), layak_field_get_label (field), layak_record_info_get_label (info), text);
}

/* The id of the record @text refers to. */
static gboolean
resolve (const LayakField  *field,
         const char        *text,
         LayakConnection   *connection,
         gint64            *id,
         GError           **error)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);

  if (!layak_table_find_identity (info, connection, text, id, error))
    return FALSE;

  if (*id == 0)
    {
      set_not_found (field, text, error);
      return FALSE;
    }
  return TRUE;
}

/* Members of a set are kept as text, so only this makes sure that they exist, and that what has a key is called by it:
 * whoever looks for a member compares the text. */
static gboolean
check_members (const LayakField  *field,
               LayakValue         value,
               LayakConnection   *connection,
               GError           **error)
{
  const LayakRecordInfo *info = field->type == LAYAK_FIELD_REFERENCES ? layak_record_info_find (field->refers) : NULL;
  LayakUuid uuid;
  gint64 id;

  for (guint i = 0; info != NULL && value.set != NULL && value.set[i] != NULL; i++)
    {
      if (layak_record_info_is_keyed (info) && layak_uuid_parse (value.set[i], &uuid))
        {
          set_not_found (field, value.set[i], error);
          return FALSE;
        }
      if (!resolve (field, value.set[i], connection, &id, error))
        return FALSE;
    }

  return TRUE;
}

/* Binds @value as it is stored. Text made on the way is kept in @scratch, since it is bound without a copy. */
static gboolean
bind_value (const LayakField  *field,
            LayakValue         value,
            LayakConnection   *connection,
            LayakStatement    *statement,
            int                index,
            GPtrArray         *scratch,
            GError           **error)
{
  char *text = NULL;
  gint64 id;

  if (layak_value_is_unknown (field, value))
    {
      layak_statement_bind_nth_text (statement, index, NULL);
      return TRUE;
    }

  if (field->type == LAYAK_FIELD_REFERENCE)
    {
      if (!resolve (field, value.text, connection, &id, error))
        return FALSE;
      layak_statement_bind_nth_int (statement, index, id);
      return TRUE;
    }
  if (layak_field_is_set (field) || field->type == LAYAK_FIELD_DATE)
    {
      if (!check_members (field, value, connection, error))
        return FALSE;
      text = layak_value_format (field, value);
      g_ptr_array_add (scratch, text);
    }
  else if (layak_field_is_text (field))
    text = value.text;
  else if (field->type == LAYAK_FIELD_CHOICE)
    text = (char *) layak_enumeration_get_nick (field->choices, value.number);

  if (text != NULL)
    layak_statement_bind_nth_text (statement, index, text);
  else
    layak_statement_bind_nth_int (statement, index, value.number);
  return TRUE;
}

/* @first: the parameter of the UUID, which those of the fields follow. */
static gboolean
bind_row (const LayakTable  *self,
          LayakConnection   *connection,
          LayakStatement    *statement,
          int                first,
          const LayakRow    *row,
          GPtrArray         *scratch,
          GError           **error)
{
  layak_statement_bind_nth_uuid (statement, first, &row->uuid);
  for (guint i = 0; i < self->info->n_fields; i++)
    if (!bind_value (&self->info->fields[i], row->values[i], connection, statement, first + 1 + (int) i, scratch,
                     error))
      return FALSE;

  return TRUE;
}

/**
 * layak_table_insert_many:
 * @rows: (array length=n_rows): at most %LAYAK_TABLE_MAX_INSERTED of them, which do not refer to each other; else as
 *   that of layak_table_insert()
 *
 * Inserts all of them, with ids in a row, or none: what a statement costs besides its rows is paid once.
 */
gboolean
layak_table_insert_many (const LayakTable  *self,
                         LayakConnection   *connection,
                         LayakRow * const  *rows,
                         guint              n_rows,
                         GError           **error)
{
  g_autoptr(GPtrArray) scratch = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LayakStatement) insert = NULL;
  gint64 last;

  g_return_val_if_fail (n_rows > 0 && n_rows <= LAYAK_TABLE_MAX_INSERTED, FALSE);

  insert = layak_connection_prepare_lasting (connection, self->inserts[n_rows - 1], error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    if (!bind_row (self, connection, insert, 1 + (int) (i * (self->info->n_fields + 1)), rows[i], scratch, error))
      return FALSE;
  if (!layak_statement_run (insert, error))
    return FALSE;

  last = sqlite3_last_insert_rowid (layak_connection_get_handle (connection));
  for (guint i = 0; i < n_rows; i++)
    {
      rows[i]->id = last - (n_rows - 1 - i);
      layak_connection_remember_id (connection, self->info->number, &rows[i]->uuid, rows[i]->id);
    }
  return TRUE;
}

/**
 * layak_table_insert:
 * @row: a row with a UUID; gets its id
 *
 * References must resolve. Required fields are the caller's to check, see layak_row_check().
 */
gboolean
layak_table_insert (const LayakTable  *self,
                    LayakConnection   *connection,
                    LayakRow          *row,
                    GError           **error)
{
  return layak_table_insert_many (self, connection, &row, 1, error);
}

/* Writes the value that @row, which has an id, holds at the index @field. */
gboolean
layak_table_update (const LayakTable  *self,
                    LayakConnection   *connection,
                    const LayakRow    *row,
                    guint              field,
                    GError           **error)
{
  g_autoptr(GPtrArray) scratch = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LayakStatement) update = layak_connection_prepare_lasting (connection, self->updates[field], error);

  if (update == NULL ||
      !bind_value (&self->info->fields[field], row->values[field], connection, update, 1, scratch, error))
    return FALSE;

  layak_statement_bind_nth_int (update, 2, row->id);
  return layak_statement_run (update, error);
}

gboolean
layak_table_delete (const LayakTable  *self,
                    LayakConnection   *connection,
                    gint64             id,
                    GError           **error)
{
  g_autoptr(LayakStatement) delete = layak_connection_prepare_lasting (connection, self->delete, error);

  if (delete == NULL)
    return FALSE;

  layak_connection_forget_ids (connection);
  layak_statement_bind_nth_int (delete, 1, id);
  return layak_statement_run (delete, error);
}

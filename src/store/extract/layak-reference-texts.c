/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-reference-texts.h"

/* The texts of one record type by id, and the statement that finds one. */
typedef struct
{
  GHashTable     *by_id;
  LayakStatement *find;
} Texts;

/* A field whose text is looked up: its id stands in a column of its own. */
typedef struct
{
  guint  field;
  Texts *texts;
} Reference;

/* @by_type: (element-type Texts): by number of the record type, NULL until one is needed */
struct _LayakReferenceTexts
{
  LayakConnection *connection;
  GPtrArray       *by_type;
};

static void
texts_free (gpointer data)
{
  Texts *texts = data;

  if (texts == NULL)
    return;

  g_hash_table_unref (texts->by_id);
  layak_statement_release (texts->find);
  g_free (texts);
}

/**
 * layak_reference_texts_new:
 * @connection: a connection in a transaction, which lasts longer
 */
LayakReferenceTexts *
layak_reference_texts_new (LayakConnection *connection)
{
  LayakReferenceTexts *self = g_new0 (LayakReferenceTexts, 1);

  self->connection = connection;
  self->by_type = g_ptr_array_new_with_free_func (texts_free);
  return self;
}

void
layak_reference_texts_free (LayakReferenceTexts *self)
{
  g_ptr_array_unref (self->by_type);
  g_free (self);
}

/* Whether the field refers to records that are few and referred to by nearly all others. */
gboolean
layak_reference_texts_covers (const LayakField *field)
{
  const LayakRecordInfo *info;

  if (field->type != LAYAK_FIELD_REFERENCE)
    return FALSE;

  info = layak_record_info_find (field->refers);
  return layak_record_info_is_keyed (info) || g_str_equal (info->name, "agency");
}

static Texts *
get_texts (LayakReferenceTexts    *self,
           const LayakRecordInfo  *info,
           GError                **error)
{
  const LayakTable *table = layak_table_get (info);
  const char *column = "uuid";
  g_autofree char *sql = NULL;
  LayakStatement *find;
  Texts *texts;

  if (self->by_type->len > info->number && self->by_type->pdata[info->number] != NULL)
    return self->by_type->pdata[info->number];

  if (layak_record_info_is_referred_by_key (info))
    column = layak_table_get_column (table, layak_record_info_field_index (info, layak_record_info_get_key (info)));
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", column, layak_table_get_name (table));
  find = layak_connection_prepare (self->connection, sql, error);
  if (find == NULL)
    return NULL;

  texts = g_new (Texts, 1);
  *texts = (Texts) { g_hash_table_new_full (NULL, NULL, NULL, g_free), find };
  g_ptr_array_set_size (self->by_type, MAX ((int) self->by_type->len, (int) info->number + 1));
  return self->by_type->pdata[info->number] = texts;
}

static gboolean
find_text (Texts   *texts,
           gint64   id,
           char   **text,
           GError **error)
{
  LayakStep step;
  LayakUuid uuid;

  layak_statement_reset (texts->find);
  layak_statement_bind_nth_int (texts->find, 1, id);
  step = layak_statement_step (texts->find, error);
  if (step == LAYAK_STEP_FAILED)
    return FALSE;

  *text = step == LAYAK_STEP_DONE ? NULL
          : layak_statement_get_uuid (texts->find, 0, &uuid) ? layak_uuid_to_string (&uuid)
          : g_strdup (layak_statement_get_text (texts->find, 0));
  g_hash_table_insert (texts->by_id, GSIZE_TO_POINTER ((gsize) id), *text);
  return TRUE;
}

/**
 * layak_reference_texts_prepare:
 * @columns: the ids of the references that @info has to small tables are appended, to be selected of “t”
 *
 * Returns: (transfer full): those references, for layak_reference_texts_read() as long as @self lasts
 */
GArray *
layak_reference_texts_prepare (LayakReferenceTexts    *self,
                               const LayakRecordInfo  *info,
                               GString                *columns,
                               GError                **error)
{
  g_autoptr(GArray) references = g_array_new (FALSE, FALSE, sizeof (Reference));

  for (guint i = 0; i < info->n_fields; i++)
    if (layak_reference_texts_covers (&info->fields[i]))
      {
        Reference reference = { i, get_texts (self, layak_record_info_find (info->fields[i].refers), error) };

        if (reference.texts == NULL)
          return NULL;
        g_array_append_val (references, reference);
        g_string_append_printf (columns, ", t.%s", layak_table_get_column (layak_table_get (info), i));
      }

  return g_steal_pointer (&references);
}

/**
 * layak_reference_texts_read:
 * @column: (inout): where the ids begin; then the column behind them
 * @row: gets the fields of @references
 */
gboolean
layak_reference_texts_read (GArray          *references,
                            LayakStatement  *statement,
                            int             *column,
                            LayakRow        *row,
                            GError         **error)
{
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *reference = &g_array_index (references, Reference, i);
      gint64 id = layak_statement_get_int (statement, (*column)++);
      gpointer text = NULL;

      /* No record has the id 0, as which SQLite reads NULL. */
      if (id == 0)
        continue;
      if (!g_hash_table_lookup_extended (reference->texts->by_id, GSIZE_TO_POINTER ((gsize) id), NULL, &text) &&
          !find_text (reference->texts, id, (char **) &text, error))
        return FALSE;
      row->values[reference->field].text = g_strdup (text);
    }

  return TRUE;
}

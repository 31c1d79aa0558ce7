/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements that tell which records of one type a report holds, in its order. */
#define G_LOG_DOMAIN "layak-store"

#include "layak-extract-private.h"

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
prepare_list (LayakExtractLists      *self,
              const LayakRecordInfo  *info,
              LayakExtractOwner       kind,
              GError                **error)
{
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

  self->by_owner[kind] = layak_extract_prepare (self->connection, g_strdup_printf (
    "SELECT t.id FROM %s AS t WHERE %s%s ORDER BY %s", layak_table_get_name (layak_table_get (info)), owner, chosen,
    order), error);
  return self->by_owner[kind] != NULL;
}

void
layak_extract_lists_clear (LayakExtractLists *self)
{
  for (guint i = 0; i < LAYAK_EXTRACT_N_OWNERS; i++)
    g_clear_pointer (&self->by_owner[i], layak_statement_release);
  self->info = NULL;
}

/* Makes ready to list the records of a type. Connection and completeness were set before. */
gboolean
layak_extract_lists_prepare (LayakExtractLists      *self,
                             const LayakRecordInfo  *info,
                             GError                **error)
{
  layak_extract_lists_clear (self);
  self->info = info;
  self->has_owners = !layak_record_info_is_keyed (info) &&
                     (layak_record_info_find_field (info, "regency") != NULL ||
                      layak_record_info_find_field (info, "province") != NULL);
  for (guint i = 0; i < (self->has_owners ? LAYAK_EXTRACT_N_OWNERS : 1); i++)
    if (!prepare_list (self, info, i, error))
      return FALSE;

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-invariants.h"

#include <glib/gi18n-lib.h>

#include "layak-references.h"

/* “Sesuai rekomendasi” of the audit board's four statuses means that somebody has seen the evidence. So a verified
 * recommendation has a document, of its own or of one of its progress entries, and says who verified it and when. */
#define UNPROVEN_RECOMMENDATION                                                                                   \
  "SELECT r.id FROM recommendation AS r "                                                                         \
  "WHERE r.id BETWEEN ?1 AND ?2 AND r.status = 'verified' AND (r.verified_by IS NULL OR r.verified_on IS NULL "   \
  "OR (NOT EXISTS (SELECT 1 FROM document AS d WHERE d.recommendation = r.id) "                                   \
  "AND NOT EXISTS (SELECT 1 FROM progress AS p JOIN document AS d ON d.progress = p.id "                          \
  "WHERE p.recommendation = r.id))) LIMIT 1"

static gboolean
is_recommendation (const LayakRecordInfo *info)
{
  return g_str_equal (info->name, "recommendation");
}

static gboolean
check_recommendations (LayakConnection        *connection,
                       const LayakRecordInfo  *info,
                       gint64                  first,
                       gint64                  last,
                       GError                **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, UNPROVEN_RECOMMENDATION, error);
  g_autofree char *name = NULL;
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_int (select, 1, first);
  layak_statement_bind_nth_int (select, 2, last);
  step = layak_statement_step (select, error);
  if (step != LAYAK_STEP_ROW)
    return step == LAYAK_STEP_DONE;

  name = layak_references_dup_name (connection, info, layak_statement_get_int (select, 0));
  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT,
               /* Translators: a record, as: Recommendation “Bentuk PATBM” */
               _("%s: a verified recommendation needs evidence, who verified it and when"), name);
  return FALSE;
}

/* The recommendation that @row proves something of, directly or through a progress entry; 0 if there is none any more,
 * since then nothing is left unproven. */
static gboolean
find_proven (LayakConnection  *connection,
             const LayakRow   *row,
             gint64           *id,
             GError          **error)
{
  const LayakRecordInfo *progress = layak_record_info_find ("progress");
  const LayakField *field = layak_record_info_find_field (row->info, "recommendation");
  g_autoptr(LayakRow) entry = NULL;
  g_autoptr(GError) failure = NULL;
  const char *identity;
  LayakUuid uuid;

  *id = 0;
  identity = layak_row_get_text (row, field->name);
  if (identity != NULL && layak_uuid_parse (identity, &uuid))
    return layak_table_find_id (layak_table_get (layak_record_info_find (field->refers)), connection, &uuid, id, error);

  if (row->info == progress || layak_row_is_unknown (row, "progress") ||
      !layak_uuid_parse (layak_row_get_text (row, "progress"), &uuid))
    return TRUE;

  entry = layak_table_load_uuid (layak_table_get (progress), connection, &uuid, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return entry == NULL || find_proven (connection, entry, id, error);
}

/* Whether the change may have taken evidence away. */
static gboolean
is_loss_of_evidence (const LayakChange *change)
{
  return change->operation != SQLITE_INSERT &&
         (g_str_equal (change->info->name, "document") || g_str_equal (change->info->name, "progress"));
}

static gboolean
check_member (LayakConnection   *connection,
              const LayakChange *change,
              const LayakField  *field,
              const char        *member,
              GError           **error)
{
  g_autofree char *name = NULL;
  gint64 id;

  if (!layak_table_find_identity (layak_record_info_find (field->refers), connection, member, &id, error))
    return FALSE;
  if (id != 0)
    return TRUE;

  name = layak_references_dup_name (connection, change->info, change->id);
  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT,
               /* Translators: a record, as: Training “Bimtek”; the name of a field; what stands in the field */
               _("%s: “%s” names a record that is not there any more (%s)"), name, layak_field_get_label (field),
               member);
  return FALSE;
}

/* Foreign keys watch over references in columns; sets of them are text. */
static gboolean
check_members (LayakConnection    *connection,
               const LayakChange  *change,
               GError            **error)
{
  for (guint i = 0; i < change->info->n_fields; i++)
    {
      const LayakField *field = &change->info->fields[i];
      char **set = field->type == LAYAK_FIELD_REFERENCES ? change->after->values[i].set : NULL;

      if (change->operation == SQLITE_UPDATE && !change->changed[i])
        continue;
      for (guint k = 0; set != NULL && set[k] != NULL; k++)
        if (!check_member (connection, change, field, set[k], error))
          return FALSE;
    }
  return TRUE;
}

/* Holds @changes, the whole of a step, against what must hold between records. */
gboolean
layak_invariants_check_changes (LayakConnection  *connection,
                                GPtrArray        *changes,
                                GError          **error)
{
  const LayakRecordInfo *recommendation = layak_record_info_find ("recommendation");

  for (guint i = 0; i < changes->len; i++)
    {
      const LayakChange *change = g_ptr_array_index (changes, i);
      gint64 id = 0;

      if (is_recommendation (change->info) && change->operation != SQLITE_DELETE)
        id = change->id;
      else if (is_loss_of_evidence (change) && !find_proven (connection, change->before, &id, error))
        return FALSE;
      if (id != 0 && !check_recommendations (connection, recommendation, id, id, error))
        return FALSE;
      if (change->operation != SQLITE_DELETE && !check_members (connection, change, error))
        return FALSE;
    }

  return TRUE;
}

/* The same for new records with these ids. */
gboolean
layak_invariants_check_range (LayakConnection        *connection,
                              const LayakRecordInfo  *info,
                              gint64                  first,
                              gint64                  last,
                              GError                **error)
{
  return !is_recommendation (info) || check_recommendations (connection, info, first, last, error);
}

gboolean
layak_invariants_is_proven (LayakConnection  *connection,
                            gint64            recommendation,
                            gboolean         *is_proven,
                            GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare_lasting (connection, UNPROVEN_RECOMMENDATION, error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_nth_int (select, 1, recommendation);
  layak_statement_bind_nth_int (select, 2, recommendation);
  step = layak_statement_step (select, error);
  *is_proven = step == LAYAK_STEP_DONE;
  return step != LAYAK_STEP_FAILED;
}

gboolean
layak_invariants_find_proven (LayakConnection  *connection,
                              gint64            document,
                              gint64           *recommendation,
                              GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT r.id FROM document AS d LEFT JOIN progress AS p ON p.id = d.progress "
    "JOIN recommendation AS r ON r.id = coalesce (d.recommendation, p.recommendation) "
    "WHERE d.id = :document AND r.status = 'verified'", error);
  LayakStep step;

  *recommendation = 0;
  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":document", document);
  step = layak_statement_step (select, error);
  if (step == LAYAK_STEP_ROW)
    *recommendation = layak_statement_get_int (select, 0);
  return step != LAYAK_STEP_FAILED;
}

GArray *
layak_invariants_select_evidence (LayakConnection  *connection,
                                  gint64            recommendation,
                                  GError          **error)
{
  g_autoptr(GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT d.id FROM document AS d WHERE d.recommendation = :recommendation "
    "UNION SELECT d.id FROM progress AS p JOIN document AS d ON d.progress = p.id "
    "WHERE p.recommendation = :recommendation", error);
  LayakStep step;

  if (select == NULL)
    return NULL;

  layak_statement_bind_int (select, ":recommendation", recommendation);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    {
      gint64 id = layak_statement_get_int (select, 0);

      g_array_append_val (documents, id);
    }
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&documents) : NULL;
}

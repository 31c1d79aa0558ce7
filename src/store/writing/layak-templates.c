/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-templates.h"

#include <glib/gi18n-lib.h>

#include "layak-repeat.h"
#include "layak-template-content.h"
#include "layak-template.h"
#include "layak-unit-store.h"
#include "layak-wording.h"

/* A place of two digits is a province. What is nobody’s serves everywhere, what is the province’s in all of it. */
#define SERVES_PLACE                                                                                   \
  "(t.regency IS NULL AND t.province IS NULL)"                                                         \
  " OR g.code = :place OR p.code = substr (:place, 1, 2)"                                              \
  " OR (length (:place) = 2 AND g.province = (SELECT id FROM province WHERE code = :place))"

#define IS_OWNED_ALIKE "g.code IS :regency AND p.code IS :province"

/* (transfer full) (nullable): a statement that selects templates. */
static LayakStatement *
prepare (LayakConnection  *connection,
         const char       *condition,
         GError          **error)
{
  const LayakTable *table = layak_table_get (&layak_template_info);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM template AS t LEFT JOIN regency AS g ON g.id = t.regency"
                     " LEFT JOIN province AS p ON p.id = t.province WHERE %s"
                     " ORDER BY t.regency IS NULL, g.name COLLATE NOCASE, t.province IS NULL, t.name COLLATE NOCASE,"
                     " t.id", layak_table_get_columns (table), condition);

  return layak_connection_prepare (connection, sql, error);
}

GPtrArray *
layak_templates_select (LayakConnection  *connection,
                        const char       *place,
                        GError          **error)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_autoptr(LayakStatement) select = prepare (connection, ":place IS NULL OR " SERVES_PLACE, error);
  LayakStep step;

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":place", place);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (templates, layak_table_read (layak_table_get (&layak_template_info), select));
  return step == LAYAK_STEP_DONE ? g_steal_pointer (&templates) : NULL;
}

LayakRow *
layak_templates_find (LayakConnection  *connection,
                      const LayakRow   *template,
                      GError          **error)
{
  g_autoptr(LayakStatement) select =
    prepare (connection, "t.name = :name COLLATE NOCASE AND " IS_OWNED_ALIKE, error);

  if (select == NULL)
    return NULL;

  layak_statement_bind_text (select, ":name", layak_row_get_text (template, "name"));
  layak_statement_bind_text (select, ":regency", layak_row_get_text (template, "regency"));
  layak_statement_bind_text (select, ":province", layak_row_get_text (template, "province"));
  return layak_statement_step (select, error) == LAYAK_STEP_ROW
         ? layak_table_read (layak_table_get (&layak_template_info), select) : NULL;
}

/* A template is one text, so the texts of a training together may be too long for it. */
static gboolean
check_length (const LayakRow  *training,
              const char      *content,
              GError         **error)
{
  const gint64 max = layak_record_info_find_field (&layak_template_info, "content")->max;
  const gint64 length = g_utf8_strlen (content, -1);
  g_autofree char *is = layak_wording_number (length), *may_be = layak_wording_number (max);

  if (length <= max)
    return TRUE;

  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
               /* Translators: the title of a training, then numbers of characters */
               _("“%s” is too long for a template: its texts, sessions, speakers and groups have %s characters, and at "
                 "most %s fit. Shorten the longest texts first."), layak_row_get_title (training), is, may_be);
  return FALSE;
}

LayakRow *
layak_templates_take (LayakConnection  *connection,
                      const LayakRow   *training,
                      const char       *name,
                      GError          **error)
{
  g_autoptr(LayakUnit) unit = layak_unit_store_load (connection, training->info, training->id, error);
  g_autofree char *content = unit != NULL ? layak_template_content_format (unit) : NULL;
  g_autoptr(LayakRow) template = layak_row_new (&layak_template_info);

  if (content == NULL || !check_length (training, content, error))
    return NULL;

  layak_row_set_text (template, "regency", layak_row_get_text (training, "regency"));
  layak_row_set_text (template, "province", layak_row_get_text (training, "province"));
  return layak_row_parse_field (template, "name", name, error) &&
         layak_row_parse_field (template, "content", content, error) &&
         layak_row_check (template, error) ? g_steal_pointer (&template) : NULL;
}

static gboolean
is_there (LayakConnection  *connection,
          const LayakField *field,
          const char       *identity)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  LayakUuid uuid;
  gint64 id = 0;

  return layak_table_parse_identity (info, identity, &uuid) &&
         layak_table_find_id (layak_table_get (info), connection, &uuid, &id, NULL) && id != 0;
}

/* (transfer full): those of the identities that are there, parted by blanks; empty if none is. */
static char *
dup_there (LayakConnection    *connection,
           const LayakField   *field,
           char              **identities)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; identities != NULL && identities[i] != NULL; i++)
    if (is_there (connection, field, identities[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", identities[i]);
  return g_string_free (text, FALSE);
}

/* An agency may be gone since the template was made, or be one of the office that sent it. */
static void
forget_strangers (LayakConnection *connection,
                  LayakRow        *training)
{
  for (guint i = 0; i < training->info->n_fields; i++)
    {
      const LayakField *field = &training->info->fields[i];
      g_autofree char *there = NULL;

      if (field->type == LAYAK_FIELD_REFERENCES)
        {
          there = dup_there (connection, field, training->values[i].set);
          layak_row_parse_field (training, field->name, there, NULL);
        }
      else if (field->type == LAYAK_FIELD_REFERENCE && training->values[i].text != NULL &&
               !is_there (connection, field, training->values[i].text))
        layak_row_take_value (training, i, layak_value_unknown (field));
    }
}

static void
take_wishes (LayakRow       *training,
             const LayakRow *wishes)
{
  for (guint i = 0; i < wishes->info->n_fields; i++)
    if (!layak_value_is_unknown (&wishes->info->fields[i], wishes->values[i]))
      layak_row_take_value (training, i, layak_value_copy (&wishes->info->fields[i], wishes->values[i]));
}

/* It lasts as many days as before, unless the end is told. */
static LayakRepeat
make_repeat (const LayakUnit *model,
             const LayakRow  *wishes)
{
  const gint64 days = layak_template_content_count_days (model);
  LayakRepeat how = layak_repeat_copy ();

  how.with_groups = TRUE;
  how.start = layak_row_get_date (wishes, "start-date");
  how.end = layak_row_get_date (wishes, "end-date");
  if (how.start != LAYAK_UNKNOWN)
    how.status = LAYAK_TRAINING_PLANNED;
  if (how.start != LAYAK_UNKNOWN && layak_date_get_day (how.start) > 0 && how.end == LAYAK_UNKNOWN &&
      days != LAYAK_UNKNOWN)
    how.end = layak_date_add_days (how.start, (int) days - 1);
  return how;
}

/**
 * layak_templates_make:
 * @wishes: a training with what is known of the new one; what it tells takes the place of what the template has
 *
 * Returns: (transfer full) (nullable): the new training, which is not stored yet
 */
LayakUnit *
layak_templates_make (LayakConnection  *connection,
                      const LayakRow   *template,
                      const LayakRow   *wishes,
                      GError          **error)
{
  g_autoptr(LayakUnit) model = layak_template_content_parse (layak_row_get_text (template, "content"), error);
  LayakUnit *training;
  LayakRepeat how;

  if (model == NULL)
    return NULL;

  how = make_repeat (model, wishes);
  training = layak_repeat_make (model, &how);
  if (layak_row_is_unknown (wishes, "regency") && layak_row_is_unknown (wishes, "province"))
    {
      layak_row_set_text (training->root, "regency", layak_row_get_text (template, "regency"));
      layak_row_set_text (training->root, "province", layak_row_get_text (template, "province"));
    }
  take_wishes (training->root, wishes);
  forget_strangers (connection, training->root);
  return training;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include <string.h>

#include "layak-query-private.h"
#include "layak-words.h"

static const char *
get_column (LayakQuery       *self,
            const LayakField *field)
{
  return layak_table_get_column (layak_table_get (self->info), layak_record_info_field_index (self->info, field));
}

static void
add_column (LayakSelect      *select,
            LayakQuery       *self,
            const LayakField *field)
{
  layak_select_add (select, "t.");
  layak_select_add (select, get_column (self, field));
}

/* A text that can be no value of the field is that of no record. */
static void
add_equals (LayakSelect      *select,
            LayakQuery       *self,
            const LayakField *field,
            const char       *text)
{
  LayakValue value = layak_value_unknown (field);

  if (!layak_value_parse (field, text, &value, NULL))
    {
      layak_select_add (select, "0");
      return;
    }

  add_column (select, self, field);
  if (layak_value_is_unknown (field, value))
    {
      layak_select_add (select, " IS NULL");
      return;
    }

  layak_select_add (select, " = ");
  if (layak_field_is_number (field) && field->type != LAYAK_FIELD_CHOICE && field->type != LAYAK_FIELD_DATE)
    layak_select_add_int (select, value.number);
  else
    layak_select_add_text (select, text);
  layak_value_clear (field, &value);
}

static void
add_refers_to (LayakSelect      *select,
               LayakQuery       *self,
               const LayakField *field,
               const char       *identity)
{
  const LayakRecordInfo *referred = layak_record_info_find (field->refers);
  LayakUuid uuid;

  if (*identity == '\0' || !layak_table_parse_identity (referred, identity, &uuid))
    {
      add_column (select, self, field);
      layak_select_add (select, *identity == '\0' ? " IS NULL" : " = 0");
      return;
    }

  add_column (select, self, field);
  layak_select_add (select, " = (SELECT id FROM ");
  layak_select_add (select, layak_table_get_name (layak_table_get (referred)));
  layak_select_add (select, " WHERE uuid = ");
  layak_select_add_uuid (select, &uuid);
  layak_select_add (select, ")");
}

static void
add_has_member (LayakSelect      *select,
                LayakQuery       *self,
                const LayakField *field,
                const char       *member)
{
  if (*member == '\0')
    {
      add_column (select, self, field);
      layak_select_add (select, " IS NULL");
      return;
    }

  layak_select_add (select, "has_member (");
  add_column (select, self, field);
  layak_select_add (select, ", ");
  layak_select_add_text (select, member);
  layak_select_add (select, ")");
}

static void
add_filter (LayakSelect  *select,
            LayakQuery   *self,
            const LayakQueryFilter *filter)
{
  for (guint i = 0; filter->texts[i] != NULL; i++)
    {
      layak_select_add (select, i == 0 ? " AND (" : " OR ");
      if (layak_field_is_set (filter->field))
        add_has_member (select, self, filter->field, filter->texts[i]);
      else if (filter->field->type == LAYAK_FIELD_REFERENCE)
        add_refers_to (select, self, filter->field, filter->texts[i]);
      else
        add_equals (select, self, filter->field, filter->texts[i]);
    }
  layak_select_add (select, ")");
}

static void
add_special (LayakSelect   *select,
             const LayakQuerySpecial *special)
{
  g_autofree char *name = g_strdelimit (g_strconcat (":", special->term->name, NULL), "-", '_');
  LayakUuid uuid;

  layak_select_add (select, " AND (");
  layak_select_add (select, special->term->sql);
  layak_select_add (select, ")");
  layak_select_set_text (select, name, special->value);
  if (layak_uuid_parse (special->value, &uuid))
    {
      g_autofree char *uuid_name = g_strconcat (name, "_uuid", NULL);

      layak_select_set_uuid (select, uuid_name, &uuid);
    }
}

static gboolean
is_searched (LayakQuery *self)
{
  for (guint i = 0; i < self->info->n_fields; i++)
    if (self->info->fields[i].flags & LAYAK_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

/* Record types without an index are few or small: each word may stand in any text. */
static void
add_like (LayakSelect *select,
          LayakQuery  *self,
          const char  *word)
{
  g_autofree char *pattern = layak_words_dup_like (word);

  layak_select_add (select, " AND (0");
  for (guint i = 0; i < self->info->n_fields; i++)
    {
      const LayakField *field = &self->info->fields[i];

      if (field->type != LAYAK_FIELD_TEXT && field->type != LAYAK_FIELD_PROSE && field->type != LAYAK_FIELD_CODE)
        continue;
      layak_select_add (select, " OR ");
      add_column (select, self, field);
      layak_select_add (select, " LIKE ");
      layak_select_add_text (select, pattern);
      layak_select_add (select, " ESCAPE '\\'");
    }
  layak_select_add (select, ")");
}

static void
add_search (LayakSelect *select,
            LayakQuery  *self)
{
  const char *name = layak_table_get_name (layak_table_get (self->info));
  g_autofree char *match = layak_words_dup_match (self->search);
  g_autofree char *sql = NULL;

  if (match == NULL)
    return;

  if (!is_searched (self))
    {
      g_auto(GStrv) words = layak_words_split (self->search);

      for (guint i = 0; words[i] != NULL; i++)
        add_like (select, self, words[i]);
      return;
    }

  sql = g_strdup_printf (" AND (t.id IN (SELECT rowid FROM %s_search WHERE %s_search MATCH :match)", name, name);
  layak_select_add (select, sql);
  if (g_str_equal (name, "training"))
    layak_select_add (select, " OR t.id IN (SELECT s.training FROM speaker_search AS f JOIN speaker AS s"
                      " ON s.id = f.rowid WHERE speaker_search MATCH :match)");
  layak_select_add (select, ")");
  layak_select_set_text (select, ":match", match);
}

void
layak_query_set_values (LayakQuery  *self,
                        LayakSelect *select)
{
  char today[LAYAK_DATE_MAX_TEXT];
  g_autofree char *year = self->year != 0 ? g_strdup_printf ("%04d", self->year) : NULL;

  layak_date_format (layak_query_get_today (self), today);
  layak_select_set_text (select, ":today", today);
  layak_select_set_text (select, ":place", self->place);
  layak_select_set_text (select, ":year", year);
}

static void
add_conditions (LayakSelect *select,
                LayakQuery  *self)
{
  const LayakScopeTerms *scope = layak_terms_find_scope (self->info->name);
  const char *in_place = self->place != NULL && strchr (self->place, '.') != NULL ? scope->in_regency
                                                                                  : scope->in_province;

  layak_select_add (select, " WHERE 1");
  if (self->place != NULL && in_place != NULL)
    {
      layak_select_add (select, " AND ");
      layak_select_add (select, in_place);
    }
  if (self->year != 0 && scope->in_year != NULL)
    {
      layak_select_add (select, " AND ");
      layak_select_add (select, scope->in_year);
    }
  for (guint i = 0; i < self->filters->len; i++)
    add_filter (select, self, self->filters->pdata[i]);
  for (guint i = 0; i < self->specials->len; i++)
    add_special (select, self->specials->pdata[i]);
  add_search (select, self);
  layak_query_set_values (self, select);
}

/* What is unknown comes last in either direction. NULL is the least value of all, so it does by itself in the
 * descending order; where there is none, saying so would only keep SQLite from using an index. */
static void
add_direction (LayakSelect *select,
               gboolean     descending,
               gboolean     known)
{
  if (descending)
    layak_select_add (select, " DESC");
  else if (!known)
    layak_select_add (select, " NULLS LAST");
}

/* In the order of the list of choices, which is that of their nature. */
static void
add_choice_order (LayakSelect      *select,
                  LayakQuery       *self,
                  const LayakField *field)
{
  layak_select_add (select, "CASE ");
  add_column (select, self, field);
  for (guint i = 0; i < field->choices->n_choices; i++)
    {
      g_autofree char *when = g_strdup_printf (" WHEN '%s' THEN %u", field->choices->choices[i].nick, i);

      layak_select_add (select, when);
    }
  layak_select_add (select, " END");
}

/* By the name of what is referred to. */
static void
add_reference_order (LayakSelect      *select,
                     LayakQuery       *self,
                     const LayakField *field)
{
  const LayakRecordInfo *referred = layak_record_info_find (field->refers);
  const LayakTable *table = layak_table_get (referred);
  guint title = layak_record_info_field_index (referred, layak_record_info_find_field (referred, referred->title));

  layak_select_add (select, "(SELECT ");
  layak_select_add (select, referred == layak_record_info_find ("agency") ? LAYAK_SQL_AGENCY_NAME ("r")
                                                                          : layak_table_get_column (table, title));
  layak_select_add (select, " FROM ");
  layak_select_add (select, layak_table_get_name (table));
  layak_select_add (select, " AS r WHERE r.id = ");
  add_column (select, self, field);
  layak_select_add (select, ") COLLATE NOCASE");
}

static void
add_field_order (LayakSelect      *select,
                 LayakQuery       *self,
                 const LayakField *field)
{
  if (field->type == LAYAK_FIELD_CHOICE)
    add_choice_order (select, self, field);
  else if (field->type == LAYAK_FIELD_REFERENCE)
    add_reference_order (select, self, field);
  else
    {
      add_column (select, self, field);
      if (field->type == LAYAK_FIELD_TEXT || field->type == LAYAK_FIELD_PROSE)
        layak_select_add (select, " COLLATE NOCASE");
    }
}

static void
add_order (LayakSelect *select,
           LayakQuery  *self)
{
  gboolean descending;
  const char *sort = layak_query_get_sort (self, &descending);
  const LayakOrderTerm *order = layak_terms_find_order (self->info->name, sort);

  layak_select_add (select, " ORDER BY ");
  if (order == NULL)
    {
      const LayakField *field = layak_record_info_find_field (self->info, sort);

      add_field_order (select, self, field);
      add_direction (select, descending, (field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)) != 0);
      layak_select_add (select, ", ");
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (order->parts) && order->parts[i].sql != NULL; i++)
      {
        layak_select_add (select, order->parts[i].sql);
        add_direction (select, descending && !order->parts[i].always, order->parts[i].known);
        layak_select_add (select, ", ");
      }

  layak_select_add (select, descending ? "t.id DESC" : "t.id");
}

LayakSelect *
layak_query_select_within (LayakQuery *self,
                           const char *before,
                           const char *columns,
                           const char *after)
{
  LayakSelect *select = layak_select_new (before);

  layak_select_add (select, "SELECT ");
  layak_select_add (select, columns);
  layak_select_add (select, " FROM ");
  layak_select_add (select, layak_table_get_name (layak_table_get (self->info)));
  layak_select_add (select, " AS t");
  add_conditions (select, self);
  layak_select_add (select, after);
  return select;
}

LayakSelect *
layak_query_select (LayakQuery *self,
                    const char *columns,
                    const char *tail)
{
  return layak_query_select_within (self, "", columns, tail);
}

LayakSelect *
layak_query_select_ids (LayakQuery *self)
{
  LayakSelect *select = layak_query_select (self, "t.id", "");

  add_order (select, self);
  return select;
}

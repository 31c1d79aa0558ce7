/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-query-private.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakQuery, layak_query, G_TYPE_OBJECT)

static void
filter_free (gpointer data)
{
  LayakQueryFilter *filter = data;

  g_strfreev (filter->texts);
  g_free (filter);
}

static void
special_free (gpointer data)
{
  LayakQuerySpecial *special = data;

  g_free (special->value);
  g_free (special);
}

static void
emit_changed (LayakQuery *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
layak_query_finalize (GObject *object)
{
  LayakQuery *self = LAYAK_QUERY (object);

  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->specials, g_ptr_array_unref);
  G_OBJECT_CLASS (layak_query_parent_class)->finalize (object);
}

static void
layak_query_class_init (LayakQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_query_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_query_init (LayakQuery *self)
{
  self->today = LAYAK_UNKNOWN;
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  self->specials = g_ptr_array_new_with_free_func (special_free);
}

/* A query for all records of a type in their usual order. */
LayakQuery *
layak_query_new (const LayakRecordInfo *info)
{
  LayakQuery *self = g_object_new (LAYAK_TYPE_QUERY, NULL);

  self->info = info;
  return self;
}

LayakQuery *
layak_query_new_scoped (const char *record,
                        const char *place,
                        int         year,
                        LayakDate   today)
{
  LayakQuery *self = layak_query_new (layak_record_info_find (record));

  layak_query_set_place (self, place);
  layak_query_set_year (self, year);
  layak_query_set_today (self, today);
  return self;
}

static void
copy_conditions (LayakQuery *self,
                 LayakQuery *model)
{
  g_free (self->place);
  self->place = g_strdup (model->place);
  self->year = model->year;
  g_free (self->search);
  self->search = g_strdup (model->search);
  self->today = model->today;
  for (guint i = 0; i < model->filters->len; i++)
    {
      const LayakQueryFilter *filter = model->filters->pdata[i];

      layak_query_set_filter_any (self, filter->field->name, (const char * const *) filter->texts);
    }
  for (guint i = 0; i < model->specials->len; i++)
    {
      const LayakQuerySpecial *special = model->specials->pdata[i];

      layak_query_set_special (self, special->term->name, special->value);
    }
}

/* (transfer full): a query that asks for the same and changes by itself. */
LayakQuery *
layak_query_copy (LayakQuery *self)
{
  LayakQuery *copy = layak_query_new (self->info);

  copy_conditions (copy, self);
  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  return copy;
}

/**
 * layak_query_set_part_of:
 * @whole: a query for records of the same type
 * @texts: (array zero-terminated=1): of which @field shall have one
 *
 * Asks for a part of what @whole asks for, and keeps its own order.
 */
void
layak_query_set_part_of (LayakQuery         *self,
                         LayakQuery         *whole,
                         const char         *field,
                         const char * const *texts)
{
  const char * const *wanted;
  g_autoptr(GPtrArray) both = g_ptr_array_new ();

  g_return_if_fail (LAYAK_IS_QUERY (self) && LAYAK_IS_QUERY (whole) && self->info == whole->info);

  g_ptr_array_set_size (self->filters, 0);
  g_ptr_array_set_size (self->specials, 0);
  copy_conditions (self, whole);

  wanted = layak_query_get_filter (whole, field);
  for (guint i = 0; texts[i] != NULL; i++)
    if (wanted == NULL || g_strv_contains (wanted, texts[i]))
      g_ptr_array_add (both, (gpointer) texts[i]);
  /* A text that can be no value of the field is that of no record. */
  if (both->len == 0)
    g_ptr_array_add (both, (gpointer) "-");
  g_ptr_array_add (both, NULL);
  layak_query_set_filter_any (self, field, (const char * const *) both->pdata);
  emit_changed (self);
}

const LayakRecordInfo *
layak_query_get_info (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), NULL);

  return self->info;
}

static void
set_text (LayakQuery  *self,
          char       **member,
          const char  *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (*member, text) == 0)
    return;

  g_free (*member);
  *member = g_strdup (text);
  emit_changed (self);
}

void
layak_query_set_place (LayakQuery *self,
                       const char *place)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));

  set_text (self, &self->place, place);
}

const char *
layak_query_get_place (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), NULL);

  return self->place;
}

void
layak_query_set_year (LayakQuery *self,
                      int         year)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));

  if (self->year == year)
    return;

  self->year = year;
  emit_changed (self);
}

int
layak_query_get_year (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), 0);

  return self->year;
}

void
layak_query_set_search (LayakQuery *self,
                        const char *words)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));

  set_text (self, &self->search, words);
}

const char *
layak_query_get_search (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), NULL);

  return self->search;
}

static guint
find_filter (LayakQuery       *self,
             const LayakField *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (((LayakQueryFilter *) self->filters->pdata[i])->field == field)
      return i;

  return G_MAXUINT;
}

void
layak_query_set_filter (LayakQuery *self,
                        const char *field,
                        const char *text)
{
  layak_query_set_filter_any (self, field, text != NULL ? (const char * const []) { text, NULL } : NULL);
}

void
layak_query_set_filter_any (LayakQuery         *self,
                            const char         *field,
                            const char * const *texts)
{
  const LayakField *found;
  guint at;

  g_return_if_fail (LAYAK_IS_QUERY (self));

  found = layak_record_info_find_field (self->info, field);
  g_return_if_fail (found != NULL);

  at = find_filter (self, found);
  if (texts == NULL || *texts == NULL)
    {
      if (at == G_MAXUINT)
        return;
      g_ptr_array_remove_index (self->filters, at);
    }
  else
    {
      LayakQueryFilter *filter;

      if (at != G_MAXUINT &&
          g_strv_equal (texts, (const char * const *) ((LayakQueryFilter *) self->filters->pdata[at])->texts))
        return;
      if (at != G_MAXUINT)
        g_ptr_array_remove_index (self->filters, at);
      filter = g_new (LayakQueryFilter, 1);
      *filter = (LayakQueryFilter) { found, g_strdupv ((char **) texts) };
      g_ptr_array_add (self->filters, filter);
    }
  emit_changed (self);
}

/* (transfer none) (nullable): the texts of a filter, NULL if there is none on this field. */
const char * const *
layak_query_get_filter (LayakQuery *self,
                        const char *field)
{
  const LayakField *found = layak_record_info_find_field (self->info, field);
  guint at = find_filter (self, found);

  return at != G_MAXUINT ? (const char * const *) ((LayakQueryFilter *) self->filters->pdata[at])->texts : NULL;
}

static guint
find_special (LayakQuery *self,
              const char *name)
{
  for (guint i = 0; i < self->specials->len; i++)
    if (g_str_equal (((LayakQuerySpecial *) self->specials->pdata[i])->term->name, name))
      return i;

  return G_MAXUINT;
}

void
layak_query_set_special (LayakQuery *self,
                         const char *name,
                         const char *value)
{
  const LayakSpecialTerm *term;
  guint at;

  g_return_if_fail (LAYAK_IS_QUERY (self));

  term = layak_terms_find_special (self->info->name, name);
  g_return_if_fail (term != NULL);

  if (g_strcmp0 (layak_query_get_special (self, name), value) == 0)
    return;

  at = find_special (self, name);
  if (at != G_MAXUINT)
    g_ptr_array_remove_index (self->specials, at);
  if (value != NULL)
    {
      LayakQuerySpecial *special = g_new (LayakQuerySpecial, 1);

      *special = (LayakQuerySpecial) { term, g_strdup (value) };
      g_ptr_array_add (self->specials, special);
    }
  emit_changed (self);
}

const char *
layak_query_get_special (LayakQuery *self,
                         const char *name)
{
  guint at = find_special (self, name);

  return at != G_MAXUINT ? ((LayakQuerySpecial *) self->specials->pdata[at])->value : NULL;
}

/* Whether records of this type have a condition of this name. */
gboolean
layak_query_has_special (const LayakRecordInfo *info,
                         const char            *name)
{
  return layak_terms_find_special (info->name, name) != NULL;
}

void
layak_query_set_today (LayakQuery *self,
                       LayakDate   today)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));

  if (self->today == today)
    return;

  self->today = today;
  emit_changed (self);
}

/* The day that counts as today, never unknown. */
LayakDate
layak_query_get_today (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), LAYAK_UNKNOWN);

  return self->today != LAYAK_UNKNOWN ? self->today : layak_date_today ();
}

void
layak_query_set_sort (LayakQuery *self,
                      const char *sort,
                      gboolean    descending)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));
  g_return_if_fail (sort == NULL || layak_query_has_sort (self->info, sort));

  if (g_strcmp0 (self->sort, sort) == 0 && self->descending == descending)
    return;

  g_free (self->sort);
  self->sort = g_strdup (sort);
  self->descending = descending;
  emit_changed (self);
}

/**
 * layak_query_get_sort:
 * @descending: (out) (optional): whether the greatest comes first
 *
 * Returns: the order asked for, or the usual one
 */
const char *
layak_query_get_sort (LayakQuery *self,
                      gboolean   *descending)
{
  const LayakScopeTerms *scope = layak_terms_find_scope (self->info->name);

  if (descending != NULL)
    *descending = self->sort != NULL ? self->descending : scope->descending;
  return self->sort != NULL ? self->sort : scope->order;
}

/* Whether records of this type can be put in this order. */
gboolean
layak_query_has_sort (const LayakRecordInfo *info,
                      const char            *sort)
{
  return layak_record_info_find_field (info, sort) != NULL || layak_terms_find_order (info->name, sort) != NULL;
}

gboolean
layak_query_is_filtered (LayakQuery *self)
{
  g_return_val_if_fail (LAYAK_IS_QUERY (self), FALSE);

  return self->search != NULL || self->filters->len > 0 || self->specials->len > 0;
}

void
layak_query_clear (LayakQuery *self)
{
  g_return_if_fail (LAYAK_IS_QUERY (self));

  if (!layak_query_is_filtered (self))
    return;

  g_clear_pointer (&self->search, g_free);
  g_ptr_array_set_size (self->filters, 0);
  g_ptr_array_set_size (self->specials, 0);
  emit_changed (self);
}

guint64
layak_query_get_tables (LayakQuery *self)
{
  g_auto(GStrv) names = g_strsplit (layak_terms_find_scope (self->info->name)->tables, " ", -1);
  guint64 tables = G_GUINT64_CONSTANT (1) << self->info->number;

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      tables |= G_GUINT64_CONSTANT (1) << layak_record_info_find (names[i])->number;
  return tables;
}

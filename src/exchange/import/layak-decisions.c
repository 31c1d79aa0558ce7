/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-decisions.h"

#include <string.h>

/* By “UUID” for a whole record, “UUID field”, “UUID UUID” of their record and mine that may be the same, or “fate”,
 * “fate:type” or “fate:type:field” for all of a kind. */
struct _LayakDecisions
{
  GHashTable *decisions;
};

static const char * const nicks[] = { "none", "mine", "theirs", "skip", "same", "different" };

LayakDecision
layak_decision_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], nick))
      return i;

  return LAYAK_DECISION_NONE;
}

LayakDecisions *
layak_decisions_new (void)
{
  LayakDecisions *self = g_new0 (LayakDecisions, 1);

  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* What @other decides counts from now on. */
void
layak_decisions_update (LayakDecisions       *self,
                        const LayakDecisions *other)
{
  GHashTableIter iter;
  gpointer key, decision;

  g_hash_table_iter_init (&iter, other->decisions);
  while (g_hash_table_iter_next (&iter, &key, &decision))
    g_hash_table_insert (self->decisions, g_strdup (key), decision);
}

LayakDecisions *
layak_decisions_copy (const LayakDecisions *self)
{
  LayakDecisions *copy = layak_decisions_new ();

  layak_decisions_update (copy, self);
  return copy;
}

static gboolean
is_record (const char *key)
{
  LayakUuid uuid;

  return layak_uuid_parse (key, &uuid);
}

/* Only which units were put off: all else was done. */
LayakDecisions *
layak_decisions_copy_parked (const LayakDecisions *self)
{
  LayakDecisions *copy = layak_decisions_new ();
  GHashTableIter iter;
  gpointer key, decision;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &key, &decision))
    if (GPOINTER_TO_INT (decision) == LAYAK_DECISION_SKIP && is_record (key))
      g_hash_table_insert (copy->decisions, g_strdup (key), decision);
  return copy;
}

void
layak_decisions_free (LayakDecisions *self)
{
  g_hash_table_unref (self->decisions);
  g_free (self);
}

static char *
make_key (const LayakUuid  *record,
          const LayakField *field)
{
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (record, uuid);
  return field != NULL ? g_strconcat (uuid, " ", field->name, NULL) : g_strdup (uuid);
}

static void
set_key (LayakDecisions *self,
         char           *key,
         LayakDecision   decision)
{
  if (decision != LAYAK_DECISION_NONE)
    g_hash_table_insert (self->decisions, key, GINT_TO_POINTER (decision));
  else
    {
      g_hash_table_remove (self->decisions, key);
      g_free (key);
    }
}

/**
 * layak_decisions_set:
 * @record: a unit, or a record within one
 * @field: (nullable): one of its fields; %NULL decides all fields of the record that are not decided one by one
 */
void
layak_decisions_set (LayakDecisions   *self,
                     const LayakUuid  *record,
                     const LayakField *field,
                     LayakDecision     decision)
{
  set_key (self, make_key (record, field), decision);
}

/* What was decided of the field, else of the whole record. */
LayakDecision
layak_decisions_get (const LayakDecisions *self,
                     const LayakUuid      *record,
                     const LayakField     *field)
{
  g_autofree char *key = make_key (record, field), *whole = NULL;
  LayakDecision decision = GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, key));

  if (decision != LAYAK_DECISION_NONE || field == NULL)
    return decision;

  whole = make_key (record, NULL);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, whole));
}

/* Whether what happens to records of this fate can be decided so. Only what both sides have can be told by field. */
static gboolean
is_possible (LayakFate      fate,
             gboolean       has_field,
             LayakDecision  decision)
{
  switch (fate)
    {
    case LAYAK_FATE_CHANGED:
    case LAYAK_FATE_CONFLICT:
      return decision >= LAYAK_DECISION_MINE && decision <= LAYAK_DECISION_SKIP;
    case LAYAK_FATE_WITHDRAWN:
      return !has_field && decision >= LAYAK_DECISION_MINE && decision <= LAYAK_DECISION_SKIP;
    case LAYAK_FATE_NEW:
      return !has_field && (decision == LAYAK_DECISION_THEIRS || decision == LAYAK_DECISION_SKIP);
    case LAYAK_FATE_SAME:
    case LAYAK_FATE_REJECTED:
    case LAYAK_FATE_PARKED:
    default:
      return FALSE;
    }
}

/**
 * layak_decisions_set_kind:
 * @kind: “fate”, “fate:type” or “fate:type:field”, by their nicks and names
 *
 * Decides all of a kind, but what was decided one by one.
 *
 * Returns: %FALSE if there is no such kind, or if it cannot be decided so
 */
gboolean
layak_decisions_set_kind (LayakDecisions *self,
                          const char     *kind,
                          LayakDecision   decision)
{
  g_auto(GStrv) parts = g_strsplit (kind, ":", 3);
  const guint n = g_strv_length (parts);
  const LayakRecordInfo *info = n > 1 ? layak_record_info_find (parts[1]) : NULL;
  LayakFate fate;

  if (n == 0 || !layak_fate_find (parts[0], &fate) || !is_possible (fate, n > 2, decision) ||
      (n > 1 && info == NULL) || (n > 2 && layak_record_info_find_field (info, parts[2]) == NULL))
    return FALSE;

  set_key (self, g_strdup (kind), decision);
  return TRUE;
}

/* What was decided of all of this kind; the narrower kind counts. */
LayakDecision
layak_decisions_get_kind (const LayakDecisions  *self,
                          LayakFate              fate,
                          const LayakRecordInfo *info,
                          const LayakField      *field)
{
  const char *nick = layak_fate_get_nick (fate);
  g_autofree char *of_type = g_strconcat (nick, ":", info->name, NULL);
  g_autofree char *of_field = field != NULL ? g_strconcat (of_type, ":", field->name, NULL) : NULL;
  const char *keys[] = { nick, of_type, of_field };
  LayakDecision decision = LAYAK_DECISION_NONE;

  for (guint i = G_N_ELEMENTS (keys); i-- > 0 && decision == LAYAK_DECISION_NONE;)
    if (keys[i] != NULL)
      decision = GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, keys[i]));
  return decision;
}

/**
 * layak_decisions_resolve:
 * @unit: what @record is, or belongs to
 * @field: (nullable): one of its fields; %NULL for whether the record is there
 *
 * Returns: what was decided of the field, of its record, of its unit, or else of all of its kind
 */
LayakDecision
layak_decisions_resolve (const LayakDecisions  *self,
                         const LayakUuid       *unit,
                         LayakFate              fate,
                         const LayakRecordInfo *info,
                         const LayakUuid       *record,
                         const LayakField      *field)
{
  LayakDecision decision;

  if (layak_decisions_is_empty (self))
    return LAYAK_DECISION_NONE;

  decision = layak_decisions_get (self, record, field);
  if (decision == LAYAK_DECISION_NONE)
    decision = layak_decisions_get (self, unit, NULL);
  return decision != LAYAK_DECISION_NONE ? decision : layak_decisions_get_kind (self, fate, info, field);
}

/**
 * layak_decisions_resolve_itself:
 *
 * Returns: what was decided of this very field, or of this record where @field is %NULL, or else of all of its kind;
 *   not of what it belongs to
 */
LayakDecision
layak_decisions_resolve_itself (const LayakDecisions  *self,
                                LayakFate              fate,
                                const LayakRecordInfo *info,
                                const LayakUuid       *record,
                                const LayakField      *field)
{
  g_autofree char *key = make_key (record, field);
  LayakDecision decision = GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, key));

  return decision != LAYAK_DECISION_NONE ? decision : layak_decisions_get_kind (self, fate, info, field);
}

static char *
make_pair_key (const LayakUuid *theirs,
               const LayakUuid *mine)
{
  g_autofree char *first = layak_uuid_to_string (theirs), *second = layak_uuid_to_string (mine);

  return g_strdup_printf ("%s %s", first, second);
}

void
layak_decisions_set_pair (LayakDecisions  *self,
                          const LayakUuid *theirs,
                          const LayakUuid *mine,
                          LayakDecision    decision)
{
  set_key (self, make_pair_key (theirs, mine), decision);
}

LayakDecision
layak_decisions_get_pair (const LayakDecisions *self,
                          const LayakUuid      *theirs,
                          const LayakUuid      *mine)
{
  g_autofree char *key = make_pair_key (theirs, mine);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, key));
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const LayakDecidedPair *first = a, *second = b;
  const int order = layak_uuid_compare (&first->theirs, &second->theirs);

  return order != 0 ? order : layak_uuid_compare (&first->mine, &second->mine);
}

/* (transfer full) (element-type LayakDecidedPair): in an order that does not depend on that of the decisions. */
GArray *
layak_decisions_select_pairs (const LayakDecisions *self)
{
  GArray *pairs = g_array_new (FALSE, TRUE, sizeof (LayakDecidedPair));
  GHashTableIter iter;
  gpointer key, decision;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, &key, &decision))
    {
      const char *second = strchr (key, ' ');
      g_autofree char *first = second != NULL ? g_strndup (key, (gsize) (second - (const char *) key)) : NULL;
      LayakDecidedPair pair = { .decision = GPOINTER_TO_INT (decision) };

      if (pair.decision >= LAYAK_DECISION_SAME && first != NULL && layak_uuid_parse (first, &pair.theirs) &&
          layak_uuid_parse (second + 1, &pair.mine))
        g_array_append_val (pairs, pair);
    }

  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/* Whether somebody said of two records that they are one. */
gboolean
layak_decisions_has_same (const LayakDecisions *self)
{
  GHashTableIter iter;
  gpointer decision;

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, NULL, &decision))
    if (GPOINTER_TO_INT (decision) == LAYAK_DECISION_SAME)
      return TRUE;

  return FALSE;
}

gboolean
layak_decisions_is_empty (const LayakDecisions *self)
{
  return g_hash_table_size (self->decisions) == 0;
}

/* Whether somebody put the whole unit off. */
gboolean
layak_decisions_is_parked (const LayakDecisions *self,
                           const LayakUuid      *unit)
{
  return layak_decisions_get (self, unit, NULL) == LAYAK_DECISION_SKIP;
}

/**
 * layak_decisions_format:
 *
 * Returns: (transfer full): a line for each decision, in order, so that a review can be kept and continued
 */
char *
layak_decisions_format (const LayakDecisions *self)
{
  GString *text = g_string_new (NULL);
  GList *keys = g_list_sort (g_hash_table_get_keys (self->decisions), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_printf (text, "%s %s\n",
                            nicks[GPOINTER_TO_INT (g_hash_table_lookup (self->decisions, l->data))],
                            (const char *) l->data);

  g_list_free (keys);
  return g_string_free (text, FALSE);
}

/* A line about nothing would be a decision that somebody made and that does not hold. */
static gboolean
take_line (LayakDecisions *self,
           const char     *key,
           LayakDecision   decision)
{
  const char *end = strchr (key, ' ');
  g_autofree char *first = end != NULL ? g_strndup (key, (gsize) (end - key)) : g_strdup (key);

  if (!is_record (first))
    return layak_decisions_set_kind (self, key, decision);

  set_key (self, g_strdup (key), decision);
  return TRUE;
}

/* (transfer full) (nullable): NULL if @text is not what layak_decisions_format() writes. */
LayakDecisions *
layak_decisions_parse (const char *text)
{
  g_autoptr(LayakDecisions) self = layak_decisions_new ();
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *key = strchr (lines[i], ' ');
      guint decision = LAYAK_DECISION_MINE;

      if (*lines[i] == '\0')
        continue;
      while (key != NULL && decision < G_N_ELEMENTS (nicks) &&
             (strlen (nicks[decision]) != (gsize) (key - lines[i]) ||
              strncmp (lines[i], nicks[decision], (gsize) (key - lines[i])) != 0))
        decision++;
      if (key == NULL || decision == G_N_ELEMENTS (nicks) || !take_line (self, key + 1, decision))
        return NULL;
    }

  return g_steal_pointer (&self);
}

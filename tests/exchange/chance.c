/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chance.h"

Chance *
chance_new (guint seed)
{
  Chance *self = g_new0 (Chance, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->story = g_string_new (NULL);
  chance_tell (self, "history %u", seed);
  return self;
}

void
chance_free (Chance *self)
{
  g_rand_free (self->rand);
  g_string_free (self->story, TRUE);
  g_free (self);
}

/* What follows depends on seed and turn alone, and not on what was before. */
void
chance_begin_turn (Chance *self,
                   guint   seed,
                   guint   turn)
{
  const guint32 numbers[] = { seed, turn };

  g_rand_set_seed_array (self->rand, numbers, G_N_ELEMENTS (numbers));
}

guint
chance_roll (Chance *self,
             guint   n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

void
chance_tell (Chance     *self,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->story, format, args);
  va_end (args);
  g_string_append_c (self->story, '\n');
}

static gboolean
pick (Chance     *self,
      Office     *office,
      const char *type,
      LayakUuid  *uuid)
{
  const LayakTable *table = layak_table_get (layak_record_info_find (type));
  const char *name = layak_table_get_name (table);
  g_autofree char *sql =
    g_strdup_printf ("SELECT uuid FROM %s ORDER BY id LIMIT 1 OFFSET :roll * (SELECT count (*) FROM %s) / 1000",
                     name, name);
  g_autoptr(LayakStatement) select =
    layak_connection_prepare (layak_store_get_reader (office->store), sql, NULL);

  layak_statement_bind_int (select, ":roll", chance_roll (self, 1000));
  return layak_statement_step (select, NULL) == LAYAK_STEP_ROW && layak_statement_get_uuid (select, 0, uuid);
}

static char *
new_value (Chance *self)
{
  return g_strdup_printf ("v%u", ++self->n_values);
}

/* Adds a record that is about another one, or part of it. */
static gboolean
add_to (Chance     *self,
        Office     *office,
        const char *parent,
        const char *type,
        const char *field,
        const char *more)
{
  g_autofree char *value = new_value (self), *uuid = NULL, *first = NULL, *second = NULL;
  LayakUuid found;

  if (!pick (self, office, parent, &found))
    return FALSE;

  uuid = layak_uuid_to_string (&found);
  first = g_strconcat (parent, "=", uuid, NULL);
  second = g_strconcat (field, "=", value, NULL);
  office_add (office, type, first, second, more, NULL);
  chance_tell (self, "  %s %s of %s", type, value, uuid);
  return TRUE;
}

gboolean
chance_add (Chance *self,
            Office *office)
{
  g_autofree char *value = new_value (self), *title = g_strconcat ("title=", value, NULL);
  g_autofree char *abbreviation = g_strconcat ("abbreviation=", value, NULL);
  g_autofree char *position = g_strdup_printf ("position=%u", chance_roll (self, 5));

  switch (chance_roll (self, 8))
    {
    case 0:
    case 1:
      office_add (office, "training", title, chance_roll (self, 2) ? "regency=63.07" : "regency=63.11", "status=held",
                  chance_roll (self, 2) ? "start-date=2025-08-20" : NULL, NULL);
      return TRUE;
    case 2:
      return add_to (self, office, "training", "speaker", "name", position);
    case 3:
      return add_to (self, office, "training", "session", "topic", position);
    case 4:
      return add_to (self, office, "training", "participant-group", "institution", "group=media");
    case 5:
      return add_to (self, office, "training", "recommendation", "text", "status=agreed");
    case 6:
      office_add (office, "agency", "level=regency", "regency=63.11", abbreviation, NULL);
      return TRUE;
    default:
      return add_to (self, office, "recommendation", "progress", "note", "date=2025-09-01");
    }
}

/* Fields to edit; of a reference, the type it names. */
static const struct
{
  const char *type;
  const char *field;
  const char *refers;
} edits[] =
{
  { "training", "title", NULL },
  { "training", "venue", NULL },
  { "training", "theme", NULL },
  { "training", "organiser", "agency" },
  { "training", "co-organisers", "agency" },
  { "speaker", "name", NULL },
  { "speaker", "job", NULL },
  { "session", "topic", NULL },
  { "session", "speakers", "speaker" },
  { "participant-group", "institution", NULL },
  { "recommendation", "text", NULL },
  { "recommendation", "reason", NULL },
  { "recommendation", "lead", "agency" },
  { "progress", "note", NULL },
  { "agency", "abbreviation", NULL },
  { "agency", "address", NULL },
  { "agency", "successor", "agency" },
};

static gboolean
is_required (const char *type,
             const char *name)
{
  return layak_record_info_find_field (layak_record_info_find (type), name)->flags & LAYAK_FIELD_REQUIRED;
}

/* A speaker of a session belongs to the same training. */
static gboolean
is_sibling (Office     *office,
            LayakUuid   session,
            LayakUuid   speaker)
{
  g_autofree char *a = office_get (office, "session", session, "training");
  g_autofree char *b = office_get (office, "speaker", speaker, "training");

  return g_strcmp0 (a, b) == 0;
}

gboolean
chance_edit (Chance *self,
             Office *office)
{
  guint i = chance_roll (self, G_N_ELEMENTS (edits));
  g_autofree char *value = new_value (self);
  LayakUuid uuid, other;

  if (!pick (self, office, edits[i].type, &uuid))
    return FALSE;
  if (chance_roll (self, 6) == 0 && !is_required (edits[i].type, edits[i].field))
    g_clear_pointer (&value, g_free);
  else if (edits[i].refers != NULL)
    {
      if (!pick (self, office, edits[i].refers, &other) ||
          (g_str_equal (edits[i].refers, "speaker") && !is_sibling (office, uuid, other)))
        return FALSE;
      g_free (value);
      value = layak_uuid_to_string (&other);
    }
  chance_tell (self, "  %s.%s = %s", edits[i].type, edits[i].field, value != NULL ? value : "nothing");
  return office_set_or_not (office, edits[i].type, uuid, edits[i].field, value);
}

gboolean
chance_delete (Chance *self,
               Office *office)
{
  static const char * const types[] =
    { "training", "speaker", "session", "participant-group", "recommendation", "progress", "agency", "speaker",
      "recommendation" };
  const char *type = types[chance_roll (self, G_N_ELEMENTS (types))];
  g_autofree char *text = NULL;
  LayakUuid uuid;

  if (!pick (self, office, type, &uuid))
    return FALSE;

  text = layak_uuid_to_string (&uuid);
  chance_tell (self, "  delete %s %s", type, text);
  return office_delete_or_not (office, type, uuid);
}

/* All that the file changes or withdraws, or all of a type, or of a field. */
static char *
decide_kind (Chance     *self,
             const char *decision)
{
  const guint i = chance_roll (self, G_N_ELEMENTS (edits));

  switch (chance_roll (self, 8))
    {
    case 0:
    case 1:
      return g_strdup_printf ("%s changed\n", decision);
    case 2:
    case 3:
      return g_strdup_printf ("%s changed:%s\n", decision, edits[i].type);
    case 4:
      return g_strdup_printf ("%s withdrawn\n", decision);
    case 5:
      return g_strdup_printf ("%s withdrawn:%s\n", decision, edits[i].type);
    default:
      return g_strdup_printf ("%s changed:%s:%s\n", decision, edits[i].type, edits[i].field);
    }
}

/* A record, or one of its fields. */
static char *
decide_record (Chance     *self,
               Office     *office,
               const char *decision)
{
  const guint i = chance_roll (self, G_N_ELEMENTS (edits));
  const gboolean is_whole = chance_roll (self, 2);
  g_autofree char *text = NULL;
  LayakUuid uuid;

  if (!pick (self, office, edits[i].type, &uuid))
    return g_strdup ("");

  text = layak_uuid_to_string (&uuid);
  return is_whole ? g_strdup_printf ("%s %s\n", decision, text)
                  : g_strdup_printf ("%s %s %s\n", decision, text, edits[i].field);
}

/* What is put off shows again with the next file; what is left out does not. */
char *
chance_decide (Chance *self,
               Office *office)
{
  static const char * const decisions[] = { "mine", "mine", "mine", "skip", "theirs" };
  GString *text = g_string_new (NULL);

  for (guint n = 1 + chance_roll (self, 3); n > 0; n--)
    {
      const char *decision = decisions[chance_roll (self, G_N_ELEMENTS (decisions))];
      g_autofree char *line =
        chance_roll (self, 2) ? decide_kind (self, decision) : decide_record (self, office, decision);

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

/* Of trainings, or of agencies. @of_file: (nullable) (element-type utf8): the UUIDs of such records in a file */
char *
chance_pair (Chance    *self,
             Office    *office,
             GPtrArray *of_file)
{
  const char *type = chance_roll (self, 2) ? "training" : "agency";
  const char *decision = chance_roll (self, 4) ? "same" : "different";
  g_autofree char *mine = NULL, *theirs = NULL;
  LayakUuid uuid, other;

  if (!pick (self, office, type, &uuid) || !pick (self, office, type, &other))
    return NULL;

  mine = layak_uuid_to_string (&uuid);
  theirs = of_file != NULL && of_file->len > 0
           ? g_strdup (g_ptr_array_index (of_file, chance_roll (self, of_file->len))) : layak_uuid_to_string (&other);
  return g_str_equal (mine, theirs) ? NULL : g_strdup_printf ("%s %s %s\n", decision, theirs, mine);
}

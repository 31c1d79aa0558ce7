/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-template-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-participant-group.h"
#include "layak-session.h"
#include "layak-speaker.h"
#include "layak-training.h"

/* A block for each record, the training first, parted by empty lines: the name of its type, then a field a line, as
 * “start-time: 08:00”. Within a value a line break is “\n” and a backslash “\\”. Days are numbers from the first day of
 * the training, sessions name their speakers by their place among them, and “year” is the one that titles tell. */

#define SEPARATOR ": "
#define MAX_DAYS 3660
/* Days are counted from it where no year is known; no title names it. */
#define NO_YEAR 1900

/* The training comes first, and speakers before the sessions that name them. */
static const LayakRecordInfo * const carried[] =
{
  &layak_training_info, &layak_speaker_info, &layak_session_info, &layak_participant_group_info,
};

/* (nullable): the type of a part. */
static const LayakRecordInfo *
find_part (const char *type)
{
  for (guint i = 1; i < G_N_ELEMENTS (carried); i++)
    if (g_str_equal (carried[i]->name, type))
      return carried[i];

  return NULL;
}

static gboolean
is_day (LayakDate date)
{
  return date != LAYAK_UNKNOWN && layak_date_get_day (date) > 0;
}

static void
append_line (GString    *text,
             const char *name,
             const char *value)
{
  g_autoptr(GString) escaped = g_string_new (value);

  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_replace (escaped, "\n", "\\n", 0);
  g_string_append_printf (text, "%s" SEPARATOR "%s\n", name, escaped->str);
}

static void
append_number (GString    *text,
               const char *name,
               gint64      number)
{
  g_string_append_printf (text, "%s" SEPARATOR "%" G_GINT64_FORMAT "\n", name, number);
}

static void
append_block (GString        *text,
              const LayakRow *row)
{
  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", row->info->name);
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      const LayakField *field = &row->info->fields[i];
      g_autofree char *value =
        field->flags & LAYAK_FIELD_TEMPLATE ? layak_value_format (field, row->values[i]) : NULL;

      if (value != NULL && *value != '\0')
        append_line (text, field->name, value);
    }
}

static void
append_dates (GString        *text,
              const LayakRow *training)
{
  const LayakDate start = layak_row_get_date (training, "start-date"), end = layak_row_get_date (training, "end-date");

  if (start != LAYAK_UNKNOWN && layak_date_get_year (start) != NO_YEAR)
    append_number (text, "year", layak_date_get_year (start));
  if (is_day (start) && is_day (end) && end >= start)
    append_number (text, "days", layak_date_days_from (start, end) + 1);
}

static void
append_session (GString         *text,
                const LayakUnit *training,
                const LayakRow  *session,
                GHashTable      *speakers)
{
  const LayakDate start = layak_row_get_date (training->root, "start-date"), day = layak_row_get_date (session, "day");
  const char * const *set = (const char * const *) layak_row_get_set (session, "speakers");
  g_autoptr(GString) places = g_string_new (NULL);

  if (is_day (start) && is_day (day) && day >= start)
    append_number (text, "day", layak_date_days_from (start, day) + 1);
  for (guint i = 0; set != NULL && set[i] != NULL; i++)
    if (g_hash_table_contains (speakers, set[i]))
      g_string_append_printf (places, "%s%u", places->len > 0 ? " " : "",
                              GPOINTER_TO_UINT (g_hash_table_lookup (speakers, set[i])));
  if (places->len > 0)
    append_line (text, "speakers", places->str);
}

static void
append_children (GString               *text,
                 const LayakRecordInfo *info,
                 const LayakUnit       *training,
                 GHashTable            *speakers)
{
  for (guint i = 0; training->children != NULL && i < training->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (training->children, i);

      if (child->info != info)
        continue;

      append_block (text, child);
      if (child->info == &layak_speaker_info)
        g_hash_table_insert (speakers, layak_uuid_to_string (&child->uuid),
                             GUINT_TO_POINTER (g_hash_table_size (speakers) + 1));
      else if (child->info == &layak_session_info)
        append_session (text, training, child, speakers);
    }
}

/* (transfer full): what @training has that is held again. */
char *
layak_template_content_format (const LayakUnit *training)
{
  g_autoptr(GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new (NULL);

  append_block (text, training->root);
  append_dates (text, training->root);
  for (guint i = 1; i < G_N_ELEMENTS (carried); i++)
    append_children (text, carried[i], training, speakers);

  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/* What is read so far. Its first day is that of the year the template comes from, so that days can be counted from it.
 */
typedef struct
{
  LayakUnit *unit;
  GPtrArray *speakers;   /* (element-type utf8): the UUIDs in their order */
} Reading;

/* (nullable): the value of a line of @block; it ends at a line break. */
static char *
find_value (char       **block,
            const char  *name)
{
  const gsize length = strlen (name);

  for (guint i = 1; block[i] != NULL; i++)
    if (strncmp (block[i], name, length) == 0 && g_str_has_prefix (block[i] + length, SEPARATOR))
      return g_strcompress (block[i] + length + strlen (SEPARATOR));

  return NULL;
}

/* A number that cannot be meant is as good as none. */
static gint64
find_number (char       **block,
             const char  *name,
             gint64       min,
             gint64       max)
{
  g_autofree char *text = find_value (block, name);
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (text, 10, min, max, &number, NULL) ? number : LAYAK_UNKNOWN;
}

/* A newer program may have written what this one does not know, so that is left out. */
static LayakRow *
read_row (const LayakRecordInfo  *info,
          char                  **block)
{
  LayakRow *row = layak_row_new (info);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const LayakField *field = &info->fields[i];
      g_autofree char *value = field->flags & LAYAK_FIELD_TEMPLATE ? find_value (block, field->name) : NULL;

      if (value != NULL)
        layak_row_parse_field (row, field->name, value, NULL);
    }
  layak_row_ensure_uuid (row);
  return row;
}

static void
read_dates (LayakRow  *training,
            char     **block)
{
  const gint64 year = find_number (block, "year", 1900, 2199), days = find_number (block, "days", 1, MAX_DAYS);
  const LayakDate start = layak_date_new (year != LAYAK_UNKNOWN ? (int) year : NO_YEAR, 1, 1);

  layak_row_set_number (training, "status", LAYAK_TRAINING_DRAFT);
  if (year == LAYAK_UNKNOWN && days == LAYAK_UNKNOWN)
    return;

  layak_row_set_number (training, "start-date", start);
  if (days != LAYAK_UNKNOWN)
    layak_row_set_number (training, "end-date", layak_date_add_days (start, (int) days - 1));
}

/* A template names nobody, and a speaker without a name is not stored. */
static void
name_speaker (LayakRow *speaker)
{
  const gint64 role = layak_row_get_number (speaker, "role");
  const char *what = role != LAYAK_UNKNOWN ? layak_enumeration_get_label (&layak_speaker_roles, role)
                                           : layak_record_info_get_label (&layak_speaker_info);
  /* Translators: a role whose person is not known yet, as “Resource person (to be named)” */
  g_autofree char *name = g_strdup_printf (_("%s (to be named)"), what);

  layak_row_set_text (speaker, "name", name);
}

static void
read_session (const Reading  *self,
              LayakRow       *session,
              char          **block)
{
  const LayakDate start = layak_row_get_date (self->unit->root, "start-date");
  const gint64 day = find_number (block, "day", 1, MAX_DAYS);
  g_autofree char *places = find_value (block, "speakers");
  g_auto(GStrv) parts = g_strsplit (places != NULL ? places : "", " ", -1);
  g_autoptr(GString) set = g_string_new (NULL);

  for (guint i = 0; self->speakers->len > 0 && parts[i] != NULL; i++)
    {
      guint64 place;

      if (g_ascii_string_to_unsigned (parts[i], 10, 1, self->speakers->len, &place, NULL))
        g_string_append_printf (set, "%s%s", set->len > 0 ? " " : "",
                                (const char *) g_ptr_array_index (self->speakers, place - 1));
    }
  layak_row_parse_field (session, "speakers", set->str, NULL);
  if (start != LAYAK_UNKNOWN && day != LAYAK_UNKNOWN)
    layak_row_set_number (session, "day", layak_date_add_days (start, (int) day - 1));
}

static void
read_child (Reading  *self,
            char    **block)
{
  const LayakRecordInfo *part = find_part (block[0]);
  g_autofree char *training = layak_uuid_to_string (&self->unit->root->uuid);
  g_autoptr(LayakRow) row = part != NULL ? read_row (part, block) : NULL;

  if (row == NULL)
    return;

  layak_row_set_text (row, "training", training);
  if (row->info == &layak_speaker_info)
    {
      name_speaker (row);
      g_ptr_array_add (self->speakers, layak_uuid_to_string (&row->uuid));
    }
  else if (row->info == &layak_session_info)
    read_session (self, row, block);
  if (layak_row_check (row, NULL))
    layak_unit_add (self->unit, g_steal_pointer (&row));
}

static gboolean
read_training (Reading  *self,
               char    **block,
               GError  **error)
{
  g_autoptr(LayakRow) row = read_row (&layak_training_info, block);

  read_dates (row, block);
  if (g_strcmp0 (block[0], layak_training_info.name) != 0 || !layak_row_check (row, NULL))
    {
      g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("The template cannot be read"));
      return FALSE;
    }

  self->unit = layak_unit_new (g_steal_pointer (&row));
  return TRUE;
}

/**
 * layak_template_content_parse:
 *
 * Returns: (transfer full) (nullable): a training as layak_repeat_make() takes it, in the year that its title tells
 */
LayakUnit *
layak_template_content_parse (const char  *content,
                              GError     **error)
{
  g_auto(GStrv) blocks = g_strsplit (content, "\n\n", -1);
  g_autoptr(GPtrArray) speakers = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { NULL, speakers };

  for (guint i = 0; i == 0 || blocks[i] != NULL; i++)
    {
      g_auto(GStrv) block = g_strsplit (blocks[i] != NULL ? blocks[i] : "", "\n", -1);

      if (i > 0)
        read_child (&reading, block);
      else if (!read_training (&reading, block, error))
        return NULL;
    }
  return reading.unit;
}

gint64
layak_template_content_count_days (const LayakUnit *training)
{
  const LayakDate start = layak_row_get_date (training->root, "start-date"),
                  end = layak_row_get_date (training->root, "end-date");

  return is_day (start) && is_day (end) ? layak_date_days_from (start, end) + 1 : LAYAK_UNKNOWN;
}

guint
layak_template_content_count_sessions (const LayakUnit *training)
{
  guint n = 0;

  for (guint i = 0; training->children != NULL && i < training->children->len; i++)
    n += ((const LayakRow *) g_ptr_array_index (training->children, i))->info == &layak_session_info;
  return n;
}

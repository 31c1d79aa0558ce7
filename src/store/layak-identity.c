/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The UUIDs that begin with some digits. */
typedef struct
{
  LayakUuid first;
  LayakUuid last;
} Range;

/* What was found so far: one record is right, two are one too many. */
typedef struct
{
  LayakIdentity identity;
  guint         n;
} Matches;

static gboolean
parse_prefix (const char *text,
              Range      *range)
{
  gsize length = strlen (text);
  guint n = 0;

  if (length < LAYAK_IDENTITY_MIN_PREFIX || length > LAYAK_UUID_TEXT_LENGTH)
    return FALSE;

  memset (&range->first, 0x00, sizeof range->first);
  memset (&range->last, 0xff, sizeof range->last);
  for (gsize i = 0; i < length; i++)
    {
      gboolean at_dash = i == 8 || i == 13 || i == 18 || i == 23;
      guint shift = n % 2 == 0 ? 4 : 0;
      guint8 digit;

      if (at_dash != (text[i] == '-') || (!at_dash && !g_ascii_isxdigit (text[i])))
        return FALSE;
      if (at_dash)
        continue;

      digit = (guint8) (g_ascii_xdigit_value (text[i]) << shift);
      range->first.bytes[n / 2] |= digit;
      range->last.bytes[n / 2] &= (guint8) (digit | ~(0x0f << shift));
      n++;
    }
  return TRUE;
}

static void
add_match (Matches               *matches,
           const LayakRecordInfo *info,
           const LayakUuid       *uuid)
{
  matches->identity.info = info;
  matches->identity.uuid = *uuid;
  matches->n++;
}

static gboolean
match_whole (LayakConnection        *connection,
             const LayakRecordInfo  *info,
             const char             *text,
             Matches                *matches,
             GError                **error)
{
  LayakUuid uuid;
  gint64 id;

  if (!layak_table_parse_identity (info, text, &uuid))
    return TRUE;
  if (!layak_table_find_id (layak_table_get (info), connection, &uuid, &id, error))
    return FALSE;

  if (id != 0)
    add_match (matches, info, &uuid);
  return TRUE;
}

static gboolean
match_range (LayakConnection        *connection,
             const LayakRecordInfo  *info,
             const Range            *range,
             Matches                *matches,
             GError                **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM %s WHERE uuid BETWEEN :first AND :last LIMIT 2",
                                          layak_table_get_name (layak_table_get (info)));
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection, sql, error);
  LayakStep step;
  LayakUuid uuid;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_uuid (select, ":first", &range->first);
  layak_statement_bind_uuid (select, ":last", &range->last);
  while ((step = layak_statement_step (select, error)) == LAYAK_STEP_ROW)
    if (layak_statement_get_uuid (select, 0, &uuid))
      add_match (matches, info, &uuid);

  return step == LAYAK_STEP_DONE;
}

/* Looks through one type, or through all of them if @info is NULL. */
static gboolean
find_matches (LayakConnection        *connection,
              const LayakRecordInfo  *info,
              const char             *text,
              Matches                *matches,
              GError                **error)
{
  Range range;
  gboolean is_prefix = parse_prefix (text, &range);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if ((info == NULL || info == layak_record_info_nth (i)) &&
        !match_whole (connection, layak_record_info_nth (i), text, matches, error))
      return FALSE;

  for (guint i = 0; matches->n == 0 && is_prefix && i < layak_record_info_get_n_infos (); i++)
    if ((info == NULL || info == layak_record_info_nth (i)) &&
        !match_range (connection, layak_record_info_nth (i), &range, matches, error))
      return FALSE;

  return TRUE;
}

/* Takes “regency:” off “regency:63.11”. */
static const char *
skip_type (const char             *text,
           const LayakRecordInfo **info)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  const LayakRecordInfo *named = name != NULL ? layak_record_info_find (name) : NULL;

  if (named == NULL || (*info != NULL && *info != named))
    return text;

  *info = named;
  return colon + 1;
}

/**
 * layak_identity_find:
 * @info: (nullable): the type it must have
 * @text: “regency:63.11”, “63.11”, a UUID in small or capital letters, or its first characters if no other begins so
 *
 * Finds the one record that @text names. None is %LAYAK_STORE_ERROR_NOT_FOUND, several are %LAYAK_ERROR_INVALID.
 */
gboolean
layak_identity_find (LayakConnection        *connection,
                     const LayakRecordInfo  *info,
                     const char             *text,
                     LayakIdentity          *identity,
                     GError                **error)
{
  Matches matches = { 0 };
  const char *bare = skip_type (text, &info);

  if (!find_matches (connection, info, bare, &matches, error))
    return FALSE;

  if (matches.n > 1)
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” begins several records: give more of it"), text);
      return FALSE;
    }
  if (matches.n == 0)
    {
      if (info != NULL)
        g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                     /* Translators: a type of record as “agency”, and its code or UUID */
                     _("There is no %s “%s”"), info->name, bare);
      else
        g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("There is no record “%s”"), text);
      return FALSE;
    }

  *identity = matches.identity;
  return TRUE;
}

/**
 * layak_identity_dup_reference:
 * @field: a field that refers to records
 * @text: what names one of them
 *
 * Returns: (transfer full): the text by which @field refers to that record. A record that is not there is an invalid
 *   value: %LAYAK_ERROR_INVALID
 */
char *
layak_identity_dup_reference (LayakConnection   *connection,
                              const LayakField  *field,
                              const char        *text,
                              GError           **error)
{
  const LayakRecordInfo *info = layak_record_info_find (field->refers);
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) row = NULL;
  LayakIdentity identity;

  if (!layak_identity_find (connection, info, text, &identity, &problem))
    {
      if (g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND))
        g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, problem->message);
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  row = layak_table_load_uuid (layak_table_get (info), connection, &identity.uuid, error);
  if (row == NULL)
    return NULL;

  return layak_field_is_set (field) ? layak_row_dup_member (row) : layak_row_dup_identity (row);
}

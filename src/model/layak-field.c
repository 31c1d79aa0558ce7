/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-text.h"
#include "layak-uuid.h"
#include "layak-wording.h"

G_DEFINE_QUARK (layak-error-quark, layak_error)

const char *
layak_field_get_label (const LayakField *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->label);
}

const char *
layak_field_get_meaning (const LayakField *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->meaning);
}

LayakValue
layak_value_unknown (const LayakField *field)
{
  if (layak_field_is_number (field))
    return (LayakValue) { .number = LAYAK_UNKNOWN };

  return (LayakValue) { .text = NULL };
}

gboolean
layak_value_is_unknown (const LayakField *field,
                        LayakValue        value)
{
  if (layak_field_is_number (field))
    return value.number == LAYAK_UNKNOWN;

  return value.text == NULL;
}

LayakValue
layak_value_copy (const LayakField *field,
                  LayakValue        value)
{
  if (layak_field_is_set (field))
    return (LayakValue) { .set = g_strdupv (value.set) };
  if (layak_field_is_text (field))
    return (LayakValue) { .text = g_strdup (value.text) };

  return value;
}

void
layak_value_clear (const LayakField *field,
                   LayakValue       *value)
{
  if (layak_field_is_set (field))
    g_strfreev (value->set);
  else if (layak_field_is_text (field))
    g_free (value->text);

  *value = layak_value_unknown (field);
}

gboolean
layak_value_equal (const LayakField *field,
                   LayakValue        a,
                   LayakValue        b)
{
  if (layak_field_is_set (field))
    return a.set == b.set || (a.set != NULL && b.set != NULL &&
                              g_strv_equal ((const char * const *) a.set, (const char * const *) b.set));
  if (layak_field_is_text (field))
    return g_strcmp0 (a.text, b.text) == 0;

  return a.number == b.number;
}

static void
append_decimal (GString *string,
                gint64   number,
                guint    decimals)
{
  gint64 unit = 1;

  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  g_string_append_printf (string, "%" G_GINT64_FORMAT, number / unit);

  number %= unit;
  if (number > 0)
    {
      g_string_append_printf (string, ".%0*" G_GINT64_FORMAT, (int) decimals, number);
      while (string->str[string->len - 1] == '0')
        g_string_truncate (string, string->len - 1);
    }
}

static void
append_number (const LayakField *field,
               gint64            number,
               GString          *string)
{
  char date[LAYAK_DATE_MAX_TEXT];

  switch (field->type)
    {
    case LAYAK_FIELD_DECIMAL:
      append_decimal (string, number, field->decimals);
      break;
    case LAYAK_FIELD_DATE:
      layak_date_format ((LayakDate) number, date);
      g_string_append (string, date);
      break;
    case LAYAK_FIELD_TIME:
      g_string_append_printf (string, "%02d:%02d", (int) number / 60, (int) number % 60);
      break;
    case LAYAK_FIELD_BOOLEAN:
      g_string_append (string, number > 0 ? "true" : "false");
      break;
    case LAYAK_FIELD_CHOICE:
      g_string_append (string, layak_enumeration_get_nick (field->choices, number));
      break;
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_MONEY:
      g_string_append_printf (string, "%" G_GINT64_FORMAT, number);
      break;
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      g_assert_not_reached ();
    }
}

/**
 * layak_value_append:
 *
 * Appends the canonical text of @value, the same in every locale; nothing for an unknown value. Members of a set are
 * parted by one space.
 */
void
layak_value_append (const LayakField *field,
                    LayakValue        value,
                    GString          *string)
{
  if (layak_value_is_unknown (field, value))
    return;

  if (layak_field_is_text (field))
    g_string_append (string, value.text);
  else if (layak_field_is_number (field))
    append_number (field, value.number, string);
  else
    for (guint i = 0; value.set[i] != NULL; i++)
      {
        if (i > 0)
          g_string_append_c (string, ' ');
        g_string_append (string, value.set[i]);
      }
}

/**
 * layak_value_format:
 *
 * Returns: (transfer full) (nullable): the canonical text, %NULL for an unknown value
 */
char *
layak_value_format (const LayakField *field,
                    LayakValue        value)
{
  GString *string;

  if (layak_value_is_unknown (field, value))
    return NULL;

  string = g_string_new (NULL);
  layak_value_append (field, value, string);
  return g_string_free (string, FALSE);
}

static gboolean
parse_decimal (const char *text,
               guint       decimals,
               gint64     *number)
{
  guint n_digits = 0, n_decimals = 0;
  gboolean after_point = FALSE;

  *number = 0;
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && decimals > 0 && !after_point && n_digits > 0)
        {
          after_point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*text) || ++n_digits > 18 || (after_point && ++n_decimals > decimals))
        return FALSE;
      *number = *number * 10 + (*text - '0');
    }

  for (; n_decimals < decimals; n_decimals++)
    if (*number > G_MAXINT64 / 10)
      return FALSE;
    else
      *number *= 10;
  return n_digits > 0 && (!after_point || text[-1] != '.');
}

static gboolean
parse_time (const char *text,
            gint64     *number)
{
  if (strlen (text) != 5 || (text[2] != ':' && text[2] != '.') ||
      !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) ||
      !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]) || text[3] > '5')
    return FALSE;

  *number = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return TRUE;
}

static gboolean
parse_number (const LayakField *field,
              const char       *text,
              gint64           *number)
{
  LayakDate date = LAYAK_UNKNOWN;
  gboolean ok;

  switch (field->type)
    {
    case LAYAK_FIELD_DATE:
      ok = layak_date_parse (text, &date);
      *number = date;
      return ok;
    case LAYAK_FIELD_TIME:
      return parse_time (text, number);
    case LAYAK_FIELD_BOOLEAN:
      *number = g_str_equal (text, "true") || g_str_equal (text, "1");
      return *number == 1 || g_str_equal (text, "false") || g_str_equal (text, "0");
    case LAYAK_FIELD_CHOICE:
      *number = layak_enumeration_find (field->choices, text);
      return *number != LAYAK_UNKNOWN;
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_MONEY:
    case LAYAK_FIELD_DECIMAL:
      return parse_decimal (text, field->decimals, number);
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_CHOICES:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static const char *
expected_form (const LayakField *field)
{
  switch (field->type)
    {
    case LAYAK_FIELD_DATE:
      return _("a date that exists, such as 2025-08-20, 2025-08 or 2025");
    case LAYAK_FIELD_TIME:
      return _("a time of day, such as 09:00");
    case LAYAK_FIELD_BOOLEAN:
      return _("true or false");
    case LAYAK_FIELD_CHOICE:
    case LAYAK_FIELD_CHOICES:
      return _("one of the known values");
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
      return _("the code or UUID of a record");
    case LAYAK_FIELD_DECIMAL:
      return _("a number with a decimal point and without a sign");
    case LAYAK_FIELD_CODE:
      return _("a code of the right form");
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_MONEY:
      return _("a whole number without a sign");
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    default:
      return _("text");
    }
}

static gboolean
set_form_error (const LayakField  *field,
                const char        *text,
                GError           **error)
{
  g_autofree char *excerpt = layak_text_excerpt (text);

  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
               /* Translators: what was read, then what it should have been */
               _("“%s” is not %s"), excerpt, expected_form (field));
  return FALSE;
}

static gboolean
set_range_error (const LayakField  *field,
                 GError           **error)
{
  g_autofree char *min = layak_value_format (field, (LayakValue) { .number = field->min });
  g_autofree char *max = layak_value_format (field, (LayakValue) { .number = field->max });

  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("The value must lie between %s and %s"), min, max);
  return FALSE;
}

/* Whether @text may be a key or a UUID. A UUID may be typed in capitals; the stored one has small letters. */
static gboolean
clean_identity (char *text)
{
  LayakUuid uuid;
  gsize length;

  if (layak_uuid_parse (text, &uuid))
    {
      layak_uuid_format (&uuid, text);
      return TRUE;
    }

  length = strlen (text);
  return length <= LAYAK_UUID_TEXT_LENGTH &&
         strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-") == length;
}

static void
set_limit_error (const char  *format,
                 gint64       limit,
                 GError     **error)
{
  g_autofree char *message = layak_wording_count (format, limit);

  g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, message);
}

static gboolean
parse_text (const LayakField  *field,
            const char        *text,
            char             **value,
            GError           **error)
{
  g_autofree char *clean = layak_text_normalize (text, field->type == LAYAK_FIELD_PROSE, error);

  if (clean == NULL)
    return FALSE;

  if (strlen (clean) > (gsize) field->max && g_utf8_strlen (clean, -1) > field->max)
    {
      set_limit_error (_("The text is longer than %s characters"), field->max, error);
      return FALSE;
    }
  if (field->type == LAYAK_FIELD_CODE && !layak_text_matches (clean, field->pattern))
    return set_form_error (field, text, error);

  if (field->type == LAYAK_FIELD_REFERENCE && *clean != '\0' && !clean_identity (clean))
    return set_form_error (field, text, error);

  *value = *clean == '\0' ? NULL : g_steal_pointer (&clean);
  return TRUE;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static gboolean
parse_set (const LayakField   *field,
           const char         *text,
           char             ***set,
           GError            **error)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\n\r", -1);
  g_autoptr(GPtrArray) members = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  /* A hostile file could name thousands: those beyond the limit are not compared with each other. */
  for (guint i = 0; words[i] != NULL && members->len <= (guint) field->max; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (field->choices != NULL && layak_enumeration_find (field->choices, words[i]) == LAYAK_UNKNOWN)
        return set_form_error (field, words[i], error);
      if (field->refers != NULL && !clean_identity (words[i]))
        return set_form_error (field, words[i], error);
      if (!g_ptr_array_find_with_equal_func (members, words[i], g_str_equal, NULL))
        g_ptr_array_add (members, g_strdup (words[i]));
    }

  if (members->len > (guint) field->max)
    {
      set_limit_error (_("More than %s values"), field->max, error);
      return FALSE;
    }

  g_ptr_array_sort (members, compare_members);
  *set = members->len > 0 ? (char **) g_ptr_array_steal (members, NULL) : NULL;
  return TRUE;
}

/**
 * layak_value_parse:
 * @text: (nullable): canonical text; %NULL or empty for an unknown value
 * @value: (out): where to store the value, owned by the caller; unknown on failure
 *
 * Reads what layak_value_append() writes, and checks type and range. Text becomes NFC with LF and without blanks
 * around it.
 */
gboolean
layak_value_parse (const LayakField  *field,
                   const char        *text,
                   LayakValue        *value,
                   GError           **error)
{
  gint64 number;

  *value = layak_value_unknown (field);
  if (text == NULL || *text == '\0')
    return TRUE;

  if (layak_field_is_set (field))
    return parse_set (field, text, &value->set, error);
  if (layak_field_is_text (field))
    return parse_text (field, text, &value->text, error);

  if (!parse_number (field, text, &number))
    return set_form_error (field, text, error);
  if (number < field->min || number > field->max)
    return set_range_error (field, error);

  value->number = number;
  return TRUE;
}

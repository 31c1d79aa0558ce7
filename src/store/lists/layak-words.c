/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-words.h"

#include <string.h>

/* What has no letter and no digit is no word to the index either. */
static gboolean
has_letter (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* A single letter is the beginning of a word still being typed, and of nearly every record. */
static gboolean
is_too_short (const char *word)
{
  return g_utf8_strlen (word, -1) < 2 && g_ascii_isalpha (*word);
}

/**
 * layak_words_split:
 * @typed: (nullable): what stands in a search entry
 *
 * Returns: (transfer full): the words to look for, none if there is too little to go by
 */
char **
layak_words_split (const char *typed)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) pieces = NULL;
  g_autofree char *blanks = NULL;

  if (typed == NULL || !g_utf8_validate (typed, -1, NULL))
    return g_new0 (char *, 1);

  blanks = g_strdelimit (g_strdup (typed), "\t\r\n", ' ');
  pieces = g_strsplit (blanks, " ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (has_letter (pieces[i]) && (pieces[i + 1] != NULL || !is_too_short (pieces[i])))
      g_ptr_array_add (words, g_strdup (pieces[i]));

  if (words->len == 1 && g_utf8_strlen (words->pdata[0], -1) < 2)
    g_ptr_array_set_size (words, 0);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (g_steal_pointer (&words), NULL);
}

/**
 * layak_words_dup_match:
 *
 * Returns: (transfer full) (nullable): an FTS5 expression for records in which all words occur, the last as the
 *   beginning of a word; %NULL if there is nothing to look for
 */
char *
layak_words_dup_match (const char *typed)
{
  g_auto(GStrv) words = layak_words_split (typed);
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (words[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (match, "%s\"%s\"", i > 0 ? " " : "", quoted);
      if (words[i + 1] == NULL && g_utf8_strlen (words[i], -1) >= 2)
        g_string_append (match, " *");
    }

  return g_string_free (match, match->len == 0);
}

/* (transfer full): a pattern for LIKE … ESCAPE '\' that finds @word anywhere. */
char *
layak_words_dup_like (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = word; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

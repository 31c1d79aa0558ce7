/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-catalogue.h"
#include "layak-enumerations.h"
#include "layak-language.h"
#include "layak-text.h"
#include "layak-wording.h"

/* Fewer letters are the beginning of too much. */
#define MIN_BEGINNING 4

/* What people write after a number. */
static const char * const units[] =
{
  "orang", "org", "peserta", "lembaga", "jp", "jpl", "jam", "persons", "people", "participants", "%",
};
/* What people write around a time of day. */
static const char * const zones[] = { "wita", "wib", "wit" };

/**
 * layak_csv_fold:
 *
 * Returns: (transfer full): @text without what makes no difference: case, accents, blanks and punctuation
 */
char *
layak_csv_fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_autoptr(GString) kept = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));

  folded = g_utf8_casefold (kept->str, (gssize) kept->len);
  return g_steal_pointer (&folded);
}

/* @msgid in English, in Indonesian and in the language of the messages. */
void
layak_csv_words_translate (const char *msgid,
                           const char *texts[LAYAK_CSV_N_LANGUAGES])
{
  static LayakCatalogue *indonesian;

  if (g_once_init_enter (&indonesian))
    g_once_init_leave (&indonesian, layak_catalogue_open ("id"));

  texts[0] = msgid;
  texts[1] = layak_catalogue_find (indonesian, msgid);
  texts[2] = _(msgid);
}

/* Words that offices write for a choice, besides its nick and label; folded. Whom no group fits, as the pupils of a
 * school, is among the others: no one may be counted in a group that an indicator asks for by mistake. */
static const struct
{
  const LayakEnumeration *choices;
  const char             *nick;
  const char             *words;
} synonyms[] =
{
  { &layak_training_statuses, "planned", "rencana akandilaksanakan belum belumdilaksanakan belumterlaksana dijadwalkan"
                                         " terjadwal scheduled upcoming" },
  { &layak_training_statuses, "held", "selesai sudah dilaksanakan sudahdilaksanakan telahdilaksanakan terlaksanakan"
                                      " terealisasi done completed finished" },
  { &layak_training_statuses, "cancelled", "batal tidakjadi tidakterlaksana canceled" },
  { &layak_training_statuses, "draft", "konsep usulan rancangan" },
  { &layak_training_kinds, "technical-guidance", "bimtek" },
  { &layak_training_kinds, "outreach", "penyuluhan" },
  { &layak_training_kinds, "training-of-trainers", "tot" },
  { &layak_training_kinds, "coordination-meeting", "rakor rapat" },
  { &layak_training_kinds, "focus-group-discussion", "fgd" },
  { &layak_training_kinds, "monitoring-evaluation", "monev" },
  { &layak_modes, "offline", "tatapmuka langsung onsite" },
  { &layak_modes, "online", "virtual zoom webinar" },
  { &layak_levels, "regency", "kabupaten kota kabkota daerah opd skpd" },
  { &layak_levels, "ministry", "pusat kementerian" },
  { &layak_levels, "non-government", "nonpemerintah swasta lsm ngo" },
  { &layak_agency_kinds, "education", "disdik disdikbud" },
  { &layak_agency_kinds, "health", "dinkes puskesmas" },
  { &layak_agency_kinds, "social", "dinsos" },
  { &layak_agency_kinds, "planning", "bappeda" },
  { &layak_agency_kinds, "civil-registry", "disdukcapil dukcapil" },
  { &layak_agency_kinds, "police", "polri polres polsek" },
  { &layak_agency_kinds, "prosecution", "kejari" },
  { &layak_agency_kinds, "religious-affairs", "kemenag kua" },
  { &layak_agency_kinds, "narcotics", "bnn bnnk" },
  { &layak_agency_kinds, "civil-society", "lsm ormas ngo" },
  { &layak_speaker_roles, "resource-person", "pemateri pembicara speaker" },
  { &layak_speaker_roles, "facilitator", "pelatih instruktur trainer" },
  { &layak_groups, "task-force", "gugustugas" },
  { &layak_groups, "regional-agency", "opd skpd dinas" },
  { &layak_groups, "district-village", "desa kelurahan kecamatan" },
  { &layak_groups, "law-enforcement", "polri polisi aph jaksa hakim police" },
  { &layak_groups, "educators", "pendidik guru teacher teachers" },
  { &layak_groups, "health-workers", "nakes bidan perawat dokter" },
  { &layak_groups, "community-protection", "patbm" },
  { &layak_groups, "civil-society", "lsm ormas ngo" },
  { &layak_groups, "business", "swasta pengusaha apsai" },
  { &layak_groups, "media", "pers wartawan jurnalis" },
  { &layak_groups, "childrens-forum", "forumanak fad" },
  { &layak_groups, "other", "siswa pelajar murid pesertadidik mahasiswa orangtua masyarakat umum lainnya students"
                            " pupils parents" },
};

/* Of a name that two choices share the first has it. */
static void
add_name (GHashTable *names,
          const char *text,
          guint       value)
{
  char *folded = layak_csv_fold (text);

  if (g_hash_table_contains (names, folded))
    g_free (folded);
  else
    g_hash_table_insert (names, folded, GUINT_TO_POINTER (value + 1));
}

static void
add_synonyms (GHashTable             *names,
              const LayakEnumeration *choices,
              const char             *nick,
              const char             *words)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);
  const gint64 value = layak_enumeration_find (choices, nick);

  for (guint i = 0; list[i] != NULL && value != LAYAK_UNKNOWN; i++)
    add_name (names, list[i], (guint) value);
}

static gpointer
make_names (gconstpointer list)
{
  const LayakEnumeration *choices = list;
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < choices->n_choices; i++)
    add_name (names, choices->choices[i].nick, i);
  for (guint i = 0; i < choices->n_choices; i++)
    {
      const char *texts[LAYAK_CSV_N_LANGUAGES];

      layak_csv_words_translate (choices->choices[i].label, texts);
      for (guint k = 0; k < LAYAK_CSV_N_LANGUAGES; k++)
        add_name (names, texts[k], i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (synonyms[i].choices == choices)
      add_synonyms (names, choices, synonyms[i].nick, synonyms[i].words);
  return names;
}

/**
 * layak_csv_words_lookup:
 * @cache: (inout): what was made before
 * @key: what @make makes it of
 *
 * What the words mean is the same for every sheet, since a program speaks one language, and costs more to find out than
 * many a sheet. It is made once, is not changed afterwards, and is kept to the end.
 */
gpointer
layak_csv_words_lookup (GHashTable            **cache,
                        gconstpointer           key,
                        gpointer              (*make) (gconstpointer key))
{
  static GMutex mutex;
  gpointer made;

  g_mutex_lock (&mutex);
  if (*cache == NULL)
    *cache = g_hash_table_new (NULL, NULL);
  made = g_hash_table_lookup (*cache, key);
  if (made == NULL)
    {
      made = make (key);
      g_hash_table_insert (*cache, (gpointer) key, made);
    }
  g_mutex_unlock (&mutex);
  return made;
}

/* The value of which a name begins so, if no other one’s does: “Perangkat” is “Perangkat daerah”. */
static guint
find_beginning (GHashTable *names,
                const char *folded)
{
  GHashTableIter iter;
  gpointer name, value;
  guint found = 0;

  g_hash_table_iter_init (&iter, names);
  while (strlen (folded) >= MIN_BEGINNING && g_hash_table_iter_next (&iter, &name, &value))
    if (g_str_has_prefix (name, folded))
      {
        if (found != 0 && found != GPOINTER_TO_UINT (value))
          return 0;
        found = GPOINTER_TO_UINT (value);
      }

  return found;
}

/* The value that @text names by nick, label or a synonym, or %LAYAK_UNKNOWN. */
gint64
layak_csv_words_find (const LayakEnumeration *choices,
                      const char             *text)
{
  static GHashTable *names_of_choices;
  g_autofree char *folded = layak_csv_fold (text);
  GHashTable *names = layak_csv_words_lookup (&names_of_choices, choices, make_names);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (names, folded));

  return (gint64) (found != 0 ? found : find_beginning (names, folded)) - 1;
}

/* The nicks of a set of choices, which are parted by commas, semicolons, lines or as files do by blanks. */
static gboolean
parse_choices (const LayakField  *field,
               const char        *text,
               LayakValue        *value,
               GError           **error)
{
  g_auto(GStrv) names = g_strsplit_set (text, ",;\n", -1);
  g_autoptr(GString) nicks = g_string_new (NULL);

  if (layak_value_parse (field, text, value, NULL))
    return TRUE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 choice = layak_csv_words_find (field->choices, names[i]);

      if (*g_strstrip (names[i]) == '\0')
        continue;
      if (choice == LAYAK_UNKNOWN)
        return layak_wording_parse_value (field, names[i], value, error);
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "",
                              layak_enumeration_get_nick (field->choices, choice));
    }
  return layak_value_parse (field, nicks->str, value, error);
}

static gboolean
cut_end (char       *text,
         const char *end)
{
  gsize length = strlen (text), n = strlen (end);

  if (length <= n || g_ascii_strcasecmp (text + length - n, end) != 0 ||
      (g_ascii_isalpha (*end) && g_ascii_isalpha (text[length - n - 1])))
    return FALSE;

  text[length - n] = '\0';
  g_strchomp (text);
  return TRUE;
}

static void
cut_any_end (char               *text,
             const char * const *ends,
             guint               n_ends)
{
  for (guint i = 0; i < n_ends; i++)
    if (cut_end (text, ends[i]))
      return;
}

/* Which of its signs is the decimal one, a number says itself: no field has three decimals, so what stands before three
 * digits parts thousands. NULL if it has neither. */
static const LayakLanguage *
guess_language (const char *text)
{
  const char *last = NULL;
  guint n_same = 0;
  gboolean is_mixed = FALSE, is_group;

  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '.' || *p == ',') && p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      {
        is_mixed = is_mixed || (last != NULL && *p != *last);
        n_same = last != NULL && *p == *last ? n_same + 1 : 1;
        last = p;
      }
  if (last == NULL)
    return NULL;

  is_group = !is_mixed && (n_same > 1 || strspn (last + 1, "0123456789") == 3) &&
             !(n_same == 1 && last == text + 1 && *text == '0');
  return layak_language_find ((*last == ',') != is_group ? "id" : "en");
}

/**
 * layak_csv_words_dup_amount:
 * @text: an amount of money
 *
 * Returns: (transfer full) (nullable): @text without its sen, which no field keeps; %NULL if it has none
 */
char *
layak_csv_words_dup_amount (const char *text)
{
  const LayakLanguage *language = guess_language (text);
  const char *decimal = language != NULL ? strrchr (text, language->decimal) : NULL;
  gsize n_digits = decimal != NULL ? strspn (decimal + 1, "0123456789") : 0;

  if (n_digits < 1 || n_digits > 2 || decimal[1 + n_digits] != '\0' || strspn (decimal + 1, "0") == n_digits)
    return NULL;

  return g_strndup (text, (gsize) (decimal - text));
}

static gboolean
parse_number (const LayakField  *field,
              char              *text,
              LayakValue        *value,
              GError           **error)
{
  const LayakLanguage *language = guess_language (text);

  if (field->type != LAYAK_FIELD_MONEY)
    cut_any_end (text, units, G_N_ELEMENTS (units));
  return layak_language_parse_value (language != NULL ? language : layak_wording_get_language (), field, text, value,
                                     error);
}

/* Spreadsheets add a time to each day. */
static gboolean
parse_date (const LayakField  *field,
            char              *text,
            LayakValue        *value,
            GError           **error)
{
  if (!cut_end (text, "T00:00:00") && !cut_end (text, " 00:00:00"))
    cut_end (text, " 00:00");
  return layak_wording_parse_value (field, text, value, error);
}

static gboolean
parse_time (const LayakField  *field,
            char              *text,
            LayakValue        *value,
            GError           **error)
{
  cut_any_end (text, zones, G_N_ELEMENTS (zones));
  if (strlen (text) == strlen ("09:00:00"))
    cut_end (text, ":00");
  return layak_wording_parse_value (field, text, value, error);
}

/**
 * layak_csv_words_parse:
 * @field: one that refers to no record
 * @text: what a cell says
 *
 * Reads a value as files write it, or as people write it in Indonesian or English.
 */
gboolean
layak_csv_words_parse (const LayakField  *field,
                       const char        *text,
                       LayakValue        *value,
                       GError           **error)
{
  g_autofree char *clean = NULL;
  gint64 choice;

  *value = layak_value_unknown (field);
  if (layak_field_is_text (field))
    return layak_value_parse (field, text, value, error);

  clean = layak_text_normalize (text, TRUE, error);
  if (clean == NULL)
    return FALSE;
  if (layak_value_parse (field, clean, value, NULL))
    return TRUE;

  switch (field->type)
    {
    case LAYAK_FIELD_CHOICE:
      choice = layak_csv_words_find (field->choices, clean);
      value->number = choice;
      return choice != LAYAK_UNKNOWN || layak_wording_parse_value (field, clean, value, error);
    case LAYAK_FIELD_CHOICES:
      return parse_choices (field, clean, value, error);
    case LAYAK_FIELD_NUMBER:
    case LAYAK_FIELD_DECIMAL:
    case LAYAK_FIELD_MONEY:
      return parse_number (field, clean, value, error);
    case LAYAK_FIELD_DATE:
      return parse_date (field, clean, value, error);
    case LAYAK_FIELD_TIME:
      return parse_time (field, clean, value, error);
    case LAYAK_FIELD_BOOLEAN:
    case LAYAK_FIELD_TEXT:
    case LAYAK_FIELD_PROSE:
    case LAYAK_FIELD_CODE:
    case LAYAK_FIELD_REFERENCE:
    case LAYAK_FIELD_REFERENCES:
    default:
      return layak_wording_parse_value (field, clean, value, error);
    }
}

/* The day that Excel shows for such a number, if it is one of 2000 to 2100; %LAYAK_UNKNOWN if not. A column that lost
 * its format has the numbers themselves. */
LayakDate
layak_csv_words_parse_serial (const char *text)
{
  const int first = 36526, last = 73415;
  guint64 days;

  if (!g_ascii_string_to_unsigned (text, 10, (guint64) first, (guint64) last, &days, NULL))
    return LAYAK_UNKNOWN;

  return layak_date_add_days (layak_date_new (2000, 1, 1), (int) days - first);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-likeness.h"

#include <string.h>

/* What people shorten, and what they call the same thing. A word may stand for several, or for none. */
typedef struct
{
  const char *word;
  const char *words;
} Meaning;

static const Meaning common[] =
{
  { "dan", "" }, { "di", "" }, { "ke", "" }, { "dari", "" }, { "untuk", "" }, { "bagi", "" }, { "tentang", "" },
  { "dalam", "" }, { "rangka", "" }, { "pada", "" }, { "dengan", "" }, { "oleh", "" }, { "serta", "" }, { "se", "" },
  { "kegiatan", "" }, { "kab", "" }, { "kabupaten", "" }, { "kota", "" }, { "prov", "" }, { "provinsi", "" },
  { "tahun", "" }, { "kha", "hak anak konvensi" }, { "kla", "layak anak" }, { "hst", "hulu sungai tengah" },
  { "hss", "hulu sungai selatan" }, { "hsu", "hulu sungai utara" },
};

static const Meaning of_titles[] =
{
  { "bimtek", "pelatihan" }, { "bimbingan", "pelatihan" }, { "teknis", "" }, { "workshop", "pelatihan" },
  { "lokakarya", "pelatihan" }, { "training", "pelatihan" }, { "diklat", "pelatihan" },
  { "penyuluhan", "sosialisasi" }, { "rakor", "rapat koordinasi" }, { "ppa", "perlindungan perempuan anak" },
  { "gugus", "gugus" }, { "rad", "rencana aksi daerah" }, { "sdm", "sumber daya manusia" },
};

static const Meaning of_agencies[] =
{
  { "dinsos", "dinas sosial" }, { "dinkes", "dinas kesehatan" }, { "disdik", "dinas pendidikan" },
  { "dispora", "dinas pemuda olahraga" }, { "disdukcapil", "dinas kependudukan pencatatan sipil" },
  { "dukcapil", "kependudukan pencatatan sipil" }, { "diskominfo", "dinas komunikasi informatika" },
  { "kominfo", "komunikasi informatika" }, { "kemenag", "kementerian agama" }, { "setda", "sekretariat daerah" },
  { "kec", "kecamatan" }, { "kel", "kelurahan" }, { "polres", "kepolisian resor" }, { "pn", "pengadilan negeri" },
  { "rsud", "rumah sakit umum daerah" }, { "satpol", "satuan polisi" }, { "pp", "pamong praja" },
};

/* The parts of which the names of the agencies for women and children are made, as in DP3AP2KBPMD. */
static const Meaning parts[] =
{
  { "pppa", "pemberdayaan perempuan perlindungan anak" }, { "p3a", "pemberdayaan perempuan perlindungan anak" },
  { "ppkb", "pengendalian penduduk keluarga berencana" }, { "p2kb", "pengendalian penduduk keluarga berencana" },
  { "dalduk", "pengendalian penduduk" }, { "pmd", "pemberdayaan masyarakat desa" }, { "sos", "sosial" },
  { "kb", "keluarga berencana" }, { "dinas", "dinas" }, { "dis", "dinas" }, { "din", "dinas" }, { "d", "dinas" },
};

typedef GHashTable Words;

static void
add_words (Words      *words,
           const char *text)
{
  g_auto(GStrv) each = g_strsplit (text, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0')
      g_hash_table_add (words, g_strdup (each[i]));
}

static const char *
find_meaning (const Meaning *meanings,
              guint          n_meanings,
              const char    *word)
{
  for (guint i = 0; i < n_meanings; i++)
    if (g_str_equal (meanings[i].word, word))
      return meanings[i].words;

  return NULL;
}

/* Whether the word is made of known parts and nothing else; then their words are added. */
static gboolean
add_parts (Words      *words,
           const char *word)
{
  if (*word == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (word, parts[i].word) && add_parts (words, word + strlen (parts[i].word)))
      {
        add_words (words, parts[i].words);
        return TRUE;
      }
  return FALSE;
}

/* (transfer full): the words without case, marks and punctuation, apart by one blank. */
static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  GString *folded = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (folded, g_ascii_tolower (*p));
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');

  return g_strchomp (g_string_free (folded, FALSE));
}

static gboolean
is_place_word (const char *word)
{
  return g_str_equal (word, "kab") || g_str_equal (word, "kabupaten") || g_str_equal (word, "kota") ||
         g_str_equal (word, "prov") || g_str_equal (word, "provinsi");
}

/* (transfer full): what the words of a name mean. The place of an agency says nothing where all are of one place. */
static Words *
split (const char    *text,
       const Meaning *meanings,
       guint          n_meanings)
{
  const gboolean is_agency = meanings == of_agencies;
  Words *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = fold (text != NULL ? text : "");
  g_auto(GStrv) each = g_strsplit (folded, " ", -1);

  for (guint i = 0; each[i] != NULL && !(is_agency && i > 0 && is_place_word (each[i])); i++)
    {
      const char *meaning = find_meaning (meanings, n_meanings, each[i]);

      if (meaning == NULL)
        meaning = find_meaning (common, G_N_ELEMENTS (common), each[i]);
      if (meaning != NULL)
        add_words (words, meaning);
      else if (!is_agency || !add_parts (words, each[i]))
        add_words (words, each[i]);
    }
  return words;
}

static guint
count_common (Words *a,
              Words *b)
{
  GHashTableIter iter;
  gpointer word;
  guint n_both = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_both += g_hash_table_contains (b, word);

  return n_both;
}

/* Of 100: how many of all words both have (Jaccard). */
static guint
compare_words_of (Words *a,
                  Words *b)
{
  const guint n_both = count_common (a, b), n_all = g_hash_table_size (a) + g_hash_table_size (b) - n_both;

  return n_all > 0 ? 100 * n_both / n_all : 0;
}

/* Of 100: which part of the trigrams both have (Dice), so that one wrong letter in a short name weighs less. */
static guint
compare_trigrams (Words *a,
                  Words *b)
{
  const guint n = g_hash_table_size (a) + g_hash_table_size (b);

  return n > 0 ? 200 * count_common (a, b) / n : 0;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

/* (transfer full): every three neighbouring characters of the words in order, which misspellings leave mostly alone. */
static Words *
make_trigrams (Words *words)
{
  Words *trigrams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GList *sorted = g_list_sort (g_hash_table_get_keys (words), compare_words);

  for (GList *l = sorted; l != NULL; l = l->next)
    {
      g_autofree char *word = g_strdup_printf (" %s ", (const char *) l->data);

      for (gsize i = 0; i + 3 <= strlen (word); i++)
        g_hash_table_add (trigrams, g_strndup (word + i, 3));
    }

  g_list_free (sorted);
  return trigrams;
}

static guint
compare (const char    *a,
         const char    *b,
         const Meaning *meanings,
         guint          n_meanings)
{
  g_autoptr(GHashTable) first = split (a, meanings, n_meanings), second = split (b, meanings, n_meanings);
  g_autoptr(GHashTable) first_trigrams = make_trigrams (first), second_trigrams = make_trigrams (second);

  return MAX (compare_words_of (first, second), compare_trigrams (first_trigrams, second_trigrams));
}

guint
layak_likeness_of_titles (const char *a,
                          const char *b)
{
  return compare (a, b, of_titles, G_N_ELEMENTS (of_titles));
}

guint
layak_likeness_of_places (const char *a,
                          const char *b)
{
  return compare (a, b, common, G_N_ELEMENTS (common));
}

guint
layak_likeness_of_agencies (const char *a,
                            const char *b)
{
  return compare (a, b, of_agencies, G_N_ELEMENTS (of_agencies));
}

/* (transfer full) (nullable): the number after a word that numbers parts, as “II” of “Angkatan II”. */
static char *
dup_part (const char *text)
{
  static const char * const counted[] = { "angkatan", "gelombang", "tahap", "batch", "hari", "sesi", "kelas", NULL };
  g_autofree char *folded = fold (text != NULL ? text : "");
  g_auto(GStrv) each = g_strsplit (folded, " ", -1);

  for (guint i = 0; each[i] != NULL && each[i + 1] != NULL; i++)
    if (g_strv_contains (counted, each[i]))
      {
        static const char * const roman[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x" };

        for (guint k = 0; k < G_N_ELEMENTS (roman); k++)
          if (g_str_equal (each[i + 1], roman[k]))
            return g_strdup_printf ("%u", k + 1);
        return g_strdup (each[i + 1]);
      }
  return NULL;
}

gboolean
layak_likeness_is_other_part (const char *a,
                              const char *b)
{
  g_autofree char *first = dup_part (a), *second = dup_part (b);

  return first != NULL && second != NULL && !g_str_equal (first, second);
}

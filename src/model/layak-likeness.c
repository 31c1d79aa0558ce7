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

/* @words: what those of the name mean, in order and each once
 * @trigrams: three neighbouring characters in one number, likewise
 * @part: which of several it is, or NULL */
struct _LayakLikeness
{
  GPtrArray *words;
  GArray    *trigrams;
  char      *part;
};

static void
add_words (GPtrArray  *words,
           const char *text)
{
  g_auto(GStrv) each = g_strsplit (text, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0')
      g_ptr_array_add (words, g_strdup (each[i]));
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
add_parts (GPtrArray  *words,
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

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

/* The place of an agency says nothing where all are of one place. */
static void
add_meanings (LayakLikeness     *self,
              LayakLikenessKind  kind,
              const char        *folded)
{
  const gboolean is_agency = kind == LAYAK_LIKENESS_AGENCY;
  g_auto(GStrv) each = g_strsplit (folded, " ", -1);

  for (guint i = 0; each[i] != NULL && !(is_agency && i > 0 && is_place_word (each[i])); i++)
    {
      const char *meaning = NULL;

      if (kind == LAYAK_LIKENESS_TITLE)
        meaning = find_meaning (of_titles, G_N_ELEMENTS (of_titles), each[i]);
      else if (is_agency)
        meaning = find_meaning (of_agencies, G_N_ELEMENTS (of_agencies), each[i]);
      if (meaning == NULL)
        meaning = find_meaning (common, G_N_ELEMENTS (common), each[i]);

      if (meaning != NULL)
        add_words (self->words, meaning);
      else if (!is_agency || !add_parts (self->words, each[i]))
        add_words (self->words, each[i]);
    }
}

static void
sort_words (GPtrArray *words)
{
  guint n = 0;

  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    if (n > 0 && g_str_equal (words->pdata[n - 1], words->pdata[i]))
      g_free (words->pdata[i]);
    else
      words->pdata[n++] = words->pdata[i];
  /* What was moved or freed must not be freed again. */
  for (guint i = n; i < words->len; i++)
    words->pdata[i] = NULL;
  g_ptr_array_set_size (words, (int) n);
}

static void
add_trigrams (GArray     *trigrams,
              const char *word)
{
  const gsize length = strlen (word);
  guint32 trigram = ' ';

  for (gsize i = 0; i <= length; i++)
    {
      trigram = (trigram << 8 | (guchar) (i < length ? word[i] : ' ')) & 0xFFFFFF;
      if (i > 0)
        g_array_append_val (trigrams, trigram);
    }
}

static void
sort_trigrams (GArray *trigrams)
{
  guint32 *numbers = (guint32 *) trigrams->data;
  guint n = 0;

  g_array_sort (trigrams, compare_numbers);
  for (guint i = 0; i < trigrams->len; i++)
    if (n == 0 || numbers[n - 1] != numbers[i])
      numbers[n++] = numbers[i];
  g_array_set_size (trigrams, n);
}

/* Of 100: how many of all words both have (Jaccard). */
static guint
compare_words_of (const GPtrArray *a,
                  const GPtrArray *b)
{
  guint n_both = 0, n_all;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      const int order = strcmp (a->pdata[i], b->pdata[k]);

      n_both += order == 0;
      i += order <= 0;
      k += order >= 0;
    }

  n_all = a->len + b->len - n_both;
  return n_all > 0 ? 100 * n_both / n_all : 0;
}

/* Of 100: which part of the trigrams both have (Dice), so that one wrong letter in a short name weighs less. */
static guint
compare_trigrams (const GArray *a,
                  const GArray *b)
{
  const guint32 *first = (const guint32 *) a->data, *second = (const guint32 *) b->data;
  guint n_both = 0;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      const int order = compare_numbers (&first[i], &second[k]);

      n_both += order == 0;
      i += order <= 0;
      k += order >= 0;
    }

  return a->len + b->len > 0 ? 200 * n_both / (a->len + b->len) : 0;
}

/* (transfer full) (nullable): the number after a word that numbers parts, as “II” of “Angkatan II”. */
static char *
dup_part (const char *folded)
{
  static const char * const counted[] = { "angkatan", "gelombang", "tahap", "batch", "hari", "sesi", "kelas", NULL };
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

LayakLikeness *
layak_likeness_new (LayakLikenessKind  kind,
                    const char        *name)
{
  LayakLikeness *self = g_new0 (LayakLikeness, 1);
  g_autofree char *folded = fold (name != NULL ? name : "");

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->trigrams = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->part = kind == LAYAK_LIKENESS_TITLE ? dup_part (folded) : NULL;
  add_meanings (self, kind, folded);
  sort_words (self->words);
  for (guint i = 0; i < self->words->len; i++)
    add_trigrams (self->trigrams, g_ptr_array_index (self->words, i));
  sort_trigrams (self->trigrams);
  return self;
}

void
layak_likeness_free (LayakLikeness *self)
{
  g_ptr_array_unref (self->words);
  g_array_unref (self->trigrams);
  g_free (self->part);
  g_free (self);
}

guint
layak_likeness_compare (const LayakLikeness *self,
                        const LayakLikeness *other)
{
  return MAX (compare_words_of (self->words, other->words), compare_trigrams (self->trigrams, other->trigrams));
}

gboolean
layak_likeness_is_other_part (const LayakLikeness *self,
                              const LayakLikeness *other)
{
  return self->part != NULL && other->part != NULL && !g_str_equal (self->part, other->part);
}

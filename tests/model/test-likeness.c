/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-likeness.h"

/* From which likeness on a person is asked. */
#define TITLES   50
#define AGENCIES 75

typedef struct
{
  const char *a;
  const char *b;
  gboolean    alike;
} Case;

static guint
compare (LayakLikenessKind  kind,
         const char        *a,
         const char        *b)
{
  g_autoptr(LayakLikeness) first = layak_likeness_new (kind, a), second = layak_likeness_new (kind, b);

  return layak_likeness_compare (first, second);
}

static gboolean
is_other_part (const char *a,
               const char *b)
{
  g_autoptr(LayakLikeness) first = layak_likeness_new (LAYAK_LIKENESS_TITLE, a);
  g_autoptr(LayakLikeness) second = layak_likeness_new (LAYAK_LIKENESS_TITLE, b);

  return layak_likeness_is_other_part (first, second);
}

static void
check (const Case        *cases,
       guint              n_cases,
       LayakLikenessKind  kind,
       guint              limit)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const guint likeness = compare (kind, cases[i].a, cases[i].b);

      g_test_message ("“%s” and “%s”: %u", cases[i].a, cases[i].b, likeness);
      g_assert_cmpuint (likeness, ==, compare (kind, cases[i].b, cases[i].a));
      g_assert_cmpuint (likeness, <=, 100);
      g_assert_true ((likeness >= limit) == cases[i].alike);
    }
}

static void
test_titles (void)
{
  static const Case cases[] =
  {
    { "Bimtek Konvensi Hak Anak", "Bimbingan Teknis Konvensi Hak Anak", TRUE },
    { "Bimtek KHA", "Pelatihan Konvensi Hak Anak bagi Gugus Tugas KLA", TRUE },
    { "Pelatihan Konvensi Hak Anak (KHA) Kabupaten Katingan Tahun 2025", "PELATIHAN KONVENSI HAK ANAK", TRUE },
    { "Sosialisasi PATBM Kecamatan Barabai", "Sosialisasi PATBM di Kec. Barabai", TRUE },
    { "Rapat Koordinasi Gugus Tugas KLA", "Rakor Gugus Tugas Kabupaten/Kota Layak Anak", TRUE },
    { "Sosialisasi Pencegahan Perkawinan Anak", "Sosialisasi Pencegahan Perkawinan Usia Anak", TRUE },
    { "Pelatihan Konvesi Hak Anak", "Pelatihan Konvensi Hak Anak", TRUE },
    { "Bimtek Konvensi Hak Anak", "Sosialisasi Pencegahan Perkawinan Anak", FALSE },
    { "Pelatihan Fasilitator Forum Anak", "Rapat evaluasi triwulan", FALSE },
    { "Pelatihan Puskesmas Ramah Anak", "Pelatihan Guru Sekolah Inklusi", FALSE },
    { "", "Pelatihan", FALSE },
    { NULL, NULL, FALSE },
  };

  check (cases, G_N_ELEMENTS (cases), LAYAK_LIKENESS_TITLE, TITLES);
}

static void
test_agencies (void)
{
  static const Case cases[] =
  {
    { "Dinas P3A", "DP3A Kab. HST", TRUE },
    { "DP3A", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", TRUE },
    { "Dinas PPPA Kabupaten Tabalong", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Kab. Tabalong", TRUE },
    { "Dinsos PPKB PPPA", "Dinas Sosial, Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan "
      "Perlindungan Anak", TRUE },
    { "DP3AP2KBPMD", "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, Keluarga Berencana, "
      "Pemberdayaan Masyarakat dan Desa", TRUE },
    { "Disdik", "Dinas Pendidikan Kota Banjarbaru", TRUE },
    { "Dinas Kesehatn", "Dinas Kesehatan", TRUE },
    { "Dinas Sosial", "Dinas Sosial PPKB PPPA", FALSE },
    { "Dinas Kesehatan", "Dinas Perikanan", FALSE },
    { "Dinas Pendidikan", "Dinas Perikanan", FALSE },
    { "Kecamatan Barabai", "Kelurahan Barabai", FALSE },
    { "Kecamatan Batu Benawa", "Kecamatan Batang Alai Utara", FALSE },
    { NULL, "Dinas Sosial", FALSE },
  };

  check (cases, G_N_ELEMENTS (cases), LAYAK_LIKENESS_AGENCY, AGENCIES);
}

static void
test_parts (void)
{
  g_assert_true (is_other_part ("Bimtek KHA Angkatan I", "Bimtek KHA angkatan II"));
  g_assert_true (is_other_part ("Pelatihan, Gelombang 1", "Pelatihan Gelombang 2"));
  g_assert_false (is_other_part ("Bimtek KHA Angkatan II", "Bimtek KHA Angkatan 2"));
  g_assert_false (is_other_part ("Bimtek KHA Angkatan I", "Bimtek KHA"));
  g_assert_false (is_other_part (NULL, "Angkatan"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/likeness/titles", test_titles);
  g_test_add_func ("/likeness/agencies", test_agencies);
  g_test_add_func ("/likeness/parts", test_parts);

  return g_test_run ();
}

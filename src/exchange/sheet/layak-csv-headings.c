/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-headings.h"

#include <glib/gi18n-lib.h>

/* Headings that offices write, besides the names and labels of the fields; folded. A NULL record is any. */
static const struct
{
  const char *record;
  const char *field;
  const char *words;
} synonyms[] =
{
  { NULL, "regency", "kabupaten kabkota kota kab kabupatenkota daerah pemda koderegency kodewilayah regencycode" },
  { NULL, "province", "provinsi prov kodeprovinsi provincecode" },
  { NULL, "mode", "metode cara caraikut metodepelaksanaan" },
  { "training", "title", "kegiatan namakegiatan judul judulkegiatan pelatihan namapelatihan activity event name nama"
                         " training" },
  { "training", "start-date", "tanggal tgl tanggalpelaksanaan tglpelaksanaan tanggalkegiatan tglkegiatan waktu"
                              " waktupelaksanaan hari haritanggal tglmulai mulai date dates start from" },
  { "training", "end-date", "tglselesai selesai sampai tanggalakhir tglakhir end until to" },
  { "training", "start-time", "jam pukul jammulai" },
  { "training", "end-time", "jamselesai" },
  { "training", "kind", "jenis jeniskegiatan bentuk bentukkegiatan type" },
  { "training", "venue", "lokasi tempatkegiatan lokasikegiatan tempatpelaksanaan tempat place location" },
  { "training", "venue-regency", "kabupatentempat kabkotatempat" },
  { "training", "venue-district", "kecamatan district" },
  { "training", "organiser", "penyelenggarakegiatan opd skpd perangkatdaerah dinas pelaksana instansipenyelenggara"
                             " organizer" },
  { "training", "co-organisers", "mitra bekerjasamadengan partners coorganizers" },
  { "training", "participants", "jumlahpeserta jmlpeserta totalpeserta peserta jumlah total" },
  { "training", "planned-participants", "targetpeserta rencanapeserta" },
  { "training", "lesson-hours", "jp jumlahjp jampelajaran" },
  { "training", "fund-source", "sumberdana sumberanggaran dana" },
  { "training", "ceiling", "pagu anggaran paguanggaran budget" },
  { "training", "spent", "realisasi realisasianggaran" },
  { "training", "fiscal-year", "tahun tahunanggaran ta year" },
  { "training", "outcome", "hasil output keluaran" },
  { "training", "status", "keadaan statuskegiatan" },
  { "training", "number", "nomorkegiatan" },
  { "training", "batch", "angkatan" },
  { "training", "kha", "pelatihankha termasukkha" },
  { "agency", "name", "nama namainstansi instansi lembaga namalembaga perangkatdaerah opd skpd namaopd unit organisasi"
                      " organisation organization agency" },
  { "agency", "abbreviation", "singkatan akronim namasingkat short" },
  { "agency", "level", "tingkat tingkatan" },
  { "agency", "kind", "bidang urusan bidangurusan jenis" },
  { "agency", "contact", "kontak pic narahubung namakontak contactname" },
  { "agency", "phone", "telepon telp hp nohp notelp nomortelepon wa whatsapp mobile tel" },
  { "agency", "email", "surel alamatsurel mail" },
  { "agency", "note", "catatan keterangan ket remarks notes" },
  { "participant-group", "training", "kegiatan namakegiatan judul pelatihan namapelatihan title activity event" },
  { "participant-group", "group", "unsurpeserta kelompok kelompokpeserta asal unsurasal peserta category" },
  { "participant-group", "institution", "instansi lembaga asalinstansi asallembaga opd organisasi organisation" },
  { "participant-group", "male", "l lk lakilaki laki pria jumlahlakilaki m men" },
  { "participant-group", "female", "p pr perempuan wanita jumlahperempuan f women" },
  { "participant-group", "unknown-sex", "jumlah jumlahpeserta total jml tidakdiketahui" },
  { "participant-group", "children", "anak jumlahanak usiaanak" },
  { "participant-group", "position", "no nomor nourut" },
  { "speaker", "training", "kegiatan namakegiatan judul pelatihan namapelatihan title activity event" },
  { "speaker", "name", "nama namanarasumber narasumber namalengkap speaker" },
  { "speaker", "role", "peran sebagai" },
  { "speaker", "job", "jabatan position" },
  { "speaker", "institution", "instansi lembaga asalinstansi organisation" },
  { "speaker", "position", "no nomor nourut" },
  { "session", "training", "kegiatan namakegiatan pelatihan namapelatihan title activity event" },
  { "session", "topic", "topik materi judulmateri namamateri sesi acara matapelatihan subject" },
  { "session", "day", "hari tanggal tgl haritanggal date" },
  { "session", "start-time", "jam pukul waktu jammulai mulai start from" },
  { "session", "end-time", "jamselesai selesai sampai end until to" },
  { "session", "lesson-hours", "jp jumlahjp jampelajaran" },
  { "session", "speakers", "narasumber pemateri pembicara fasilitator speaker" },
  { "session", "position", "no nomor nourut sesike" },
  { "recommendation", "training", "kegiatan namakegiatan pelatihan namapelatihan title activity event" },
  { "recommendation", "text", "rekomendasi rencanatindaklanjut tindaklanjut rtl uraianrtl butirrtl rencanaaksi"
                              " uraian" },
  { "recommendation", "reason", "alasan dasar latarbelakang" },
  { "recommendation", "status", "keadaan statusrtl" },
  { "recommendation", "status-reason", "alasanstatus kendala" },
  { "recommendation", "priority", "prioritas" },
  { "recommendation", "lead", "penanggungjawab pj opdpenanggungjawab pelaksana opd skpd perangkatdaerah dinas" },
  { "recommendation", "supporting", "pendukung opdpendukung instansipendukung mitra" },
  { "recommendation", "measure", "ukurankeberhasilan indikatorkeberhasilan ukuran" },
  { "recommendation", "unit", "satuan" },
  { "recommendation", "target", "sasaran" },
  { "recommendation", "achieved", "capaian realisasi tercapai" },
  { "recommendation", "raised-on", "tanggalrtl tglrtl" },
  { "recommendation", "due-date", "tenggat bataswaktu targetwaktu jatuhtempo waktu deadline" },
  { "recommendation", "source", "sumber" },
};

/* @meanings: (element-type utf8 GArray): what each folded heading means, in the order of the fields */
struct _LayakCsvHeadings
{
  const LayakRecordInfo *info;
  GHashTable            *meanings;
};

static void
add (LayakCsvHeadings *self,
     const char       *heading,
     const char       *suffix,
     LayakCsvTarget    target,
     LayakCsvStrength  strength)
{
  const LayakCsvMeaning meaning = { target, strength };
  g_autofree char *plain = layak_csv_fold (heading);
  char *folded = g_strconcat (plain, suffix, NULL);
  GArray *meanings = g_hash_table_lookup (self->meanings, folded);

  if (meanings == NULL)
    {
      meanings = g_array_new (FALSE, FALSE, sizeof (LayakCsvMeaning));
      g_hash_table_insert (self->meanings, g_strdup (folded), meanings);
    }
  g_array_append_val (meanings, meaning);
  g_free (folded);
}

static void
add_label (LayakCsvHeadings *self,
           const char       *label,
           const char       *suffix,
           LayakCsvTarget    target,
           LayakCsvStrength  strength)
{
  const char *texts[LAYAK_CSV_N_LANGUAGES];

  layak_csv_words_translate (label, texts);
  for (guint i = 0; i < LAYAK_CSV_N_LANGUAGES; i++)
    add (self, texts[i], suffix, target, strength);
}

static void
add_synonyms (LayakCsvHeadings      *self,
              const LayakRecordInfo *info,
              const LayakField      *field,
              LayakCsvTarget         target)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      g_auto(GStrv) list = NULL;

      if (!g_str_equal (synonyms[i].field, field->name) ||
          (synonyms[i].record != NULL && !g_str_equal (synonyms[i].record, info->name)))
        continue;
      list = g_strsplit (synonyms[i].words, " ", -1);
      for (guint k = 0; list[k] != NULL; k++)
        add (self, list[k], "", target, LAYAK_CSV_BY_SYNONYM);
    }
}

/* The columns that a list has beside one of references, which name the records for people. */
static void
add_names (LayakCsvHeadings *self,
           const LayakField *field,
           LayakCsvTarget    target)
{
  g_autofree char *title = g_strdup_printf (_("%s: name"), layak_field_get_label (field));

  add (self, field->name, "name", target, LAYAK_CSV_BY_NAME_OF_REFERENCE);
  add (self, title, "", target, LAYAK_CSV_BY_NAME_OF_REFERENCE);
  add_label (self, field->label, "name", target, LAYAK_CSV_BY_NAME_OF_REFERENCE);
  add_label (self, field->label, "nama", target, LAYAK_CSV_BY_NAME_OF_REFERENCE);
}

static void
add_field (LayakCsvHeadings *self,
           LayakCsvTarget    target)
{
  const LayakField *field = &self->info->fields[target.index];

  add (self, field->name, "", target, LAYAK_CSV_BY_LABEL);
  add_label (self, field->label, "", target, LAYAK_CSV_BY_LABEL);
  add_synonyms (self, self->info, field, target);
  if (field->refers != NULL)
    add_names (self, field, target);
}

/* “Training start date” is surer than “Start date”. */
static void
add_unit_field (LayakCsvHeadings *self,
                LayakCsvTarget    target)
{
  const LayakRecordInfo *unit = layak_record_info_get_parent (self->info);
  const LayakField *field = &unit->fields[target.index];
  g_autofree char *name = layak_csv_target_dup_name (self->info, target);

  add (self, name, "", target, LAYAK_CSV_BY_LABEL);
  add (self, field->name, "", target, LAYAK_CSV_BY_SYNONYM);
  add_label (self, field->label, "", target, LAYAK_CSV_BY_SYNONYM);
  add_synonyms (self, unit, field, target);
}

/* What Layak writes and keeps itself. */
static void
add_own (LayakCsvHeadings *self)
{
  const LayakCsvTarget target = { LAYAK_CSV_LEFT_OUT, 0 };

  add_label (self, N_("Created"), "", target, LAYAK_CSV_BY_LABEL);
  add_label (self, N_("Modified"), "", target, LAYAK_CSV_BY_LABEL);
}

static gpointer
make_headings (gconstpointer info)
{
  LayakCsvHeadings *self = g_new0 (LayakCsvHeadings, 1);
  g_autoptr(GArray) targets = layak_csv_targets_new (info);

  self->info = info;
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < targets->len; i++)
    {
      const LayakCsvTarget target = g_array_index (targets, LayakCsvTarget, i);

      if (target.kind == LAYAK_CSV_FIELD)
        add_field (self, target);
      else if (target.kind == LAYAK_CSV_UNIT_FIELD)
        add_unit_field (self, target);
      else
        add (self, "uuid", "", target, LAYAK_CSV_BY_LABEL);
    }
  add_own (self);
  return self;
}

/* (transfer none): those of the type of records. */
LayakCsvHeadings *
layak_csv_headings_get (const LayakRecordInfo *info)
{
  static GHashTable *headings_of_types;

  return layak_csv_words_lookup (&headings_of_types, info, make_headings);
}

/* (transfer none) (nullable) (element-type LayakCsvMeaning): what a heading may mean. */
GArray *
layak_csv_headings_find (LayakCsvHeadings *self,
                         const char       *folded)
{
  return g_hash_table_lookup (self->meanings, folded);
}

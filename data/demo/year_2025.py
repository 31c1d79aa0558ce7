# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented year of the demo, as tables: what happened, who took part, and what was recommended.

Read by make-demo.py. References are nicks: of the agencies below, or the region code of an agency of the reference
data. Figures add up: ten activities held with 582 people, four to come with 160, 42 recommendations of which 23 are
closed and, on 28 August 2025, five are overdue.
"""

from datetime import date, timedelta

HOME = "63.11"


def day_after(day, days):
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


# year, stage, score, category, date
STANDINGS = [
    (2025, "self-assessment", "872.5", None, "2025-02-28"),
    (2025, "administrative", "741.25", None, "2025-04-10"),
    (2026, "target", "810", "utama", None),
]

# group, how many there are; of the others nobody has counted
WORKFORCE = [
    ("task-force", 48), ("law-enforcement", 96), ("educators", 2140), ("health-workers", 612),
    ("civil-registration", 31), ("family-services", 44), ("early-childhood", 380), ("alternative-care", 57),
    ("protection-services", 22), ("childrens-forum", 160),
]

# place, period, revision, status, due, sent, received, answered, trainings, recommendations, people, documents,
# remarks; the digest is that of the number, since there is no file
DELIVERIES = [
    ("63", "2025-Q1", 1, "sent", "2025-04-15", "2025-04-30", None, None, 4, 14, 171, 11, None),
    (HOME, "2025-Q1", 1, "accepted", "2025-04-15", "2025-04-11", "2025-04-14", "2025-04-22", 3, 12, 134, 9, None),
    (HOME, "2025-Q2", 1, "superseded", "2025-07-15", "2025-07-14", "2025-07-15", "2025-07-24", 5, 31, 251, 17,
     "Lengkapi satu pelatihan, lalu kirim lagi."),
    (HOME, "2025-Q2", 2, "received", "2025-07-15", "2025-07-30", "2025-08-01", None, 5, 31, 251, 18, None),
    (HOME, "2025-Q3", 1, "draft", "2025-10-15", None, None, None, 6, 40, 197, 26, None),
]

# period and revision of the delivery, type and nick of the record, date, text, answer
REMARKS = [
    (("2025-Q2", 1), "training", "mei", "2025-07-24", "Rincian peserta belum sama dengan daftar hadir.",
     "Rincian diperbaiki menurut daftar hadir."),
    (("2025-Q2", 1), "recommendation", "sop", "2025-07-24", "Sebutkan penanggung jawab penyusunan SOP.", None),
    (("2025-Q2", 1), "agency", "bapperida", "2025-07-24", "Mohon nama lengkapnya dipastikan.",
     "Sesuai peraturan tentang susunan perangkat daerah."),
    (("2025-Q2", 1), "progress", ("patbm", 2), "2025-07-24", "Lampirkan daftar hadir kader.",
     "Daftar hadir dilampirkan."),
]

# whose, name, what a training made of it begins with
TEMPLATES = [
    (HOME, "Pelatihan KHA dua hari", """training
title: Pelatihan Konvensi Hak Anak 2025
kind: training
kha: true
start-time: 08:00
end-time: 16:00
mode: offline
venue: Aula Dinas
lesson-hours: 16
purpose: Petugas layanan memahami hak anak dan menerapkannya dalam pekerjaannya.
target-groups: educators health-workers
planned-participants: 40
indicators: 2024-2
fund-source: apbd-regency
year: 2025
days: 2

speaker
position: 0
role: resource-person
level: province

speaker
position: 1
role: facilitator
level: local

session
position: 0
start-time: 08:30
end-time: 10:00
topic: Prinsip dan klaster Konvensi Hak Anak
lesson-hours: 2
day: 1
speakers: 1

session
position: 1
start-time: 08:00
end-time: 11:00
topic: Menyusun rencana tindak lanjut
lesson-hours: 4
day: 2
speakers: 2

participant-group
position: 0
group: educators

participant-group
position: 1
group: health-workers"""),
    ("63", "Sosialisasi KLA", """training
title: Sosialisasi Kabupaten/Kota Layak Anak
kind: outreach
mode: online
purpose: Perangkat daerah mengenal indikator KLA dan perannya masing-masing.
days: 1"""),
]

# nick, full name, abbreviation, kind, more
AGENCIES = [
    ("bapperida", "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah", "Bapperida", "planning",
     {"task_force_role": "chair", "valid_from": "2024-01-02", "contact": 1}),
    ("bappeda", "Badan Perencanaan Pembangunan Daerah", "Bappeda", "planning",
     {"task_force_role": "none", "valid_from": "2017", "valid_to": "2024-01-01", "successor": "bapperida"}),
    ("dinkes", "Dinas Kesehatan", None, "health", {"task_force_role": "cluster-coordinator", "contact": 2}),
    ("disdik", "Dinas Pendidikan", None, "education", {"task_force_role": "cluster-coordinator", "contact": 3}),
    ("diskominfo", "Dinas Komunikasi dan Informatika", "Diskominfo", "information", {"task_force_role": "member"}),
    ("uptd", "Unit Pelaksana Teknis Daerah Perlindungan Perempuan dan Anak", "UPTD PPA", "protection-unit",
     {"task_force_role": "member", "contact": 4}),
    ("polres", "Kepolisian Resor Balangan", "Polres Balangan", "police", {"task_force_role": "member", "contact": 5}),
    ("forum", "Forum Anak Balangan", None, "childrens-forum",
     {"level": "non-government", "task_force_role": "member"}),
    ("disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil", "civil-registry",
     {"task_force_role": "cluster-coordinator", "contact": 6}),
    ("hukum", "Bagian Hukum Sekretariat Daerah", "Bagian Hukum Setda", "other", {"task_force_role": "member"}),
    ("kemenag", "Kantor Kementerian Agama Kabupaten Balangan", "Kemenag Balangan", "religious-affairs",
     {"task_force_role": "member"}),
    ("dinsos", "Dinas Sosial", None, "social", {"task_force_role": "cluster-coordinator"}),
    ("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas PUPR", "public-works", {"task_force_role": "member"}),
    ("perpus", "Dinas Perpustakaan dan Kearsipan", None, "library", {"task_force_role": "member"}),
    ("kejaksaan", "Kejaksaan Negeri Balangan", None, "prosecution", {"task_force_role": "member"}),
    ("pengadilan", "Pengadilan Agama", None, "court", {"task_force_role": "member"}),
    ("bps", "Badan Pusat Statistik Kabupaten Balangan", "BPS Balangan", "statistics", {"task_force_role": "member"}),
    ("awayan", "Kecamatan Awayan", None, "district", {}),
    ("batumandi", "Kecamatan Batu Mandi", None, "district", {}),
    ("halong", "Kecamatan Halong", None, "district", {"contact": 7}),
    ("juai", "Kecamatan Juai", None, "district", {}),
    ("lampihong", "Kecamatan Lampihong", None, "district", {}),
    ("paringin", "Kecamatan Paringin", None, "district", {}),
    ("paringinselatan", "Kecamatan Paringin Selatan", None, "district", {}),
    ("tebingtinggi", "Kecamatan Tebing Tinggi", None, "district", {}),
    ("pkk", "Tim Penggerak PKK", "TP PKK", "civil-society", {"level": "non-government", "task_force_role": "member"}),
    ("usaha", "Forum Usaha Sahabat Anak", None, "business",
     {"level": "non-government", "task_force_role": "vice-chair"}),
    ("radio", "Radio Contoh Balangan", None, "media", {"level": "non-government"}),
]

PHA = ("2.08.06.2.01.0001 Advokasi Kebijakan dan Pendampingan Pemenuhan Hak Anak pada Lembaga Pemerintah, "
       "Non Pemerintah, Media dan Dunia Usaha")
SYNC = "2.08.06.2.01.0002 Koordinasi dan Sinkronisasi Pelembagaan PHA"
BASES = "UU 23/2002 jo. UU 35/2014\nPerpres 25/2021\nPermen PPPA 12/2022"


def resource(number, institution="Lembaga contoh", level="province", role="resource-person", job=None, **more):
    return (f"Narasumber {number}", role, job, institution, level, more)


def one_day(day, hours, topics, start="08:30", end="15:00"):
    """A session a topic, on one day, all by the first speaker."""
    share = hours // len(topics)
    return [(day, start, end, topic, share if position else hours - share * (len(topics) - 1), [0])
            for position, topic in enumerate(topics)]


TRAININGS = {
    "jan": {
        "title": "Sosialisasi Pencegahan Perkawinan Anak", "number": "001/PPPA/2025", "kind": "outreach", "kha": True,
        "status": "held", "start_date": "2025-01-14", "end_date": "2025-01-15", "start_time": "08:30",
        "end_time": "15:30", "mode": "offline", "venue": "Aula Benteng Tundakan", "venue_regency": HOME,
        "venue_district": "Paringin Selatan", "lesson_hours": 16, "organiser": HOME, "co_organisers": "kemenag",
        "legal_bases": BASES, "purpose": "Menekan perkawinan anak melalui peran keluarga, sekolah, dan penyuluh.",
        "target_groups": "regional-agency district-village civil-society educators family-services",
        "planned_participants": 60, "participants": 62, "indicators": "7", "budget_line": PHA,
        "fund_source": "apbd-regency", "ceiling": 42_000_000, "spent": 40_150_000,
        "outcome": "Peserta menyepakati alur rujukan dispensasi kawin.",
        "speakers": [resource(1), resource(2, level="local")],
        "sessions": [("2025-01-14", "08:30", "15:30", "Hak anak dan akibat perkawinan anak", 8, [0]),
                     ("2025-01-15", "08:30", "15:30", "Alur dispensasi kawin dan rujukan", 8, [1])],
        "groups": [("regional-agency", 7, 9), ("district-village", 5, 5), ("civil-society", 4, 8),
                   ("educators", 4, 10), ("family-services", 4, 6)],
    },
    "feb": {
        "title": "Rapat Koordinasi Akta Kelahiran dan Data Anak", "number": "002/Capil/2025",
        "kind": "coordination-meeting", "kha": True, "status": "held", "start_date": "2025-02-19",
        "end_date": "2025-02-19", "start_time": "09:00", "end_time": "14:00", "mode": "offline",
        "venue": "Ruang rapat Disdukcapil", "venue_regency": HOME, "venue_district": "Paringin", "lesson_hours": 6,
        "organiser": "disdukcapil", "co_organisers": "bapperida", "purpose": "Mempercepat kepemilikan akta kelahiran.",
        "target_groups": "civil-registration task-force", "planned_participants": 45, "participants": 45,
        "indicators": "1 2 4", "budget_line": SYNC, "fund_source": "apbd-regency", "ceiling": 12_500_000,
        "spent": 11_900_000, "outcome": "Data anak tanpa akta dipadankan per desa.",
        "speakers": [resource(3, level="local")],
        "sessions": one_day("2025-02-19", 6, ["Hak sipil anak dalam KHA", "Pemadanan data anak tanpa akta"]),
        "groups": [("civil-registration", 14, 11, {"institution": "Disdukcapil dan petugas desa"}),
                   ("task-force", 12, 8)],
    },
    "mar": {
        "title": "Pelatihan Konselor PUSPAGA", "kind": "training", "kha": True, "status": "held",
        "start_date": "2025-03-04", "end_date": "2025-03-06", "start_time": "08:00", "end_time": "15:00",
        "mode": "offline", "venue": "Hotel contoh", "venue_regency": "63.72", "lesson_hours": 24, "organiser": HOME,
        "legal_bases": BASES, "purpose": "Konselor mampu mendampingi keluarga dengan sudut pandang hak anak.",
        "target_groups": "alternative-care family-services", "planned_participants": 30, "participants": 30,
        "indicators": "8", "budget_line": PHA, "fund_source": "apbd-regency", "ceiling": 68_000_000,
        "spent": 66_320_000, "pre_test": "58.2", "post_test": "81.45", "certificates": 30,
        "speakers": [resource(4, level="centre"), resource(5)],
        "sessions": [("2025-03-04", "08:00", "15:00", "Konvensi Hak Anak bagi konselor", 8, [0]),
                     ("2025-03-05", "08:00", "15:00", "Teknik konseling keluarga", 8, [0, 1]),
                     ("2025-03-06", "08:00", "15:00", "Praktik dan rencana tindak lanjut", 8, [1])],
        "groups": [("family-services", 4, 20, {"institution": "PUSPAGA"}), ("alternative-care", 2, 4)],
    },
    "apr": {
        "title": "Bimtek Sekolah Ramah Anak", "kind": "technical-guidance", "kha": True, "status": "held",
        "start_date": "2025-04-22", "end_date": "2025-04-23", "start_time": "08:00", "end_time": "15:30",
        "mode": "hybrid", "venue": "Aula Dinas Pendidikan", "venue_regency": HOME, "venue_district": "Paringin",
        "lesson_hours": 16, "organiser": "disdik", "co_organisers": f"kemenag {HOME}", "legal_bases": BASES,
        "purpose": "Sekolah menerapkan enam komponen satuan pendidikan ramah anak.",
        "target_groups": "early-childhood educators", "planned_participants": 80, "participants": 76,
        "indicators": "9 17 18 19", "budget_line": "Peningkatan kapasitas pendidik", "fund_source": "apbd-regency",
        "ceiling": 55_000_000, "spent": 51_700_000, "pre_test": "61", "post_test": "84.5", "certificates": 76,
        "obstacles": "Sambungan internet sekolah di Halong terputus; rekaman dikirim sesudahnya.",
        "speakers": [resource(6), resource(7, level="local", role="facilitator")],
        "sessions": [("2025-04-22", "08:00", "15:30", "Hak anak di sekolah", 8, [0]),
                     ("2025-04-23", "08:00", "15:30", "Rencana aksi sekolah", 8, [0, 1])],
        "groups": [("educators", 19, 31, {"mode": "offline"}), ("educators", 6, 10, {"mode": "online"}),
                   ("early-childhood", 4, 6, {"mode": "offline"}),
                   ("educators", None, None, {"mode": "online", "unit": "institutions", "unknown_sex": 14,
                                              "institution": "Sekolah yang mengikuti secara daring"})],
    },
    "mei": {
        "title": "Manajemen Kasus Kekerasan terhadap Anak", "kind": "training", "kha": True, "status": "held",
        "start_date": "2025-05-14", "end_date": "2025-05-14", "start_time": "08:00", "end_time": "15:30",
        "mode": "offline", "venue": "Aula UPTD PPA", "venue_regency": HOME, "venue_district": "Paringin",
        "lesson_hours": 8, "organiser": "uptd", "co_organisers": "polres",
        "purpose": "Layanan bagi anak korban berjalan menurut satu alur.",
        "target_groups": "law-enforcement protection-services", "planned_participants": 35, "participants": 34,
        "indicators": "21B 23A", "budget_line": "Dana Pelayanan PPA", "fund_source": "dak-nonphysical",
        "ceiling": 24_000_000, "spent": 23_400_000, "pre_test": "64.75", "post_test": "88", "certificates": 34,
        "speakers": [resource(8)],
        "sessions": one_day("2025-05-14", 8, ["Manajemen kasus", "Keselamatan anak dalam layanan"]),
        "groups": [("law-enforcement", 7, 5), ("protection-services", 3, 14, {"institution": "UPTD PPA"}),
                   ("other", 3, 2)],
    },
    "jun": {
        "title": "Bimtek Puskesmas Ramah Anak", "kind": "technical-guidance", "kha": True, "status": "held",
        "start_date": "2025-06-11", "end_date": "2025-06-12", "start_time": "08:00", "end_time": "15:30",
        "mode": "offline", "venue": "Aula Dinas Kesehatan", "venue_regency": HOME, "venue_district": "Paringin",
        "lesson_hours": 16, "organiser": "dinkes", "purpose": "Puskesmas memberi pelayanan ramah anak.",
        "target_groups": "health-workers", "planned_participants": 50, "participants": 48,
        "indicators": "13 14 15 17", "budget_line": "Peningkatan mutu pelayanan puskesmas",
        "fund_source": "apbd-regency", "ceiling": 36_000_000, "spent": 35_250_000, "certificates": 48,
        "speakers": [resource(9)],
        "sessions": [("2025-06-11", "08:00", "15:30", "Hak anak atas kesehatan", 8, [0]),
                     ("2025-06-12", "08:00", "15:30", "Standar puskesmas ramah anak", 8, [0])],
        "groups": [("health-workers", 11, 37, {"institution": "Puskesmas dan RSUD"})],
    },
    "patbm": {
        "title": "Pelatihan PATBM Desa", "theme": "Desa menjaga anaknya", "kind": "training", "kha": True,
        "status": "held", "start_date": "2025-07-08", "end_date": "2025-07-09", "start_time": "08:00",
        "end_time": "15:30", "mode": "offline", "venue": "Aula Kecamatan Halong", "venue_regency": HOME,
        "venue_district": "Halong", "series": "Pelatihan PATBM 2025", "batch": 1, "lesson_hours": 16,
        "organiser": HOME, "co_organisers": "halong", "legal_bases": BASES,
        "purpose": "Desa mampu mencegah dan menangani kekerasan terhadap anak.",
        "target_groups": "civil-society community-protection district-village", "planned_participants": 64,
        "participants": 64, "indicators": "21A 7", "budget_line": PHA, "fund_source": "apbdes",
        "ceiling": 38_400_000, "spent": 37_800_000, "certificates": 64,
        "speakers": [resource(10, level="local", role="facilitator"), resource(11)],
        "sessions": [("2025-07-08", "08:00", "15:30", "Gerakan PATBM", 8, [0]),
                     ("2025-07-09", "08:00", "15:30", "Deteksi dini dan rujukan", 8, [0, 1])],
        "groups": [("community-protection", 18, 16), ("district-village", 13, 11), ("civil-society", 3, 3)],
    },
    "han": {
        "title": "Temu Forum Anak dan Hari Anak Nasional", "theme": "Suara anak Balangan", "kind": "other",
        "kha": True, "status": "held", "start_date": "2025-07-22", "end_date": "2025-07-23", "start_time": "09:00",
        "end_time": "15:00", "mode": "offline", "venue": "Taman contoh", "venue_regency": HOME,
        "venue_district": "Paringin", "lesson_hours": 12, "organiser": "forum", "co_organisers": f"diskominfo {HOME}",
        "purpose": "Anak menyampaikan pendapat tentang daerahnya.", "target_groups": "childrens-forum educators media",
        "planned_participants": 80, "participants": 85, "indicators": "5 6", "budget_line": "Peringatan HAN",
        "fund_source": "csr", "ceiling": 30_000_000, "spent": 29_500_000,
        "outcome": "Suara Anak Balangan dibacakan di depan Gugus Tugas KLA.",
        "speakers": [resource(12, level="local", role="facilitator"), resource(13, level="local", role="moderator")],
        "sessions": [("2025-07-22", "09:00", "15:00", "Mengenal hak anak", 6, [0]),
                     ("2025-07-23", "09:00", "15:00", "Menyusun suara anak", 6, [0, 1])],
        "groups": [("childrens-forum", 32, 42, {"children": 74, "institution": "Forum Anak Balangan"}),
                   ("educators", 2, 5), ("media", 3, 1)],
    },
    "kha": {
        "title": "Pelatihan Konvensi Hak Anak", "number": "400.2.4/000/DP3AP2KBPMD/2025",
        "theme": "Bersama menuju Kabupaten Layak Anak", "kind": "training", "kha": True, "status": "held",
        "start_date": "2025-08-20", "end_date": "2025-08-22", "start_time": "08:00", "end_time": "15:30",
        "mode": "offline", "venue": "Aula Mayang Maurai", "venue_regency": HOME, "venue_district": "Paringin",
        "series": "Pelatihan KHA 2025", "batch": 1, "lesson_hours": 24, "organiser": HOME,
        "co_organisers": "63 bapperida", "legal_bases": BASES,
        "purpose": "Mempercepat langkah menuju Kabupaten Layak Anak.",
        "aims": "Peserta memahami Konvensi Hak Anak.\nRekomendasi tindak lanjut disepakati.",
        "target_groups": "business civil-society educators health-workers law-enforcement media regional-agency",
        "planned_participants": 100, "participants": 100, "indicators": "1 11 2 3 6", "budget_line": PHA,
        "fund_source": "apbd-regency", "ceiling": 90_000_000, "spent": 86_400_000, "fiscal_year": 2025,
        "outcome": "Enam rekomendasi tindak lanjut disepakati peserta.",
        "obstacles": "Lima peserta tidak mengisi daftar hadir dengan lengkap.", "pre_test": "57.5",
        "post_test": "83.25", "certificates": 95,
        "speakers": [resource(14, "Yayasan contoh", "centre"), resource(15, "Dinas PPPA provinsi (contoh)"),
                     ("Pejabat 1", "opener", "Asisten Bidang Pemerintahan dan Kesra", "Sekretariat Daerah", "local",
                      {"standing_in_for": "Bupati"}),
                     ("Pejabat 2", "reporter", "Kepala Dinas", "DP3AP2KBPMD", "local", {"acting": True}),
                     ("Pejabat 3", "spokesperson", "Kepala Bidang PPPA", "DP3AP2KBPMD", "local", {"acting": False}),
                     ("Pemandu 1", "moderator", None, "DP3AP2KBPMD", "local", {})],
        "sessions": [("2025-08-20", "08:00", "09:30", "Pembukaan", 2, [2, 3]),
                     ("2025-08-20", "09:45", "15:30", "Prinsip Konvensi Hak Anak", 6, [0, 1]),
                     ("2025-08-21", "08:00", "12:00", "Kewajiban negara dan daerah", 5, [1]),
                     ("2025-08-21", "13:00", "15:30", "Hak anak dalam 24 indikator KLA", 3, [1, 5]),
                     ("2025-08-22", "08:00", "12:00", "Menyusun rekomendasi", 5, [0, 5]),
                     ("2025-08-22", "13:00", "15:30", "Pleno rencana tindak lanjut", 3, [4, 5])],
        "groups": [("regional-agency", 18, 20), ("civil-society", 9, 14), ("educators", 2, 6), ("business", 6, 3),
                   ("media", 5, 3), ("law-enforcement", 3, 2), ("health-workers", 1, 3), ("childrens-forum", 0, 0)],
    },
    "diversi": {
        "title": "Sosialisasi Diversi dan ABH", "kind": "outreach", "kha": True, "status": "held",
        "start_date": "2025-08-27", "end_date": "2025-08-27", "start_time": "09:00", "end_time": "14:00",
        "mode": "offline", "venue": "Aula Polres Balangan", "venue_regency": HOME, "venue_district": "Paringin",
        "lesson_hours": 6, "organiser": "polres", "co_organisers": "kejaksaan",
        "purpose": "Perkara anak diselesaikan dengan diversi.",
        "target_groups": "business educators law-enforcement", "participants": 38, "indicators": "2 21A 24A 3",
        "speakers": [resource(16, "Kejaksaan contoh", "local")],
        "sessions": one_day("2025-08-27", 6, ["Sistem peradilan pidana anak", "Diversi"], "09:00", "14:00"),
        "groups": [("law-enforcement", 11, 6), ("educators", 9, 7), ("business", 3, 2)],
    },
    "ila": {
        "title": "Pelatihan Informasi Layak Anak", "kind": "training", "status": "draft", "start_date": "2025-09-09",
        "end_date": "2025-09-10", "organiser": "diskominfo", "target_groups": "child-information",
        "planned_participants": 40, "indicators": "5",
    },
    "em": {
        "title": "Bimtek Evaluasi Mandiri KLA", "kind": "technical-guidance", "kha": False, "status": "planned",
        "start_date": "2025-10-14", "end_date": "2025-10-15", "mode": "hybrid", "venue": "Aula Bapperida",
        "venue_regency": HOME, "venue_district": "Paringin", "organiser": HOME, "co_organisers": "bapperida",
        "target_groups": "task-force", "planned_participants": 45, "indicators": "1 2", "budget_line": SYNC,
        "fund_source": "apbd-regency", "ceiling": 27_500_000,
    },
    "jurnalis": {
        "title": "Pelatihan Jurnalis Ramah Anak", "kind": "training", "kha": True, "status": "planned",
        "start_date": "2025-11-05", "end_date": "2025-11-06", "mode": "offline", "venue_regency": HOME,
        "organiser": "diskominfo", "co_organisers": "radio", "target_groups": "media", "planned_participants": 25,
        "indicators": "3 5", "fund_source": "other", "ceiling": 15_000_000,
    },
    "akhir": {
        "title": "Evaluasi Akhir Tahun Gugus Tugas KLA", "kind": "coordination-meeting", "kha": False,
        "status": "planned", "start_date": "2025-12-10", "end_date": "2025-12-10", "mode": "offline",
        "venue": "Aula Bapperida", "venue_regency": HOME, "venue_district": "Paringin", "organiser": "bapperida",
        "target_groups": "task-force", "planned_participants": 50, "indicators": "2",
    },
    "tot": {
        "title": "Pelatihan Fasilitator Konvensi Hak Anak", "kind": "training-of-trainers", "kha": True,
        "status": "held", "start_date": "2024-03-05", "end_date": "2024-03-07", "mode": "offline",
        "venue_regency": HOME, "lesson_hours": 24, "organiser": HOME, "participants": 30, "indicators": "2",
        "fund_source": "apbd-regency", "ceiling": 60_000_000, "spent": 58_000_000, "certificates": 30,
        "speakers": [resource(17, level="centre")],
        "groups": [("educators", 5, 7), ("protection-services", 2, 6), ("civil-society", 4, 6)],
    },
    "prap": {
        "title": "Lokakarya Pelayanan Ramah Anak di Puskesmas", "kind": "workshop", "kha": True, "status": "held",
        "start_date": "2024-06-11", "end_date": "2024-06-12", "mode": "offline", "venue_regency": HOME,
        "lesson_hours": 16, "organiser": "dinkes", "participants": 40, "indicators": "15", "fund_source": "grant",
        "ceiling": 20_000_000, "spent": 20_000_000, "speakers": [resource(18)],
        "groups": [("health-workers", 12, 28)],
    },
    "fgd": {
        "title": "Diskusi Kelompok Terpumpun RAD KLA", "kind": "focus-group-discussion", "kha": False,
        "status": "held", "start_date": "2024-07-09", "end_date": "2024-07-09", "mode": "offline",
        "venue_regency": HOME, "lesson_hours": 6, "organiser": "bapperida", "participants": 25, "indicators": "1 2",
        "fund_source": "apbd-regency", "groups": [("task-force", 14, 11)],
    },
    "dampingan": {
        "title": "Pendampingan Forum Anak Kecamatan", "kind": "mentoring", "kha": False, "status": "held",
        "start_date": "2024-09-03", "end_date": "2024-09-03", "mode": "offline", "venue_regency": HOME,
        "venue_district": "Juai", "lesson_hours": 5, "organiser": "forum", "participants": 32, "indicators": "6",
        "groups": [("childrens-forum", 14, 18, {"children": 32})],
    },
    "monev": {
        "title": "Monitoring dan Evaluasi Tindak Lanjut 2024", "kind": "monitoring-evaluation", "kha": False,
        "status": "cancelled", "start_date": "2024-11-19", "end_date": "2024-11-19", "organiser": HOME,
        "planned_participants": 20, "indicators": "2", "obstacles": "Anggaran dialihkan pada APBD Perubahan.",
    },
    "forumkalsel": {
        "title": "Forum Anak Kalsel", "owner": {"province": "63"}, "kind": "other", "kha": True,
        "status": "planned", "start_date": "2025-08-28", "end_date": "2025-08-29", "mode": "offline",
        "venue": "Gedung contoh", "venue_regency": "63.72", "organiser": "63", "target_groups": "childrens-forum",
        "planned_participants": 130, "indicators": "6", "fund_source": "apbd-province", "ceiling": 150_000_000,
    },
    "advokasi": {
        "title": "Advokasi Penguatan Gugus Tugas KLA", "owner": {"province": "63"}, "kind": "advocacy", "kha": False,
        "status": "held", "start_date": "2025-04-09", "end_date": "2025-04-09", "mode": "offline",
        "venue": "Aula Bapperida", "venue_regency": HOME, "lesson_hours": 5, "organiser": "63", "participants": 30,
        "indicators": "2", "fund_source": "apbd-province", "ceiling": 18_000_000, "spent": 17_250_000,
        "groups": [("task-force", 16, 14)],
    },
    "webinar": {
        "title": "Webinar Hak Anak di Ruang Digital", "owner": {}, "kind": "seminar", "kha": False,
        "status": "held", "start_date": "2025-05-20", "end_date": "2025-05-20", "start_time": "10:00",
        "end_time": "12:00", "mode": "online", "lesson_hours": "2.5", "organiser": "ministry", "participants": 435,
        "indicators": "5", "fund_source": "apbn",
        "groups": [("other", None, None, {"mode": "online", "unknown_sex": 435})],
    },
    "banjar": {
        "title": "Bimtek KHA bagi Puskesmas", "owner": {"regency": "63.03"}, "kind": "technical-guidance", "kha": True,
        "status": "held", "start_date": "2025-07-29", "end_date": "2025-07-30", "mode": "offline",
        "venue_regency": "63.03", "lesson_hours": 16, "organiser": "63.03", "participants": 40, "indicators": "15",
        "groups": [("health-workers", 13, 27)],
    },
    "tabalong": {
        "title": "Rapat Gugus Tugas", "owner": {"regency": "63.09"}, "kind": "coordination-meeting", "kha": False,
        "status": "held", "start_date": "2025-08-05", "end_date": "2025-08-06", "mode": "offline",
        "venue_regency": "63.09", "lesson_hours": 10, "organiser": "63.09", "participants": 35, "indicators": "2",
        "groups": [("task-force", 20, 15)],
    },
    "tapin": {
        "title": "Pelatihan Konselor", "owner": {"regency": "63.05"}, "kind": "training", "kha": True,
        "status": "held", "start_date": "2025-08-12", "end_date": "2025-08-14", "mode": "offline",
        "venue_regency": "63.05", "lesson_hours": 24, "organiser": "63.05", "participants": 28, "indicators": "8",
        "groups": [("family-services", 6, 22)],
    },
    "hst": {
        "title": "Bimtek Satuan Pendidikan Ramah Anak", "owner": {"regency": "63.07"}, "kind": "technical-guidance",
        "kha": True, "status": "held", "start_date": "2025-08-18", "end_date": "2025-08-19", "mode": "offline",
        "venue_regency": "63.07", "lesson_hours": 16, "organiser": "63.07", "participants": 60, "indicators": "19",
        "groups": [("educators", 21, 39)],
    },
    "rakor": {
        "title": "Rakor KLA", "owner": {"regency": "63.05"}, "kind": "coordination-meeting", "kha": False,
        "status": "held", "start_date": "2025-08-21", "end_date": "2025-08-22", "mode": "offline",
        "venue_regency": "63.05", "lesson_hours": 10, "organiser": "63.05", "participants": 45, "indicators": "1 2",
        "groups": [("task-force", 25, 20)],
    },
}


def closed(on, evidence=None, verified=None, **more):
    return {"closed_on": on, "evidence": evidence, "verified_on": verified, **more}


def counted(measure, unit, target, achieved, **more):
    return {"measure": measure, "unit": unit, "target": target, "achieved": achieved, **more}


# nick, training, status, priority, lead, indicators, due, text, more
RECOMMENDATIONS = [
    ("edaran", "jan", "verified", "high", "kemenag", "7", "2025-05-30",
     "Edaran cegah perkawinan anak di 8 kecamatan", closed("2025-05-14", "letter", "2025-05-28", **counted(
         "Edaran diterima semua kecamatan", "kecamatan", 8, 8, reason="Permohonan dispensasi kawin masih tinggi."))),
    ("dispensasi", "jan", "done", "medium", "pengadilan", "7", "2025-04-30",
     "Sepakati alur dispensasi kawin yang berpihak pada anak", closed("2025-04-22", "minutes")),
    ("penyuluh", "jan", "verified", "medium", "kemenag", "7", "2025-06-30",
     "Latih penyuluh KUA tentang usia ideal menikah", closed("2025-06-12", "attendance-list", "2025-06-20")),
    ("rkpd", "feb", "done", "medium", "bapperida", "1", "2025-05-31",
     "Masukkan kegiatan KHA ke rancangan RKPD 2026", closed("2025-05-20", "budget-document")),
    ("perda", "feb", "verified", "high", "hukum", "1", "2025-06-30",
     "Perbarui rancangan Perda Kabupaten Layak Anak", closed("2025-06-27", "report", "2025-07-04")),
    ("dataanak", "feb", "done", "medium", "disdukcapil", "4", "2025-08-07",
     "Satukan data anak tanpa akta dengan data desa", closed("2025-08-04", "matrix")),
    ("sekretariat", "feb", "verified", "low", HOME, "2", "2025-04-15",
     "Tetapkan sekretariat Gugus Tugas KLA", closed("2025-04-10", "decree", "2025-04-14")),
    ("rad", "feb", "in-progress", "high", "bapperida", "1", "2025-10-15",
     "Selesaikan naskah Rencana Aksi Daerah KLA", counted("Enam bab selesai", "bab", 6, 4,
                                                          supporting=f"{HOME} hukum")),
    ("jadwal", "mar", "verified", "medium", HOME, "8", "2025-04-30",
     "Susun jadwal konseling keluarga tetap di PUSPAGA", closed("2025-04-30", "photo", "2025-05-05")),
    ("kodeetik", "mar", "done", "medium", HOME, "8", "2025-06-15",
     "Bekali konselor dengan kode etik pendampingan anak", closed("2025-06-03", "presentation")),
    ("keliling", "mar", "in-progress", "medium", HOME, "8", "2025-11-28",
     "Buka layanan PUSPAGA keliling di 8 kecamatan", counted("Layanan dibuka sekali sebulan", "kecamatan", 8, 3,
                                                             supporting="awayan halong juai")),
    ("standar", "mar", "agreed", "low", HOME, "8", "2025-12-12", "Ajukan sertifikasi standar layanan PUSPAGA", {}),
    ("deklarasi", "apr", "verified", "high", "disdik", "19", "2025-07-31",
     "Deklarasi 14 sekolah ramah anak", closed("2025-07-18", "photo", "2025-07-21", **counted(
         "Deklarasi ditandatangani", "sekolah", 14, 14))),
    ("juai", "apr", "done", "medium", "disdik", "19", "2025-08-12",
     "Bentuk tim satuan pendidikan ramah anak di Kecamatan Juai", closed("2025-08-08", "decree", supporting="juai")),
    ("kanal", "apr", "done", "medium", "disdik", "19", "2025-06-30",
     "Pasang kanal pengaduan di setiap sekolah peserta", closed("2025-06-20", "photo")),
    ("tatatertib", "apr", "verified", "medium", "disdik", "19", "2025-05-31",
     "Susun tata tertib sekolah tanpa hukuman fisik", closed("2025-05-30", "report", "2025-06-05")),
    ("tidaksekolah", "apr", "done", "low", "disdik", "18", "2025-07-15",
     "Data ulang anak tidak sekolah usia 7–18 tahun", closed("2025-07-10", "matrix")),
    ("aksisekolah", "apr", "agreed", "medium", "disdik", "19", "2025-08-29",
     "Rencana aksi sekolah ramah anak tahun ajaran 2025/2026", {}),
    ("sop", "mei", "agreed", "high", "uptd", "21B", "2025-07-01", "Susun SOP rujukan kasus kekerasan anak",
     {"reason": "Tiap layanan masih memakai alur sendiri.", "supporting": "dinkes dinsos polres"}),
    ("singgah", "mei", "postponed", "high", "dinsos", "21B", "2025-06-30",
     "Rumah singgah bagi anak korban kekerasan",
     {"status_reason": "Menunggu APBD Perubahan", "postponed_to": "2025-07-31"}),
    ("disabilitas", "mei", "in-progress", "medium", "dinsos", "23A", "2025-08-22",
     "Jangkau anak penyandang disabilitas tanpa pendamping", counted("Anak didatangi di rumah", "anak", 40, 22)),
    ("nomor", "mei", "verified", "high", "uptd", "21A", "2025-06-30",
     "Satukan nomor pengaduan kekerasan terhadap anak", closed("2025-06-25", "report", "2025-06-30")),
    ("peksos", "mei", "infeasible", "low", "dinsos", "2", "2025-07-10",
     "Tempatkan pekerja sosial purnawaktu di setiap kecamatan",
     {"closed_on": "2025-07-03", "status_reason": "Formasi pegawai 2025 sudah ditetapkan tanpa jabatan ini."}),
    ("timbang", "jun", "verified", "medium", "dinkes", "13", "2025-07-31",
     "Lengkapi data timbang balita di 10 puskesmas", closed("2025-07-25", "matrix", "2025-07-29", **counted(
         "Data bulan Juli lengkap", "puskesmas", 10, 10))),
    ("petugas", "jun", "verified", "medium", "dinkes", "15", "2025-07-15",
     "Tunjuk petugas pelayanan ramah anak di tiap puskesmas", closed("2025-07-11", "decree", "2025-07-14")),
    ("ktr", "jun", "done", "medium", "dinkes", "17", "2025-08-05",
     "Kawasan tanpa rokok di lingkungan sekolah", closed("2025-06-30", "photo", supporting="disdik")),
    ("pojok", "jun", "in-progress", "medium", "dinkes", "15", "2025-09-30",
     "Pojok ramah anak di 5 puskesmas", counted("Pojok dibuka dan ada petugasnya", "puskesmas", 5, 2)),
    ("patbm", "patbm", "in-progress", "high", HOME, "21A", "2025-08-15",
     "Bentuk PATBM di 12 desa prioritas", counted("12 desa memiliki SK PATBM dan kader terlatih", "desa", 12, 7,
                                                  supporting="halong polres", reason="Laporan kekerasan dari desa "
                                                  "prioritas paling banyak.")),
    ("kecamatan", "patbm", "proposed", "low", HOME, "2", "2025-11-14",
     "Masukkan unsur PATBM ke Gugus Tugas KLA kecamatan", {}),
    ("musrenbang", "patbm", "proposed", "low", "bapperida", "6", "2026-01-30",
     "Perwakilan anak dalam musrenbang kecamatan", {}),
    ("paud", "patbm", "proposed", "low", None, "9", "2025-11-28", "Materi hak anak untuk guru PAUD",
     {"supporting": "disdik"}),
    ("skdesa", "patbm", "done", "medium", HOME, "2", "2025-08-26", "Terbitkan SK PATBM bagi desa peserta",
     closed("2025-08-21", "decree")),
    ("musdes", "patbm", "done", "medium", HOME, "6", "2025-08-20", "Libatkan anak dalam musyawarah desa",
     closed("2025-08-14", "photo")),
    ("radio", "han", "postponed", "low", "diskominfo", "5", "2025-08-05", "Siaran radio anak Balangan",
     {"status_reason": "Menunggu izin siaran", "postponed_to": "2025-08-19", "supporting": "forum radio"}),
    ("papan", "han", "done", "medium", "diskominfo", "3 6", "2025-08-31", "Papan informasi layak anak di pasar",
     closed("2025-08-18")),
    ("komitmen", "kha", "verified", "high", HOME, "2", "2025-08-22",
     "Komitmen peserta Konvensi Hak Anak ditandatangani", closed("2025-08-22", "follow-up-plan", "2025-08-25")),
    ("sk", "kha", "agreed", "high", "hukum", "2", "2025-09-05",
     "Perbarui SK Gugus Tugas KLA dengan unsur usaha dan media", {"supporting": f"{HOME} usaha"}),
    ("forummedia", "kha", "agreed", "medium", "diskominfo", "3", "2025-09-12",
     "Forum koordinasi media ramah anak", {"supporting": "radio"}),
    ("peliputan", "kha", "proposed", "medium", None, "3", "2025-10-31",
     "Kode etik peliputan anak untuk media lokal", {"supporting": "diskominfo"}),
    ("akta", "kha", "in-progress", "medium", "disdukcapil", "4", "2025-10-31",
     "Akta kelahiran jemput bola di 8 kecamatan", counted("Pelayanan keliling selesai", "kecamatan", 8, 5)),
    ("bermain", "kha", "proposed", "medium", "pupr", "11", "2025-12-19",
     "Peta jalan ruang bermain ramah anak di Paringin", {}),
    ("tunggu", "diversi", "agreed", "medium", "polres", "24A", "2025-11-30", "Ruang tunggu ramah anak di Polres", {}),
    ("fasilitator", "tot", "verified", "medium", HOME, "2", "2024-09-30",
     "Bentuk kelompok fasilitator KHA kabupaten", closed("2024-09-16", "decree", "2024-09-20")),
    ("bahan", None, "agreed", "medium", "63", "2", "2025-12-31", "Siapkan bahan ajar KHA bagi 13 kabupaten/kota",
     {"owner": {"province": "63"}, "raised_on": "2025-06-17"}),
]

# Of recommendations whose way is told: date, author, note, value, former status, new status
PROGRESS = {
    "patbm": [
        ("2025-07-09", "Hasil pleno pelatihan", "Direkomendasikan", None, "proposed", "agreed"),
        ("2025-07-21", "Bidang Perlindungan Anak, DP3AP2KBPMD", "Pembentukan dimulai di dua desa", 2, "agreed",
         "in-progress"),
        ("2025-08-05", "Fasilitator PATBM", "Kader dilatih di lima desa Kecamatan Halong dan Batu Mandi.", 5, None,
         None),
        ("2025-08-14", "Bidang Perlindungan Anak, DP3AP2KBPMD",
         "Diusulkan mundur ke 30 September 2025, menunggu persetujuan Gugus Tugas KLA.", None, None, None),
        ("2025-08-26", "Bidang Perlindungan Anak, DP3AP2KBPMD",
         "SK PATBM terbit di dua desa lagi. Tiga desa di Kecamatan Tebing Tinggi menunggu tanda tangan kepala desa.",
         7, None, None),
    ],
    "akta": [
        ("2025-08-22", "Hasil pleno pelatihan", "Disepakati peserta", None, "proposed", "agreed"),
        ("2025-08-25", "Disdukcapil", "Pelayanan keliling sudah berjalan di lima kecamatan.", 5, "agreed",
         "in-progress"),
    ],
}

# The questions that the attendance list and certificates of a training answer.
PROVEN = {"mar": "8-5", "apr": "19-4", "feb": "2-2 4-5", "mei": "21A-8", "jun": "15-4", "prap": "15-4", "han": "6-4",
          "tot": "19-4"}
WITHOUT_DOCUMENTS = "diversi"

# subject, its nick, title, date, kind, more
DOCUMENTS = [
    ("training", "kha", "Daftar hadir Pelatihan Konvensi Hak Anak", "2025-08-22", "attendance-list",
     {"file_name": "Daftar-hadir-KHA-2025.pdf", "size": 1_258_291, "questions": "2-2 8-5"}),
    ("training", "kha", "Materi hari pertama", "2025-08-20", "presentation",
     {"file_name": "Materi-KHA-hari-1.odp", "size": 5_033_164}),
    ("training", "kha", "Sertifikat peserta", "2025-08-22", "certificate",
     {"file_name": "Sertifikat-KHA.pdf", "size": 2_411_724, "questions": "2-2", "number": "400.2.4/001–095"}),
    ("training", "kha", "Dokumen pelaksanaan anggaran", "2025-01-06", "budget-document",
     {"number": "DPA/2025/000", "questions": "1-3c"}),
    ("training", "feb", "Matriks petugas pencatatan kelahiran terlatih", "2025-02-24", "matrix",
     {"file_name": "Matriks-capil.ods", "size": 28_160, "questions": "4-5"}),
    ("training", "mar", "Sertifikat konselor PUSPAGA", "2025-03-06", "certificate",
     {"file_name": "Sertifikat-konselor.pdf", "size": 811_008, "questions": "8-5"}),
    ("training", "mar", "Notula pelatihan konselor", "2025-03-07", "minutes",
     {"file_name": "Notula-konselor.pdf", "size": 92_160, "kept": False, "questions": "8-5"}),
    ("training", "apr", "Foto bimtek sekolah ramah anak", "2025-04-23", "photo",
     {"link": "https://example.org/rekaan/sra", "questions": "19-4"}),
    ("training", "apr", "Rencana tindak lanjut sekolah", "2025-04-24", "follow-up-plan",
     {"file_name": "RTL-sekolah.pdf", "size": 342_016, "questions": "19-4"}),
    ("training", "mei", "Matriks petugas layanan terlatih", "2025-05-19", "matrix",
     {"file_name": "Matriks-layanan.ods", "size": 30_720, "questions": "21A-8"}),
    ("training", "jun", "Laporan bimtek puskesmas", "2025-06-16", "report",
     {"file_name": "Laporan-puskesmas.pdf", "size": 655_360, "questions": "15-4"}),
    ("training", "han", "Suara Anak Balangan", "2025-07-23", "other",
     {"file_name": "Suara-anak.pdf", "size": 120_832, "questions": "6-4"}),
    ("training", "jan", "Surat undangan", "2025-01-07", "letter", {"number": "005/000/PPPA/2025"}),
    ("progress", ("patbm", 4), "SK PATBM Desa Mantimin", "2025-08-25", "decree",
     {"file_name": "SK-PATBM-Mantimin.pdf", "size": 421_888, "number": "000/2025"}),
    ("progress", ("patbm", 4), "Foto pembentukan", "2025-08-26", "photo",
     {"file_name": "Pembentukan.jpg", "size": 1_887_436}),
    ("progress", ("patbm", 2), "Daftar hadir kader", "2025-08-05", "attendance-list",
     {"file_name": "Daftar-hadir-kader.pdf", "size": 235_520}),
    ("recommendation", "sop", "Rancangan SOP rujukan", "2025-06-18", "other",
     {"file_name": "Rancangan-SOP.odt", "size": 48_128}),
    ("agency", "bapperida", "Peraturan tentang susunan perangkat daerah", "2024-01-02", "decree",
     {"number": "000/2023 (rekaan)"}),
    ("standing", "63.11-2025-administrative", "Berita acara verifikasi administrasi", "2025-04-10", "report",
     {"file_name": "BA-verifikasi.pdf", "size": 210_944}),
    ("regency", HOME, "Matriks SDM terlatih KHA", "2025-08-28", "matrix",
     {"file_name": "Matriks-SDM-KHA.ods", "size": 35_840, "questions": "10-4 21A-8 4-5 5-6 8-5"}),
]

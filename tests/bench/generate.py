# SPDX-License-Identifier: GPL-3.0-or-later
"""generate.py N [SEED]: writes an invented report of N trainings to standard output, for benchmarks.

Every training has a speaker, three sessions, five participant groups and four recommendations, about as many values as
the records of the reference programs and texts of the same numbers of words, so that what the file is larger by is what
the format says besides: UUIDs, versions, times, owners and names of elements. The report is in canonical form and
refers to indicators of 2024, which every database has. The same N and SEED give the same report.
"""

import datetime
import random
import sys

OFFICE = "00000000000b%04x"
FIRST_DAY = datetime.date(2018, 1, 1)
DAYS = 2900

REGENCIES = [
    ("63.01", "Tanah Laut", "Pelaihari"), ("63.02", "Kotabaru", "Kotabaru"), ("63.03", "Banjar", "Martapura"),
    ("63.04", "Barito Kuala", "Marabahan"), ("63.05", "Tapin", "Rantau"),
    ("63.06", "Hulu Sungai Selatan", "Kandangan"), ("63.07", "Hulu Sungai Tengah", "Barabai"),
    ("63.08", "Hulu Sungai Utara", "Amuntai"), ("63.09", "Tabalong", "Tanjung"),
    ("63.10", "Tanah Bumbu", "Batulicin"), ("63.11", "Balangan", "Paringin"),
    ("63.71", "Banjarmasin", "Banjarmasin"), ("63.72", "Banjarbaru", "Banjarbaru"),
]
AGENCIES = [
    ("child-protection", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "DP3A"),
    ("planning", "Badan Perencanaan Pembangunan Daerah", "Bappeda"),
    ("education", "Dinas Pendidikan dan Kebudayaan", "Disdikbud"),
    ("health", "Dinas Kesehatan", "Dinkes"),
    ("social", "Dinas Sosial", "Dinsos"),
    ("civil-registry", "Dinas Kependudukan dan Pencatatan Sipil", "Disdukcapil"),
    ("information", "Dinas Komunikasi dan Informatika", "Diskominfo"),
    ("childrens-forum", "Forum Anak Daerah", "FAD"),
]
GROUPS = [
    "task-force", "regional-agency", "district-village", "law-enforcement", "educators", "health-workers",
    "family-services", "early-childhood", "protection-services", "civil-society", "business", "media",
    "childrens-forum",
]
KINDS = ["training", "technical-guidance", "outreach", "workshop", "seminar", "mentoring"]
STATUSES = ["proposed", "agreed", "in-progress", "done"]
# The least and the greatest number of words.
TEXTS = TITLE, PLACE, TOPIC, PURPOSE, OUTCOME, ADVICE = (4, 9), (2, 4), (3, 7), (12, 25), (25, 60), (10, 25)
ROLES = ["resource-person", "facilitator", "moderator"]
FUNDS = ["apbd-regency", "apbd-province", "apbn", "grant"]

# Stems and endings make some four hundred words, so that a search does not find every record.
STEMS = """
ajar anggar arah arsip asuh awas bantu bangun belajar bimbing bina budaya catat cegah dampak damping data daerah desa
didik dukung evaluasi fasilitas forum gerak gizi guru hak hukum imunisasi indikator inklusi informasi jaring kaji
kampung kelola keluarga kelurahan kembang kemitraan kerja kesehatan komitmen koordinasi laksana lapor latih layan
lembaga lindung lingkung masyarakat media mediasi mitra modul musyawarah napza nikah orang pantau partisipasi pemuda
pendidikan pengasuhan perempuan perundungan peserta posyandu program puskesmas ramah rencana rujuk sanitasi sekolah
sejahtera sepakat sosialisasi sungai susun tangan tanggap tata telaah tempat tindak tumbuh tutor ukur usaha usia wali
warga wilayah yatim zona
""".split()
ENDINGS = ["", "an", "nya", "kan", "i"]
ODD = ["é", "ü", "訓練", "&amp;", "&lt;", "&gt;", "“kutip”", "kafé", "Müller"]
NAMES = "Siti Budi Agus Dewi Rina Joko Made Wayan Andi Fitri Hasan Nur Yusuf Lestari Bambang Sri Dian Eko".split()
FAMILIES = "Santoso Wijaya Hidayat Saputra Utami Nugroho Pratama Siregar Rahman Kusuma Wibowo Anshari Noor".split()


class Generator:
    def __init__(self, n_trainings, seed, write):
        self.n_trainings = n_trainings
        self.random = random.Random(seed)
        self.write = write
        self.n_uuids = 0
        self.n_steps = 0
        words = [stem + ending for stem in STEMS for ending in (ENDINGS if len(stem) < 6 else [""])] + ODD
        # Joining words one by one would take longer than all the rest.
        self.pools = {}
        for least, most in TEXTS:
            self.pools[least, most] = [
                " ".join(self.random.choices(words, k=self.random.randint(least, most))) for _ in range(4000)
            ]

    def text(self, pool):
        return self.random.choice(self.pools[pool])

    def uuid(self):
        self.n_uuids += 1
        milliseconds = 1735689600000 + self.n_uuids
        low = self.random.getrandbits(62)
        return (f"{milliseconds >> 16:08x}-{milliseconds & 0xFFFF:04x}-7{self.n_uuids & 0xFFF:03x}"
                f"-{0x8000 | low >> 48:04x}-{low & 0xFFFFFFFFFFFF:012x}")

    def stamps(self, office, changed=None):
        """The step that made a record, and when."""
        self.n_steps += 1
        time = datetime.datetime.fromtimestamp(1735689600 + self.n_steps, datetime.timezone.utc)
        made = f' made="{OFFICE % office}:{self.n_steps}"'
        if changed:
            made += f' changed="{changed}={OFFICE % office}:{self.n_steps + 1}"'
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ")
        return f'{made} created="{stamp}" modified="{stamp}"'

    def run(self):
        self.body = []
        province = self.stamps(0)
        self.body.append(f'  <province{province} code="63">\n    <name>Kalimantan Selatan</name>\n'
                         '    <capital>Banjarbaru</capital>\n  </province>\n')
        for number, (code, name, capital) in enumerate(REGENCIES):
            kind = "kota" if code >= "63.71" else "kabupaten"
            self.body.append(f'  <regency{self.stamps(number)} code="{code}" province="63" kind="{kind}">\n'
                             f'    <name>{name}</name>\n    <capital>{capital}</capital>\n  </regency>\n')
        agencies = [self.agencies(number, code, name) for number, (code, name, _) in enumerate(REGENCIES)]
        # The newest time stands at the beginning of the report, and grows with the steps.
        n_steps = self.n_steps + self.n_trainings * 5
        newest = datetime.datetime.fromtimestamp(1735689600 + n_steps, datetime.timezone.utc)
        self.write('<?xml version="1.0" encoding="UTF-8"?>\n<report xmlns="urn:layak:report:1" version="1.0" '
                   f'time="{newest.strftime("%Y-%m-%dT%H:%M:%SZ")}">\n')
        self.write("".join(self.body))

        recommended = []
        for number, (code, _, _) in enumerate(REGENCIES):
            n = self.n_trainings // len(REGENCIES) + (number < self.n_trainings % len(REGENCIES))
            for i in range(n):
                day = FIRST_DAY + datetime.timedelta(DAYS * i // n)
                recommended.append((number, code, self.training(number, code, day, agencies[number])))
        for number, code, training in recommended:
            for _ in range(4):
                self.recommendation(number, code, training, agencies[number])
        self.write("</report>\n")

    def agencies(self, number, code, place):
        uuids = []
        for kind, name, short in AGENCIES:
            uuids.append(self.uuid())
            self.body.append(f'  <agency uuid="{uuids[-1]}"{self.stamps(number)} level="regency" regency="{code}" '
                             f'kind="{kind}">\n    <name>{name} {place}</name>\n'
                             f'    <abbreviation>{short}</abbreviation>\n  </agency>\n')
        return uuids

    def training(self, number, code, day, agencies):
        choice, randint = self.random.choice, self.random.randint
        uuid, title = self.uuid(), self.text(TITLE)
        end = day + datetime.timedelta(randint(0, 4))
        status = "held" if day.year < 2025 else "planned"
        stamps = self.stamps(number)
        self.write(
            f'  <training uuid="{uuid}"{stamps} regency="{code}" kind="{choice(KINDS)}" kha="true" status="{status}" '
            f'startDate="{day}" endDate="{end}" mode="offline" organiser="{choice(agencies)}" indicators="2024-2" '
            f'fundSource="{choice(FUNDS)}" ceiling="{randint(5, 500) * 1000000}">\n'
            f'    <title>{title}</title>\n    <venue>Aula {self.text(PLACE)}</venue>\n'
            f'    <purpose>{self.text(PURPOSE)}</purpose>\n    <outcome>{self.text(OUTCOME)}</outcome>\n')
        speaker = self.uuid()
        self.write(f'    <speaker uuid="{speaker}" position="0" role="{choice(ROLES)}" level="local">\n'
                   f'      <name>{choice(NAMES)} {choice(FAMILIES)}</name>\n'
                   f'      <institution>LPPA {choice(FAMILIES)}</institution>\n    </speaker>\n')
        for position in range(3):
            self.write(f'    <session uuid="{self.uuid()}" position="{position}" day="{day}" '
                       f'lessonHours="1" speakers="{speaker}">\n'
                       f'      <topic>{self.text(TOPIC)}</topic>\n    </session>\n')
        for position, group in enumerate(self.random.sample(GROUPS, 5)):
            self.write(f'    <participantGroup uuid="{self.uuid()}" position="{position}" group="{group}" '
                       f'unit="persons" male="{randint(0, 40)}" female="{randint(0, 40)}"/>\n')
        self.write("  </training>\n")
        return uuid, title, day, end

    def recommendation(self, number, code, training, agencies):
        choice = self.random.choice
        uuid, title, day, end = training
        due = day + datetime.timedelta(90)
        self.write(
            f'  <recommendation uuid="{self.uuid()}"{self.stamps(number)} training="{uuid}" regency="{code}" '
            f'status="{choice(STATUSES)}" priority="{choice(("low", "medium", "high"))}" lead="{choice(agencies)}" '
            f'dueDate="{due}" trainingStart="{day}" trainingEnd="{end}">\n    <text>{self.text(ADVICE)}</text>\n'
            f'    <trainingTitle>{title}</trainingTitle>\n  </recommendation>\n')


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with open(sys.stdout.fileno(), "w", encoding="utf-8", buffering=1 << 20, closefd=False) as out:
        Generator(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 42, out.write).run()

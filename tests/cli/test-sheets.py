# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets (CSV) that offices keep: read with the same review as reports, and what was exported comes back the same."""

import csv
import io
import sqlite3
import unittest

import ctl
from ctl import INVALID, USAGE

TRAININGS = """DAFTAR KEGIATAN 2025;;;;;;;;
Nama Kegiatan;Tanggal Pelaksanaan;Tempat;OPD;Jenis;JP;Jumlah Peserta;Pagu;Kab/Kota
"Pelatihan KHA
bagi Guru";20-22/8/2025;Aula Mayang Maurai;DP3A;Pelatihan;24 JP;100 orang;1.500.000;6311
Sosialisasi KHA;20 Agustus 2025;"Gedung ""B""; lantai 2";Dinas Antah;sosialisasi;4,5;1.250;Rp2,5 juta;Kota Banjarbaru
Bimtek;2025-03-04;-;DP3A;Bimtek;8;-;"12,345,000";63.1
"""

GROUPS = """Kegiatan,Tgl,Unsur,Instansi,L,P
Pelatihan KHA bagi Guru,20/8/2025,Tenaga pendidik,SDN 1,3,5
Pelatihan KHA bagi Guru,20/8/2025,Tenaga pendidik,SDN 1,2,-
Pelatihan KHA bagi Guru,20/8/2025,Media massa,,1,
"""


class Sheets(ctl.TestCase):
    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def fates(self, result):
        return {words.split()[1]: int(words.split()[0]) for words in result.out.strip().split(", ")}

    def office(self):
        office = self.database("a")
        self.agency = office.add("agency", "level=regency", "regency=63.11", "abbreviation=DP3A")
        return office

    def same(self, office, *arguments):
        """An import that finds nothing new, and writes nothing."""
        before = office.snapshot()
        result = office.run("import", *arguments)
        self.assertTrue(office.snapshot() == before, result.err)
        return result


class RoundTrip(Sheets):
    def test_lists(self):
        office = self.database("a", "--demo")
        for sign in (",", ";", "tab"):
            for name in ("trainings", "agencies", "participant-groups", "speakers", "sessions", "recommendations"):
                path = self.folder / f"{name}.csv"
                office.run("export", "--format=csv", f"--list={name}", f"--delimiter={sign}", f"--output={path}")
                result = self.same(office, path)
                self.assertIn("Nothing to import", result.out)
                self.assertEqual(result.err, "")

    def test_into_another(self):
        giver, taker = self.database("a", "--sample"), self.database("b")
        paths = []
        names = ("agencies", "trainings", "participant-groups", "speakers", "sessions", "recommendations")
        for name in names:
            paths.append(self.folder / f"{name}.csv")
            giver.run("export", "--format=csv", f"--list={name}", f"--output={paths[-1]}")
        taker.run("import", *paths)
        for name in names:
            lines = [database.run("export", "--format=csv", f"--list={name}").csv for database in (giver, taker)]
            for line in lines[0] + lines[1]:
                del line["created"], line["modified"]
            self.assertEqual(*lines)

    def test_formulas(self):
        office = self.database()
        titles = ["=1+1", "'=1+1", "+62 812", "-", "@sum", "'x", "a=b", "--", "''-"]
        for title in titles:
            office.add("training", f"title={title}", "regency=63.11")
        path = self.folder / "trainings.csv"
        office.run("export", "--format=csv", f"--output={path}")
        self.assertNotIn("\r\n=", path.read_text("utf-8-sig"))
        self.same(office, path)
        other = self.database("b")
        other.run("import", path)
        self.assertEqual(sorted(line["title"] for line in other.run("export", "--format=csv").csv),
                         sorted("'" + title if title.lstrip("'")[:1] in tuple("=+-@") else title for title in titles))


class Recognised(Sheets):
    def test_sheet_of_an_office(self):
        office = self.office()
        path = self.write("kegiatan.csv", TRAININGS)
        result = office.run("import", path)
        self.assertEqual(self.fates(result)["new"], 3)
        self.assertIn("Dinas Antah", result.err)
        found = {line["title"]: line for line in office.run("list", "trainings", "--format=csv").csv}
        first = found["Pelatihan KHA bagi Guru"]
        self.assertEqual((first["start_date"], first["end_date"], first["regency"], first["kind"], first["status"],
                          first["lesson_hours"], first["participants"], first["ceiling"], first["organiser"]),
                         ("2025-08-20", "2025-08-22", "63.11", "training", "held", "24", "100", "1500000", self.agency))
        second = found["Sosialisasi KHA"]
        self.assertEqual((second["start_date"], second["end_date"], second["regency"], second["venue"],
                          second["lesson_hours"], second["participants"], second["ceiling"], second["organiser"]),
                         ("2025-08-20", "2025-08-20", "63.72", 'Gedung "B"; lantai 2', "4.5", "1250", "2500000", ""))
        third = found["Bimtek"]
        self.assertEqual((third["regency"], third["ceiling"], third["participants"], third["venue"]),
                         ("63.10", "12345000", "", ""))

        self.assertIn("Nothing to import", self.same(office, path).out)
        office.add("agency", "level=regency", "regency=63.72", "name=Dinas Antah")
        self.assertEqual(self.fates(office.run("import", path))["changed"], 1)
        office.run("undo")
        office.run("undo")
        office.run("undo")
        self.assertEqual(office.run("list", "trainings", "--format=csv").csv, [])

    def test_renamed_since(self):
        """What was renamed here since is recognised, and in conflict."""
        office = self.office()
        path = self.write("kegiatan.csv", TRAININGS)
        office.run("import", path)
        identity = office.run("list", "trainings", "--format=csv").csv[0]["uuid"]
        office.run("set", identity, "title=Lain")
        result = self.refused(office, "import", path, status=ctl.UNDECIDED)
        self.assertIn("Lain", result.err)

    def test_groups(self):
        office = self.office()
        office.run("import", self.write("kegiatan.csv", TRAININGS))
        path = self.write("peserta.csv", GROUPS)
        office.run("import", path)
        groups = office.run("list", "participant-groups", "--format=csv").csv
        self.assertEqual([(line["group"], line["institution"], line["male"], line["female"], line["position"])
                          for line in sorted(groups, key=lambda line: int(line["position"]))],
                         [("educators", "SDN 1", "3", "5", "1"), ("educators", "SDN 1", "2", "", "2"),
                          ("media", "", "1", "", "3")])
        self.same(office, path)
        office.run("import", self.write("peserta.csv", GROUPS.replace(",3,5", ",3,6")), "--on-conflict=theirs")
        groups = office.run("list", "participant-groups", "--format=csv").csv
        self.assertEqual(sorted(line["female"] for line in groups), ["", "", "6"])

    def test_sessions(self):
        """The speakers of a session are those of its training, wherever their column stands."""
        office = self.office()
        first = office.add("training", "title=Pelatihan KHA", "regency=63.11", "start-date=2025-08-20", "status=held")
        other = office.add("training", "title=Lain", "regency=63.11", "start-date=2025-08-21", "status=held")
        speaker = office.add("speaker", f"training={first}", "name=Sudirman")
        office.add("speaker", f"training={other}", "name=Sudirman")
        path = self.write("jadwal.csv", "Narasumber;Kegiatan;Hari;Jam Mulai;Jam Selesai;Materi;JP\n"
                                        "Sudirman;Pelatihan KHA;20/8/2025;08.00;09.30 WITA;Hak anak;2 JP\n"
                                        "Sudirman;Pelatihan KHA;20/8/2025;10.00;11.30;Gugus tugas;2\n"
                                        ";Pelatihan KHA;20/8/2025;12.00;13.00;Hak anak;-\n")
        office.run("import", path)
        sessions = sorted(office.run("list", "sessions", "--format=csv").csv, key=lambda line: int(line["position"]))
        self.assertEqual([(line["training"], line["topic"], line["start_time"], line["end_time"], line["lesson_hours"],
                           line["speakers"]) for line in sessions],
                         [(first, "Hak anak", "08:00", "09:30", "2", speaker),
                          (first, "Gugus tugas", "10:00", "11:30", "2", speaker),
                          (first, "Hak anak", "12:00", "13:00", "", "")])
        self.same(office, path)
        office.run("import", self.write("jadwal.csv", path.read_text(encoding="utf-8").replace("2 JP", "3 JP")),
                   "--on-conflict=theirs")
        self.assertEqual(sorted(line["lesson_hours"] for line in office.run("list", "sessions", "--format=csv").csv),
                         ["", "2", "3"])

    def test_recommendations(self):
        """What a sheet does not say of them follows from the training they came from."""
        office = self.office()
        training = office.add("training", "title=Pelatihan KHA", "regency=63.11", "start-date=2025-08-20")
        path = self.write("rtl.csv", "No;Pelatihan;Rencana Tindak Lanjut;Penanggung Jawab;Tenggat;Prioritas;Target\n"
                                     "1;Pelatihan KHA;Bentuk forum anak;DP3A;31/12/2025;Tinggi;12\n"
                                     "2;Pelatihan KHA;Susun SK gugus tugas;Dinas Antah;;;\n")
        result = office.run("import", path)
        self.assertIn("Dinas Antah", result.err)
        found = {line["text"]: line for line in office.run("list", "recommendations", "--format=csv").csv}
        first = found["Bentuk forum anak"]
        self.assertEqual((first["training"], first["regency"], first["lead"], first["due_date"], first["priority"],
                          first["target"], first["status"]),
                         (training, "63.11", self.agency, "2025-12-31", "high", "12", "proposed"))
        self.assertEqual(found["Susun SK gugus tugas"]["regency"], "63.11")
        self.same(office, path)
        again = self.write("rtl.csv", path.read_text(encoding="utf-8").replace("Tinggi;12", "Tinggi;15"))
        self.refused(office, "import", again, status=ctl.UNDECIDED)
        office.run("import", again, "--decide=conflict:recommendation:target=theirs")
        self.assertIn("15", [line["target"] for line in office.run("list", "recommendations", "--format=csv").csv])

    def test_several_files_are_one_step(self):
        office = self.office()
        office.run("import", self.write("kegiatan.csv", TRAININGS), self.write("peserta.csv", GROUPS))
        self.assertEqual(len(office.run("list", "participant-groups", "--format=csv").csv), 3)
        office.run("undo")
        self.assertEqual(office.run("list", "trainings", "--format=csv").csv, [])

    def test_preset(self):
        office = self.database()
        path = self.write("sheet.csv", "Nama instansi,Singkatan\nDinas Sosial,Dinsos\nDinas Kesehatan,Dinkes\n")
        self.assertIn("Level", self.refused(office, "import", path, status=INVALID).err)
        office.run("import", "--set=regency=Kab. Balangan", path)
        self.assertEqual([(line["level"], line["regency"])
                          for line in office.run("list", "agencies", "--format=csv").csv
                          if line["abbreviation"] in ("Dinsos", "Dinkes")], [("regency", "63.11")] * 2)
        self.same(office, "--set=regency=63.11", path)

    def test_match(self):
        office = self.database()
        path = self.write("sheet.txt", "A=B|C|D\n".replace("|", ";") + "Pelatihan;2025;x\n")
        office.run("import", "--type=training", "--match=A=B=title", "--match=C=start-date", "--match=D=",
                   "--set=regency=63.11", path)
        line = office.run("list", "trainings", "--format=csv").csv[0]
        self.assertEqual((line["title"], line["start_date"], line["status"]), ("Pelatihan", "2025", "held"))

    def test_messages_in_indonesian(self):
        office = self.office()
        path = self.write("kegiatan.csv", TRAININGS.replace("Kab/Kota", "Paraf"))
        result = office.run("import", "--dry-run", path, LANGUAGE="id", LC_ALL="id_ID.UTF-8")
        self.assertIn("kegiatan.csv:2:75: peringatan: Kolom “Paraf”", result.err)


class Encodings(Sheets):
    def test_encodings(self):
        text = "title,regency,venue\r\nPelatihan “KHA” – 1,63.11,Café\r\n"
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
            with self.subTest(encoding):
                office = self.database(encoding)
                bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
                path = self.write("sheet.csv", bom + text.encode(encoding))
                if encoding == "utf-16-le":
                    self.assertIn("UTF-16", self.refused(office, "import", path, status=INVALID).err)
                    office.run("import", path, "--encoding=utf-16")
                else:
                    office.run("import", path)
                line = office.run("list", "trainings", "--format=csv").csv[0]
                self.assertEqual((line["title"], line["venue"]), ("Pelatihan “KHA” – 1", "Café"))

    def test_wrong_encoding(self):
        office = self.database()
        path = self.write("sheet.csv", b"title,regency\nCaf\xc3\xa9,63.11\nCaf\xe9,63.11\n")
        self.assertIn("sheet.csv:3:4: fatal:",
                      self.refused(office, "import", path, "--encoding=utf-8", status=INVALID).err)
        path = self.write("sheet.csv", b"title,regency\nCaf\xe9,63.11\n")
        self.refused(office, "import", path, "--encoding=utf-8", status=INVALID)
        office.run("import", path)

    def test_late_letters(self):
        """Letters that look like UTF-8 by chance do not decide for the rest, however far away that is."""
        office = self.database()
        for many in (1, 30000):
            with self.subTest(many):
                path = self.write("sheet.csv", b"title,regency,venue\n" + b"\xe9\x96\x93 %d,63.11,Aula\n" % many +
                                  b"".join(b"x%d.%d,63.11,\n" % (many, n) for n in range(many)) +
                                  b"Caf\xe9 %d,63.11,Aula\n" % many)
                office.run("import", path)
                titles = [line["title"] for line in office.run("export", "--format=csv").csv if line["venue"]]
                self.assertIn(f"Café {many}", titles)
                self.assertIn(f"é–“ {many}", titles)


class Problems(Sheets):
    def test_places(self):
        """Each problem says where it is, of which record and field, in one pass, also in a dry run."""
        office = self.database()
        path = self.write("sheet.csv", 'title,regency,start_date,participants,x\n'
                                       '"Dua\nbaris",63.11,32/8/2025,banyak,\n'
                                       'Tiga,Antah,2025,1,\n'
                                       ',63.11,2025,1,\n'
                                       'Lima,63.11,2025,1,1,1\n'
                                       '"Enam"x,63.11,2025,1,\n'
                                       'Tujuh,63.11,2025,1\n'
                                       'Tujuh,63.11,2025,1\n')
        result = self.refused(office, "import", path, status=INVALID)
        dry = self.refused(office, "import", "--dry-run", path, status=INVALID)
        self.assertEqual(result.err, dry.err)
        told = [line.split(": ", 2) for line in result.err.splitlines() if line.startswith("sheet.csv")
                or str(path) in line]
        places = [line[0].rsplit("sheet.csv", 1)[1] for line in told]
        self.assertEqual(places, [":1:39", ":2:1", ":2:1", ":4:6", ":5:1", ":6:21", ":7:1", ":8:1", ":9:1"])
        self.assertIn("Training “Dua baris”: Participants", result.err)
        mended = self.folder / "mend.csv"
        result = office.run("import", "--skip-rejected", f"--rejected={mended}", path)
        rows = list(csv.reader(io.StringIO(mended.read_bytes().decode("utf-8-sig"), newline="")))
        self.assertEqual([row[0] for row in rows], ["title", "Dua\nbaris", "Tiga", "", "Lima", "Enamx", "Tujuh"])
        self.assertEqual(self.fates(result), {"new": 1, "changed": 0, "same": 0, "conflict": 0, "withdrawn": 0,
                                              "rejected": 6, "parked": 0})

    def test_fatal(self):
        office = self.database()
        for text, words in (("", "empty"), ("\n \n", "empty"), ("a,b\n1,2\n", "heading"),
                            ('title,regency\n"x,63.11\n', "never closed"), ("title,regency\n\0x,63.11\n", "NUL"),
                            ("venue,regency\nx,63.11\n", "Activity name"),
                            ("title,regency\n" + "x" * 300000, "bytes"),
                            ("title" + ",x" * 600 + "\n", "fields")):
            with self.subTest(text[:20]):
                path = self.write("sheet.csv", text)
                result = self.refused(office, "import", "--type=training", path, status=INVALID)
                self.assertIn("fatal", result.err)
                self.assertIn(words, result.err)

    def test_too_many(self):
        office = self.database()
        path = self.write("sheet.csv", "title,regency\n" + "x,Antah\n" * 5000)
        result = self.refused(office, "import", path, status=INVALID)
        self.assertLess(len(result.err.splitlines()), 1010)

    def test_words_of_choices(self):
        """What people write is understood, and a word that nobody knows costs its cell and not the line."""
        office = self.office()
        path = self.write("sheet.csv", "Nama Kegiatan,Tanggal,Status,Jenis,Kab/Kota\n"
                                       "A,2031-03-04,Selesai,Bimtek,Balangan\nB,2025-03-04,Batal,Arisan,Balangan\n")
        err = office.run("import", path).err
        self.assertIn("“Arisan” is no choice of “Kind”", err)
        lines = office.run("export", "--format=csv", "--list=trainings").csv
        found = [(line["title"], line["status"], line["kind"]) for line in lines]
        self.assertEqual(sorted(found), [("A", "held", "technical-guidance"), ("B", "cancelled", "")])

        path = self.write("sheet.csv", "Kegiatan,Unsur,L,P\nA,Pendidik,1,2\nA,Polri,3,4\nA,OPD,5,6\nA,Siswa,7,8\n")
        office.run("import", path)
        lines = office.run("export", "--format=csv", "--list=participant-groups").csv
        found = {line["group"] for line in lines}
        self.assertEqual(found, {"educators", "law-enforcement", "regional-agency", "other"})
        # What a record cannot be without is still asked for.
        path = self.write("sheet.csv", "Kegiatan,Unsur,L,P\nA,Arisan,1,2\n")
        self.assertIn("Arisan", self.refused(office, "import", path, status=INVALID).err)

    def test_owner(self):
        """What nobody says the owner of belongs to the office whose database it is."""
        office = self.office()
        path = self.write("sheet.csv", "title,organiser\nSatu,DP3A\n")
        self.assertIn("national level", office.run("import", path).err)
        connection = sqlite3.connect(office.path)
        with connection:
            connection.execute("INSERT INTO setting VALUES ('place', '63.11')")
        connection.close()
        # What is here stays whose it is.
        self.write("sheet.csv", "title,organiser,venue\nSatu,DP3A,Aula\nDua,DP3A,Aula\n")
        self.assertEqual(office.run("import", path).err, "")
        self.write("sheet.csv", "title,regency\nTiga,\nEmpat,63.07\n")
        self.assertIn("national level", office.run("import", path).err)
        self.write("sheet.csv", "title,venue\nLima,Aula\n")
        self.assertIn("national level", office.run("import", "--set=regency=", path).err)
        lines = office.run("export", "--format=csv", "--list=trainings").csv
        self.assertEqual({line["title"]: line["regency"] for line in lines},
                         {"Satu": "", "Dua": "63.11", "Tiga": "", "Empat": "63.07", "Lima": ""})
        self.assertEqual([line["title"] for line in lines if line["organiser"] == self.agency and line["venue"]],
                         ["Satu", "Dua"])

    def test_days_of_excel(self):
        """A column of dates that lost its format has the numbers of the days."""
        office = self.office()
        path = self.write("sheet.csv", "title,regency,start_date,end_date\nSatu,63.11,46056,46057\n")
        self.assertIn("46056” is how Excel counts days", office.run("import", path).err)
        line = office.run("export", "--format=csv").csv[0]
        self.assertEqual((line["start_date"], line["end_date"]), ("2026-02-03", "2026-02-04"))
        for number in ("36525", "73416", "-46056", "046056x"):
            self.write("sheet.csv", f"title,regency,start_date\nDua,63.11,{number}\n")
            self.refused(office, "import", path, status=INVALID)

    def test_usage(self):
        office = self.database()
        path = self.write("sheet.csv", "title\nx\n")
        for words in (["--type=document"], ["--delimiter=|"], ["--encoding=ebcdic"], ["--match=title"],
                      ["--match=title=nothing"], ["--set=nothing=1"], ["--format=ods"],
                      ["--format=xml", "--type=training"]):
            self.refused(office, "import", path, *words, status=USAGE)
        result = self.refused(office, "import", path, "--match=Judul=title", status=INVALID)
        self.assertIn("Judul", result.err)

    def test_ambiguous(self):
        office = self.database()
        for place in ("63.07", "63.11"):
            office.add("training", "title=Pelatihan", f"regency={place}", "start-date=2025")
        path = self.write("sheet.csv", "training,group,male\nPelatihan,media,1\n")
        self.assertIn("one of several", self.refused(office, "import", path, status=INVALID).err)
        office.run("import", path, "--set=training.regency=63.07")
        path = self.write("sheet.csv", "title,venue\nPelatihan,Aula\n")
        self.assertIn("Several records", self.refused(office, "import", path, "--type=training", status=INVALID).err)


if __name__ == "__main__":
    unittest.main()

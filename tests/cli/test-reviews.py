# SPDX-License-Identifier: GPL-3.0-or-later
"""Reviews that are kept with their files: listed, gone on with another day, dropped."""

import contextlib
import sqlite3
import unittest

import ctl
from ctl import FAILED, INVALID, UNDECIDED, USAGE

# What a file of 120 megabytes may cost beside a small one.
MAX_MEGABYTES = 48 * ctl.SLOWNESS


class Reviews(ctl.TestCase):
    def offices(self):
        a, b = self.database("a"), self.database("b")
        self.training = a.add("training", "title=Pelatihan", "regency=63.11", "start-date=2025-08-20")
        self.report = self.folder / "kiriman.xml"
        a.run("export", f"--output={self.report}")
        b.run("import", self.report)
        a.run("set", self.training, "title=milik a", "venue=a")
        b.run("set", self.training, "title=milik b")
        a.run("export", f"--output={self.report}")
        return a, b

    def numbers(self, office):
        return [line["number"] for line in office.run("reviews", "--format=csv").csv]

    def test_report(self):
        _, b = self.offices()
        self.refused(b, "import", self.report, "--keep", status=USAGE)
        number = b.run("import", self.report, "--keep", "--decide=changed:training:venue=mine").word
        self.assertEqual(b.run("show", self.training, "--format=json").json["title"], "milik b")
        self.report.unlink()

        kept = b.run("reviews", "--format=csv").csv
        self.assertEqual([(line["number"], line["files"], line["parked"]) for line in kept],
                         [(number, "kiriman.xml", "0")])
        self.assertEqual(b.run("reviews", "--decisions", number).out, "mine changed:training:venue\n")
        self.refused(b, "import", f"--review={number}", status=UNDECIDED)
        self.assertIn("venue", b.run("import", f"--review={number}", "--dry-run", "--on-conflict=theirs").out)

        b.run("import", f"--review={number}", "--keep", f"--decide=conflict=theirs")
        self.assertEqual(self.numbers(b), [number])
        b.run("import", f"--review={number}")
        shown = b.run("show", self.training, "--format=json").json
        self.assertEqual((shown["title"], shown["venue"]), ("milik a", None))
        self.assertEqual(self.numbers(b), [])

    def test_large(self):
        """A file of any size is neither read into memory, nor kept, nor gone on with there."""
        _, b = self.offices()
        large, text = self.folder / "besar.xml", self.report.read_text(encoding="utf-8")
        remark = f"<!-- {'besar ' * 30000} -->\n"
        large.write_text(text.replace("</report>", remark * 700 + "</report>"), encoding="utf-8")
        self.assertGreater(large.stat().st_size, 120e6)
        for options in (["--keep", "--decide=conflict=mine"], ["--keep", "--decide=conflict=theirs"]):
            _, _, _, usual = self.measure("--database", b.path, "import", *options, self.report)
            status, messages, _, most = self.measure("--database", b.path, "import", *options, large)
            self.assertEqual(status, ctl.DONE, messages)
            self.assertLess(most - usual, MAX_MEGABYTES)
        small, kept = self.numbers(b)[::-1]
        _, _, _, usual = self.measure("--database", b.path, "import", f"--review={small}", "--dry-run")
        status, messages, _, most = self.measure("--database", b.path, "import", f"--review={kept}")
        self.assertEqual(status, ctl.DONE, messages)
        self.assertLess(most - usual, MAX_MEGABYTES)

    def test_parked_stays(self):
        _, b = self.offices()
        number = b.run("import", self.report, "--keep", "--decide=conflict=skip",
                       f"--decisions={self.write(f'skip {self.training}')}").word
        self.assertEqual(b.run("reviews", "--format=csv").csv[0]["parked"], "1")
        b.run("import", f"--review={number}")
        self.assertEqual(self.numbers(b), [number])
        b.run("reviews", "--discard", number)
        self.assertEqual(self.numbers(b), [])

    def write(self, text):
        path = self.folder / "decisions"
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def test_sheet(self):
        """How a sheet is read is kept with it."""
        office = self.database()
        sheet = self.folder / "daftar.csv"
        sheet.write_text("Judul;Hari;Ruang\nSatu;20/8/2025;Aula\nDua;21/8/2025;Aula\n", encoding="utf-8")
        number = office.run("import", sheet, "--type=training", "--match=Judul=title", "--match=Ruang=venue",
                            "--match=Hari=start-date", "--set=regency=63.11", "--keep", "--decide=new=skip").word
        sheet.unlink()
        self.assertEqual(office.run("list", "trainings", "--format=csv").csv, [])
        office.run("import", f"--review={number}", "--decide=new=theirs")
        found = office.run("list", "trainings", "--format=csv").csv
        self.assertEqual(sorted((line["title"], line["venue"], line["regency"]) for line in found),
                         [("Dua", "Aula", "63.11"), ("Satu", "Aula", "63.11")])
        self.assertEqual(self.numbers(office), [])

    def test_discard(self):
        """All of them or none: here a failure of the database, at the second one."""
        _, b = self.offices()
        for kept in ["mine", "theirs"]:
            other = self.folder / f"{kept}.xml"
            other.write_bytes(self.report.read_bytes() + b"\n" * (kept == "mine"))
            b.run("import", other, "--keep", f"--decide=conflict={kept}")
        first, second = sorted(self.numbers(b), key=int)
        with contextlib.closing(sqlite3.connect(b.path)) as connection, connection:
            connection.execute(f"CREATE TRIGGER hold BEFORE DELETE ON review WHEN old.id = {second} "
                               "BEGIN SELECT raise (ABORT, 'held'); END")
        self.refused(b, "reviews", "--discard", first, second, status=INVALID)
        self.assertEqual(sorted(self.numbers(b), key=int), [first, second])

        with contextlib.closing(sqlite3.connect(b.path)) as connection, connection:
            connection.execute("DROP TRIGGER hold")
        b.run("reviews", "--discard", first, second)
        self.assertEqual(self.numbers(b), [])

    def test_wrong(self):
        _, b = self.offices()
        number = b.run("import", self.report, "--keep", "--decide=conflict=mine").word
        self.refused(b, "import", "--review=99", status=FAILED)
        self.refused(b, "import", "--review=x", status=FAILED)
        self.refused(b, "import", f"--review={number}", self.report, status=USAGE)
        self.refused(b, "import", f"--review={number}", "--type=agency", status=USAGE)
        self.refused(b, "import", status=USAGE)
        self.refused(b, "reviews", number, status=USAGE)
        self.refused(b, "reviews", "--discard", status=USAGE)
        self.refused(b, "reviews", "--discard", "--decisions", number, status=USAGE)
        self.refused(b, "reviews", "--discard", number, "99", status=FAILED)
        self.assertEqual(self.numbers(b), [number])


if __name__ == "__main__":
    unittest.main()

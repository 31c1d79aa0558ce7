# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports written, checked and read."""

import base64
import os
import pathlib
import re
import subprocess
import sys
import unittest

import ctl
import offices
from ctl import FAILED, INVALID, USAGE

GENERATOR = offices.ROOT / "tests" / "bench" / "generate.py"


class RoundTrip(offices.TestCase):
    def test_round_trip(self):
        a = self.database("a", "--sample")
        first = self.write(a, "first")
        self.valid(a, first)

        b = self.database("b")
        b.run("import", first)
        second = self.write(b, "second")
        self.assertEqual(second.read_bytes(), first.read_bytes())

        steps = b.steps()
        self.assertIn("nothing", b.run("import", first).out.lower())
        self.assertEqual(b.steps(), steps)
        self.assertEqual(self.write(b, "third").read_bytes(), first.read_bytes())

    def test_demo(self):
        a = self.database("a", "--demo")
        first = self.write(a, "first")
        a.run("validate", first)
        b = self.database("b")
        b.run("import", first)
        self.assertEqual(self.write(b, "second").read_bytes(), first.read_bytes())

    def test_invented(self):
        """Thirteen offices at once, with children, odd letters and words of every length."""
        invented = self.folder / "invented.xml"
        with invented.open("wb") as out:
            subprocess.run([sys.executable, GENERATOR, "150", "7"], stdout=out, check=True)
        a, b = self.database("a"), self.database("b")
        self.valid(a, invented)
        self.assertIn("0 rejected", a.run("import", invented).out)
        first = self.write(a, "first", "--with-names")
        self.valid(a, first)
        for tag in ["training", "speaker", "session", "participantGroup", "recommendation", "agency"]:
            opening = f"<{tag} uuid=".encode()
            self.assertGreaterEqual(first.read_bytes().count(opening), invented.read_bytes().count(opening), tag)

        b.run("import", first)
        self.assertEqual(self.write(b, "second", "--with-names").read_bytes(), first.read_bytes())
        for office, report in [(b, first), (b, invented), (a, first), (a, invented)]:
            before = office.snapshot()
            self.assertIn("nothing", office.run("import", report).out.lower())
            self.assertTrue(office.snapshot() == before, f"{report.name} wrote into {office.path.name}")
        self.same(a, b)

    def test_report_of_a_quarter_stands_alone(self):
        """Whoever never read the earlier quarters can read this one."""
        a, b = self.database("a", "--demo"), self.database("b")
        report = self.write(a, "quarter", "--regency=63.11", "--period=2025-Q3")
        self.assertIn("0 rejected", b.run("import", report).out)

    def test_export_to_standard_output(self):
        a = self.database("a", "--sample")
        self.assertEqual(a.run("export").bytes, self.write(a).read_bytes())
        self.assertEqual(a.run("export").bytes, a.run("export", "--output=-").bytes)
        self.assertNotIn(str(self.folder), a.run("export").out)

    def test_standard_output_is_nobody_elses(self):
        """What is written to a full pipe lies in a file meanwhile, which no other person may read."""
        a = self.database("a", "--demo")
        with subprocess.Popen([ctl.PROGRAM, "-d", a.path, "export", "--with-names"], env=self.environment,
                              stdout=subprocess.PIPE) as process:
            process.stdout.read(1)
            files = [pathlib.Path(f"/proc/{process.pid}/fd/{fd}") for fd in os.listdir(f"/proc/{process.pid}/fd")]
            modes = [file.stat().st_mode & 0o777 for file in files if "layak-export" in str(file.readlink())]
            process.stdout.read()
        self.assertEqual(set(modes), {0o600})

    def test_export_that_fails(self):
        a = self.database("a", "--sample")
        a.run("export", "--output", self.folder / "missing" / "x.xml", status=FAILED)
        status = os.system(f"{ctl.PROGRAM} -d {a.path} export > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), FAILED)
        for options in [["--regency=99.99"], ["--province=99"]]:
            self.assertEqual(a.run("export", *options, status=FAILED).out, "")
        for options in [["--period=2025-13"], ["--period=2025-Q5"], ["--period=2025-08-31/2025-08-01"],
                        ["--regency=63.11", "--province=63"], ["--format=pdf"], ["extra"]]:
            self.assertEqual(a.run("export", *options, status=USAGE).out, "")

    def test_scope(self):
        a = self.database("a", "--sample")
        whole = a.run("export").out
        balangan = a.run("export", "--regency=63.11").out
        self.assertEqual((whole.count("<training "), balangan.count("<training ")), (2, 1))
        # The training of 2023 comes along for its recommendations, as long as they are open.
        for period, count in [("2023-Q3", 0), ("2023", 1), ("2024", 1), ("2025-Q1", 1), ("2025", 2), ("2025-08", 2)]:
            report = a.run("export", f"--period={period}").out
            self.assertEqual(report.count("<training "), count, period)
        self.assertIn('regency="63.11"', balangan.split(">")[1])

    def test_selected_trainings(self):
        """What belongs to them comes along, nothing else does, and no deletion of another record."""
        a, b = self.offices("a", "b")
        agency = a.add("agency", "level=regency", "regency=63.11", "name=Dinas Sosial")
        chosen = [a.add("training", f"title=Bimtek {number}", "regency=63.11", f"organiser={agency}", "status=draft")
                  for number in range(2)]
        advice = a.add("recommendation", f"training={chosen[0]}", "text=Susun SOP")
        progress = a.add("progress", f"recommendation={advice}", "date=2025-09-01", "note=Naskah selesai")
        other = a.add("training", "title=Rapat", "regency=63.11")
        a.run("delete", self.training)
        path = self.write(a, "part", f"--training={chosen[0]}", "-t", chosen[1])
        self.valid(a, path)
        report = path.read_text(encoding="utf-8")
        self.assertEqual([report.count(f"<{name} ") for name in ("training", "recommendation", "progress", "agency",
                                                                  "deletion", "report")], [2, 1, 1, 1, 0, 1])
        self.assertNotIn(" period=", report.split(">")[1])
        b.run("import", path)
        for record in (*chosen, advice, progress, agency, self.training, self.recommendation):
            b.run("show", record)
        b.run("show", other, status=FAILED)
        again = b.run("import", "--dry-run", path)
        self.assertNotIn("new", again.out.split())
        listed = a.run("export", "--format=csv", f"--training={chosen[1]}").csv
        self.assertEqual([row["title"] for row in listed], ["Bimtek 1"])

        for options in (["--regency=63.11"], ["--period=2025"], ["--format=adx"]):
            self.assertEqual(a.run("export", "--training", chosen[0], *options, status=USAGE).out, "")
        self.assertEqual(a.run("export", "--training", agency, status=FAILED).out, "")

    def test_personal_fields_and_files(self):
        a = self.database()
        a.add("agency", "regency=63.11", "abbreviation=X", "contact=Budi", "phone=0812")
        (self.folder / "bukti.pdf").write_bytes(b"%PDF-bukti" * 100)
        document = a.run("attach", self.folder / "bukti.pdf", "63.11").word
        plain = a.run("export").out
        self.assertNotIn("Budi", plain)
        self.assertNotIn("<content", plain)
        self.assertIn("Budi", a.run("export", "--with-names").out)
        full = self.write(a, "full", "--with-names", "--with-documents")
        self.assertIn(base64.b64encode(b"%PDF-bukti" * 100).decode()[:40], full.read_text(encoding="utf-8"))
        a.run("validate", full)

        b = self.database("b")
        b.run("import", full)
        self.assertEqual(self.write(b, "again", "--with-names", "--with-documents").read_bytes(), full.read_bytes())
        self.assertEqual(self.field(b, document, "file_name"), "bukti.pdf")

    def test_personal_fields_are_kept(self):
        a = self.database()
        agency = a.add("agency", "regency=63.11", "abbreviation=X", "contact=Budi")
        b = self.database("b")
        b.run("import", self.write(a, "names", "--with-names"))
        b.run("set", agency, "abbreviation=Y")
        self.give(b, a)
        self.assertEqual((self.field(a, agency, "contact"), self.field(a, agency, "abbreviation")), ("Budi", "Y"))


class Reading(offices.TestCase):
    def test_broken_files(self):
        database = self.database("a", "--sample")
        good = database.run("export").out
        path = self.folder / "bad.xml"
        for text in ["", "no xml", good[: len(good) // 2], good.replace("<report ", "<other ", 1).replace("</report>",
                     "</other>"), good.replace('version="1.0"', 'version="2.0"', 1),
                     good.replace("?>", '?><!DOCTYPE report [<!ENTITY x "y">]>', 1),
                     good.replace("urn:layak:report:1", "urn:other", 1)]:
            path.write_text(text, encoding="utf-8")
            database.run("validate", path, status=INVALID)
            error = self.refused(database, "import", path, status=INVALID).err
            self.assertRegex(error, rf"(?m)^{re.escape(str(path))}:\d+:\d+: \w+: \S")
        for command in ["validate", "import"]:
            database.run(command, self.folder / "missing.xml", status=FAILED)

    def test_all_problems_in_one_pass(self):
        database = self.database("a", "--sample")
        good = database.run("export").out
        bad = good.replace('participants="100"', 'participants="many"').replace('startDate="2023-12-08"',
                                                                               'startDate="2023-02-30"')
        path = self.folder / "bad.xml"
        path.write_text(bad, encoding="utf-8")
        error = database.run("validate", path, status=INVALID).err
        for word, wrong in [("participants", 'participants="many"'), ("start", "2023-02-30")]:
            line = bad[: bad.index(wrong)].count("\n") + 1
            self.assertRegex(error, rf"(?mi)^{re.escape(str(path))}:{line}:\d+: .*{word}")

    def test_rejected_records(self):
        a = self.database("a", "--sample")
        path = self.folder / "bad.xml"
        path.write_text(a.run("export").out.replace('participants="100"', 'participants="many"'), encoding="utf-8")
        b = self.database("b")
        self.refused(b, "import", path, status=INVALID)
        b.run("import", path, "--skip-rejected")
        rows = b.run("list", "trainings", "--format=csv").csv
        self.assertEqual([row["participants"] for row in rows], ["55"])

    def test_consistency_is_a_warning(self):
        a = self.database()
        a.add("training", "title=x", "regency=63.11", "start-date=2025-08-22", "end-date=2025-08-20", "status=held")
        path = self.write(a)
        self.assertRegex(a.run("validate", path).err, rf"(?m)^{re.escape(str(path))}:\d+:\d+: warning: ")
        self.database("b").run("import", path)

    def test_files_of_other_programs(self):
        a = self.database()
        path = self.folder / "other.xml"
        path.write_text('<?xml version="1.0"?>\n<report xmlns="urn:layak:report:1" version="1.0">\n'
                        '  <training uuid="01980000-0000-7000-8000-000000000001" status="held" regency="63.11">\n'
                        '    <title>Bimtek</title>\n  </training>\n</report>\n', encoding="utf-8")
        a.run("import", path)
        self.assertEqual(len(a.run("list", "trainings", "--format=csv").csv), 1)
        steps = a.steps()
        a.run("import", path)
        self.assertEqual(a.steps(), steps)

    def test_standard_input(self):
        a = self.database("a", "--sample")
        data = a.run("export").bytes
        b = self.database("b")
        b.run("validate", "-", data=data)
        b.run("import", "-", data=data)
        self.same(a, b)
        self.assertRegex(b.run("import", "-", data=b"x", status=INVALID).err, r"^\S+:\d+:\d+: ")

    def test_receipt(self):
        a = self.database("a", "--sample")
        path = self.write(a)
        receipt = self.folder / "receipt.tsv"
        b = self.database("b")
        b.run("import", path, f"--receipt={receipt}")
        lines = [line.split("\t") for line in receipt.read_text(encoding="utf-8").splitlines()]
        self.assertEqual(lines[0][:3], ["class", "type", "uuid"])
        self.assertEqual(len([line for line in lines if line[:2] == ["new", "training"]]), 2)
        c = self.database("c")
        self.refused(c, "import", path, f"--receipt={self.folder}/missing/receipt.tsv", status=FAILED)

    def test_many_records_are_counted_readably(self):
        """A number that a person reads has the signs of their language; a list that a program reads has none."""
        office, path, receipt = self.database(), self.folder / "many.xml", self.folder / "receipt.tsv"
        record = '<training uuid="01980000-0000-7000-8000-{:012d}" status="{}"><title>T{}</title></training>\n'
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<report xmlns="urn:layak:report:1" version="1.0">\n'

        def write(*statuses):
            path.write_text(head + "".join(record.format(n, status, n) for n, status in enumerate(statuses)) +
                            "</report>\n", encoding="utf-8")

        write(*["draft"] * 1234)
        id = {"LANGUAGE": "id", "LC_ALL": "id_ID.UTF-8"}
        self.assertIn(": 1,234 records, 0 fatal", self.ctl("validate", path).out)
        self.assertIn(": 1.234 data, 0 fatal", self.ctl("validate", path, **id).out)
        self.assertIn("1,234 new", office.run("import", path).out)
        self.assertIn("all 1,234 records", office.run("import", path, f"--receipt={receipt}").out)
        self.assertIn("same\t\t\t\t1234\n", receipt.read_text(encoding="utf-8"))
        self.assertIn("1.234 data", office.run("import", path, **id).out)

    def test_rejected_file(self):
        """What could not be stored is mended in a file of its own and sent again."""
        a, b = self.database("a", "--sample"), self.database("b")
        path, rejected = self.write(a), self.folder / "rejected.xml"
        path.write_text(path.read_text(encoding="utf-8").replace('participants="100"', 'participants="many"'),
                        encoding="utf-8")
        for option, status in [("--dry-run", INVALID), ("--skip-rejected", ctl.DONE)]:
            b.run("import", path, option, f"--rejected={rejected}", status=status)
            text = rejected.read_text(encoding="utf-8")
            self.assertEqual(text.count("<training "), 1)
            self.assertRegex(text, r"<!-- .*\d+: .*-->")
        rejected.write_text(text.replace('participants="many"', 'participants="100"'), encoding="utf-8")
        b.run("validate", rejected)
        b.run("import", rejected)
        self.assertEqual(len(b.run("list", "trainings", "--format=csv").csv), 2)
        self.ctl("import", path, path, f"--rejected={rejected}", status=USAGE)
        self.refused(b, "import", path, f"--rejected={self.folder}/missing/x.xml", status=FAILED)

    def test_rejected_on_one_line(self):
        """Programs that write all on one line, with a prefix of their own, get their records back too."""
        b, path, rejected = self.database("b"), self.folder / "line.xml", self.folder / "rejected.xml"
        record = ('<l:training uuid="01980000-0000-7000-8000-00000000000{}" status="{}">'
                  '<l:title>a>b</l:title></l:training>')
        path.write_text('<?xml version="1.0"?><!-- <x> --><l:report xmlns:l="urn:layak:report:1" version="1.0">' +
                        record.format(1, "held") + record.format(2, "odd") + "</l:report>", encoding="utf-8")
        b.run("import", path, "--skip-rejected", f"--rejected={rejected}")
        text = rejected.read_text(encoding="utf-8")
        self.assertIn(record.format(2, "odd"), text)
        self.assertNotIn(record.format(1, "held"), text)
        rejected.write_text(text.replace('"odd"', '"held"'), encoding="utf-8")
        b.run("import", rejected)

    def test_output_that_fails(self):
        a, b = self.database("a", "--sample"), self.database("b")
        path = self.write(a)
        before = b.snapshot()
        status = os.system(f"{ctl.PROGRAM} -d {b.path} import --dry-run {path} > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), FAILED)
        self.assertTrue(b.snapshot() == before)
        status = os.system(f"{ctl.PROGRAM} -d {b.path} import {path} > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), ctl.DONE)
        self.same(a, b)

    def test_usage(self):
        for arguments in [[], ["x.xml", "--on-conflict=maybe"], ["x.xml", "--nonsense"]]:
            self.ctl("import", *arguments, status=USAGE)


if __name__ == "__main__":
    unittest.main()

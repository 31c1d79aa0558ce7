# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports written, checked and read; offices that exchange files until all hold the same."""

import base64
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import unittest

import ctl
from ctl import FAILED, INVALID, UNDECIDED, USAGE

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "data" / "layak-report-1.xsd"
GENERATOR = ROOT / "tests" / "bench" / "generate.py"


class Exchange(ctl.TestCase):
    """Offices a, b and c, which hold the same to begin with."""

    def offices(self, *names):
        first, *others = [self.database(name) for name in names]
        self.training = first.add("training", "title=Pelatihan", "regency=63.11", "start-date=2025-08-20",
                                  "participants=100")
        self.speaker = first.add("speaker", f"training={self.training}", "name=Sudirman")
        self.recommendation = first.add("recommendation", f"training={self.training}", "text=Bentuk forum")
        for other in others:
            self.give(first, other)
        self.same(first, *others)
        return [first, *others]

    def write(self, office, name="report", *options):
        path = self.folder / f"{name}.xml"
        office.run("export", f"--output={path}", *options)
        return path

    def give(self, giver, taker, *options, status=ctl.DONE):
        path = self.write(giver, f"from-{giver.path.stem}")
        if status != ctl.DONE:
            return self.refused(taker, "import", path, *options, status=status)
        return taker.run("import", path, *options)

    def same(self, *offices):
        reports = [office.run("export").out for office in offices]
        for report in reports[1:]:
            self.assertEqual(report, reports[0])

    def valid(self, office, report):
        """Layak and a validator of others agree on it."""
        office.run("validate", report)
        if shutil.which("xmllint"):
            run = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, report], check=False, capture_output=True)
            self.assertEqual(run.returncode, 0, run.stderr.decode("utf-8")[:2000])

    def field(self, office, identity, name):
        return office.run("show", identity, "--format=json").json[name]


class RoundTrip(Exchange):
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


class Reading(Exchange):
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


class Merging(Exchange):
    def test_disjoint_edits(self):
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=Pelatihan KHA")
        b.run("set", self.training, "venue=Aula")
        b.run("set", self.speaker, "role=facilitator")
        a.add("speaker", f"training={self.training}", "name=Abdussyahid")
        self.give(a, b)
        self.give(b, a)
        self.same(a, b)
        self.assertEqual(self.field(a, self.training, "venue"), "Aula")
        self.assertEqual(self.field(b, self.training, "title"), "Pelatihan KHA")
        self.assertEqual(len(self.field(b, self.training, "speakers")), 2)

    def test_conflict(self):
        for decision, title in [("mine", "milik b"), ("theirs", "milik a")]:
            with self.subTest(decision=decision):
                self.setUp()
                a, b = self.offices("a", "b")
                a.run("set", self.training, "title=milik a")
                b.run("set", self.training, "title=milik b")
                error = self.give(a, b, status=UNDECIDED).err
                self.assertIn("title", error)
                self.give(a, b, f"--on-conflict={decision}")
                self.assertEqual(self.field(b, self.training, "title"), title)
                self.give(b, a)
                self.same(a, b)

    def test_conflict_tells_who(self):
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=milik a")
        b.run("set", self.training, "title=milik b")
        self.assertRegex(self.give(a, b, status=UNDECIDED).err, r"“milik b” \(.*\d{4} .*\).*“milik a” \(.*\d{4} .*\)")

    def test_conflict_tells_what_is_not_known(self):
        """An office that never delivered, a report of somebody, a file of another program: each is said so."""
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=milik a")
        b.run("set", self.training, "title=milik b")
        self.assertRegex(self.give(a, b, status=UNDECIDED).err,
                         r"“milik a” \(an office not known here · record changed .*\d{4} .*\)")
        path = self.write(a, "of-regency", "--regency=63.11")
        self.assertRegex(self.refused(b, "import", path, status=UNDECIDED).err,
                         r"“milik a” \(from the report of .*Balangan · record changed ")
        text = re.sub(r' (made|changed|seen|created|modified)="[^"]*"', "", path.read_text(encoding="utf-8"))
        path.write_text(re.sub(r"<report ([^>]*?) regency=\"63.11\"", r"<report \1", text), encoding="utf-8")
        self.assertRegex(self.refused(b, "import", path, status=UNDECIDED).err,
                         r"“milik a” \(not told by whom · not told when\)")

    def test_decisions(self):
        """Some of it is decided, some is put off and shows again."""
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=milik a", "venue=a")
        b.run("set", self.training, "title=milik b", "venue=b")
        agency = a.add("agency", "regency=63.11", "name=Dinas")
        held = a.add("training", "title=Lain", "regency=63.11", f"organiser={agency}", "status=held")
        a.run("delete", self.recommendation)
        path, decisions = self.write(a), self.folder / "decisions"
        receipt = self.folder / "receipt.tsv"
        decisions.write_text(f"mine {self.training}\ntheirs {self.training} title\n"
                             f"skip {agency}\nskip {self.recommendation}\n", encoding="utf-8")
        b.run("import", path, f"--decisions={decisions}", f"--receipt={receipt}")
        self.assertEqual([self.field(b, self.training, name) for name in ["title", "venue"]], ["milik a", "b"])
        b.run("show", self.recommendation)
        for identity in [agency, held]:
            b.run("show", identity, status=FAILED)
        parked = [line.split("\t")[2] for line in receipt.read_text(encoding="utf-8").splitlines()
                  if line.startswith("parked")]
        self.assertEqual(sorted(parked), sorted([agency, held, self.recommendation]))

        b.run("import", path)
        self.give(b, a)
        self.same(a, b)
        decisions.write_text("perhaps\n", encoding="utf-8")
        self.refused(b, "import", path, f"--decisions={decisions}", status=FAILED)

    def test_decide_kinds(self):
        """What only the other side changed is left out or put off, all of a kind at once."""
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=milik a", "venue=a")
        a.run("delete", self.recommendation)
        added = a.add("recommendation", f"training={self.training}", "text=Baru")
        path = self.write(a)
        b.run("import", path, "--decide=changed:training:venue=mine", "--decide=withdrawn=mine", "--decide=new=skip")
        self.assertEqual([self.field(b, self.training, name) for name in ["title", "venue"]], ["milik a", None])
        b.run("show", self.recommendation)
        b.run("show", added, status=FAILED)
        b.run("import", path)
        self.give(b, a)
        self.same(a, b)
        a.run("show", self.recommendation)
        for word in ["changed", "changed=perhaps", "new=mine", "rejected=theirs", "changed:nothing=mine",
                     "changed:training:nothing=mine", "withdrawn:training:title=mine"]:
            self.refused(b, "import", path, f"--decide={word}", status=USAGE)

    def test_same_edit_is_no_conflict(self):
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=sama")
        b.run("set", self.training, "title=sama")
        self.give(a, b)
        self.give(b, a)
        self.give(a, b)
        self.same(a, b)

    def test_cleared_field(self):
        a, b = self.offices("a", "b")
        a.run("set", self.training, "participants=")
        self.give(a, b)
        self.assertIsNone(self.field(b, self.training, "participants"))
        self.same(a, b)

    def test_deletion_travels(self):
        a, b, c = self.offices("a", "b", "c")
        a.run("delete", self.recommendation)
        a.run("delete", self.speaker)
        self.give(a, b)
        b.run("show", self.recommendation, status=FAILED)
        self.assertEqual(self.field(b, self.training, "speakers"), [])
        self.give(c, b)
        b.run("show", self.recommendation, status=FAILED)
        self.give(b, c)
        self.same(a, b, c)

    def test_absent_is_not_deleted(self):
        a, b = self.offices("a", "b")
        path = self.write(a, "part", "--period=2023")
        b.run("import", path)
        b.run("show", self.training)

    def test_edit_against_deletion(self):
        for decision in ["mine", "theirs"]:
            with self.subTest(decision=decision):
                self.setUp()
                a, b = self.offices("a", "b")
                a.run("delete", self.recommendation)
                b.run("set", self.recommendation, "text=Bentuk forum anak")
                self.give(a, b, status=UNDECIDED)
                self.give(a, b, f"--on-conflict={decision}")
                b.run("show", self.recommendation, status=ctl.DONE if decision == "mine" else FAILED)
                self.give(b, a, "--on-conflict=theirs")
                self.give(a, b)
                self.same(a, b)

    def test_out_of_order_twice_and_lost(self):
        a, b, c = self.offices("a", "b", "c")
        files = []
        for number, fields in enumerate([["title=satu"], ["title=dua", "venue=Aula"], ["title=tiga"]]):
            a.run("set", self.training, *fields)
            files.append(self.write(a, f"file-{number}"))
        b.run("import", files[2])
        for path in [files[0], files[2], files[1], files[0]]:
            steps = b.steps()
            self.assertIn("nothing", b.run("import", path).out.lower())
            self.assertEqual(b.steps(), steps)
        for path in [files[1], files[0], files[2], files[2]]:
            c.run("import", path)
        self.same(a, b, c)
        self.assertEqual(self.field(c, self.training, "title"), "tiga")

    def test_several_files_are_one_step(self):
        a, b, c = self.offices("a", "b", "c")
        a.run("set", self.training, "title=x")
        b.run("set", self.training, "venue=y")
        one, two = self.write(a, "one"), self.write(b, "two")
        steps = len(c.steps())
        c.run("import", one, two)
        self.assertEqual(len(c.steps()), steps + 1)
        self.assertEqual((self.field(c, self.training, "title"), self.field(c, self.training, "venue")), ("x", "y"))

    def test_dry_run(self):
        a, b = self.offices("a", "b")
        a.run("set", self.training, "title=x")
        path = self.write(a)
        before = b.snapshot()
        lines = b.run("import", path, "--dry-run").lines
        self.assertEqual(lines[0], ["changed", f"training:{self.training}", "title", "Pelatihan", "x"])
        self.assertTrue(b.snapshot() == before)
        b.run("set", self.training, "title=y")
        self.refused(b, "import", path, "--dry-run", status=UNDECIDED)

    def test_undone_import(self):
        a, b = self.offices("a", "b")
        before = b.run("export").bytes
        a.run("set", self.training, "title=x")
        a.run("delete", self.recommendation)
        a.add("training", "title=baru", "regency=63.11")
        self.give(a, b)
        self.same(a, b)
        b.run("undo")
        self.assertEqual(b.run("export").bytes, before)
        self.give(a, b)
        self.same(a, b)

    def test_copied_database(self):
        a, b = self.offices("a", "b")
        copy = self.folder / "copy.db"
        a.run("backup", copy)
        c = ctl.Database(self, self.folder / "c.db")
        c.run("restore", copy)
        a.run("set", self.training, "title=x")
        c.run("set", self.training, "title=y")
        self.give(c, a, status=UNDECIDED)
        self.give(a, b)
        self.give(c, b, status=UNDECIDED)

    def test_three_offices_converge(self):
        for seed in [1, 2]:
            with self.subTest(seed=seed):
                self.setUp()
                self.converge(random.Random(seed))

    def converge(self, chance):
        offices = self.offices("a", "b", "c")
        old = []
        for turn in range(14):
            office = chance.choice(offices)
            self.edit(chance, office, turn)
            if chance.random() < 0.5:
                old.append(self.write(office, f"turn-{turn}"))
            if old and chance.random() < 0.7:
                chance.choice(offices).run("import", chance.choice(old),
                                           f"--on-conflict={chance.choice(['mine', 'theirs'])}")

        # The first office decides; what it decided goes round, and afterwards nobody has anything new.
        a, b, c = offices
        for giver in [b, c]:
            self.give(giver, a, "--on-conflict=theirs")
        for taker in [b, c]:
            self.give(a, taker)
        self.same(a, b, c)
        for giver, taker in [(a, b), (b, c), (c, a)]:
            self.assertIn("nothing", self.give(giver, taker).out.lower())

    def edit(self, chance, office, turn):
        trainings = [row["uuid"] for row in office.run("list", "trainings", "--format=csv").csv]
        recommendations = [row["uuid"] for row in office.run("list", "recommendations", "--format=csv").csv]
        kind = chance.randrange(6)
        if kind == 0 or not trainings:
            office.add("training", f"title=baru {turn}", "regency=63.07")
        elif kind == 1 and recommendations:
            office.run("delete", chance.choice(recommendations))
        elif kind == 2:
            office.add("speaker", f"training={chance.choice(trainings)}", f"name=n{turn}")
        elif kind == 3:
            office.add("recommendation", f"training={chance.choice(trainings)}", f"text=r{turn}")
        elif kind == 4 and recommendations:
            office.run("set", chance.choice(recommendations), f"reason=karena {turn}")
        else:
            office.run("set", chance.choice(trainings), f"{chance.choice(['title', 'venue', 'theme'])}=v{turn}")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports that are delivered: what a change of the file does, and how they are answered, undone and superseded."""

import hashlib
import random
import re
import unittest
import xml.etree.ElementTree as ElementTree

import ctl
from ctl import FAILED, INVALID, UNDECIDED, USAGE

NAMESPACE = "urn:layak:report:1"
PERIOD = "--period=2025-Q3"


def digest_of(text):
    """What the schema says of the digest, by another implementation of Canonical XML 2.0."""
    root = ElementTree.fromstring(text)
    root.attrib.pop("digest")
    ElementTree.register_namespace("", NAMESPACE)
    whole = ElementTree.tostring(root, encoding="unicode")
    return hashlib.sha256(ElementTree.canonicalize(whole, strip_text=True).encode()).hexdigest()


class Delivery(ctl.TestCase):
    """The regency records and delivers, the province receives."""

    def setUp(self):
        super().setUp()
        self.regency = self.database("regency")
        self.training = self.regency.add("training", "title=Pelatihan & “gugus tugas”", "regency=63.11", "status=held",
                                         "start-date=2025-08-20", "end-date=2025-08-22", "participants=100")
        self.recommendation = self.regency.add("recommendation", f"training={self.training}", "text=Bentuk\nforum < 3")
        self.progress = self.regency.add("progress", f"recommendation={self.recommendation}", "date=2025-09-01",
                                         "note=a")
        self.regency.run("delete", self.regency.add("training", "title=Batal", "regency=63.11",
                                                    "start-date=2025-08-01"))

    def deliver(self, *options, office=None, place="--regency=63.11", day="2025-10-10"):
        name = (office or self.regency).run("deliver", place, PERIOD, f"--as-of={day}", *options).word
        return self.folder / name

    def province(self):
        return self.database("province")

    def received(self, *options):
        """A province that has imported the report of the regency, and that report."""
        path = self.deliver(*options)
        province = self.province()
        province.run("import", path)
        return province, path

    def answer(self, province, path, *options):
        return self.folder / province.run("receipt", path, *options).word

    def field(self, office, identity, name):
        return office.run("show", identity, "--format=json").json[name]

    def deliveries(self, office):
        return {int(row["revision"]): row for row in office.run("list", "deliveries", "--format=csv").csv}


class Digest(Delivery):
    def test_deliver(self):
        path = self.deliver()
        self.assertEqual(path.name, "layak-6311-2025-tw3.xml")
        root = ElementTree.parse(path).getroot()
        row = self.deliveries(self.regency)[1]
        self.assertEqual((row["regency"], row["period"], row["number"], row["status"], row["due_date"], row["sent_on"]),
                         ("63.11", "2025-Q3", "63.11/2025-Q3/1", "sent", "2025-10-15", "2025-10-10"))
        self.assertEqual([row[name] for name in ("trainings", "recommendations", "people", "documents")],
                         ["1", "1", "100", "0"])
        self.assertEqual((root.get("delivery"), root.get("digest")), (row["uuid"], row["digest"]))
        self.assertEqual(row["file_name"], path.name)
        self.assertEqual(digest_of(path.read_text(encoding="utf-8")), row["digest"])
        self.regency.run("validate", path)

    def test_as_others_write_it(self):
        """Another indentation, order of attributes, line end, prefix, comment or CDATA is no change."""
        text = self.deliver().read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        for element in root.iter():
            element.attrib = dict(reversed(list(element.attrib.items())))
        ElementTree.register_namespace("l", NAMESPACE)
        prefixed = ElementTree.tostring(root, encoding="unicode")
        ElementTree.indent(root, "\t")
        ElementTree.register_namespace("", NAMESPACE)
        turned = ElementTree.tostring(root, encoding="unicode")
        self.assertIn("<l:report", prefixed)
        copies = [turned, prefixed, text.replace(">\n", ">\r\n"), re.sub(r"\n *", "\n", text),
                  text.replace("\n  <training", "\n  <!-- x --> <training"),
                  text.replace("&amp; “gugus", "<![CDATA[& “gugus]]>"), text.replace("“gugus", "&#8220;gugus")]
        for number, copy in enumerate(copies):
            self.assertNotEqual(copy, text, number)
            path = self.folder / f"copy{number}.xml"
            path.write_text(copy, encoding="utf-8", newline="")
            office = self.database(f"office{number}")
            office.run("validate", path)
            office.run("import", path)
            self.assertEqual(self.deliveries(office)[1]["status"], "received")

    def test_changed(self):
        """Whatever character of a value or a text is another, the report is not the one that was sent."""
        text = self.deliver().read_text(encoding="utf-8")
        province = self.province()
        changes = [("Pelatihan", "PelatihaN"), ('participants="100"', 'participants="101"'),
                   ("63.11/2025", "63.12/2025"), ('period="2025-Q3" delivery', 'period="2025-Q2" delivery'),
                   ("Bentuk\nforum", "Bentuk forum"), ("&lt; 3", "&gt; 3"), ("<trainingTitle>P", "<trainingTitle>Q"),
                   ('trainingEnd="2025-08-22"', ""), ('digest="...', 'digest="fff'),
                   ('<deletion (.*) modified=".{10}', r'<deletion \1 modified="2025-01-01'),
                   ("  <progress", '  <x xmlns="urn:x"/><progress')]
        for number, (old, new) in enumerate(changes):
            changed = re.sub(old, new, text, count=1)
            self.assertNotEqual(changed, text, old)
            path = self.folder / f"changed{number}.xml"
            path.write_text(changed, encoding="utf-8")
            for result in (self.refused(province, "import", path, status=INVALID),
                           self.refused(province, "import", "--dry-run", path, status=INVALID),
                           self.ctl("validate", path, status=INVALID)):
                self.assertIn("changed since it was delivered", result.err, old)
                self.assertRegex(result.err, rf"{path}:2:1: fatal: ")

    def test_random_characters(self):
        """A letter or digit between the end of the prolog and the end of the file, any of them."""
        text = self.deliver().read_text(encoding="utf-8")
        chance = random.Random(63)
        places = [place for place, letter in enumerate(text) if letter.isalnum() and place > 60]
        for place in chance.sample(places, 40):
            path = self.folder / "changed.xml"
            letter = "y" if text[place] == "x" else "9" if text[place] == "8" else "8" if text[place].isdigit() else "x"
            path.write_text(text[:place] + letter + text[place + 1:], encoding="utf-8")
            self.ctl("validate", path, status=INVALID)

    def test_allow_changed(self):
        path = self.deliver()
        path.write_text(path.read_text(encoding="utf-8").replace("Pelatihan", "Pelajaran"), encoding="utf-8")
        province = self.province()
        result = province.run("import", "--allow-changed", path)
        self.assertIn("warning: The report was changed since it was delivered", result.err)
        self.assertIn("Pelajaran", self.field(province, self.training, "title"))
        self.assertEqual(self.deliveries(province)[1]["status"], "received")

    def test_cut(self):
        """A file that was cut is told as that, and nothing allows it."""
        path = self.deliver()
        content = path.read_bytes()
        province = self.province()
        for size in [len(content) - 12, len(content) // 2, 400, 100, 0]:
            path.write_bytes(content[:size])
            for options in [[], ["--allow-changed"]]:
                result = self.refused(province, "import", *options, path, status=INVALID)
                self.assertNotIn("changed since", result.err)

    def test_with_documents(self):
        (self.folder / "bukti.pdf").write_bytes(bytes(range(256)) * 2000)
        self.regency.run("attach", self.folder / "bukti.pdf", self.training)
        path = self.deliver("--with-documents")
        text = path.read_text(encoding="utf-8")
        self.assertIn("<content ", text)
        self.assertEqual(digest_of(text), ElementTree.fromstring(text).get("digest"))
        self.assertEqual(self.deliveries(self.regency)[1]["documents"], "1")
        self.province().run("import", path)


class Deliver(Delivery):
    def test_usage(self):
        for arguments in [[], ["--regency=63.11"], [PERIOD], ["--regency=63.11", "--period=2025-Q5"],
                          ["--regency=63.11", "--province=63", PERIOD], ["--regency=63.11", PERIOD, "--due=soon"],
                          ["--regency=63.11", PERIOD, "--as-of=2025"]]:
            self.refused(self.regency, "deliver", *arguments, status=USAGE)
        self.refused(self.regency, "deliver", "--regency=99.99", PERIOD, status=FAILED)

    def test_all_or_nothing(self):
        before = self.regency.snapshot()
        for output in [self.folder / "missing" / "x.xml", "/dev/null", "/dev/full"]:
            self.regency.run("deliver", "--regency=63.11", PERIOD, f"--output={output}", status=FAILED)
        path = self.folder / "taken.xml"
        path.write_text("x", encoding="utf-8")
        self.refused(self.regency, "deliver", "--regency=63.11", PERIOD, f"--output={path}", status=FAILED)
        self.assertEqual(path.read_text(encoding="utf-8"), "x")
        self.assertTrue(self.regency.snapshot() == before)
        self.assertEqual([entry.name for entry in self.folder.glob("*layak-*")], [])

    def test_output(self):
        (self.folder / "usb").mkdir()
        self.assertEqual(self.deliver(f"--output={self.folder}/usb"), self.folder / "usb" / "layak-6311-2025-tw3.xml")
        self.assertEqual(self.deliver("--output=other.xml"), self.folder / "other.xml")
        self.assertEqual(self.deliveries(self.regency)[2]["file_name"], "other.xml")

    def test_revisions(self):
        first = ElementTree.parse(self.deliver()).getroot()
        path = self.deliver("--due=2025-10-20", day="2025-10-12")
        self.assertEqual(path.name, "layak-6311-2025-tw3-r2.xml")
        rows = self.deliveries(self.regency)
        self.assertEqual([rows[1]["status"], rows[2]["status"]], ["superseded", "sent"])
        self.assertEqual((rows[2]["previous"], rows[2]["due_date"]), (first.get("digest"), "2025-10-20"))
        self.assertIn('status="superseded"', path.read_text(encoding="utf-8"))
        self.assertEqual(self.deliver("--period=2025-Q2").name, "layak-6311-2025-tw2.xml")

    def test_undo(self):
        """What was delivered is out: undo passes it by, and takes back what was done before it or after."""
        self.regency.run("set", self.training, "title=Lain")
        self.deliver()
        step = self.regency.steps()[-1]
        before = self.regency.run("list", "deliveries", "--format=json").out
        self.regency.run("set", self.training, "title=Lagi")
        for command, title in [("undo", "Lain"), ("undo", "Pelatihan & “gugus tugas”"), ("redo", "Lain")]:
            self.regency.run(command)
            self.assertEqual(self.field(self.regency, self.training, "title"), title)
        self.assertEqual(self.regency.run("list", "deliveries", "--format=json").out, before)
        self.assertIn("Delivery 63.11/2025-Q3/1 is a file",
                      self.refused(self.regency, "undo", step, status=FAILED).err)
        self.assertIn("63.11/2025-Q3/1", self.regency.run("log").out)

    def test_undo_of_what_was_delivered(self):
        """The receiver hears that what was sent is gone, though nothing but an earlier step was taken back."""
        added = self.regency.add("training", "title=Salah", "regency=63.11", "start-date=2025-08-02", "status=planned")
        province, _ = self.received()
        self.regency.run("undo")
        self.assertEqual(sorted(self.deliveries(self.regency)), [1])
        province.run("import", self.deliver())
        self.assertNotIn(added, province.run("list", "trainings", "--format=csv").out)

    def test_numbers(self):
        """No number is given twice, whatever became of the delivery, and a report that failed took none."""
        self.deliver()
        self.regency.run("deliver", "--regency=63.11", PERIOD, "--output=/dev/full", status=FAILED)
        self.deliver()
        self.regency.run("delete", self.deliveries(self.regency)[2]["uuid"])
        self.assertEqual(self.deliver("--output=third.xml").name, "third.xml")
        self.regency.run("delete", self.deliveries(self.regency)[3]["uuid"])
        self.regency.run("undo")
        self.deliver("--output=fourth.xml")
        self.assertEqual(sorted(self.deliveries(self.regency)), [1, 3, 4])
        self.deliver("--period=2025-Q2")
        self.assertEqual([row["number"] for row in self.regency.run("list", "deliveries", "--format=csv").csv
                          if row["period"] == "2025-Q2"], ["63.11/2025-Q2/1"])

    def test_deletion_travels(self):
        """Others may have read the file, so they hear that it does not count."""
        province, _ = self.received()
        self.regency.run("delete", self.deliveries(self.regency)[1]["uuid"])
        report = self.folder / "all.xml"
        self.regency.run("export", f"--output={report}")
        self.assertIn('<deletion type="delivery"', report.read_text(encoding="utf-8"))
        province.run("import", "--on-conflict=theirs", report)
        self.assertEqual(self.deliveries(province), {})

    def test_draft(self):
        path = self.deliver("--draft")
        row = self.deliveries(self.regency)[1]
        self.assertEqual((row["status"], row["made_on"], row["sent_on"]), ("draft", "2025-10-10", ""))
        self.regency.run("set", row["uuid"], "status=sent", "sent-on=2025-10-11")
        province = self.province()
        province.run("import", path)
        self.assertEqual(self.deliveries(province)[1]["status"], "received")

    def test_of_a_province(self):
        province, _ = self.received()
        path = self.deliver(office=province, place="--province=63")
        self.assertEqual(path.name, "layak-63-2025-tw3.xml")
        ministry = self.database("ministry")
        ministry.run("import", path)
        rows = ministry.run("list", "deliveries", "--format=csv").csv
        self.assertEqual(sorted((row["province"], row["regency"], row["status"]) for row in rows),
                         [("", "63.11", "received"), ("63", "", "received")])

    def test_copies_receive_nothing(self):
        """A complete copy, as for another computer of the same office, is no delivery."""
        self.deliver()
        copy, report = self.database("copy"), self.folder / "all.xml"
        self.regency.run("export", f"--output={report}")
        copy.run("import", report)
        self.assertEqual(self.deliveries(copy)[1]["status"], "sent")
        self.assertEqual(copy.run("export").bytes, report.read_bytes())


class Receive(Delivery):
    def test_once(self):
        province, path = self.received()
        row = self.deliveries(province)[1]
        self.assertEqual((row["status"], row["digest"]),
                         ("received", ElementTree.parse(path).getroot().get("digest")))
        for office in [province, self.regency]:
            steps = office.steps()
            self.assertIn("nothing", office.run("import", path).out.lower())
            self.assertEqual(office.steps(), steps)
        self.assertEqual(self.deliveries(self.regency)[1]["status"], "sent")

    def test_dry_run(self):
        path = self.deliver()
        province = self.province()
        before = province.snapshot()
        told = province.run("import", "--dry-run", path).out
        self.assertTrue(province.snapshot() == before)
        self.assertEqual(province.run("import", path).out.strip(), told.splitlines()[-1])

    def test_any_order(self):
        first, second = self.deliver(), self.deliver()
        for number, order in enumerate([[first, second], [second, first]]):
            province = self.database(f"province{number}")
            for path in order:
                province.run("import", path)
            self.assertEqual([row["status"] for _, row in sorted(self.deliveries(province).items())],
                             ["superseded", "received"])

    def test_undo(self):
        province, path = self.received()
        after = province.run("export").out
        province.run("undo")
        self.assertEqual(self.deliveries(province), {})
        province.run("import", path)
        self.assertEqual(self.deliveries(province)[1]["status"], "received")
        self.assertEqual(len(province.run("export").out), len(after))


class Answer(Delivery):
    def test_refused(self):
        province, path = self.received()
        for arguments in [[], ["--accept", "--return=x"], ["--accept", "--remark=x"], ["--accept", "--remark=63.11=x"],
                          ["--accept", "--as-of=soon"]]:
            self.refused(province, "receipt", path, *arguments, status=USAGE)
        self.refused(province, "receipt", status=USAGE)
        for other in [path, self.folder / "missing.xml"]:
            self.refused(self.database(f"o{other.stem[0]}"), "receipt", other, "--accept", status=FAILED)
        self.assertIn("made here", self.refused(self.regency, "receipt", path, "--accept", status=INVALID).err)

        plain = self.folder / "plain.xml"
        self.regency.run("export", f"--output={plain}")
        self.refused(province, "receipt", plain, "--accept", status=INVALID)
        plain.write_text(path.read_text(encoding="utf-8").replace("Pelatihan", "Pelajaran"), encoding="utf-8")
        self.assertIn("changed", self.refused(province, "receipt", plain, "--accept", status=INVALID).err)
        taken = self.folder / "taken.xml"
        taken.write_text("x", encoding="utf-8")
        self.refused(province, "receipt", path, "--accept", f"--output={taken}", status=FAILED)

        province.run("import", self.deliver())
        self.assertIn("superseded", self.refused(province, "receipt", path, "--accept", status=INVALID).err)

    def test_return(self):
        province, path = self.received()
        agency = self.regency.add("agency", "regency=63.11", "abbreviation=DP3A")
        receipt = self.answer(province, path, "--return=Lengkapi, lalu kirim lagi.", "--as-of=2025-10-14",
                              f"--remark={self.training}=Rincian peserta = ?", f"--remark={self.recommendation}=Siapa?",
                              f"--remark={self.progress[:13]}=Bukti?")
        self.assertEqual(receipt.name, "layak-6311-2025-tw3-tanda-terima.xml")
        self.ctl("validate", receipt)
        text = receipt.read_text(encoding="utf-8")
        self.assertEqual(digest_of(text), ElementTree.fromstring(text).get("digest"))
        self.assertNotIn(agency, text)
        result = self.regency.run("import", receipt)
        self.assertIn("3 new, 1 changed", result.out)
        self.assertEqual(result.err, "")

        row = self.deliveries(self.regency)[1]
        self.assertEqual((row["status"], row["answered_on"], row["remarks"]),
                         ("returned", "2025-10-14", "Lengkapi, lalu kirim lagi."))
        for record, text in [(self.training, "Rincian peserta = ?"), (self.recommendation, "Siapa?"),
                             (self.progress, "Bukti?")]:
            self.assertEqual([remark["text"] for remark in self.field(self.regency, record, "remarks")], [text])
        findings = self.regency.run("check", "--format=csv", status=UNDECIDED).csv
        self.assertEqual(sum(finding["rule"] == "remark-unanswered" for finding in findings), 3)
        self.assertIn("nothing", self.regency.run("import", receipt).out.lower())

    def test_stranger(self):
        """What a receipt answers must be here; if not, it is told in words, and no choice of something unknown."""
        province, path = self.received()
        receipt = self.answer(province, path, "--return=x", f"--remark={self.training}=y")
        other = self.database("other")
        self.assertIn("answers delivery 63.11/2025-Q3/1, which is not here",
                      self.refused(other, "import", receipt, status=INVALID).err)
        other.run("import", path)
        other.run("import", receipt)
        self.assertEqual(self.deliveries(other)[1]["status"], "returned")

        self.regency.run("delete", self.deliveries(self.regency)[1]["uuid"])
        for options in [[], ["--on-conflict=theirs"], ["--dry-run"]]:
            self.assertIn("answers delivery 63.11/2025-Q3/1, which was deleted here",
                          self.refused(self.regency, "import", *options, receipt, status=INVALID).err)
        self.regency.run("undo")
        self.regency.run("import", receipt)
        self.assertEqual(self.deliveries(self.regency)[1]["status"], "returned")

    def test_changed_receipt(self):
        province, path = self.received()
        receipt = self.answer(province, path, "--accept")
        receipt.write_text(receipt.read_text(encoding="utf-8").replace('"accepted"', '"returned"'), encoding="utf-8")
        self.assertIn("receipt was changed", self.refused(self.regency, "import", receipt, status=INVALID).err)

    def test_undo(self):
        """Undone, a receipt leaves what it would have found, stamps and all; read again, it does the same again."""
        province, path = self.received()
        receipt = self.answer(province, path, "--return=x", f"--remark={self.training}=y")
        before = self.regency.run("export").bytes
        self.regency.run("import", receipt)
        after = self.regency.run("export").bytes
        self.regency.run("undo")
        self.assertEqual(self.regency.run("export").bytes, before)
        self.assertEqual(self.deliveries(self.regency)[1]["status"], "sent")
        self.regency.run("import", receipt)
        self.assertEqual(self.regency.run("export").bytes, after)

    def test_undo_of_what_was_answered(self):
        """An answer is out as well, so neither it nor the import of what it answers is taken back."""
        province, path = self.received()
        imported = province.steps()[-1]
        self.answer(province, path, "--accept")
        for arguments in [["undo"], ["undo", imported], ["undo", province.steps()[-1]]]:
            self.assertIn("63.11/2025-Q3/1", self.refused(province, *arguments, status=FAILED).err)
        self.assertEqual(self.deliveries(province)[1]["status"], "accepted")

    def test_answer_again(self):
        """What was accepted by mistake is returned; the name of its delivery is enough."""
        province, path = self.received()
        self.answer(province, path, "--accept")
        identity = self.deliveries(province)[1]["uuid"]
        second = self.answer(province, identity, "--return=x", "--output=second.xml")
        self.regency.run("import", second)
        self.assertEqual(self.deliveries(self.regency)[1]["status"], "returned")

    def test_late_receipt(self):
        """The receipt of a report that was superseded meanwhile asks nobody, and takes nothing back."""
        province, path = self.received()
        receipt = self.answer(province, path, "--return=x", f"--remark={self.training}=y")
        again = self.deliver()
        self.regency.run("import", receipt)
        rows = self.deliveries(self.regency)
        self.assertEqual((rows[1]["status"], rows[1]["remarks"], rows[2]["status"]), ("superseded", "x", "sent"))
        province.run("import", again)
        self.regency.run("import", self.answer(province, again, "--accept"))
        self.assertEqual(self.regency.run("export", "--regency=63.11").out,
                         province.run("export", "--regency=63.11").out)

    def test_answered_remarks(self):
        province, path = self.received()
        self.regency.run("import", self.answer(province, path, "--return=x", f"--remark={self.training}=y"))
        remark = self.regency.run("list", "remarks", "--format=csv").csv[0]["uuid"]
        self.regency.run("set", remark, "answered=true", "answer=Sudah")
        province.run("import", self.deliver())
        self.assertEqual(self.field(province, remark, "answer"), "Sudah")


class Board(Delivery):
    def cells(self, *options):
        return {(row["regency"], row["period"]): row
                for row in self.regency.run("board", "--format=csv", *options).csv}

    def test_days(self):
        self.deliver(day="2025-10-17")
        cells = self.cells("--province=63", "--year=2025", "--as-of=2025-10-20")
        self.assertEqual(len(cells), 13 * 4)
        own, other, next_one = cells["63.11", "2025-Q3"], cells["63.07", "2025-Q3"], cells["63.11", "2025-Q4"]
        self.assertEqual((own["status"], own["revision"], own["delivered_on"], own["late_days"]),
                         ("sent", "1", "2025-10-17", "2"))
        self.assertEqual((other["status"], other["revision"], other["due_date"], other["late_days"]),
                         ("missing", "", "2025-10-15", "5"))
        self.assertEqual((next_one["status"], next_one["due_date"], next_one["late_days"]),
                         ("expected", "2026-01-15", "0"))
        self.assertEqual(self.cells("--year=2025", "--as-of=2025-10-15")["63.07", "2025-Q3"]["status"], "expected")

    def test_due(self):
        """What the others were given holds for those who have not delivered, too."""
        self.deliver("--due=2025-10-31")
        cells = self.cells("--province=63", "--year=2025", "--as-of=2025-11-01")
        self.assertEqual({cell["due_date"] for (_, period), cell in cells.items() if period == "2025-Q3"},
                         {"2025-10-31"})
        self.assertEqual(cells["63.07", "2025-Q3"]["late_days"], "1")

    def test_divisions(self):
        for by, count in [("year", 1), ("half", 2), ("quarter", 4), ("month", 12)]:
            self.assertEqual(len(self.cells("--regency=63.11", f"--by={by}", "--year=2025")), count)
        self.regency.run("deliver", "--regency=63.11", "--period=2025-08", "--as-of=2025-09-01")
        cells = self.cells("--regency=63.11", "--by=month", "--year=2025")
        self.assertEqual(cells["63.11", "2025-08"]["status"], "sent")
        for arguments in [["--by=week"], ["--year=soon"], ["extra"], ["--format=xml"]]:
            self.regency.run("board", *arguments, status=USAGE)

    def test_draft_is_not_delivered(self):
        self.deliver("--draft")
        cell = self.cells("--regency=63.11", "--year=2025", "--as-of=2025-10-16")["63.11", "2025-Q3"]
        self.assertEqual((cell["status"], cell["delivered_on"], cell["late_days"]), ("draft", "", "1"))

    def test_forms(self):
        self.deliver()
        table = self.regency.run("board", "--year=2025", "--province=63", "--as-of=2025-11-01").out
        self.assertRegex(table, r"(?m)^63\.11 +Balangan .* Sent +–")
        self.assertRegex(table, r"(?m)^63\.07 .*200 days late.*17 days late")
        rows = self.regency.run("board", "--year=2025", "--format=json").json
        self.assertEqual({type(row["late_days"]) for row in rows}, {int})


if __name__ == "__main__":
    unittest.main()

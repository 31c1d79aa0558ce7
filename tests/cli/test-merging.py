# SPDX-License-Identifier: GPL-3.0-or-later
"""Offices that exchange files until all hold the same."""

import random
import re
import unittest

import ctl
import offices
from ctl import FAILED, UNDECIDED, USAGE


class Merging(offices.TestCase):
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
                self.assertIn("Training “milik b”: Activity name (title): here “milik b”", error)
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
        together = self.offices("a", "b", "c")
        old = []
        for turn in range(14):
            office = chance.choice(together)
            self.edit(chance, office, turn)
            if chance.random() < 0.5:
                old.append(self.write(office, f"turn-{turn}"))
            if old and chance.random() < 0.7:
                chance.choice(together).run("import", chance.choice(old),
                                           f"--on-conflict={chance.choice(['mine', 'theirs'])}")

        # The first office decides; what it decided goes round, and afterwards nobody has anything new.
        a, b, c = together
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

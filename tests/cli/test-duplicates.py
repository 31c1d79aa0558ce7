# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that two offices made apart and that are the same: found, answered, made one, and never lost on the way."""

import unittest

import ctl
from ctl import FAILED, UNDECIDED, USAGE

EVENT = ["regency=63.07", "start-date=2023-12-08", "end-date=2023-12-10", "status=held"]


class Duplicates(ctl.TestCase):
    """A province that noted an event of a regency, and the regency, which noted it too."""

    def setUp(self):
        super().setUp()
        self.province, self.regency = self.database("province"), self.database("regency")
        self.mine = self.province.add("training", "title=Bimtek KHA", "venue=Grand Qin", *EVENT)
        self.theirs = self.note_theirs()

    def note_theirs(self):
        theirs = self.regency.add("training", "title=Bimbingan Teknis Konvensi Hak Anak", "participants=55", *EVENT)
        self.speaker = self.regency.add("speaker", f"training={theirs}", "name=Sudirman")
        self.regency.add("session", f"training={theirs}", "topic=Hak anak", f"speakers={self.speaker}")
        self.regency.add("participant-group", f"training={theirs}", "group=educators", "male=20", "female=35")
        self.regency.add("recommendation", f"training={theirs}", "text=Bentuk forum anak")
        return theirs

    def write(self, office, *options):
        path = self.folder / f"from-{office.path.stem}.xml"
        office.run("export", f"--output={path}", *options)
        return path

    def decide(self, *lines):
        path = self.folder / "decisions"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return f"--decisions={path}"

    def give(self, giver, taker, *options):
        return taker.run("import", self.write(giver), *options)

    def show(self, office, identity):
        return office.run("show", identity, "--format=json").json

    def trainings(self, office):
        return [row["uuid"] for row in office.run("list", "trainings", "--format=csv").csv]

    def recommendations(self, office):
        return office.run("list", "recommendations", "--format=csv").csv

    def same(self, *offices):
        reports = [office.run("export").out for office in offices]
        for report in reports[1:]:
            self.assertEqual(report, reports[0])

    def proposals(self, office, path):
        return [line[1:4:2] for line in office.run("import", "--dry-run", path).lines if line[0] == "duplicate"]


class Review(Duplicates):
    def test_proposed(self):
        path = self.write(self.regency)
        self.assertEqual(self.proposals(self.province, path), [[f"training:{self.theirs}", f"training:{self.mine}"]])

    def test_different_is_remembered(self):
        path = self.write(self.regency)
        self.province.run("import", path, self.decide(f"different {self.theirs} {self.mine}"))
        self.assertEqual(len(self.trainings(self.province)), 2)
        self.assertEqual(self.province.run("duplicates", "--format=csv").csv, [])
        self.province.run("undo")
        self.assertEqual(self.proposals(self.province, path), [])

    def test_undecided_field(self):
        self.assertIn("Bimtek KHA", self.refuse(self.decide(f"same {self.theirs} {self.mine}")))

    def refuse(self, *options):
        return self.refused(self.province, "import", self.write(self.regency), *options, status=UNDECIDED).err

    def make_one(self, *options):
        return self.give(self.regency, self.province, self.decide(f"same {self.theirs} {self.mine}",
                                                                   f"theirs {self.theirs}"), *options)

    def test_one_of_two(self):
        before = self.province.run("export").out
        self.make_one()
        self.assertEqual(self.trainings(self.province), [self.mine])
        record = self.show(self.province, self.mine)
        self.assertEqual([record[name] for name in ["title", "venue", "participants"]],
                         ["Bimbingan Teknis Konvensi Hak Anak", "Grand Qin", 55])
        self.assertEqual([len(record[name]) for name in ["speakers", "sessions", "participant_groups"]], [1, 1, 1])
        self.assertEqual(record["sessions"][0]["speakers"], [record["speakers"][0]["uuid"]])
        recommendation, = self.recommendations(self.province)
        self.assertEqual(self.show(self.province, recommendation["uuid"])["training"], self.mine)
        self.province.run("check", status=UNDECIDED)

        # The same file tells nothing any more, and undo brings back what was.
        steps = self.province.steps()
        self.give(self.regency, self.province)
        self.assertEqual(self.province.steps(), steps)
        self.province.run("undo")
        self.assertEqual(self.province.run("export").out, before)
        self.province.run("redo")
        self.assertEqual(self.trainings(self.province), [self.mine])

    def test_dry_run_tells_the_same(self):
        told = self.make_one("--dry-run").lines[:-1]
        receipt = self.folder / "receipt"
        self.make_one(f"--receipt={receipt}")
        self.assertEqual({line[0] for line in told if self.mine in line[1]}, {"conflict"})
        self.assertIn(f"conflict\ttraining\t{self.theirs}", receipt.read_text(encoding="utf-8"))

    def test_the_regency_goes_on(self):
        """It does not know yet, edits its own record and adds to it: all of that reaches the one that stayed."""
        self.make_one()
        self.regency.run("set", self.theirs, "outcome=Baik")
        self.regency.run("set", self.speaker, "role=facilitator")
        self.regency.add("recommendation", f"training={self.theirs}", "text=Latih guru")
        self.give(self.regency, self.province)
        self.assertEqual(self.trainings(self.province), [self.mine])
        record = self.show(self.province, self.mine)
        self.assertEqual(record["outcome"], "Baik")
        self.assertEqual([speaker["role"] for speaker in record["speakers"]], ["facilitator"])
        self.assertEqual({self.show(self.province, row["uuid"])["training"]
                          for row in self.recommendations(self.province)}, {self.mine})
        steps = self.province.steps()
        self.give(self.regency, self.province)
        self.assertEqual(self.province.steps(), steps)

        self.regency.add("recommendation", f"training={self.theirs}", "text=Belum dikirim")
        self.give(self.province, self.regency)
        self.give(self.regency, self.province)
        self.same(self.province, self.regency)
        self.assertEqual(self.trainings(self.regency), [self.mine])
        self.assertEqual(len(self.recommendations(self.regency)), 3)

    def test_both_find_out(self):
        """Each makes one of the two before it hears of the other."""
        path = self.write(self.regency)
        self.give(self.province, self.regency, self.decide(f"same {self.mine} {self.theirs}", f"mine {self.mine}"))
        self.province.run("import", path, self.decide(f"same {self.theirs} {self.mine}", f"theirs {self.theirs}"))
        for _ in range(2):
            self.give(self.regency, self.province, "--on-conflict=theirs")
            self.give(self.province, self.regency, "--on-conflict=theirs")
        self.same(self.province, self.regency)
        self.assertEqual(self.trainings(self.province), [self.mine])
        record = self.show(self.province, self.mine)
        self.assertEqual([len(record[name]) for name in ["speakers", "sessions", "participant_groups"]], [1, 1, 1])

    def test_the_older_comes_by_file(self):
        self.province.run("delete", self.mine)
        mine = self.province.add("training", "title=Bimtek KHA", *EVENT)
        self.province.add("recommendation", f"training={mine}", "text=Dari provinsi")
        self.province.add("speaker", f"training={mine}", "name=sudirman", "role=facilitator")
        self.give(self.regency, self.province, self.decide(f"same {self.theirs} {mine}", f"mine {self.theirs}"))
        self.assertEqual(self.trainings(self.province), [self.theirs])
        record = self.show(self.province, self.theirs)
        self.assertEqual([record["title"], len(record["speakers"]), record["participants"]], ["Bimtek KHA", 1, 55])
        self.assertEqual(len(self.recommendations(self.province)), 2)
        self.give(self.province, self.regency)
        self.give(self.regency, self.province)
        self.same(self.province, self.regency)

    def test_edited_there_before_it_hears(self):
        """An edit that nobody has seen is asked about, not lost with the record."""
        self.make_one()
        self.regency.run("set", self.theirs, "outcome=Baik")
        path = self.write(self.province)
        self.refused(self.regency, "import", path, status=UNDECIDED)
        self.regency.run("import", path, "--on-conflict=mine")
        self.assertEqual(self.show(self.regency, self.theirs)["outcome"], "Baik")

    def test_part_of_the_report(self):
        """The record stays where its successor has not come."""
        self.make_one()
        path = self.write(self.province)
        text = path.read_text(encoding="utf-8")
        start = text.index(f'  <training uuid="{self.mine}"')
        end = text.index("</training>", start) + len("</training>\n")
        recommendation = text.index("  <recommendation ")
        path.write_text(text[:start] + text[end:recommendation] + text[text.index("  <deletion "):], encoding="utf-8")
        self.regency.run("import", path)
        self.assertEqual(self.trainings(self.regency), [self.theirs])
        self.assertEqual(len(self.recommendations(self.regency)), 1)


class Agencies(ctl.TestCase):
    def test_another_spelling(self):
        province, regency = self.database("province"), self.database("regency")
        mine = province.add("agency", "level=regency", "regency=63.07", "name=Dinas P3A")
        theirs = regency.add("agency", "level=regency", "regency=63.07", "abbreviation=DP3A Kab. HST")
        training = regency.add("training", "title=X", "regency=63.07", f"organiser={theirs}", "status=held")
        province.run("import", self.write(regency))
        pair, = province.run("duplicates", "--format=csv").csv
        self.assertEqual([pair["first"], pair["second"]], [f"agency:{mine}", f"agency:{theirs}"])
        province.run("duplicates", "--same", mine, theirs)
        province.run("show", theirs, status=FAILED)
        record = province.run("show", mine, "--format=json").json
        self.assertEqual([record["name"], record["abbreviation"]], ["Dinas P3A", "DP3A Kab. HST"])
        self.assertEqual(province.run("show", training, "--format=json").json["organiser"], mine)

        # The regency goes on with its own spelling.
        later = regency.add("training", "title=Y", "regency=63.07", f"organiser={theirs}",
                            f"co-organisers={theirs}", "status=held")
        province.run("import", self.write(regency))
        record = province.run("show", later, "--format=json").json
        self.assertEqual([record["organiser"], record["co_organisers"]], [mine, [mine]])
        regency.run("import", self.write(province))
        province.run("import", self.write(regency))
        self.assertEqual(province.run("export").out, regency.run("export").out)
        regency.run("show", theirs, status=FAILED)

    def write(self, office):
        path = self.folder / f"from-{office.path.stem}.xml"
        office.run("export", f"--output={path}")
        return path

    def test_command(self):
        office = self.database()
        first = office.add("agency", "level=regency", "regency=63.07", "name=Dinas Sosial", "phone=1")
        second = office.add("agency", "level=regency", "regency=63.07", "name=Dinas Sosial", "phone=2")
        self.assertEqual(len(office.run("duplicates", "--format=csv").csv), 1)
        self.refused(office, "duplicates", "--same", first, second, status=UNDECIDED)
        office.run("duplicates", "--same", "--on-conflict=second", first, second)
        self.assertEqual(office.run("show", first, "--format=json").json["phone"], "2")
        office.run("undo")
        self.assertEqual(office.run("show", second, "--format=json").json["phone"], "2")
        office.run("duplicates", "--different", first, second)
        self.assertEqual(office.run("duplicates", "--format=csv").csv, [])
        for arguments in [["--same"], ["--same", "--different", first, second], [first, second],
                          ["--same", first, first], ["--same", "--on-conflict=x", first, second]]:
            office.run("duplicates", *arguments, status=USAGE)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""layakctl coverage: the questions of the evaluation, and what is unknown."""

import unittest

import ctl
from ctl import FAILED, USAGE


class Coverage(ctl.TestCase):
    def setUp(self):
        super().setUp()
        self.db = self.database("demo", "--demo")

    def question(self, identity, *arguments):
        rows = self.db.run("coverage", "--regency=63.11", "--year=2025", "--format=json", *arguments).json
        return next(row for row in rows if row["question"] == identity)

    def test_demo(self):
        rows = self.db.run("coverage", "--regency=63.11", "--year=2025", "--format=csv").csv
        self.assertEqual(len(rows), 12)
        found = {row["question"]: row for row in rows}
        self.assertEqual([found["2024-2-2"][name] for name in ("trained", "people", "percent")], ["20", "48", "41.7"])
        self.assertEqual([found["2024-5-6"][name] for name in ("trained", "people", "percent")], ["", "", ""])
        self.assertEqual(found["2024-20-4"]["missing"], "photo")
        table = self.db.run("coverage", "--regency=63.11", "--year=2025").out.splitlines()
        self.assertEqual(len(table), 13)
        self.assertIn("Law enforcement, Child protection services", table[-1])

    def test_workforce(self):
        self.assertIsNone(self.question("2024-20-4")["people"])
        self.db.add("workforce", "regency=63.11", "year=2025", "group=play-worship", "people=40", "note=Kemenag")
        self.assertEqual(self.question("2024-20-4")["people"], 40)
        self.assertIsNone(self.question("2024-20-4")["percent"])
        training = self.db.add("training", "title=PKA", "regency=63.11", "status=held", "kha=true",
                               "start-date=2025-03-01")
        self.db.add("participant-group", f"training={training}", "group=play-worship", "female=10")
        self.assertEqual(self.question("2024-20-4")["percent"], 25)
        self.db.run("undo")
        self.assertIsNone(self.question("2024-20-4")["percent"])

    def test_indicators(self):
        rows = self.db.run("coverage", "--regency=63.11", "--year=2025", "--indicators", "--format=json").json
        found = {row["indicator"]: row for row in rows}
        self.assertEqual(found["21"]["held"], 3)
        self.assertEqual(found["21A"]["held"], 2)
        self.assertEqual(sum(row["held"] == 0 for row in rows if row["indicator"].isdigit()
                             and int(row["indicator"]) <= 24), 5)

    def test_report(self):
        """The figures of a year travel with the reports of that year, and answer the same on the other side."""
        report = self.folder / "report.xml"
        self.db.run("export", "--regency=63.11", "--period=2024", f"--output={report}")
        self.assertNotIn("<workforce ", report.read_text(encoding="utf-8"))
        self.db.run("export", "--regency=63.11", "--period=2025", f"--output={report}")
        self.assertEqual(report.read_text(encoding="utf-8").count("<workforce "), 10)
        other = self.database("other")
        other.run("import", report, "--on-conflict=theirs")
        rows = other.run("coverage", "--regency=63.11", "--year=2025", "--format=json").json
        self.assertEqual(next(row["people"] for row in rows if row["question"] == "2024-19-4"), 2140)

    def test_usage(self):
        for arguments in [["--year=soon"], ["--format=xml"], ["63.11"], ["--regency=63.11", "--province=63"]]:
            self.db.run("coverage", *arguments, status=USAGE)
        self.assertNotEqual(self.db.run("coverage", "--regency=99.99", status=FAILED).err, "")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that read: lists in their formats, records whole, history and findings."""

import os
import re
import sqlite3
import subprocess
import unittest

import ctl
from ctl import DONE, FAILED, INVALID, UNDECIDED, USAGE


class Formats(ctl.TestCase):
    def test_csv(self):
        database = self.database()
        database.add("agency", "regency=63.11", "abbreviation=A,B", 'name=Dinas "X"', "note=satu\ndua")
        result = database.run("list", "agencies", "--format=csv", "--filter=abbreviation=A,B")
        self.assertEqual(result.bytes.count(b"\r\n"), 2)
        row = result.csv[0]
        self.assertEqual((row["abbreviation"], row["name"], row["note"]), ("A,B", 'Dinas "X"', "satu\ndua"))
        self.assertEqual(row["valid_from"], "")
        self.assertIn(b'"A,B"', result.bytes)
        self.assertIn(b'"Dinas ""X"""', result.bytes)

    def test_csv_runs_nothing(self):
        """Spreadsheets run what looks like a formula; a number below zero is none."""
        database = self.database("a")
        for title in ["=1+1", "-3", "@SUM(A1)", "'=x", "Bimtek"]:
            database.add("training", f"title={title}", "status=draft", "regency=63.11")
        rows = database.run("list", "trainings", "--format=csv", "--columns=title").csv
        self.assertEqual({row["title"] for row in rows}, {"'=1+1", "-3", "'@SUM(A1)", "''=x", "Bimtek"})

    def test_json(self):
        database = self.database()
        uuid = database.add("training", 'title=a "b" \\ c/d é 漢', "participants=5", "lesson-hours=7.5", "kha=false",
                            "target-groups=media business", "start-date=2025-08")
        row = database.run("list", "trainings", "--format=json").json[0]
        self.assertEqual(row["uuid"], uuid)
        self.assertEqual(row["title"], 'a "b" \\ c/d é 漢')
        self.assertEqual((row["participants"], row["lesson_hours"], row["kha"]), (5, 7.5, False))
        self.assertEqual((row["target_groups"], row["start_date"], row["end_date"]),
                         (["business", "media"], "2025-08", None))

    def test_empty(self):
        database = self.database()
        self.assertEqual(database.run("list", "trainings", "--format=json").json, [])
        self.assertEqual(database.run("list", "trainings", "--format=csv").csv, [])
        self.assertEqual(len(database.run("list", "trainings").out.splitlines()), 1)

    def test_table_is_aligned(self):
        database = self.database()
        for name in ["Aula", "漢字漢字", "é" * 3, "e\u0301x", "y" * 100]:
            database.add("training", "title=t", f"venue={name}", "participants=7")
        lines = database.run("list", "trainings", "--columns=venue,participants,status").out.splitlines()

        def width(text):
            return sum(0 if c == "\u0301" else 2 if c >= "\u3000" else 1 for c in text.replace("e\u0301", "é"))
        ends = {width(line[: re.search(r"7  draft", line).start()]) for line in lines[1:]}
        self.assertEqual(len(ends), 1)
        self.assertIn("…", "".join(lines))
        self.assertFalse(any(line.endswith(" ") for line in lines))

    def test_locales(self):
        database = self.database("a", "--sample")
        for arguments in [["list", "trainings", "--format=csv"], ["list", "trainings", "--format=json"],
                          ["export"], ["log"], ["describe", "training", "--format=csv"]]:
            plain = database.run(*arguments).bytes
            for variables in [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "LANGUAGE": "id"}, {"LC_ALL": "id_ID.UTF-8"}]:
                self.assertEqual(database.run(*arguments, **variables).bytes, plain)
        uuid = database.run("add", "training", "title=é 漢", LC_ALL="C").word
        self.assertIn("é 漢", database.run("list", "trainings", "--search=é", LC_ALL="C").out)
        self.assertEqual(database.run("show", uuid, "--format=json").json["title"], "é 漢")

    def test_personal_fields(self):
        database = self.database()
        database.add("agency", "regency=63.11", "abbreviation=X", "contact=Budi", "phone=0812")
        for arguments in [["--format=csv"], ["--format=json"], []]:
            self.assertNotIn("Budi", database.run("list", "agencies", *arguments).out)
        for arguments in [["--format=csv"], ["--format=json"], ["--columns=contact"]]:
            self.assertIn("Budi", database.run("list", "agencies", "--with-names", *arguments).out)
        database.run("list", "agencies", "--columns=contact", status=USAGE)


class Filters(ctl.TestCase):
    def setUp(self):
        super().setUp()
        self.db = self.database()
        self.a = self.db.add("training", "title=Pelatihan guru", "regency=63.11", "start-date=2025-08-20",
                             "status=held", "participants=100", "target-groups=educators media")
        self.b = self.db.add("training", "title=Bimtek gugus tugas", "regency=63.07", "start-date=2023-12-08",
                             "status=held", "participants=55")
        self.c = self.db.add("training", "title=Rapat provinsi", "province=63", "start-date=2025-01-01")

    def titles(self, *arguments):
        rows = self.db.run("list", "trainings", "--format=csv", *arguments).csv
        return [row["title"].split()[0] for row in rows]

    def test_filters(self):
        for arguments, titles in [
                ([], ["Pelatihan", "Rapat", "Bimtek"]),
                (["--regency=63.11"], ["Pelatihan"]),
                (["--regency=regency:63.07"], ["Bimtek"]),
                (["--province=63"], ["Pelatihan", "Rapat", "Bimtek"]),
                (["--province=64"], []),
                (["--year=2023"], ["Bimtek"]),
                (["--year=2025", "--status=held"], ["Pelatihan"]),
                (["--status=held,draft"], ["Pelatihan", "Rapat", "Bimtek"]),
                (["--search=guru"], ["Pelatihan"]),
                (["--search=gugus tug"], ["Bimtek"]),
                (["--search=nothing"], []),
                (["--filter=participants=55"], ["Bimtek"]),
                (["--filter=participants="], ["Rapat"]),
                (["--filter=target_groups=media"], ["Pelatihan"]),
                (["--filter", "participants=55", "--filter", "participants=100"], ["Pelatihan", "Bimtek"]),
                (["--filter=regency=63.07"], ["Bimtek"]),
                (["--sort=start-date"], ["Bimtek", "Rapat", "Pelatihan"]),
                (["--sort=-participants", "--limit=1"], ["Pelatihan"]),
                (["--sort=title"], ["Bimtek", "Pelatihan", "Rapat"]),
        ]:
            with self.subTest(arguments=arguments):
                self.assertEqual(self.titles(*arguments), titles)

    def test_refused(self):
        for arguments in [["--year=x"], ["--year=20250"], ["--as-of=2025-13-01"], ["--as-of=2025"], ["--status=done"],
                          ["--sort=nothing"], ["--filter=x"], ["--filter=nothing=1"], ["--filter=participants=x"],
                          ["--limit=x"], ["--limit=0"], ["--limit=-1"], ["--columns=nothing"],
                          ["--overdue"], ["--format=xml"]]:
            with self.subTest(arguments=arguments):
                self.assertEqual(self.db.run("list", "trainings", *arguments, status=USAGE).out, "")
        self.db.run("list", "trainings", "--regency=99.99", status=FAILED)

    def test_overdue(self):
        for text, fields in [("late", ["due-date=2025-10-01"]), ("today", ["due-date=2025-11-01"]),
                             ("later", ["due-date=2025-12-01"]), ("done", ["due-date=2025-01-01", "status=done"]),
                             ("postponed", ["due-date=2025-01-01", "status=postponed", "postponed-to=2025-12-31"]),
                             ("month", ["due-date=2025-10"]), ("never", [])]:
            self.db.add("recommendation", f"training={self.a}", f"text={text}", *fields)

        def texts(*arguments):
            rows = self.db.run("list", "recommendations", "--format=csv", *arguments).csv
            return sorted(row["text"] for row in rows)
        self.assertEqual(texts("--overdue", "--as-of=2025-11-01"), ["late", "month"])
        self.assertEqual(texts("--overdue", "--as-of=2025-10-31"), ["late"])
        self.assertEqual(texts("--overdue", "--as-of=2026-01-01"), ["late", "later", "month", "postponed", "today"])
        self.assertEqual(texts("--open", "--status=postponed"), ["postponed"])
        self.assertEqual(len(texts("--open")), 6)

    def test_every_type(self):
        for name in ["regencies", "regency", "agencies", "provinces", "indicators", "indicator-sets", "questions",
                     "standings", "workforce", "templates", "speakers", "sessions", "participant-groups",
                     "recommendations", "progress", "documents", "deliveries", "remarks"]:
            for form in ["table", "csv", "json"]:
                self.db.run("list", name, f"--format={form}")


class Describe(ctl.TestCase):
    def test_types(self):
        types = [row["type"] for row in self.ctl("describe", "--format=csv").csv]
        self.assertIn("training", types)
        for name in types:
            rows = self.ctl("describe", name, "--format=csv").csv
            self.assertGreater(len(rows), 1)
            self.assertTrue(all(row["meaning"] and row["type"] for row in rows))
        fields = {row["field"]: row for row in self.ctl("describe", "training", "--format=json").json}
        self.assertEqual(fields["title"]["flags"], "required searched")
        self.assertEqual(fields["status"]["values"], "draft planned held cancelled")
        self.assertEqual(fields["organiser"]["values"], "agency")
        self.assertEqual(fields["lesson-hours"]["limits"], "0–9999.9")


class History(ctl.TestCase):
    def test_log(self):
        database = self.database()
        start = len(database.steps())
        uuid = database.add("training", "title=x", "purpose=a\nb\tc\\d")
        database.run("set", uuid, "title=y")
        database.run("set", uuid, "purpose=a\nb\tc\\\\e")
        lines = database.run("log", uuid).lines
        self.assertTrue(all(len(line) == 8 for line in lines))
        self.assertEqual([tuple(line[5:]) for line in lines],
                         [("purpose", "a\\nb c\\\\d", "a\\nb c\\\\\\\\e"), ("title", "x", "y"), ("insert", "", "x")])
        self.assertTrue(all(uuid in line[4] for line in lines))
        self.assertTrue(all(line[3] == "command-line" for line in lines))
        self.assertRegex(lines[0][1], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        database.run("undo")
        self.assertEqual(len(database.steps()), start + 4)

    def test_formats(self):
        database = self.database()
        uuid = database.add("training", "title=x")
        rows = database.run("log", uuid, "--format=json").json
        self.assertEqual({"step", "time", "person", "origin", "record", "field", "old", "new"} - set(rows[0]), set())
        self.assertEqual(len(database.run("log", uuid, "--format=csv").csv), len(rows))
        self.assertIn("insert", database.run("log", uuid, "--format=table").out)

    def test_deleted_record(self):
        database = self.database()
        uuid = database.add("training", "title=x")
        database.run("delete", uuid)
        self.assertEqual([line[5:] for line in database.run("log", uuid.upper()).lines],
                         [["delete", "x", ""], ["insert", "", "x"]])
        database.run("log", "99.99", status=FAILED)


class Lineage(ctl.TestCase):
    def test_chain(self):
        database = self.database()
        last = database.add("agency", "regency=63.11", "abbreviation=DP3A")
        first = database.add("agency", "regency=63.11", "abbreviation=BPPKB", f"successor={last}", "valid-to=2020")
        for organiser in [first, first, last]:
            database.add("training", "title=x", f"organiser={organiser}")
        database.add("recommendation", "text=x", "regency=63.11", f"lead={first}", "status=agreed",
                     "due-date=2021-01-31")
        rows = database.run("lineage", last, "--format=json").json
        self.assertEqual([(row["name"], row["steps"], row["trainings"], row["successor"]) for row in rows],
                         [("DP3A", 0, 1, None), ("BPPKB", -1, 2, "DP3A")])
        rows = database.run("lineage", first, "--format=json", "--as-of=2021-01-31").json
        self.assertEqual([(row["name"], row["steps"], row["open"], row["overdue"]) for row in rows],
                         [("DP3A", 1, 0, 0), ("BPPKB", 0, 1, 0)])
        self.assertRegex(database.run("lineage", last).out.splitlines()[-1], r"Together +3 +1 +1 +1$")

    def test_circle(self):
        database = self.database()
        last = database.add("agency", "level=ministry", "abbreviation=C")
        middle = database.add("agency", "level=ministry", "abbreviation=B", f"successor={last}", "valid-to=2020")
        first = database.add("agency", "level=ministry", "abbreviation=A", f"successor={middle}", "valid-to=2010")
        result = self.refused(database, "set", last, f"successor={first}", status=INVALID)
        self.assertIn("A became C itself", result.err)
        result = self.refused(database, "set", last, f"successor={last}", status=INVALID)
        self.assertIn("C cannot be its own successor", result.err)

    def test_no_agency(self):
        self.database().run("lineage", "63.11", status=USAGE)


class Check(ctl.TestCase):
    def test_nothing_required(self):
        database = self.database()
        self.assertEqual(database.run("check", "--format=csv").csv, [])

    def test_required(self):
        database = self.database()
        uuid = database.add("training", "title=x", "regency=63.11", "status=held", "start-date=2025-08-22",
                            "end-date=2025-08-20")
        before = database.snapshot()
        rows = database.run("check", "--format=csv", status=UNDECIDED).csv
        found = [row for row in rows if row["severity"] == "required" and row["record"].endswith(uuid)]
        self.assertTrue(found)
        self.assertTrue(all(row["sentence"] for row in found))
        self.assertTrue(database.snapshot() == before)
        database.run("check", "--regency=63.07")
        database.run("check", "--regency=63.11", status=UNDECIDED)

    def test_damaged(self):
        database = self.database("a", "--sample")
        with sqlite3.connect(database.path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        content = bytearray(database.path.read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle:middle + 8192] = b"\xff" * 8192
        database.path.write_bytes(content)
        self.assertRegex(database.run("check", status=FAILED).err, r"^\S+: \w+: \S")


class Completion(ctl.TestCase):
    def test_every_command_and_option(self):
        script = os.path.join(os.path.dirname(__file__), "..", "..", "data", "completions", "layakctl")
        with open(script, encoding="utf-8") as stream:
            text = stream.read()
        self.assertEqual(subprocess.run(["bash", "-n", script], check=False).returncode, DONE)
        commands = re.findall(r"(?m)^  ([a-z]+) ", self.ctl("--help").out.split("Commands:")[1])
        for command in commands:
            self.assertRegex(text, rf"\b{command}\b")
            for option in re.findall(r"--[a-z-]+", self.ctl(command, "--help").out.split("Options:")[1]):
                self.assertIn(option, text, f"{command} {option}")

    def test_manual_pages(self):
        folder = os.path.join(os.path.dirname(__file__), "..", "..", "data", "man")
        for page in ["layakctl.1", "id/layakctl.1"]:
            with open(os.path.join(folder, page), encoding="utf-8") as stream:
                text = stream.read().replace("\\-", "-")
            for command in re.findall(r"(?m)^  ([a-z]+) ", self.ctl("--help").out.split("Commands:")[1]):
                self.assertRegex(text, rf"(?m)^\.BI? {command}\b", page)
                for option in re.findall(r"--[a-z-]+", self.ctl(command, "--help").out.split("Options:")[1]):
                    self.assertIn(option, text, f"{page}: {command} {option}")


if __name__ == "__main__":
    unittest.main()

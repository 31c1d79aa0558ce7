# SPDX-License-Identifier: GPL-3.0-or-later
"""The program itself, and the commands that write records."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import unittest

import ctl
from ctl import DONE, FAILED, INVALID, USAGE

COMMANDS = ["init", "add", "set", "delete", "attach", "describe", "import", "export", "validate", "deliver",
            "receipt", "board", "list", "show", "lineage", "log", "check", "coverage", "undo", "redo", "backup",
            "restore"]
UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"


class Program(ctl.TestCase):
    def test_help(self):
        text = self.ctl("--help").out
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} ")
            own = self.ctl(command, "--help").out
            self.assertIn(f"layakctl [OPTION…] {command}", own)
            self.assertIn("--database=FILE", own)

    def test_version(self):
        self.assertRegex(self.ctl("--version").out, r"^layakctl \d+\.\d+\.\d+\n$")
        for command in COMMANDS:
            self.assertEqual(self.ctl(command, "--version").out, self.ctl("--version").out)

    def test_usage(self):
        for arguments in [[], ["nonsense"], ["--nonsense"], ["add"], ["set"], ["set", "x"], ["delete"], ["list"],
                          ["list", "nonsense"], ["list", "trainings", "extra"], ["show"], ["undo", "x"], ["undo", "0"],
                          ["backup"], ["restore"], ["validate"], ["add", "nonsense", "a=b"], ["describe", "nonsense"],
                          ["init", "--sample", "--demo"], ["list", "trainings", "--format=xml"],
                          ["export", "--format=pdf"], ["export", "--period=soon"], ["attach", "x"],
                          ["add", "agency", "--template=x"], ["add", "training", "--training=x"]]:
            result = self.ctl(*arguments, status=USAGE)
            self.assertEqual(result.out, "")
            self.assertRegex(result.err, r"^layakctl: error: \S")

    def test_not_in_this_version(self):
        for arguments in [["list", "people"], ["export", "--format", "pdf"]]:
            self.assertIn("This version of layakctl cannot", self.ctl(*arguments, status=USAGE).err)

    def test_no_database(self):
        for arguments in [["list", "trainings"], ["add", "training", "title=x"], ["show", "63.11"], ["log"], ["undo"],
                          ["check"], ["export"], ["backup", "x.db"]]:
            self.assertIn("layakctl init", self.ctl(*arguments, status=FAILED).err)
        self.assertEqual(list(self.folder.rglob("*.db")), [])

    def test_default_database(self):
        path = self.ctl("init").word
        self.assertEqual(path, str(self.folder / "share" / "layak" / "layak.db"))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.assertIn("63.11", self.ctl("list", "regencies").out)

    def test_other_files(self):
        other = self.folder / "other.db"
        other.write_text("This is no database. " * 500, encoding="utf-8")
        before = other.read_bytes()
        self.ctl("-d", other, "list", "trainings", status=FAILED)
        self.ctl("-d", other, "init", status=FAILED)
        self.assertEqual(other.read_bytes(), before)

    def test_output_that_fails(self):
        database = self.database()
        before = database.snapshot()
        status = os.system(f"{ctl.PROGRAM} -d {database.path} add training title=x > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), FAILED)
        self.assertTrue(database.snapshot() == before)
        status = os.system(f"{ctl.PROGRAM} -d {database.path} list regencies > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), FAILED)

    def test_options_anywhere(self):
        database = self.database()
        a = self.ctl("list", "regencies", "--database", database.path).out
        b = self.ctl(f"--database={database.path}", "list", "regencies").out
        c = self.ctl("list", "-d", database.path, "regencies").out
        self.assertEqual([a, b], [b, c])

    def test_verbose(self):
        database = self.database()
        self.assertEqual(database.run("add", "training", "title=x").err, "")
        self.assertRegex(database.run("-v", "add", "training", "title=x").err, r"^layakctl: note: Added")
        self.assertRegex(database.run("undo", "--verbose").err, r"^layakctl: note: Undone")


class ReadOnly(ctl.TestCase):
    """A database that this person may only read, as one on a share: also where the tests are run by root."""

    def run_as_reader(self, database, *arguments):
        command = [ctl.PROGRAM, "--database", str(database.path), *map(str, arguments)]
        if os.geteuid() == 0:
            if shutil.which("setpriv") is None:
                self.skipTest("setpriv is missing")
            command = ["setpriv", "--reuid=65534", "--clear-groups", *command]
        return subprocess.run(command, capture_output=True, check=False, cwd=self.folder, env=self.environment)

    def test_read_and_export(self):
        database = self.database("a", "--sample")
        expected = database.run("list", "trainings", "--format=csv").bytes
        before = database.snapshot()
        report = self.folder / "report.xml"
        # The folder can be written to: SQLite needs files beside a database that others may be writing.
        for path, mode in [(self.folder, 0o777), (self.folder.parent, 0o755), (database.path, 0o444)]:
            os.chmod(path, mode)
        for name in self.folder.glob("a.db-*"):
            os.chmod(name, 0o666)
        result = self.run_as_reader(database, "list", "trainings", "--format=csv")
        self.assertEqual((result.returncode, result.stdout), (0, expected), result.stderr)
        result = self.run_as_reader(database, "export", "--output", report)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b"Pelatihan Konvensi Hak Anak", report.read_bytes())
        result = self.run_as_reader(database, "add", "training", "title=x")
        self.assertEqual(result.returncode, FAILED)
        self.assertIn(b"read-only", result.stderr)
        self.assertTrue(database.snapshot() == before)

    def test_folder(self):
        """Others may write to the file while it is read, so SQLite needs a file beside it."""
        database = self.database("a", "--sample")
        for path, mode in [(self.folder, 0o555), (self.folder.parent, 0o755), (database.path, 0o444)]:
            os.chmod(path, mode)
        result = self.run_as_reader(database, "list", "trainings")
        self.assertEqual(result.returncode, FAILED)
        self.assertIn("copy the file into a folder of your own", result.stderr.decode())

    def test_log_in_folder(self):
        database = self.database("a", "--sample")
        (self.folder / "a.db-wal").write_bytes(b"")
        for path, mode in [(self.folder, 0o555), (self.folder.parent, 0o755), (database.path, 0o444)]:
            os.chmod(path, mode)
        result = self.run_as_reader(database, "list", "trainings")
        self.assertEqual(result.returncode, FAILED)
        self.assertIn("together with “a.db-wal”", result.stderr.decode())


class Disc(ctl.TestCase):
    """A database on a medium that nobody can write to."""

    def on_disc(self, script, **variables):
        """Runs commands in a folder that is such a medium, with a copy of the database as a.db."""
        disc = self.folder / "disc"
        disc.mkdir(exist_ok=True)
        whole = (f"mount -t tmpfs none {disc} && cp {self.folder}/a.db* {disc} && mount -o remount,ro {disc} && "
                 f"cd {disc} || exit 99; {script}")
        result = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", whole], capture_output=True,
                                check=False, env={**self.environment, "CTL": ctl.PROGRAM, **variables})
        if result.returncode == 99 or b"unshare" in result.stderr:
            self.skipTest("Nothing can be mounted here: " + result.stderr.decode())
        return ctl.Result(result)

    def test_read_and_export(self):
        database = self.database("a", "--sample")
        expected = database.run("list", "trainings", "--format=csv").out
        result = self.on_disc("$CTL --database a.db list trainings --format=csv")
        self.assertEqual((result.status, result.out), (DONE, expected), result.err)
        result = self.on_disc("$CTL --database a.db export")
        self.assertEqual((result.status, result.out), (DONE, database.run("export").out), result.err)
        result = self.on_disc("$CTL --database a.db add training title=x")
        self.assertEqual(result.status, FAILED)
        self.assertIn("read-only", result.err)
        result = self.on_disc('$CTL --database a.db backup "$COPY"', COPY=str(self.folder / "copy.db"))
        self.assertEqual(result.status, DONE, result.err)
        self.assertTrue((self.folder / "copy.db").exists())

    def test_log(self):
        """What the last program left in the log would be missing."""
        self.database("a", "--sample")
        (self.folder / "a.db-wal").write_bytes(b"x" * 32)
        result = self.on_disc("$CTL --database a.db list trainings")
        self.assertEqual(result.status, FAILED)
        self.assertIn("together with “a.db-wal”", result.err)

    def test_old_schema(self):
        database = self.database("a", "--sample")
        connection = sqlite3.connect(database.path)
        connection.execute("PRAGMA user_version = 1")
        connection.close()
        result = self.on_disc("$CTL --database a.db list trainings")
        self.assertEqual(result.status, FAILED)
        self.assertIn("of an older Layak", result.err)


class Templates(ctl.TestCase):
    def test_round_trip(self):
        database = self.database()
        training = database.add("training", "title=Bimtek KHA 2024", "regency=63.11", "start-date=2024-05-06",
                                "end-date=2024-05-07", "participants=90", "kind=technical-guidance")
        database.add("speaker", f"training={training}", "name=Ibu Pertama", "role=facilitator")
        database.add("session", f"training={training}", "topic=Prinsip", "day=2024-05-07")
        template = database.add("template", f"--training={training}", "name=Bimtek")
        self.assertEqual([row["name"] for row in database.run("list", "templates", "--format=csv").csv], ["Bimtek"])

        for name, title in [("Bimtek", "Bimtek KHA 2026"), (template, "Lain")]:
            own = [] if title.startswith("Bimtek") else [f"title={title}"]
            added = database.add("training", f"--template={name}", "start-date=2026-03-02", *own)
            row, = [row for row in database.run("list", "trainings", "--format=json").json if row["uuid"] == added]
            self.assertEqual((row["title"], row["end_date"], row["status"], row["participants"]),
                             (title, "2026-03-03", "planned", None))
            days = [row["day"] for row in database.run("list", "sessions", "--format=csv").csv]
            self.assertIn("2026-03-03", days)
            database.run("undo")
        self.assertEqual(len(database.run("list", "sessions", "--format=csv").csv), 1)

    def test_unknown_and_ambiguous(self):
        database = self.database()
        for place in ["regency=63.11", "regency=63.07"]:
            database.add("template", "name=Sama", "content=training\ntitle: T", place)
        self.assertIn("UUID", database.run("add", "training", "--template=Sama", status=FAILED).err)
        database.run("add", "training", "--template=Tiada", status=FAILED)
        self.assertEqual(database.run("list", "trainings", "--format=csv").csv, [])


class Init(ctl.TestCase):
    def test_exists(self):
        database = self.database()
        before = database.snapshot()
        database.run("init", status=FAILED)
        self.assertTrue(database.snapshot() == before)

    def test_reference_data(self):
        database = self.database()
        self.assertEqual(len(database.run("list", "provinces", "--format=csv").csv), 38)
        self.assertEqual(len(database.run("list", "regencies", "--format=csv").csv), 13)
        self.assertEqual(len(database.run("list", "questions", "--format=csv").csv), 12)
        self.assertEqual(database.run("list", "trainings", "--format=csv").csv, [])

    def test_sample(self):
        database = self.database("a", "--sample")
        trainings = database.run("list", "trainings", "--format=csv").csv
        self.assertEqual(sorted(training["regency"] for training in trainings), ["63.07", "63.11"])
        self.assertEqual(sorted(training["participants"] for training in trainings), ["100", "55"])

    def test_demo(self):
        database = self.database("a", "--demo")
        self.assertGreater(len(database.run("list", "trainings", "--format=csv").csv), 5)

    def test_folder_that_cannot_be(self):
        (self.folder / "file").write_text("x", encoding="utf-8")
        self.ctl("-d", self.folder / "file" / "a.db", "init", status=FAILED)


class Writing(ctl.TestCase):
    def test_add_and_show(self):
        database = self.database()
        uuid = database.add("training", "title=Bimtek “KHA”", "regency=63.11", "start_date=2025-11-04",
                            "end-date=2025-11", "lesson-hours=7.5", "target-groups=media business",
                            "indicators=2024-2", "kha=true", "start-time=09:00", "ceiling=1500000", "purpose=satu\ndua")
        self.assertRegex(uuid, UUID)
        record = database.run("show", uuid, "--format=json").json
        self.assertEqual(record["title"], "Bimtek “KHA”")
        self.assertEqual(record["start_date"], "2025-11-04")
        self.assertEqual(record["end_date"], "2025-11")
        self.assertEqual(record["lesson_hours"], 7.5)
        self.assertEqual(record["target_groups"], ["business", "media"])
        self.assertEqual(record["indicators"], ["2024-2"])
        self.assertIs(record["kha"], True)
        self.assertEqual(record["start_time"], "09:00")
        self.assertEqual(record["ceiling"], 1500000)
        self.assertEqual(record["purpose"], "satu\ndua")
        self.assertEqual(record["status"], "draft")
        self.assertIsNone(record["participants"])
        self.assertEqual(record["speakers"], [])

    def test_identities(self):
        database = self.database()
        uuid = database.add("training", "title=x", "regency=regency:63.11")
        self.assertEqual(database.run("show", uuid.upper(), "--format=json").json["uuid"], uuid)
        self.assertEqual(database.run("show", f"training:{uuid}", "--format=json").json["uuid"], uuid)
        self.assertEqual(database.run("show", uuid[:20], "--format=json").json["uuid"], uuid)
        other = database.add("training", "title=y")
        common = os.path.commonprefix([uuid, other])
        if len(common) >= 8:
            self.assertIn("several", database.run("show", common, status=INVALID).err)
        for key, kind in [("63.11", "regency"), ("63", "province"), ("2024", "indicator-set"), ("2024-2", "indicator"),
                          ("regency:63.11", "regency")]:
            self.assertEqual(database.run("show", key, "--format=json").json["type"], kind)
        for text in ["99.99", "province:63.11", uuid[:7], "", "training:", "019", uuid[:-1] + "g"]:
            database.run("show", text, status=FAILED)

    def test_keys(self):
        database = self.database()
        self.assertEqual(database.add("regency", "code=64.02", "name=Kutai Kartanegara"), "64.02")
        record = database.run("show", "64.02", "--format=json").json
        self.assertEqual((record["province"], record["kind"]), ("64", "kabupaten"))
        self.assertEqual(database.add("regency", "code=64.71", "name=Balikpapan"), "64.71")
        self.assertEqual(database.run("show", "64.71", "--format=json").json["kind"], "kota")
        self.assertEqual(database.add("standing", "regency=63.11", "year=2024", "stage=final", "score=712.5"),
                         "63.11-2024-final")
        self.refused(database, "add", "regency", "code=64.02", "name=Other", status=INVALID)
        self.refused(database, "set", "64.02", "code=64.03", status=INVALID)

    def test_invalid(self):
        database = self.database()
        uuid = database.add("training", "title=x", "participants=3")
        for fields in [["participants=-1"], ["participants=many"], ["status=done"], ["start-date=2025-02-30"],
                       ["regency=99.99"], ["organiser=0198"], ["colour=red"], ["title="], ["title=a\x01b"],
                       ["lesson-hours=1.55"], ["title=" + "x" * 301], ["start-time=25:00"], ["kha=maybe"],
                       ["title=a", "title=b"], ["indicators=2024-99"]]:
            self.refused(database, "set", uuid, *fields, status=INVALID)
            self.refused(database, "add", "training", *(["title=y"] if fields[0][:5] != "title" else []), *fields,
                         status=INVALID)
        self.refused(database, "add", "training", "participants=3", status=INVALID)
        self.refused(database, "add", "training", "title", status=USAGE)
        self.refused(database, "set", "0123456789", "title=x", status=FAILED)

    def test_all_mistakes_at_once(self):
        database = self.database()
        error = database.run("add", "training", "colour=red", "participants=x", "regency=99.99", status=INVALID).err
        for word in ["colour", "participants", "regency"]:
            self.assertIn(word, error)

    def test_set(self):
        database = self.database()
        uuid = database.add("training", "title=x", "participants=3", "venue=Aula")
        database.run("set", uuid, "participants=", "venue=Gedung", "title=y")
        record = database.run("show", uuid, "--format=json").json
        self.assertEqual((record["participants"], record["venue"], record["title"]), (None, "Gedung", "y"))
        before = database.snapshot()
        database.run("set", uuid, "venue=Gedung")
        self.assertTrue(database.snapshot() == before)

    def test_verified_needs_evidence(self):
        database = self.database()
        uuid = database.add("recommendation", "regency=63.11", "text=z")
        self.refused(database, "set", uuid, "status=verified", status=INVALID)
        self.refused(database, "add", "recommendation", "text=y", "status=verified", status=INVALID)
        evidence = database.add("document", f"recommendation={uuid}", "title=Bukti", "link=https://example.org/bukti")
        database.run("set", uuid, "status=verified", "verified-by=Inspektorat", "verified-on=2025-11-01")
        self.refused(database, "delete", evidence, status=INVALID)

    def test_recommendation_takes_owner(self):
        database = self.database()
        regency = database.add("training", "title=x", "regency=63.11")
        province = database.add("training", "title=y", "province=63")
        for training, fields, owner in [(regency, [], ("63.11", None)), (province, [], (None, "63")),
                                        (regency, ["regency=63.07"], ("63.07", None))]:
            uuid = database.add("recommendation", f"training={training}", "text=z", *fields)
            record = database.run("show", uuid, "--format=json").json
            self.assertEqual((record["regency"], record["province"]), owner)
            self.assertEqual(record["status"], "proposed")

    def test_children(self):
        database = self.database()
        training = database.add("training", "title=x")
        for name in ["a", "b", "c"]:
            database.add("speaker", f"training={training}", f"name={name}")
        record = database.run("show", training, "--format=json").json
        self.assertEqual([speaker["name"] for speaker in record["speakers"]], ["a", "b", "c"])
        self.assertEqual([speaker["position"] for speaker in record["speakers"]], [0, 1, 2])

    def test_batches(self):
        """As many as there are dates for, in one step, numbered after all that the series has."""
        database = self.database()
        training = database.add("training", "title=Bimtek KHA", "regency=63.11", "status=held",
                                "start-date=2025-08-20", "end-date=2025-08-22")
        database.add("session", f"training={training}", "topic=Prinsip", "day=2025-08-21")
        added = database.run("batches", training, "27-29/8/2025; 2025-09-03", "30 Sep - 2 Okt 2025").out.split()
        rows = database.run("list", "trainings", "--format=csv", "--sort=batch",
                            "--columns=uuid,series,batch,status,start-date,end-date").csv
        self.assertEqual([row["uuid"] for row in rows], [training, *added])
        self.assertEqual([list(row.values())[1:] for row in rows],
                         [["Bimtek KHA", "1", "held", "2025-08-20", "2025-08-22"],
                          ["Bimtek KHA", "2", "planned", "2025-08-27", "2025-08-29"],
                          ["Bimtek KHA", "3", "planned", "2025-09-03", "2025-09-03"],
                          ["Bimtek KHA", "4", "planned", "2025-09-30", "2025-10-02"]])
        self.assertEqual(len(database.run("list", "sessions", "--format=csv").csv), 4)

        database.add("training", "title=Lain", "series=Bimtek KHA", "batch=9", "regency=63.07")
        for options, number in [([], "5"), (["--first=8"], "8"), ([], "9")]:
            uuid = database.run("batches", *options, added[0], "2026-01-05").word
            self.assertEqual(database.run("show", uuid, "--format=json").json["batch"], int(number))
        for _ in range(5):
            database.run("undo")
        left = database.run("list", "trainings", "--format=csv", "--columns=title,series,batch").csv
        self.assertEqual([list(row.values()) for row in left], [["Bimtek KHA", "", ""]])

    def test_batches_refused(self):
        database = self.database()
        training = database.add("training", "title=Bimtek KHA")
        self.assertIn("lusa", self.refused(database, "batches", training, "2025-08-20; lusa", status=INVALID).err)
        self.refused(database, "batches", training, " ; ", status=INVALID)
        self.refused(database, "batches", training, "22-20/8/2025", status=INVALID)
        self.refused(database, "batches", training, status=USAGE)
        self.refused(database, "batches", training, "2025-08-20", "--first=-1", status=USAGE)
        self.refused(database, "batches", "regency:63.11", "2025-08-20", status=USAGE)

    def test_delete(self):
        database = self.database()
        training = database.add("training", "title=x")
        speaker = database.add("speaker", f"training={training}", "name=a")
        recommendation = database.add("recommendation", f"training={training}", "text=z")
        database.run("delete", training)
        for uuid in [training, speaker, recommendation]:
            database.run("show", uuid, status=FAILED)
        database.run("undo")
        record = database.run("show", training, "--format=json").json
        self.assertEqual(record["speakers"][0]["uuid"], speaker)
        self.assertEqual(record["recommendations"][0]["uuid"], recommendation)

    def test_delete_in_use(self):
        database = self.database()
        agency = database.add("agency", "regency=63.11", "abbreviation=DP3A")
        database.add("training", "title=x", f"organiser={agency}")
        self.assertIn("x", self.refused(database, "delete", agency, status=FAILED).err)
        self.refused(database, "delete", "63", status=FAILED)

    def test_undo_and_redo(self):
        database = self.database()
        self.refused(database, "redo", status=FAILED)
        uuid = database.add("training", "title=x")
        database.run("set", uuid, "title=y")
        step = database.steps()[-1]
        database.run("undo")
        self.assertEqual(database.run("show", uuid, "--format=json").json["title"], "x")
        database.run("redo")
        self.assertEqual(database.run("show", uuid, "--format=json").json["title"], "y")
        database.run("set", uuid, "venue=Aula")
        database.run("undo", step)
        record = database.run("show", uuid, "--format=json").json
        self.assertEqual((record["title"], record["venue"]), ("x", "Aula"))

    def test_undo_in_the_way(self):
        database = self.database()
        uuid = database.add("training", "title=x")
        step = database.steps()[-1]
        database.add("recommendation", f"training={uuid}", "text=z")
        self.refused(database, "undo", step, status=FAILED)
        self.refused(database, "undo", 4711, status=FAILED)


class Documents(ctl.TestCase):
    def setUp(self):
        super().setUp()
        self.content = bytes(range(256)) * 40
        self.file = self.folder / "daftar hadir.pdf"
        self.file.write_bytes(self.content)

    def test_attach(self):
        database = self.database()
        training = database.add("training", "title=x")
        uuid = database.run("attach", self.file, training, "kind=attendance-list", "date=2025-08-22").word
        document = database.run("show", training, "--format=json").json["documents"][0]
        self.assertEqual(document["uuid"], uuid)
        self.assertEqual(document["title"], "daftar hadir.pdf")
        self.assertEqual(document["file_name"], "daftar hadir.pdf")
        self.assertEqual(document["size"], len(self.content))
        self.assertEqual(document["digest"], hashlib.sha256(self.content).hexdigest())
        self.assertEqual(document["kind"], "attendance-list")

    def test_add_with_file(self):
        database = self.database()
        uuid = database.add("document", "title=Daftar", "regency=63.11", f"file={self.file}")
        document = database.run("show", uuid, "--format=json").json
        self.assertEqual((document["title"], document["size"]), ("Daftar", len(self.content)))

    def test_subjects(self):
        database = self.database()
        question = database.run("list", "questions", "--format=csv").csv[0]
        key = "-".join([question["set"], question["indicator"], question["number"]])
        for subject, field, value in [("63.11", "regency", "63.11"), (f"question:{key}", "questions", [key])]:
            uuid = database.run("attach", self.file, subject).word
            self.assertEqual(database.run("show", uuid, "--format=json").json[field], value)
        self.refused(database, "attach", self.file, "63", status=INVALID)

    def test_files_that_cannot_be(self):
        database = self.database()
        self.refused(database, "attach", self.folder / "missing", "63.11", status=FAILED)
        self.refused(database, "attach", self.folder, "63.11", status=FAILED)
        large = self.folder / "large"
        with open(large, "wb") as stream:
            stream.truncate(33 << 20)
        self.refused(database, "attach", large, "63.11", status=FAILED)


class Backups(ctl.TestCase):
    def test_backup_and_restore(self):
        database = self.database("a", "--sample")
        copy = self.folder / "copy.db"
        before = database.run("export").bytes
        database.run("backup", copy)
        database.run("backup", copy, status=FAILED)
        uuid = database.add("training", "title=later")
        database.run("restore", copy)
        self.assertEqual(database.run("export").bytes, before)
        database.run("show", uuid, status=FAILED)

    def test_restored_copy_is_another_office(self):
        database = self.database()
        uuid = database.add("training", "title=x")
        copy = self.folder / "copy.db"
        database.run("backup", copy)
        database.run("set", uuid, "title=mine")
        mine = database.run("show", uuid, "--format=json", "--with-version").json
        database.run("restore", copy)
        database.run("set", uuid, "title=theirs")
        theirs = database.run("show", uuid, "--format=json", "--with-version").json
        self.assertEqual(mine["made"], theirs["made"])
        self.assertNotEqual(mine["changed"].split(":")[0], theirs["changed"].split(":")[0])

    def test_restore_is_seen_by_others(self):
        database = self.database()
        copy = self.folder / "copy.db"
        database.run("backup", copy)
        database.add("training", "title=later")
        other = sqlite3.connect(database.path)
        self.addCleanup(other.close)
        last, count = other.execute("SELECT max (id), (SELECT count (*) FROM training) FROM step").fetchone()
        self.assertEqual(count, 1)
        database.run("restore", copy)
        news = other.execute("SELECT action, state FROM step WHERE id > ?", [last]).fetchall()
        self.assertEqual(news, [("restore", "dropped")])
        self.assertEqual(other.execute("SELECT count (*) FROM training").fetchone(), (0,))
        self.assertIn("copy.db", database.run("log").out)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir() if ".restore" in path.name), [])
        database.add("training", "title=again")
        database.run("undo")
        self.assertEqual(database.run("list", "trainings", "--format=csv").csv, [])

    def test_restore_makes_a_database(self):
        database = self.database("a", "--sample")
        copy = self.folder / "copy.db"
        database.run("backup", copy)
        other = ctl.Database(self, self.folder / "new" / "b.db")
        other.run("restore", copy)
        self.assertEqual(other.run("export").bytes, database.run("export").bytes)

    def test_restore_refuses(self):
        database = self.database("a", "--sample")
        copy = self.folder / "copy.db"
        database.run("backup", copy)
        content = copy.read_bytes()
        broken = self.folder / "broken.db"
        for data in [b"", b"no database at all" * 100, content[: len(content) // 2],
                     content[:9000] + b"\xff" * 4000 + content[13000:]]:
            broken.write_bytes(data)
            self.refused(database, "restore", broken, status=FAILED)
        self.refused(database, "restore", self.folder / "missing", status=FAILED)


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left when a process dies in the middle of an import, or the disk is full: all of the work or nothing of it.

LAYAK_KILLS says how many imports are killed; the moments are random, and LAYAK_SEED repeats them.
"""

import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

import ctl

GENERATOR = pathlib.Path(__file__).resolve().parents[1] / "bench" / "generate.py"
TRAININGS = 2000


class Prepared(ctl.TestCase):
    """A database with some trainings, and a report with many more, which also changes those."""

    def setUp(self):
        super().setUp()
        invented, first, self.report = (self.folder / f"{name}.xml" for name in ("invented", "first", "report"))
        with invented.open("wb") as out:
            subprocess.run([sys.executable, GENERATOR, str(TRAININGS)], stdout=out, check=True)
        sender = self.database("sender")
        sender.run("import", invented)
        sender.run("export", "--regency=63.01", f"--output={first}")
        self.base = self.database("base")
        self.base.run("import", first)
        for uuid in re.findall(r'<training uuid="([^"]+)"', first.read_text("utf-8"))[:5]:
            sender.run("set", f"training:{uuid}", "venue=Aula")
        sender.run("export", f"--output={self.report}")

    def copy(self, name, folder=None):
        path = (folder or self.folder) / f"{name}.db"
        shutil.copyfile(self.base.path, path)
        return ctl.Database(self, path)

    def is_sound(self, database):
        connection = sqlite3.connect(f"file:{database.path}?mode=ro", uri=True)
        self.addCleanup(connection.close)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(connection.execute("PRAGMA foreign_key_check").fetchall(), [])
        connection.close()


class Killed(Prepared):
    def kill(self, database, moment):
        """Begins an import and kills it; answers whether it was still at work."""
        with subprocess.Popen([ctl.PROGRAM, "--database", database.path, "import", self.report], cwd=self.folder,
                              env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(moment)
                return False
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        return True

    def test_killed_backup(self):
        """A file that has the name of a backup is one."""
        full = self.copy("full")
        full.run("import", self.report)
        begin = time.monotonic()
        full.run("backup", "whole-backup.db")
        length = time.monotonic() - begin
        n_without = 0

        for i in range(10):
            path = self.folder / f"backup-{i}.db"
            with subprocess.Popen([ctl.PROGRAM, "--database", full.path, "backup", path], cwd=self.folder,
                                  env=self.environment, stdout=subprocess.DEVNULL) as process:
                while process.poll() is None and not pathlib.Path(f"{path}.part~").exists():
                    pass
                time.sleep(length * i / 20)
                process.send_signal(signal.SIGKILL)
            if path.exists():
                self.is_sound(ctl.Database(self, path))
            else:
                n_without += 1
                full.run("backup", path)
        self.assertGreater(n_without, 0)

    def test_killed_import(self):
        seed = int(os.environ.get("LAYAK_SEED", random.randrange(1 << 32)))
        moments = random.Random(seed)
        whole = self.copy("whole")
        begin = time.monotonic()
        whole.run("import", self.report)
        length = time.monotonic() - begin
        before, after = self.base.snapshot(), whole.run("export").out
        recoveries = []
        n_killed = n_whole = 0

        for i in range(int(os.environ.get("LAYAK_KILLS", "8"))):
            with self.subTest(i=i, seed=seed):
                database = self.copy(f"killed-{i}")
                n_killed += self.kill(database, moments.uniform(0, length))
                begin = time.monotonic()
                steps = database.steps()
                recoveries.append(time.monotonic() - begin)
                self.is_sound(database)
                if steps == self.base.steps():
                    self.assertTrue(database.snapshot() == before, "a part of the import is there")
                else:
                    n_whole += 1
                    self.assertEqual(database.run("export").out, after)
                database.run("import", self.report)
                self.assertEqual(database.run("export").out, after)
                self.is_sound(database)
                for path in self.folder.glob(f"killed-{i}.db*"):
                    path.unlink()

        print(f"# seed {seed}: {n_killed} of {len(recoveries)} killed within {length:.2f} s, {n_whole} were complete; "
              f"the next process came up in {max(recoveries):.3f} s at most", file=sys.stderr)
        self.assertGreater(n_killed, 0)


class FullDisk(Prepared):
    """A disk is full in two ways: a file may not grow (which every system can imitate), and there is no room left."""

    def limited(self, size):
        """No file may grow beyond @size in processes that are started so."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return limit

    def mount(self, size):
        folder = self.folder / "small"
        folder.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder],
                                               check=False, capture_output=True).returncode != 0:
            self.skipTest("a small file system needs root")
        self.addCleanup(subprocess.run, ["umount", "--lazy", folder], check=False)
        return folder

    def fails(self, database, *arguments, limit=None):
        before = database.snapshot()
        run = subprocess.run([ctl.PROGRAM, "--database", database.path, *arguments], cwd=self.folder, check=False,
                             env=self.environment, capture_output=True, preexec_fn=limit)
        self.assertEqual(run.returncode, ctl.FAILED, run.stderr)
        self.assertRegex(run.stderr.decode(), r"^\S+: \w+: \S")
        self.is_sound(database)
        self.assertTrue(database.snapshot() == before, "something was written")
        return run.stderr.decode()

    def files(self, folder=None):
        names = [path.name for path in (folder or self.folder).iterdir()]
        return sorted(name for name in names if not name.endswith(("-shm", "-wal")))

    def test_import_beyond_limit(self):
        database = self.copy("limited")
        before = self.files()
        error = self.fails(database, "import", self.report,
                           limit=self.limited(database.path.stat().st_size + 100_000))
        self.assertIn("size that files may have", error)
        self.assertEqual(self.files(), before)
        database.run("import", self.report)

    def test_init_leaves_nothing(self):
        """Whatever size the disk stops at, no half-made database stays, and what is told names the cause."""
        folder = self.folder / "new"
        folder.mkdir()
        for size in [0, 50_000, 150_000, 300_000, 450_000]:
            with self.subTest(size):
                run = subprocess.run([ctl.PROGRAM, "--database", folder / "new.db", "init", "--demo"], check=False,
                                     env=self.environment, capture_output=True, preexec_fn=self.limited(size))
                self.assertEqual(run.returncode, ctl.FAILED, run.stderr)
                self.assertEqual(list(folder.iterdir()), [])
                self.assertRegex(run.stderr.decode(), "size that files may have|too large")

    def test_outputs_beyond_limit(self):
        for arguments in [("export", "--output=out.xml"), ("backup", "out.db")]:
            with self.subTest(arguments[0]):
                before = self.files()
                self.fails(self.base, *arguments, limit=self.limited(100_000))
                self.assertEqual(self.files(), before)

    def test_output_keeps_old(self):
        """What stood there before is not lost to a failure."""
        (self.folder / "out.xml").write_text("old")
        self.fails(self.base, "export", "--output=out.xml", limit=self.limited(100_000))
        self.assertEqual((self.folder / "out.xml").read_text(), "old")

    def test_import_without_room(self):
        folder = self.mount(self.base.path.stat().st_size + 1_000_000)
        database = self.copy("small", folder)
        before = self.files(folder)
        self.assertRegex(self.fails(database, "import", self.report), "full|space")
        self.assertEqual(self.files(folder), before)

    def test_outputs_without_room(self):
        folder = self.mount(100_000)
        for arguments in [("export", f"--output={folder}/out.xml"), ("backup", f"{folder}/out.db")]:
            with self.subTest(arguments[0]):
                self.assertRegex(self.fails(self.base, *arguments), "full|space")
                self.assertEqual(self.files(folder), [])


if __name__ == "__main__":
    unittest.main()

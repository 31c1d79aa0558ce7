# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: databases in a folder of their own, and runs of layakctl."""

import csv
import io
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ["LAYAKCTL"]

DONE, FAILED, USAGE, INVALID, UNDECIDED = range(5)

# Sanitizers take time and memory of their own.
SLOWNESS = 8 if "sanitize" in PROGRAM else 1

# A process begins with the memory of the one that started it, so a small one must.
OBSERVER = """
import os, subprocess, sys
run = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(run.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


class Result:
    """How a run ended, and what it wrote."""

    def __init__(self, run):
        self.status = run.returncode
        self.bytes = run.stdout
        self.out = run.stdout.decode("utf-8")
        self.err = run.stderr.decode("utf-8")

    @property
    def csv(self):
        return list(csv.DictReader(io.StringIO(self.out, newline="")))

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def word(self):
        return self.out.strip()


class Database:
    """A database file, and the commands that work on it."""

    def __init__(self, test, path):
        self.test = test
        self.path = path

    def run(self, *arguments, status=DONE, data=b"", **variables):
        return self.test.ctl("--database", str(self.path), *arguments, status=status, data=data, **variables)

    def add(self, *arguments):
        return self.run("add", *arguments).word

    def snapshot(self):
        """Every row of every table, to compare before and after."""
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            tables = [row[0] for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name")]
            return {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
        finally:
            connection.close()

    def steps(self):
        return sorted({int(line[0]) for line in self.run("log").lines})


class TestCase(unittest.TestCase):
    """A test with a folder of its own, in which nothing else works."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="layakctl-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "share"), HOME=str(self.folder))

    def ctl(self, *arguments, status=DONE, data=b"", **variables):
        run = subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True, check=False,
                             cwd=self.folder, env=dict(self.environment, **variables))
        result = Result(run)
        self.assertEqual(result.status, status,
                         f"layakctl {' '.join(map(str, arguments))}\n{result.out[:2000]}{result.err}")
        return result

    def measure(self, *arguments):
        """Status, messages, seconds of the processor and megabytes at most of a run of its own."""
        run = subprocess.run([sys.executable, "-c", OBSERVER, PROGRAM, *map(str, arguments)], check=True,
                             capture_output=True, cwd=self.folder, env=self.environment)
        status, seconds, kilobytes = run.stdout.split()
        return int(status), run.stderr.decode("utf-8"), float(seconds), int(kilobytes) / 1024

    def database(self, name="a", *options):
        database = Database(self, self.folder / f"{name}.db")
        database.run("init", *options)
        return database

    def refused(self, database, *arguments, status):
        """A run that must fail, say why, and leave the database as it was."""
        before = database.snapshot()
        result = database.run(*arguments, status=status)
        self.assertTrue(database.snapshot() == before, f"{arguments}: something was written")
        self.assertRegex(result.err, r"^\S+: \w+: \S")
        return result

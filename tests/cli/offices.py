# SPDX-License-Identifier: GPL-3.0-or-later
"""Offices that exchange reports, for the tests beside this file."""

import pathlib
import shutil
import subprocess

import ctl

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "data" / "layak-report-1.xsd"


class TestCase(ctl.TestCase):
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

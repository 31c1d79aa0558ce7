# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window through what planners do with many records, and fails where it stood still.

Usage: watch-stalls.py LAYAKCTL STALLS GENERATE TRAININGS LIMIT

The database holds the invented year, and TRAININGS other trainings with four recommendations each. The report to
review is of another program: it changes the name of every training of one regency, and knows no versions, so that all
are in conflict.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

layakctl, stalls, generate, trainings, limit = sys.argv[1:]


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, **options)


with tempfile.TemporaryDirectory(prefix="layak-stalls-") as name:
    folder = Path(name)
    database, report, changed = folder / "many.db", folder / "many.xml", folder / "changed.xml"
    with open(report, "wb") as output:
        run(sys.executable, generate, trainings, stdout=output)
    for command in (["init", "--demo"], ["import", report]):
        run(layakctl, "--database", database, *command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run(layakctl, "--database", database, "export", "--regency", "63.11", "--with-names", "--output", report,
        stdout=subprocess.DEVNULL)
    text = re.sub(r' (made|seen|changed|created|modified)="[^"]*"', "", report.read_text(encoding="utf-8"))
    text = re.sub(r"(<training [^>]*>\s*<title>)", r"\1Diubah ", text)
    changed.write_text(text, encoding="utf-8")
    sys.exit(subprocess.run([stalls, database, limit, changed], check=False).returncode)

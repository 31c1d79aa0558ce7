# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window through what planners do with many records, and fails where it stands still.

Usage: watch-stalls.py LAYAKCTL STALLS GENERATE TRAININGS LIMIT

The database holds the invented year, and TRAININGS other trainings with four recommendations each. The report to
review is of another program: it changes the name of every training of one regency, and knows no versions, so that all
are in conflict.

What else the machine does can make a step longer, never shorter, so a step that was too long is one only if it is in
each of three runs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 3
NAME = 34  # how wide the names of the steps are

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
    too_long = None
    for turn in range(RUNS):
        copy = folder / f"run-{turn}.db"
        shutil.copyfile(database, copy)
        journey = subprocess.run([stalls, copy, limit, changed], check=False, text=True, stdout=subprocess.PIPE)
        print(journey.stdout, flush=True)
        steps = {line[:NAME].strip() for line in journey.stdout.splitlines() if line.endswith("TOO LONG")}
        if journey.returncode != (1 if steps else 0):
            sys.exit(journey.returncode or 1)
        too_long = steps if too_long is None else too_long & steps
        if not too_long:
            sys.exit(0)
    sys.exit(f"too long in each of {RUNS} runs: {', '.join(sorted(too_long))}")

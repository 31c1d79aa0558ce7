#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py LAYAKCTL [--trainings N] [--pairs N] [--rulers FOLDER] [--lists PROGRAM]

Times layakctl on an invented report of N trainings, whole processes, and prints seconds and peak memory. With
--rulers, a folder that holds the reference programs "imp" and "exp" with their generator "gen.py" and schema, each
measure runs in turn with its ruler (A B A B …) and the median of the ratios is printed: only those are comparable
between machines and minutes. A ruler does nothing but its one thing, so it is a limit to come near to.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command, folder):
    """Returns wall seconds and peak memory in MiB; fails if the command does."""
    with open(folder / "output.txt", "wb") as output:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: exit status {process.returncode}\n{(folder / 'output.txt').read_text()[-2000:]}")
    return seconds, usage.ru_maxrss / 1024


def fresh_database(layakctl, folder, name):
    for file in folder.glob(name + "*"):
        file.unlink()
    run([layakctl, "--database", name, "init"], folder)


def measures(layakctl, folder):
    """Name, preparation, command, and the ruler's words after its program; the ruler reads r.xml, Layak report.xml."""
    def ctl(database, *words):
        return [layakctl, "--database", database, *words]

    return [
        ("validate", None, [layakctl, "validate", "report.xml"], ["imp", "-n", "-x", "schema/report.xsd", "r.xml"]),
        ("import", lambda: fresh_database(layakctl, folder, "a.db"), ctl("a.db", "import", "report.xml"),
         ["imp", "-x", "schema/report.xsd", "r.xml", "r.db"]),
        ("import again", None, ctl("a.db", "import", "report.xml"), ["imp", "-n", "-x", "schema/report.xsd", "r.xml"]),
        ("dry run", None, ctl("a.db", "import", "--dry-run", "report.xml"),
         ["imp", "-n", "-x", "schema/report.xsd", "r.xml"]),
        ("export", None, ctl("a.db", "export", "--output", "out.xml"), ["exp", "-g", "r.db", "r-out.xml"]),
    ]


def prepare_rulers(rulers, folder, trainings):
    for name in ("imp", "exp", "c", "schema"):
        (folder / name).symlink_to(pathlib.Path(rulers).resolve() / name)
    run(["/usr/bin/python3", pathlib.Path(rulers).resolve() / "gen.py", trainings, "r.xml"], folder)


def compare(name, prepare, command, ruler, pairs, folder):
    times, memory, ratios = [], [], []
    for _ in range(pairs):
        if prepare is not None:
            prepare()
        seconds, peak = run(command, folder)
        times.append(seconds)
        memory.append(peak)
        if ruler is not None:
            (folder / "r-out.xml").unlink(missing_ok=True)
            if ruler[-1] == "r.db":
                for file in folder.glob("r.db*"):
                    file.unlink()
            ratios.append(seconds / run(["./" + ruler[0], *ruler[1:]], folder)[0])
    ratio = f"{statistics.median(ratios):8.2f}" if ratios else "       –"
    print(f"{name:14} {statistics.median(times):8.2f} s {max(memory):8.0f} MiB {ratio}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layakctl")
    parser.add_argument("--trainings", type=int, default=10000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--rulers", default=os.environ.get("LAYAK_RULERS"))
    parser.add_argument("--lists", help="bench-lists, which measures what the window waits for")
    arguments = parser.parse_args()
    layakctl = pathlib.Path(arguments.layakctl).resolve()

    with tempfile.TemporaryDirectory(prefix="layak-bench-") as name:
        folder = pathlib.Path(name)
        with open(folder / "report.xml", "wb") as report:
            subprocess.run(["/usr/bin/python3", HERE / "generate.py", str(arguments.trainings)], stdout=report,
                           check=True)
        if arguments.rulers:
            prepare_rulers(arguments.rulers, folder, arguments.trainings)
        print(f"{arguments.trainings} trainings, {(folder / 'report.xml').stat().st_size / 1e6:.0f} MB")
        print(f"{'':14} {'median':>10} {'peak memory':>12} {'to ruler':>8}")
        for name, prepare, command, ruler in measures(layakctl, folder):
            compare(name, prepare, command, ruler if arguments.rulers else None, arguments.pairs, folder)
        if arguments.lists:
            subprocess.run([arguments.lists, folder / "a.db"], check=True)


if __name__ == "__main__":
    main()

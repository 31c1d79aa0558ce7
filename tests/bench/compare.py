#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py LAYAKCTL [--trainings N] [--pairs N] [--filled N] [--rulers FOLDER] [--lists PROGRAM] [--layak PROGRAM]
[--check]

Times layakctl on an invented report of N trainings, whole processes, and prints seconds and peak memory. With
--rulers, a folder that holds the reference programs "imp" and "exp" with their generator "gen.py" and schema, each
measure runs in turn with its ruler (A B A B …) and the median of the ratios is printed beside the goal: only ratios
are comparable between machines and minutes. A ruler does nothing but its one thing, so it is a limit to come near to.

The report holds as many trainings as that of the ruler, but it is a larger file with a few more records. Each line
therefore has three ratios: of the time as it was measured, of the time for a byte and of the time for a record; and it
says which of them is held against the bar: that of a byte where a report is parsed, checked or written, which is done
character by character, and that of a record where an import writes rows. The others are there to be seen; where the
time as measured lies above the bar, the line says so.
The last ratio is that of the work, the time of all processors: layakctl uses two at once, so where others keep the
machine busy the ratio of time tends towards it.
With --filled, the import is also measured into a database that holds so many other trainings. The ruler has no such
thing, so nothing is held against a bar.
With --check, a ratio above one and a half times its goal, or more memory than allowed, makes the exit status 1.
"""

import argparse
import dataclasses
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import typing

import first_frame

HERE = pathlib.Path(__file__).resolve().parent

# How far above its goal a ratio may lie on a machine that does other things as well.
LENIENCE = 1.5

VALIDATION = ["imp", "-n", "-x", "schema/report.xsd", "r.xml"]
IMPORT = ["imp", "-x", "schema/report.xsd", "r.xml", "r.db"]


@dataclasses.dataclass
class Measure:
    """One command of layakctl. The ruler reads r.xml, Layak report.xml; goal is a ratio per unit, memory in MiB."""
    name: str
    command: list
    ruler: list
    unit: str
    goal: typing.Optional[float]
    memory: float
    prepare: typing.Optional[typing.Callable] = None


@dataclasses.dataclass
class Weight:
    """What a report holds, or how many times more of it than that of the ruler. Bytes and text in millions."""
    byte: float
    record: float
    text: float


def run(command, folder):
    """Returns wall seconds, processor seconds and peak memory in MiB; fails if the command does."""
    with open(folder / "output.txt", "wb") as output:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: exit status {process.returncode}\n{(folder / 'output.txt').read_text()[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def remove_database(folder, name):
    for suffix in ("", "-wal", "-shm"):
        (folder / (name + suffix)).unlink(missing_ok=True)


def make_database(layakctl, folder, name):
    remove_database(folder, name)
    run([layakctl, "--database", name, "init"], folder)


def copy_database(folder, source, name):
    remove_database(folder, name)
    shutil.copyfile(folder / source, folder / name)


def write_report(path, trainings, seed):
    with open(path, "wb") as report:
        subprocess.run([sys.executable, HERE / "generate.py", str(trainings), str(seed)], stdout=report, check=True)


def fill_database(layakctl, folder, trainings):
    """Makes filled.db, which holds other trainings than report.xml."""
    write_report(folder / "filled.xml", trainings, 43)
    make_database(layakctl, folder, "filled.db")
    run([layakctl, "--database", "filled.db", "import", "filled.xml"], folder)
    (folder / "filled.xml").unlink()


def measures(layakctl, folder, is_filled):
    def ctl(database, *words):
        return [layakctl, "--database", database, *words]

    yield Measure("validate", [layakctl, "validate", "report.xml"], VALIDATION, "byte", 1.0, 64)
    yield Measure("import", ctl("a.db", "import", "report.xml"), IMPORT, "record", 1.2, 64,
                  lambda: make_database(layakctl, folder, "a.db"))
    if is_filled:
        yield Measure("import, filled", ctl("b.db", "import", "report.xml"), IMPORT, "record", None, 64,
                      lambda: copy_database(folder, "filled.db", "b.db"))
    yield Measure("import again", ctl("a.db", "import", "report.xml"), VALIDATION, "byte", 1.2, 64)
    yield Measure("dry run", ctl("a.db", "import", "--dry-run", "report.xml"), VALIDATION, "byte", 1.0, 64)
    yield Measure("dry run, new", ctl("e.db", "import", "--dry-run", "report.xml"), VALIDATION, "byte", 1.0, 64,
                  lambda: make_database(layakctl, folder, "e.db"))
    yield Measure("export", ctl("a.db", "export", "--output", "out.xml"), ["exp", "-g", "r.db", "r-out.xml"], "byte",
                  1.6, 40)
    yield Measure("export to -w", ctl("a.db", "export", "--output", "out.xml"), ["exp", "-w", "r.db", "r-out.xml"],
                  "byte", 1.0, 40)


def prepare_rulers(rulers, folder, trainings):
    for name in ("imp", "exp", "c", "schema"):
        (folder / name).symlink_to(pathlib.Path(rulers).resolve() / name)
    run([sys.executable, pathlib.Path(rulers).resolve() / "gen.py", trainings, "r.xml"], folder)


# In the ruler's report a speaker is part of a session.
NAMES = "training|speaker uuid|session|participantGroup|group|recommendation|agency|regency|province"
RECORD = re.compile(f"<(?:{NAMES})[ =]")
TEXT = re.compile(r">([^<>\n]{20,})</")


def describe(path):
    """What a file weighs, lest a ratio be taken for more than it says. Line by line: the memory of this process would
    count as that of the programs it starts."""
    records = text = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            records += len(RECORD.findall(line))
            text += sum(len(found.encode()) for found in TEXT.findall(line))
    return Weight(path.stat().st_size / 1e6, records, text / 1e6)


def compare_files(folder, has_rulers):
    """Prints what the reports hold. Returns how many times more than that of the ruler, or None."""
    line = "{:8}{:.1f} MB, {:.0f} records, {:.1f} MB of text"
    own = describe(folder / "report.xml")
    print(line.format("report:", own.byte, own.record, own.text))
    if not has_rulers:
        return None

    ruler = describe(folder / "r.xml")
    more = Weight(own.byte / ruler.byte, own.record / ruler.record, own.text / ruler.text)
    print(line.format("ruler:", ruler.byte, ruler.record, ruler.text))
    print(f"{'ratio:':8}{more.byte:.2f}, {more.record:.2f}, {more.text:.2f}")
    return more


def run_ruler(ruler, folder):
    (folder / "r-out.xml").unlink(missing_ok=True)
    if ruler[-1] == "r.db":
        remove_database(folder, "r.db")
    return run(["./" + ruler[0], *ruler[1:]], folder)


HEADING = (f"{'':14} {'median':>10} {'peak memory':>12} {'to ruler':>8} {'per byte':>8} {'record':>8} {'held':>8}"
           f" {'goal':>8} {'bar':>8} {'work':>8}")


def describe_ratio(measure, ratio, more):
    """Returns the columns of a ratio, and whether the one that is held keeps within the bar."""
    per_unit = {"byte": ratio / more.byte, "record": ratio / more.record}
    line = f" {ratio:8.2f} {per_unit['byte']:8.2f} {per_unit['record']:8.2f}"
    if measure.goal is None:
        return line + f" {'-':>8} {'-':>8} {'-':>8}", True, ""

    bar = measure.goal * LENIENCE
    note = "   as measured above the bar" if ratio > bar else ""
    return line + f" {measure.unit:>8} {measure.goal:8.2f} {bar:8.2f}", per_unit[measure.unit] <= bar, note


def compare(measure, more, pairs, folder):
    """Prints a line; returns whether it keeps within the bar."""
    times, memory, ratios, works = [], [], [], []
    for _ in range(pairs):
        if measure.prepare is not None:
            measure.prepare()
        seconds, work, peak = run(measure.command, folder)
        times.append(seconds)
        memory.append(peak)
        if more is not None:
            ruler = run_ruler(measure.ruler, folder)
            ratios.append(seconds / ruler[0])
            works.append(work / ruler[1])

    good = max(memory) <= measure.memory
    line = f"{measure.name:14} {statistics.median(times):8.2f} s {max(memory):8.0f} MiB"
    note = ""
    if ratios:
        columns, is_within, note = describe_ratio(measure, statistics.median(ratios), more)
        good = good and is_within
        line += columns + f" {statistics.median(works):8.2f}"
    print(line + (note if good else "   ABOVE THE BAR"), flush=True)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layakctl")
    parser.add_argument("--trainings", type=int, default=10000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--filled", type=int, default=0)
    parser.add_argument("--rulers", default=os.environ.get("LAYAK_RULERS"))
    parser.add_argument("--lists", help="bench-lists, which measures what the window waits for")
    parser.add_argument("--layak", type=pathlib.Path, help="the window, whose first frame is measured")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    layakctl = pathlib.Path(arguments.layakctl).resolve()
    has_rulers = arguments.rulers is not None
    good = True

    with tempfile.TemporaryDirectory(prefix="layak-bench-") as name:
        folder = pathlib.Path(name)
        write_report(folder / "report.xml", arguments.trainings, 42)
        if has_rulers:
            prepare_rulers(arguments.rulers, folder, arguments.trainings)
        if arguments.filled > 0:
            fill_database(layakctl, folder, arguments.filled)
        print(f"{arguments.trainings} trainings, {arguments.pairs} pairs")
        more = compare_files(folder, has_rulers)
        print(HEADING)
        for measure in measures(layakctl, folder, arguments.filled > 0):
            good = compare(measure, more, arguments.pairs, folder) and good
        if arguments.layak and has_rulers:
            good = first_frame.compare(arguments.layak.resolve(), "a.db", arguments.rulers, arguments.pairs,
                                       folder) and good
        if arguments.lists:
            subprocess.run([pathlib.Path(arguments.lists).resolve(), "a.db"], cwd=folder, check=True)

    sys.exit(1 if arguments.check and not good else 0)


if __name__ == "__main__":
    main()

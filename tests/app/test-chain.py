# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in one unbroken chain, by keyboard and mouse alone: first run, sample, a new training with all of its
groups, two recommendations, a report, its import into a second database, and steps back and forth over a restart.

Usage: test-chain.py LAYAK LAYAKCTL PICTURES
"""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import driver

TITLE = "Bimtek PATBM desa"
REPORT = Path(os.environ["HOME"]) / "laporan.xml"
EVIDENCE = Path(os.environ["HOME"]) / "undangan.txt"

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
sample = Path(os.environ["XDG_DATA_HOME"]) / "layak" / "sample.db"
own = sample.with_name("layak.db")
second = Path(os.environ["HOME"]) / "second.db"


def ctl(database, *arguments):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def rows(database, what):
    return list(csv.DictReader(io.StringIO(ctl(database, "list", what, "--format=csv").lstrip("\ufeff"))))


def get_report(database, *scope):
    return ctl(database, "export", *scope)


def get_scope(report):
    """What the window chose to write, as options of the command line."""
    root = ElementTree.parse(report).getroot()
    return [f"--{name}={root.get(name)}" for name in ("regency", "province", "period") if root.get(name)]


def start(*arguments):
    return driver.Window([layak, *map(str, arguments)], pictures / "chain.log",
                         driver.scopes("63.11", 2025, own, sample, second))


def finish(window):
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")


def wait_report(window, database, text):
    window.wait(lambda: text in get_report(database), f"“{text}” in {database.name}")


def go_on(window, headings=1):
    """To the first field below the next heading of the form, or the one before."""
    window.keys(*(["ctrl+Next"] * headings if headings > 0 else ["ctrl+Prior"] * -headings))


def fill_activity(window):
    window.keys("ctrl+n")
    window.find("label", "New training")
    wait_report(window, sample, "New training")
    window.type(TITLE)
    window.keys("Tab")
    wait_report(window, sample, TITLE)
    # Then the status; past the kind, the organiser.
    window.keys("space", "Down", "Return")
    wait_report(window, sample, 'status="planned"')
    given = get_report(sample).count(' organiser="')
    window.keys("Tab", "Tab", "space")
    window.type("DP3AP2KBPMD")
    window.find("label", "DP3AP2KBPMD")
    window.keys("Return")
    window.wait(lambda: get_report(sample).count(' organiser="') == given + 1, "the organiser")


def fill_place(window):
    go_on(window)
    window.type("9-11/9/2025")
    window.keys("Tab")
    wait_report(window, sample, 'startDate="2025-09-09" endDate="2025-09-11"')


def fill_people(window):
    go_on(window)
    window.type("42")
    window.keys("shift+Tab")
    window.wait(lambda: window.get_focus_name() == "Add a group", "the button for groups")
    window.keys("space")
    window.find("label", "KLA task force")
    window.keys("Down", "Return")
    window.wait(lambda: window.get_focus_name() == "KLA task force, male", "the new group")
    window.type("12")
    window.keys("Tab")
    window.type("30")
    window.keys("Tab")
    wait_report(window, sample, 'male="12" female="30"')


def fill_programme(window):
    go_on(window)
    window.type("Kepala Dinas")
    window.keys("Return")
    wait_report(window, sample, "Kepala Dinas")
    go_on(window)
    window.type("Hak sipil anak")
    window.keys("Return")
    wait_report(window, sample, "Hak sipil anak")


def fill_indicators_and_budget(window):
    go_on(window)
    window.keys("space")
    window.type("21A")
    window.keys("Return")
    wait_report(window, sample, 'indicators="2024-21A"')
    # Past content and result.
    go_on(window, 2)
    window.type("2025")
    window.keys("Tab")
    wait_report(window, sample, 'fiscalYear="2025"')


def add_recommendations(window, *texts):
    go_on(window, 2)
    for text in texts:
        window.type(text)
        window.keys("Return")
        wait_report(window, sample, text.split(";")[0])


def attach_document(window):
    EVIDENCE.write_text("Undangan Bimtek PATBM\n", encoding="utf-8")
    go_on(window, -1)
    window.keys("space")
    window.find("push button", "Cancel")
    window.type(str(EVIDENCE))
    window.keys("Return")
    wait_report(window, sample, "undangan.txt")


def is_typing():
    focus = window.get_focus()
    return focus is not None and focus.get_role_name() == "text"


def export_report(window):
    window.keys("ctrl+shift+e")
    window.activate(window.find("push button", "Save…"))
    window.find("push button", "Cancel")
    window.wait(is_typing, "the name of the file")
    window.keys("ctrl+a")
    window.type(str(REPORT))
    window.keys("Return")
    window.wait(REPORT.exists, "the report")


def import_report():
    ctl(second, "init")
    window = start("--database", second, REPORT)
    window.activate(window.find("push button", "Import"))
    wait_report(window, second, TITLE)
    window.shoot(pictures / "chain-imported.png")
    return window


def count_trainings(database):
    return len(rows(database, "trainings"))


try:
    window = start()
    window.click(window.find("list item", "Look at two real trainings"))
    window.find("label", "Two real trainings")
    window.wait(lambda: count_trainings(sample) == 2, "the sample")
    fill_activity(window)
    fill_place(window)
    fill_people(window)
    fill_programme(window)
    fill_indicators_and_budget(window)
    add_recommendations(window, "Bentuk PATBM di 12 desa; 31/12/2025", "Latih kader PATBM")
    attach_document(window)
    window.shoot(pictures / "chain-training.png")
    export_report(window)
    window.shoot(pictures / "chain-exported.png")
    finish(window)

    # Everything arrives, byte for byte.
    window = import_report()
    scope = get_scope(REPORT)
    for database in (sample, second):
        if get_report(database, *scope) != REPORT.read_text(encoding="utf-8"):
            raise AssertionError(f"{database.name} exports another report")

    # Back, forth, and over a restart back again: the import is one step.
    full = get_report(second)
    window.keys("ctrl+z")
    window.wait(lambda: count_trainings(second) == 0, "the import undone")
    window.keys("ctrl+shift+z")
    window.wait(lambda: get_report(second) == full, "the import done again")
    finish(window)
    window = start("--database", second)
    window.find(name="People and trainings by month")
    window.keys("ctrl+z")
    window.wait(lambda: count_trainings(second) == 0, "the import undone after the restart")
    window.shoot(pictures / "chain-undone.png")
    finish(window)
except BaseException:
    if window.is_running():
        window.shoot(pictures / "chain-failed.png")
        window.process.terminate()
    print((pictures / "chain.log").read_text(encoding="utf-8"))
    raise

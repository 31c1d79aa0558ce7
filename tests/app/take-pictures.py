# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of every page of the real window, with the invented year, to be looked at.

Usage: take-pictures.py LAYAK LAYAKCTL FOLDER [VARIANT…]

A variant is a language and a style, as "id-light", "en-dark" or "id-contrast"; without any, all of id and en in light
and dark. The day is 28 August 2025 where Debian’s faketime is installed, as in the invented year. SCREEN=900x700 in the
environment of tests/with-display.sh makes narrow pictures.
"""

import os
import subprocess
import sys
from pathlib import Path

import driver

driver.need()
layak, layakctl, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
variants = sys.argv[4:] or ["id-light", "id-dark", "en-light", "en-dark"]
folder.mkdir(parents=True, exist_ok=True)

LANGUAGES = {"id": ("id", "id_ID.UTF-8"), "en": ("en", "C.UTF-8")}
STYLES = {"light": {}, "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"}}
# The board is the page of recommendations in its other view.
PAGES = ["overview", "trainings", "board", "recommendations", "calendar", "indicators", "regencies", "agencies",
         "reports"]
TRAINING = "Pelatihan Konvensi Hak Anak"
RECOMMENDATION = "Bentuk PATBM di 12 desa prioritas"
EDITED = "training:01980000-de30-7008-8000-000000000009"
TODAY = "2025-08-28 10:42:00"


def set_day():
    """The program asks the preloaded library for the day; its timers run on."""
    libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if libraries:
        os.environ.update(LD_PRELOAD=str(libraries[0]), FAKETIME=f"@{TODAY}", FAKETIME_DONT_FAKE_MONOTONIC="1")


def settle(window):
    """A page is drawn when two pictures in a row are the same."""
    last = None

    def unchanged():
        nonlocal last
        before, last = last, subprocess.check_output(["import", "-window", "root", "rgba:-"])
        return before == last

    try:
        window.wait(unchanged, "a window at rest", 6)
    except AssertionError:
        pass


def shoot(window, name, variant):
    settle(window)
    window.shoot(folder / f"{name}-{variant}.png")


def open_by_name(window, text):
    """Jumps to a record as a planner does: Ctrl+K, a few words, Enter once it is found."""
    def count():
        return sum(1 for node in window.walk() if text in (node.get_name() or "") and window.is_shown(node))

    window.keys("ctrl+k")
    settle(window)
    before = count()
    window.type(text)
    window.wait(lambda: count() > before, f"the hit “{text}”")
    settle(window)
    window.keys("Return")


def picture_pages(database, variant):
    for page in PAGES:
        view, shown = ("board", "recommendations") if page == "board" else ("list", page)
        settings = (f"scope-regency='63.11'\nscope-year=2025\nrecommendations-view='{view}'\n"
                    f"current-page='{shown}'\n")
        window = driver.Window([layak, "--database", str(database)], folder / "pictures.log", settings)
        try:
            shoot(window, page, variant)
            if page == "trainings":
                open_by_name(window, TRAINING)
                shoot(window, "training", variant)
            if page == "recommendations":
                open_by_name(window, RECOMMENDATION)
                shoot(window, "recommendation", variant)
            if page == "agencies":
                window.keys("ctrl+shift+e")
                shoot(window, "export", variant)
        finally:
            window.process.terminate()
            window.process.wait()


def ctl(database, *arguments):
    subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.DEVNULL)


def make_conflicting_report(mine, report):
    """Another office edits what is edited here too, adds a training and deletes a recommendation."""
    theirs = folder / "theirs.db"
    theirs.unlink(missing_ok=True)
    ctl(theirs, "init")
    ctl(mine, "export", "--output", str(report))
    ctl(theirs, "import", str(report))
    ctl(mine, "set", EDITED, "participants=100", "venue=Aula Mayang Maurai Lantai 2")
    ctl(theirs, "set", EDITED, "venue=Gedung Sanggam", "lesson-hours=21")
    ctl(theirs, "add", "training", "title=Bimtek SRA Kecamatan Halong", "regency=63.11", "status=planned",
        "start-date=2025-10-07")
    ctl(theirs, "export", "--output", str(report))
    for file in folder.glob(theirs.name + "*"):
        file.unlink()


def picture_review(database, variant):
    report = folder / "kiriman.xml"
    make_conflicting_report(database, report)
    window = driver.Window([layak, "--database", str(database), str(report)], folder / "pictures.log",
                           "scope-regency='63.11'\nscope-year=2025\n")
    try:
        window.wait(lambda: sum(1 for _ in window.walk()) > 300, "the review")
        shoot(window, "review", variant)
    finally:
        window.process.terminate()
        window.process.wait()
    report.unlink()


def picture_start(variant):
    window = driver.Window([layak], folder / "pictures.log")
    try:
        shoot(window, "start", variant)
    finally:
        window.process.terminate()
        window.process.wait()


for variant in variants:
    language, style = variant.split("-")
    os.environ["LANGUAGE"], os.environ["LC_ALL"] = LANGUAGES[language]
    for name in ("ADW_DEBUG_COLOR_SCHEME", "ADW_DEBUG_HIGH_CONTRAST"):
        os.environ.pop(name, None)
    os.environ.update(STYLES[style])
    demo = folder / f"demo-{variant}.db"
    demo.unlink(missing_ok=True)
    subprocess.run([layakctl, "--database", str(demo), "init", "--demo"], check=True, stdout=subprocess.DEVNULL)
    picture_start(variant)
    set_day()
    picture_pages(demo, variant)
    picture_review(demo, variant)
    os.environ.pop("LD_PRELOAD", None)
    for file in folder.glob(demo.name + "*"):
        file.unlink()

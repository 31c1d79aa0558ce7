# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of every page of the real window, with the invented year, to be looked at.

Usage: take-pictures.py LAYAK LAYAKCTL FOLDER [VARIANT|SIZE|PAGE|sample…]

A variant is a language and a style, as "id-light", "en-dark", "id-contrast" or "id-contrast-dark"; without any, all of
id and en in light and dark. A size or pages may follow: "id-light 360x640 trainings board". Without them every page is
taken at 1366x768, and five also at 900, 600 and 360 pixels, and at 4K. With "sample" the two real trainings are shown
instead of the invented year. The day is 28 August 2025 where Debian’s faketime is installed, as in the invented year.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import driver

driver.need()
layak, layakctl, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)

LANGUAGES = {"id": ("id", "id_ID.UTF-8"), "en": ("en", "C.UTF-8")}
DARK, CONTRAST = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, {"ADW_DEBUG_HIGH_CONTRAST": "1"}
STYLES = {"light": {}, "dark": DARK, "contrast": CONTRAST, "contrast-dark": DARK | CONTRAST}
# The board is the page of recommendations in its other view.
PAGES = ["overview", "trainings", "board", "recommendations", "calendar", "indicators", "regencies", "agencies",
         "reports"]
WINDOWS = {"preferences": "ctrl+comma", "history": "ctrl+h", "help": "F1", "export": "ctrl+shift+e",
           "templates": "ctrl+t", "shortcuts": "ctrl+question"}
OTHERS = ["start", "review", "review-new", "review-same", "new", "status", "menus", *WINDOWS]
USUAL = "1366x768"
SIZES = {USUAL: PAGES + OTHERS} | dict.fromkeys(
    ("900x700", "600x700", "360x640", "3840x2160"), ["overview", "trainings", "board", "indicators", "regencies"])
TRAINING = "Pelatihan Konvensi Hak Anak"
REGENCY = "63.11"
# What "layakctl init" fills a database with, and a recommendation of it.
YEAR, SAMPLE = ("--demo", "Bentuk PATBM di 12 desa prioritas"), ("--sample", "Lembaga peserta bekerja sama")
EDITED = "training:01980000-de30-7008-8000-000000000009"
NEW = "Bimtek SRA Kecamatan Halong"
REVIEWED = {"review-new": ("Baru 2", "New 2"), "review-same": ("Mungkin sama 1", "Possibly the same 1")}
TODAY = "2025-08-28 10:42:00"


def set_day():
    """The program asks the preloaded library for the day; its timers run on."""
    libraries = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if libraries:
        os.environ.update(LD_PRELOAD=str(libraries[0]), FAKETIME=f"@{TODAY}", FAKETIME_DONT_FAKE_MONOTONIC="1")


def look(window, shown, output):
    """What the screen shows where the window @shown is, with what stands over it."""
    return subprocess.check_output(["import", "-screen", "-window", shown, "+repage", output])


def settle(window):
    """A page is drawn when nothing has changed for a second: some of it is read by threads."""
    last, since = None, 0.0

    def unchanged():
        nonlocal last, since
        now = look(window, window.main, "rgba:-")
        if now != last:
            last, since = now, time.monotonic()
        return time.monotonic() - since > 1

    try:
        window.wait(unchanged, "a window at rest", 12)
    except AssertionError:
        pass


def shoot(window, name, variant, size, shown=None):
    """Into a file: the window @shown, by itself the first one."""
    settle(window)
    suffix = "" if size == USUAL else f"-{size.partition('x')[0]}"
    look(window, shown or window.main, str(folder / f"{name}-{variant}{suffix}{mark}.png"))


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


def open_window(arguments, size, settings=""):
    width, height = size.split("x")
    # Where no tooltip comes up under the pointer, and nothing looks touched.
    subprocess.run(["xdotool", "mousemove", "9999", "9999"], check=True)
    window = driver.Window([layak, *map(str, arguments)], folder / "pictures.log",
                           driver.scopes("63.11", 2025, *arguments[1:2])
                           + f"window-width={width}\nwindow-height={height}\n" + settings)
    window.main = window.get_id()
    return window


def close(window):
    window.process.terminate()
    window.process.wait()


def open_page(database, page, size):
    view, shown = ("board", "recommendations") if page == "board" else ("list", page)
    return open_window(["--database", database], size, f"recommendations-view='{view}'\ncurrent-page='{shown}'\n")


def picture_page(database, page, variant, size):
    window = open_page(database, page, size)
    try:
        shoot(window, page, variant, size)
        if page == "trainings":
            open_by_name(window, TRAINING)
            shoot(window, "training", variant, size)
        if page == "recommendations":
            open_by_name(window, recommendation)
            shoot(window, "recommendation", variant, size)
        if page == "regencies":
            window.click(window.find(None, REGENCY))
            shoot(window, "regency", variant, size)
    finally:
        close(window)


def picture_menus(database, variant, size):
    """What comes up over the pages; what is the same on all of them once."""
    names = set()
    for page in PAGES:
        window = open_page(database, page, size)
        try:
            settle(window)
            for node in window.find_menus():
                if node.name in names:
                    continue
                names.add(node.name)
                with window.menu(node):
                    shoot(window, f"{page}-menu-{len(names)}", variant, size)
        finally:
            close(window)


def picture_new(database, variant, size):
    window = open_page(database, "agencies", size)
    try:
        settle(window)
        window.activate(window.find("push button", "Perangkat daerah atau mitra baru" if variant.startswith("id")
                                    else "New agency or partner"))
        window.wait(lambda: window.application.get_child_count() > 1, "the dialog")
        shoot(window, "new", variant, size, window.get_id())
    finally:
        close(window)


def picture_status(database, variant, size):
    """What is asked for when a recommendation is done."""
    window = open_page(database, "recommendations", size)
    try:
        settle(window)
        open_by_name(window, recommendation)
        settle(window)
        window.activate(window.find("push button", "Tandai selesai" if variant.startswith("id") else "Mark as done"))
        shoot(window, "status", variant, size)
    finally:
        close(window)


def picture_aside(database, name, variant, size):
    """A window beside the first one."""
    window = open_window(["--database", database], size)
    try:
        settle(window)
        before = window.application.get_child_count()
        window.keys(WINDOWS[name])
        window.wait(lambda: window.application.get_child_count() > before, name)
        shoot(window, name, variant, size, window.get_id())
    finally:
        close(window)


def ctl(database, *arguments):
    subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.DEVNULL)


def make_conflicting_report(mine, report):
    """Another office edits what is edited here too, adds a training, notes one that is here, and errs in a third."""
    theirs = folder / "theirs.db"
    theirs.unlink(missing_ok=True)
    ctl(theirs, "init")
    ctl(mine, "export", "--output", str(report))
    ctl(theirs, "import", str(report))
    ctl(mine, "set", EDITED, "participants=100", "venue=Aula Mayang Maurai Lantai 2")
    ctl(theirs, "set", EDITED, "venue=Gedung Sanggam", "lesson-hours=21")
    ctl(theirs, "add", "training", f"title={NEW}", "regency=63.11", "status=planned",
        "start-date=2025-10-07")
    ctl(theirs, "add", "training", "title=Bimbingan Teknis KHA bagi Gugus Tugas", "regency=63.11", "status=held",
        "start-date=2025-08-20", "end-date=2025-08-22", "venue=Aula Mayang Maurai", "participants=98")
    ctl(theirs, "add", "training", "title=Rapat evaluasi triwulan", "regency=63.11", "status=held",
        "start-date=2025-08-02")
    ctl(theirs, "export", "--output", str(report))
    report.write_text(report.read_text(encoding="utf-8").replace('startDate="2025-08-02"', 'startDate="2025-13-02"'),
                      encoding="utf-8")
    for file in folder.glob(theirs.name + "*"):
        file.unlink()


def picture_review(database, name, variant, size):
    """The conflict, or the question whether a record is one that is here."""
    report = folder / "kiriman.xml"
    make_conflicting_report(database, report)
    window = open_window(["--database", database, report], size)
    try:
        window.wait(lambda: sum(1 for _ in window.walk()) > 300, "the review")
        if name in REVIEWED:
            kind = REVIEWED[name][0 if variant.startswith("id") else 1]
            window.click(window.wait(lambda: window.find(None, kind), kind))
            if name == "review-new":
                window.click(window.wait(lambda: window.find("label", NEW), NEW))
            settle(window)
        if size != USUAL:
            window.run("xdotool", "windowsize", "--sync", window.main, *size.split("x"))
        shoot(window, name, variant, size)
    finally:
        close(window)
    report.unlink()


def picture_start(variant, size):
    window = open_window([], size)
    try:
        shoot(window, "start", variant, size)
    finally:
        close(window)


def picture(database, name, variant, size):
    if name == "start":
        picture_start(variant, size)
    elif name in ("new", "status", "menus"):
        {"new": picture_new, "status": picture_status, "menus": picture_menus}[name](database, variant, size)
    elif name.startswith("review"):
        picture_review(database, name, variant, size)
    elif name in WINDOWS:
        picture_aside(database, name, variant, size)
    else:
        picture_page(database, name, variant, size)


def set_variant(variant):
    language, _, style = variant.partition("-")
    os.environ["LANGUAGE"], os.environ["LC_ALL"] = LANGUAGES[language]
    for name in ("ADW_DEBUG_COLOR_SCHEME", "ADW_DEBUG_HIGH_CONTRAST"):
        os.environ.pop(name, None)
    os.environ.update(STYLES[style])


def picture_variant(variant, wanted):
    set_variant(variant)
    database = folder / f"demo-{variant}.db"
    database.unlink(missing_ok=True)
    subprocess.run([layakctl, "--database", str(database), "init", content], check=True, stdout=subprocess.DEVNULL)
    set_day()
    for size, names in wanted.items():
        for name in names:
            picture(database, name, variant, size)
    os.environ.pop("LD_PRELOAD", None)
    for file in folder.glob(f"{database.stem}*.db*"):
        file.unlink()


words = sys.argv[4:]
is_sample = "sample" in words
content, recommendation = SAMPLE if is_sample else YEAR
mark = "-sample" if is_sample else ""
variants = [word for word in words if word.partition("-")[0] in LANGUAGES and word.partition("-")[2] in STYLES]
sizes = [word for word in words if word.replace("x", "").isdigit()]
names = [word for word in words if word in PAGES + OTHERS]
unknown = set(words) - {"sample"} - set(variants) - set(sizes) - set(names)
if unknown:
    sys.exit(f"neither a variant nor a size nor a page: {' '.join(sorted(unknown))}")
selection = {size: names or SIZES.get(size, PAGES) for size in sizes or ([USUAL] if names else SIZES)}
for chosen in variants or ["id-light", "id-dark", "en-light", "en-dark"]:
    picture_variant(chosen, selection)

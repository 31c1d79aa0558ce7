# SPDX-License-Identifier: GPL-3.0-or-later
"""What the code style says and a program can see: blanks, lengths, licence lines, the order of includes."""

import re

import lint

COLUMNS = 120
FILE_LINES = 600
# A function should fit a screen or two; those above the first number are listed, above the second they fail.
LONG_FUNCTION = 80
TOO_LONG_FUNCTION = 120

CODE = ("*.c", "*.h", "*.py", "*.sh", "*.sql", "*.css", "*.ui", "meson.build")
MARKS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def check_lines(path, lines):
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            lint.breach(path, number, "a tab")
        if line != line.rstrip():
            lint.breach(path, number, "blanks at the end")
        if len(line) > COLUMNS and path.suffix != ".ui":
            lint.breach(path, number, f"{len(line)} columns, {COLUMNS} are allowed")
        if MARKS.search(line) and path.name != "check-style.py":
            lint.breach(path, number, "a mark of unfinished work")


def check_functions(path, lines):
    """A body begins with a brace in the first column, after the parameters, and ends with one."""
    begin = None
    title = ""
    for number, line in enumerate(lines, 1):
        if line == "{" and lines[number - 2].rstrip().endswith(")"):
            begin = number
            title = next((text for text in reversed(lines[: number - 1]) if re.match(r"\w+ \(", text)), "?")
        elif line.startswith("}") and begin:
            length = number - begin - 1
            function = title.split(" ")[0]
            if length > TOO_LONG_FUNCTION:
                lint.breach(path, begin, f"{function} has {length} lines, {TOO_LONG_FUNCTION} are allowed")
            elif length > LONG_FUNCTION:
                print(f"note: {lint.name(path)}:{begin}: {function} has {length} lines")
            begin = None


def check_includes(path, lines):
    """The own header comes first, so that it is known to stand alone."""
    own = {path.stem + ".h", path.stem + "-private.h"}
    if not any((path.parent / header).exists() for header in own):
        return
    for number, line in enumerate(lines, 1):
        match = re.match(r'#include ["<]([^">]+)[">]', line)
        if match and match.group(1) != "config.h":
            if match.group(1) not in own:
                lint.breach(path, number, f"{path.stem}.h should be included first")
            return


for path in lint.find(*CODE) + [lint.root / "meson.build", lint.root / "run", lint.root / ".ci" / "run"]:
    if "fixtures" in path.parts or not path.exists():
        continue
    text = lint.read(path)
    lines = text.split("\n")

    check_lines(path, lines)
    if not text.endswith("\n") or text.endswith("\n\n"):
        lint.breach(path, len(lines), "a file ends with exactly one line end")
    if not any("SPDX-License-Identifier:" in line for line in lines[:3]):
        lint.breach(path, 1, "no SPDX-License-Identifier in the first three lines")
    if path.suffix == ".h" and "#pragma once" not in lines:
        lint.breach(path, 1, "no #pragma once")
    if path.suffix in (".c", ".h") and "src" in path.parts and len(lines) - 1 > FILE_LINES:
        lint.breach(path, 0, f"{len(lines) - 1} lines, {FILE_LINES} are allowed")
    if path.suffix == ".c":
        check_functions(path, lines)
        check_includes(path, lines)

lint.finish()

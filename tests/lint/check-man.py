# SPDX-License-Identifier: GPL-3.0-or-later
"""groff formats the manual pages without a warning."""

import re

import lint

lint.need("groff")

# Where lines may break is the page's business only as far as words are lost.
HARMLESS = re.compile(r"can't break line|cannot adjust line")

for path in lint.find("*.[1-8]", "*.[1-8].in", under=["data"]):
    status, output = lint.run("groff", "-man", "-Tutf8", "-K", "utf8", "-ww", "-z", path)
    problems = [line for line in output.split("\n") if line and not HARMLESS.search(line)]
    if status != 0 or problems:
        lint.breach(path, 0, "\n".join(problems) or "groff failed")

lint.finish()

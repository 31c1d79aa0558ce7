# SPDX-License-Identifier: GPL-3.0-or-later
"""No layer uses a library that is not its own or a layer above it, and SQL is in the store alone."""

import re

import lint

# A layer sees those before it; the command line and the window do not see each other.
LAYERS = ["model", "store", "exchange", "report", "cli", "app"]
SEES = {layer: set(LAYERS[: LAYERS.index(layer) + 1]) for layer in LAYERS}
SEES["app"] -= {"cli"}

FOREIGN = [
    (re.compile(r"gtk/|gdk/|gsk/|adwaita"), {"app"}),
    (re.compile(r"libxml/"), {"exchange"}),
    (re.compile(r"sqlite3"), {"store"}),
    (re.compile(r"pango/|cairo"), {"report", "app"}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SQL = re.compile(r'"\s*(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE (TABLE|INDEX|VIRTUAL)'
                 r'|ALTER TABLE|DROP TABLE|BEGIN IMMEDIATE|BEGIN EXCLUSIVE|WITH \w+ AS \()\s')

sources = lint.find("*.c", "*.h", under=["src"])
layer_of_header = {path.name: path.parent.relative_to(lint.root / "src").parts[0]
                   for path in sources if path.suffix == ".h"}

for path in sources:
    layer = path.relative_to(lint.root / "src").parts[0]
    if layer not in SEES:
        lint.breach(path, 0, f"src/{layer} is no layer")
        continue

    text = lint.without_comments(lint.read(path))
    for match in INCLUDE.finditer(text):
        line = lint.line_of(text, match.start())
        quote, header = match.groups()
        if quote == '"' and "/" in header:
            lint.breach(path, line, f"“{header}” walks around the include path of the layer")
        owner = layer_of_header.get(header)
        if owner and owner not in SEES[layer]:
            lint.breach(path, line, f"{layer} may not see {header} of {owner}")
        for pattern, allowed in FOREIGN:
            if quote == "<" and pattern.match(header) and layer not in allowed:
                lint.breach(path, line, f"<{header}> belongs to {' and '.join(sorted(allowed))}")

    if layer != "store":
        for match in SQL.finditer(text):
            lint.breach(path, lint.line_of(text, match.start()), "SQL belongs to src/store")

for path in lint.find("*.sql", under=["src", "ui", "data"]):
    if (lint.root / "src" / "store") not in path.parents:
        lint.breach(path, 0, "SQL belongs to src/store")

lint.finish()

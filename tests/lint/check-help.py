# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page of the help is there in both languages, is well-formed, and links only to pages that exist."""

import xml.etree.ElementTree as ElementTree

import lint

MALLARD = "{http://projectmallard.org/1.0/}"
# What the reader of the window shows; others would be lost there.
KNOWN = {"page", "info", "desc", "link", "title", "p", "list", "steps", "item", "section", "cmd", "em", "gui", "key",
         "keyseq"}
LANGUAGES = ["C", "id"]

pages = {language: lint.find("*.page", under=[f"data/help/{language}"]) for language in LANGUAGES}
names = {language: {page.stem for page in found} for language, found in pages.items()}
resources = "".join(lint.read(path) for path in lint.find("*.gresource.xml", under=["data/help"]))
shapes = {}


def check_page(path, language):
    try:
        root = ElementTree.fromstring(lint.read(path))
    except ElementTree.ParseError as problem:
        lint.breach(path, problem.position[0], str(problem))
        return
    if root.tag != MALLARD + "page" or root.get("id") != path.stem:
        lint.breach(path, 0, f"is not the page “{path.stem}”")
    if f">{language}/{path.name}<" not in resources:
        lint.breach(path, 0, "is in no gresource.xml")
    for part in root.iter():
        if part.tag.removeprefix(MALLARD) not in KNOWN:
            lint.breach(path, 0, f"<{part.tag.removeprefix(MALLARD)}> is not shown by the reader of the window")
        if part.get("xref") is not None and part.get("xref") not in names[language]:
            lint.breach(path, 0, f"links to “{part.get('xref')}”, which is no page")
    shapes.setdefault(path.stem, {})[language] = [part.tag for part in root.iter()
                                                  if part.tag.removeprefix(MALLARD) in ("section", "item", "link")]


for own in LANGUAGES:
    for page in pages[own]:
        check_page(page, own)
        for other in LANGUAGES:
            if page.stem not in names[other]:
                lint.breach(page, 0, f"is missing in data/help/{other}")
for name, shape in shapes.items():
    if len(shape) == len(LANGUAGES) and shape["C"] != shape["id"]:
        lint.breach(f"data/help/id/{name}.page", 0, "has other sections, items or links than the English page")
if not all(pages.values()):
    lint.breach("data/help", 0, "a language has no pages")

lint.finish()

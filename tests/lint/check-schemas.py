# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML schemas compile, and every report that ships or serves as a good example obeys the one of its namespace."""

import re

import lint

# As xmllint(1) documents them.
INVALID_SCHEMA = 5

lint.need("xmllint")

schemas = {}
for path in lint.find("*.xsd", under=["data"]):
    # A schema is no instance of itself, so a wrong document is expected here, and a wrong schema is not.
    status, output = lint.run("xmllint", "--noout", "--nonet", "--schema", path, path)
    if status == INVALID_SCHEMA or "compile" in output:
        lint.breach(path, 0, output.strip())
    namespace = re.search(r'targetNamespace="([^"]+)"', lint.read(path))
    if namespace:
        schemas[namespace.group(1)] = path

for path in lint.find("*.rng", under=["data"]):
    status, output = lint.run("xmllint", "--noout", "--nonet", "--relaxng", path, path)
    if status == INVALID_SCHEMA or "compile" in output:
        lint.breach(path, 0, output.strip())

for path in lint.find("*.xml", "*.svg", under=["data", "ui"]) + lint.find("good*.xml", under=["tests"]):
    status, output = lint.run("xmllint", "--noout", "--nonet", path)
    if status != 0:
        lint.breach(path, 0, output.strip())
        continue
    # The first element of the document, past the comments.
    # Good examples may have any encoding; in those that hide the namespace, xmllint has found no fault all the same.
    text = path.read_text(encoding="utf-8", errors="replace")
    element = re.search(r"<[A-Za-z][^>]*>", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    namespace = re.search(r'xmlns="([^"]+)"', element.group()) if element else None
    if namespace is None or not namespace.group(1).startswith("urn:layak:"):
        continue
    if namespace.group(1) not in schemas:
        lint.breach(path, 0, f"no schema in data describes {namespace.group(1)}")
        continue
    status, output = lint.run("xmllint", "--noout", "--nonet", "--schema", schemas[namespace.group(1)], path)
    if status != 0:
        lint.breach(path, 0, output.strip())

lint.finish()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the documents name exist: in backticks, and behind relative links."""

import re

import lint

CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
# A word in backticks is a path of ours if it begins with one of our folders; in capitals it is a placeholder.
PATH = re.compile(r"^(\./)?(src|ui|data|po|tests|docs|\.ci)/[\w.@*{},/+-]*$|^\./[\w.-]+$")
PLACEHOLDER = re.compile(r"(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z.])")


def exists(text, folder):
    """A path from the top or from the document; * and {a,b} stand for what they do in a shell."""
    choice = re.search(r"\{([^{}]*)\}", text)
    if choice:
        return all(exists(text[: choice.start()] + part + text[choice.end():], folder)
                   for part in choice.group(1).split(","))
    text = text.rstrip("/")
    return any(place.exists() if "*" not in text else any(base.glob(text))
               for base in (lint.root, folder) for place in [base / text])


documents = [*lint.root.glob("*.md"), *lint.find("*.md")]
for path in sorted(set(documents)):
    text = lint.read(path)
    for match in CODE.finditer(text):
        first = match.group(1).split(" ")[0]
        if PATH.match(first) and not PLACEHOLDER.search(first) and not exists(first, path.parent):
            lint.breach(path, lint.line_of(text, match.start()), f"{first} does not exist")
    for match in LINK.finditer(text):
        target = match.group(1)
        if not re.match(r"[a-z]+:", target) and not exists(target, path.parent):
            lint.breach(path, lint.line_of(text, match.start()), f"the link leads nowhere: {target}")

lint.finish()

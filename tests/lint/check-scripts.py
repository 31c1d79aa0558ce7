# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts are executable, and their syntax is right."""

import os

import lint

scripts = [lint.root / "run", lint.root / ".ci" / "run", *lint.find("*.sh", "*.py")]

for path in scripts:
    if not path.exists():
        lint.breach(path, 0, "is missing")
        continue
    source = lint.read(path)
    first = source.split("\n", 1)[0]
    if first.startswith("#!") and not os.access(path, os.X_OK):
        lint.breach(path, 1, "is not executable")
    if path.suffix == ".py":
        try:
            compile(source, str(path), "exec")
        except SyntaxError as problem:
            lint.breach(path, problem.lineno, problem.msg)
        continue
    if not first.startswith("#!"):
        lint.breach(path, 1, "does not say which shell it is for")
    status, output = lint.run("bash" if "bash" in first else "sh", "-n", path)
    if status != 0:
        lint.breach(path, 0, output.strip())

lint.finish()

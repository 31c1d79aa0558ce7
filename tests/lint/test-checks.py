# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check of this folder finds what it is for: a small tree that is right passes, and one wrong file fails it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"

UI = """<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<interface>
  <requires lib="gtk" version="4.8"/>
  <template class="LayakRow" parent="GtkBox">{}</template>
</interface>
"""

ICON_BUTTON = '<object class="GtkButton"><property name="icon-name">edit</property></object>'

PO = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:layak:report:1">
  <xs:element name="report"/>
</xs:schema>
"""

PAGE = """<page xmlns="http://projectmallard.org/1.0/" id="index"><title>Layak</title></page>
"""

# A tree in which every check has something to look at and nothing to say.
GOOD = {
    "src/model/layak-row.h": LICENCE + "#pragma once\n",
    "src/model/layak-row.c": LICENCE + '#include "layak-row.h"\n\nconst char *title = N_("Training");\n',
    "src/store/layak-store.c": LICENCE + '#include <sqlite3.h>\n\nconst char *sql = "SELECT id";\n',
    "src/app/window/layak-window.h": LICENCE + "#pragma once\n",
    "ui/layak-row.ui": UI.format('<property name="tooltip-text" translatable="yes">Training</property>'),
    "ui/style.css": LICENCE + "@define-color layak_red #b3141f;\npill { background: #fff; color: @layak_red; }\n",
    "ui/style-dark.css": LICENCE + "@define-color layak_red #b3141f;\n",
    "ui/style-hc.css": LICENCE + "pill { border: 1px solid currentColor; }\n",
    "ui/layak.gresource.xml": "<gresources><file>layak-row.ui</file></gresources>\n",
    "data/layak.xsd": XSD,
    "data/sample.xml": '<report xmlns="urn:layak:report:1"/>\n',
    "data/help/C/index.page": PAGE,
    "data/help/id/index.page": PAGE,
    "data/help/help.gresource.xml": "<gresources><file>C/index.page</file><file>id/index.page</file></gresources>\n",
    "data/layak.1": ".TH LAYAK 1\n.SH NAME\nlayak \\- plan\n",
    "po/LINGUAS": "id\n",
    "po/POTFILES.in": "# Sorted.\nsrc/model/layak-row.c\nui/layak-row.ui\n",
    "po/id.po": PO + 'msgid "Training"\nmsgstr "Pelatihan"\n',
    "tests/lint/same-in-indonesian.txt": "",
    "run": "#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\ntrue\n",
    ".ci/run": "#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\ntrue\n",
    "README.md": "Begin in `src/model/layak-row.c`, then [the rest](src/store) and `./run`.\n",
}


def code(text, header="layak-row.h"):
    return LICENCE + f'#include "{header}"\n\n' + text


# Check, file, what it holds instead, a part of what the check says.
BAD = [
    ("layers", "src/model/layak-row.c", code("", "layak-window.h"), "may not see layak-window.h"),
    ("layers", "src/model/layak-row.c", code("#include <gtk/gtk.h>\n"), "<gtk/gtk.h> belongs to app"),
    ("layers", "src/store/layak-store.c", LICENCE + "#include <libxml/tree.h>\n", "belongs to exchange"),
    ("layers", "src/model/layak-row.c", code("", "../app/layak-window.h"), "walks around"),
    ("layers", "src/app/window/layak-page.c", LICENCE + 'const char *sql = "DELETE FROM training";\n', "SQL belongs"),
    ("layers", "src/window/layak-page.c", LICENCE, "is no layer"),
    ("style", "src/model/layak-row.c", code("\tint a;\n"), "a tab"),
    ("style", "src/model/layak-row.c", code("int a; \n"), "blanks at the end"),
    ("style", "src/model/layak-row.c", code("int " + "a" * 120 + ";\n"), "columns"),
    ("style", "src/model/layak-row.c", '#include "layak-row.h"\n', "no SPDX"),
    ("style", "src/model/layak-row.c", LICENCE + '#include <glib.h>\n#include "layak-row.h"\n', "included first"),
    ("style", "src/model/layak-row.c", code("int a;\n" * 600), "lines, 600 are allowed"),
    ("style", "src/model/layak-row.c", code("int\nf (void)\n{\n" + "  g ();\n" * 121 + "}\n"), "f has 121 lines"),
    ("style", "src/model/layak-row.c", code("int a;\n\n"), "exactly one line end"),
    ("style", "src/model/layak-row.c", code("/* FIX" + "ME: later. */\n"), "unfinished"),
    ("style", "src/model/layak-row.h", LICENCE, "no #pragma once"),
    ("potfiles", "src/app/window/layak-page.c", 'f (_("Page"));\n', "layak-page.c holds text"),
    ("potfiles", "src/model/layak-row.c", '/* _("Page") */\n', "holds no text"),
    ("potfiles", "po/POTFILES.in", "ui/layak-row.ui\nsrc/model/layak-row.c\n", "not sorted"),
    ("translations", "po/id.po", PO, "“Training” has no translation"),
    ("translations", "src/model/layak-row.c", code('char *text = ngettext ("%d page", "%d pages", n);\n'),
     "“%d page” has no translation"),
    ("translations", "po/id.po", PO + '#, fuzzy\nmsgid "Training"\nmsgstr "Latihan"\n', "fuzzy"),
    ("translations", "po/id.po", PO + 'msgid "Training"\nmsgstr "Training"\n', "repeats the English"),
    ("translations", "po/id.po", GOOD["po/id.po"] + '\nmsgid "Page"\nmsgstr "Halaman"\n', "no text of the program"),
    ("translations", "src/model/layak-row.c", code('N_("Open...");\n'), "three dots"),
    ("translations", "tests/lint/same-in-indonesian.txt", "Regency\n", "“Regency” is no text"),
    ("ui", "ui/layak-row.ui", UI.format("<a>"), "mismatched tag"),
    ("ui", "ui/layak-row.ui", UI.format("").replace("4.8", "4.10"), "no <requires"),
    ("ui", "ui/layak-row.ui", UI.format('<property name="label">Page</property>'), "“Page” (label)"),
    ("ui", "ui/layak-row.ui", UI.format("").replace("LayakRow", "LayakPage"), "template of LayakPage"),
    ("ui", "ui/layak-row.ui", UI.format(ICON_BUTTON), "“edit” has no tooltip-text"),
    ("ui", "ui/layak-row.ui", UI.format(ICON_BUTTON), "“edit” has no accessible label"),
    ("ui", "ui/layak.gresource.xml", "<gresources/>\n", "in no gresource.xml"),
    ("schemas", "data/layak.xsd", XSD.replace("<xs:element ", '<xs:element type="nothing" '), "layak.xsd"),
    ("schemas", "data/sample.xml", '<other xmlns="urn:layak:report:1"/>\n', "sample.xml"),
    ("schemas", "data/sample.xml", "<report>\n", "sample.xml"),
    ("schemas", "tests/fixtures/good-1.xml", '<report xmlns="urn:layak:report:2"/>\n', "no schema in data"),
    ("man", "data/layak.1", ".TH LAYAK 1\n.SH NAME\n.WRONG\n", "WRONG"),
    ("scripts", "run", "#!/bin/bash\nif\n", "syntax error"),
    ("scripts", "tests/a.py", "if\n", "invalid syntax"),
    ("contrast", "ui/style.css", "pill { background: #fff; color: #888; }\n", "less than 4.5:1"),
    ("contrast", "ui/style.css", "@define-color layak_fill #eee;\n", "less than 3.0:1"),
    ("contrast", "ui/style-hc.css", "pill { border: 1px solid alpha(currentColor, .4); }\n", "edge of pill"),
    ("contrast", "ui/style-hc.css", "pill { opacity: .4; }\n", "light in high contrast"),
    ("help", "data/help/C/history.page", PAGE.replace("index", "history"), "is missing in data/help/id"),
    ("help", "data/help/id/index.page", PAGE.replace("<title>", '<link xref="gone"/><title>'), "which is no page"),
    ("docs", "README.md", "See `src/model/layak-rows.c`.\n", "does not exist"),
    ("docs", "README.md", "See [this](docs/guide.md).\n", "leads nowhere"),
]


def check(name, files):
    with tempfile.TemporaryDirectory() as place:
        for path, text in files.items():
            file = Path(place) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            file.chmod(0o755 if text.startswith("#!") else 0o644)
        done = subprocess.run([sys.executable, HERE / f"check-{name}.py", place], check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


number = failures = 0


def tell(passed, name, output=""):
    global number, failures
    number += 1
    failures += not passed
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    if not passed:
        print("".join(f"# {line}\n" for line in output.split("\n")), end="")


names = sorted(path.stem.removeprefix("check-") for path in HERE.glob("check-*.py"))
missing = set()
for name in names:
    status, output = check(name, GOOD)
    if status == 77 and not os.environ.get("CI"):
        missing.add(name)
        print(f"# {name}: {output.strip()}")
        continue
    tell(status == 0, f"{name} passes what is right", output)
    tell(any(case[0] == name for case in BAD), f"{name} has a case that breaks it")

for name, path, text, sentence in BAD:
    if name not in missing:
        status, output = check(name, {**GOOD, path: text})
        tell(status == 1 and sentence in output and "Traceback" not in output, f"{name}: {sentence}", output)

print(f"1..{number}")
sys.exit(1 if failures else 0)

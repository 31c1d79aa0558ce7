# SPDX-License-Identifier: GPL-3.0-or-later
"""Every catalogue of po/LINGUAS translates every text that the sources hold today, and does not merely repeat it."""

import gettext
import re
import tempfile
from pathlib import Path

import lint

# As the preset 'glib' of meson's i18n module calls it.
XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--files-from=po/POTFILES.in",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format", "--flag=g_string_printf:2:c-format",
    "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format",
    "--flag=g_print:1:c-format", "--flag=g_printerr:1:c-format",
]

LANGUAGE_NAMES = {"id": "indonesian"}


# Context and text are joined by this character in a compiled catalogue.
CONTEXT_END = "\x04"


def texts_of(compiled):
    """What a compiled catalogue holds: original → translations, the original with its context if it has one."""
    texts = {}
    with compiled.open("rb") as file:
        # The class has no public list of its texts, but has kept this one for twenty years.
        catalogue = gettext.GNUTranslations(file)._catalog
    for key, translated in catalogue.items():
        original = key[0] if isinstance(key, tuple) else key
        if original:
            texts.setdefault(original, []).append(translated)
    return texts


def plain(original):
    return original.split(CONTEXT_END)[-1]


def check_catalogue(language, wanted, folder):
    catalogue = Path("po") / f"{language}.po"
    compiled = folder / f"{language}.mo"

    status, output = lint.run("msgfmt", "--check", "--statistics", "--output-file", compiled, catalogue)
    if status != 0 or re.search(r"fuzzy|untranslated", output):
        lint.breach(catalogue, 0, output.strip())
    if not compiled.exists():
        return

    texts = texts_of(compiled)
    for original in sorted(wanted - set(texts)):
        lint.breach(catalogue, 0, f"“{plain(original)}” has no translation")
    for original in sorted(set(texts) - wanted):
        lint.breach(catalogue, 0, f"“{plain(original)}” is no text of the program any more")

    names = lint.root / "tests" / "lint" / f"same-in-{LANGUAGE_NAMES.get(language, language)}.txt"
    same = {line for line in lint.read(names).split("\n") if line and not line.startswith("#")}
    for original, translations in sorted(texts.items()):
        # What has no word in it, such as “%s (%s)”, may well stay as it is.
        text = plain(original)
        if text in translations and text not in same and re.search(r"[^\W\d_]{2}", re.sub(r"%\S*", "", text)):
            lint.breach(catalogue, 0, f"“{text}” repeats the English; if it is a name, add it to {lint.name(names)}")
    for text in sorted(same - {plain(original) for original in wanted}):
        lint.breach(names, 0, f"“{text}” is no text of the program")


for tool in ("xgettext", "msgen", "msgfmt"):
    lint.need(tool)

with tempfile.TemporaryDirectory() as place:
    folder = Path(place)
    # A catalogue of English into English tells which texts the sources hold now. A template names its encoding only
    # if some text needs one, and leaves open how many forms a plural has.
    for command in ([*XGETTEXT, "--output", folder / "layak.pot"],
                    ["sed", "--in-place", "--expression", "s/charset=CHARSET/charset=UTF-8/",
                     "--expression", "s/nplurals=INTEGER; plural=EXPRESSION/nplurals=2; plural=n != 1/",
                     folder / "layak.pot"],
                    ["msgen", "--output-file", folder / "en.po", folder / "layak.pot"],
                    ["msgfmt", "--output-file", folder / "en.mo", folder / "en.po"]):
        result, messages = lint.run(*command)
        if result != 0:
            lint.breach("po/POTFILES.in", 0, messages.strip())
            lint.finish()

    wanted = set(texts_of(folder / "en.mo"))
    for original in sorted(wanted):
        if "..." in original:
            lint.breach("po", 0, f"“{plain(original)}”: three dots are written as the one character …")
    for code in lint.read(lint.root / "po" / "LINGUAS").split():
        check_catalogue(code, wanted, folder)

lint.finish()

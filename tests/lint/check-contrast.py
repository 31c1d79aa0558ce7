# SPDX-License-Identifier: GPL-3.0-or-later
"""The pairs of colours in ui/style.css, light and dark, have the contrast of WCAG 2.1: 4.5:1 for text, 3:1 for marks.

A rule with a colour and a background is a pair; a colour alone is read on every ground of the window, and a background
alone carries the text of the window. Colours with alpha are mixed with the ground below; opacity fades the text.
"""

import re

import lint

# The grounds and inks of libadwaita 1.2, which its stylesheet computes.
LIBADWAITA = {
    "light": {"window_bg_color": "#fafafa", "view_bg_color": "#ffffff", "card_bg_color": "#ffffff",
              "window_fg_color": "rgba(0,0,0,.8)", "accent_fg_color": "#ffffff", "accent_bg_color": "#1c71d8"},
    "dark": {"window_bg_color": "#242424", "view_bg_color": "#1e1e1e", "card_bg_color": "#363636",
             "window_fg_color": "#ffffff", "accent_fg_color": "#ffffff", "accent_bg_color": "#1c71d8"},
}
GROUNDS = "window_bg_color", "view_bg_color", "card_bg_color"
# What is no text: bars, points and edges. Lines between rows and the empty part of a bar are ornament.
MARKS = "layak_fill", "layak_female", "layak_unsexed", "layak_done"
SIDEBAR = ("layak_sidebar",)
TEXT, MARK = 4.5, 3.0


def split(text):
    """Parts at the commas outside of parentheses."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", text)]


def parse(text, names, current, below):
    """An opaque colour as three numbers, mixed with what lies below; None for what is no colour."""
    text = text.strip()
    if text == "currentColor":
        return current
    if text.startswith("@"):
        return parse(names[text[1:]], names, current, below) if text[1:] in names else None
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", text):
        return tuple(int(text[i:i + 2], 16) for i in (1, 3, 5))
    call = re.fullmatch(r"(rgba|alpha)\((.*)\)", text)
    if call is None:
        return None
    *colour, alpha = split(call[2])
    top = tuple(map(float, colour)) if call[1] == "rgba" else parse(colour[0], names, current, below)
    return top and tuple(float(alpha) * a + (1 - float(alpha)) * b for a, b in zip(top, below))


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def names_of(style, *sheets):
    names = dict(LIBADWAITA[style])
    for sheet in sheets:
        names.update(re.findall(r"@define-color (\w+) ([^;]+);", sheet))
    return names


def rules_of(sheet):
    """Line, selector and properties of every rule."""
    bare = re.sub(r"/\*.*?\*/", lambda comment: re.sub(r"[^\n]", " ", comment[0]), sheet, flags=re.S)
    bare = re.sub(r"@define-color[^;]*;", "", bare)
    for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", bare):
        properties = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", rule[2]))
        start = rule.start(1) + len(rule[1]) - len(rule[1].lstrip())
        yield bare.count("\n", 0, start) + 1, " ".join(rule[1].split()), properties


def breaches(line, selector, properties, names):
    """Of one rule, on each ground; opacity is that of secondary text."""
    background = properties.get("background-color", properties.get("background", "transparent"))
    faded = "opacity" in properties and float(properties["opacity"]) < 1
    if not faded and "color" not in properties and background in ("transparent", "none"):
        return
    for name in GROUNDS + SIDEBAR * (in_sidebar(selector) and "layak_sidebar" in names):
        below = parse("@" + name, names, None, None)
        ink = parse("@window_fg_color", names, None, below)
        ground = parse(background, names, parse(properties.get("color", "currentColor"), names, ink, below), below)
        if ground is None and is_mark(selector):   # a hatched mark is told by its edge
            ground = parse(properties.get("border", "").split(" ")[-1], names, ink, below)
        ground = ground or below
        told = parse(properties.get("color", "@window_fg_color"), names, ink, ground) or ink
        if faded:
            told = tuple(float(properties["opacity"]) * a + (1 - float(properties["opacity"])) * b
                         for a, b in zip(told, ground))
        if is_mark(selector):
            yield line, f"{selector} on {name}", contrast(ground, below), MARK
        else:
            yield line, f"{selector} on {name}", contrast(told, ground), TEXT


def in_sidebar(selector):
    return any(part in selector for part in ("sidebar", ".dim-label", ".brand", "badge"))


def is_mark(selector):
    return selector.startswith((".swatch", "progressbar")) and "trough" not in selector.split()[-1]


def check(style, sheet, names):
    measured = [pair for rule in rules_of(sheet) for pair in breaches(*rule, names)
                if not rule[1].endswith("trough") and "rail" not in rule[1]]
    for mark in (mark for mark in MARKS if mark in names):
        for name in GROUNDS:
            ground = parse("@" + name, names, None, None)
            line = lint.line_of(sheet, sheet.find(f"@define-color {mark} "))
            measured.append((line, f"{mark} on {name}", contrast(parse("@" + mark, names, None, ground), ground), MARK))
    for line, what, ratio, least in measured:
        if ratio < least:
            lint.breach("ui/style.css", line, f"{what}, {style}: {ratio:.2f}:1 is less than {least}:1")


light = lint.read(lint.root / "ui" / "style.css")
dark = lint.read(lint.root / "ui" / "style-dark.css")
check("light", light, names_of("light", light))
check("dark", light, names_of("dark", light, dark))
lint.finish()

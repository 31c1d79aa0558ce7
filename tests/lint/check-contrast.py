# SPDX-License-Identifier: GPL-3.0-or-later
"""The pairs of colours in ui/style.css, light and dark, have the contrast of WCAG 2.1: 4.5:1 for text, 3:1 for marks.

The same holds with ui/style-hc.css over them; in high contrast lines and edges are marks too.

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


def names_in(sheet):
    return dict(re.findall(r"@define-color (\w+) ([^;]+);", sheet))


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


def edges(line, selector, properties, names):
    """What a rule for high contrast draws around things, on each ground."""
    for value in (properties[name] for name in ("border", "border-color", "box-shadow") if name in properties):
        for name in GROUNDS:
            below = parse("@" + name, names, None, None)
            ink = parse("@window_fg_color", names, None, below)
            edge = parse(re.search(r"(?:\w+\(.*\)|\S+)$", value.strip())[0], names, ink, below)
            if edge is not None:
                yield line, f"edge of {selector} on {name}", contrast(edge, below), MARK


def overlay(sheet, over):
    """The rules of both; where a selector is in both, the latter says more."""
    said = {part: properties for _, selector, properties in rules_of(over) for part in split(selector)}
    for line, selector, properties in rules_of(sheet):
        parts = split(selector)
        kept = [part for part in parts if part not in said]
        if kept:
            yield line, ", ".join(kept), properties
        yield from ((line, part, {**properties, **said[part]}) for part in parts if part in said)


def in_sidebar(selector):
    return any(part in selector for part in ("sidebar", ".dim-label", ".brand", "badge"))


def is_mark(selector):
    return selector.startswith((".swatch", "progressbar")) and "trough" not in selector.split()[-1]


def get_marks(sheet, marks, names):
    for mark in (mark for mark in marks if mark in names):
        for name in GROUNDS:
            ground = parse("@" + name, names, None, None)
            ink = parse("@window_fg_color", names, None, ground)
            line = lint.line_of(sheet, max(sheet.find(f"@define-color {mark} "), 0))
            yield line, f"{mark} on {name}", contrast(parse("@" + mark, names, ink, ground), ground), MARK


def check(style, file, measured):
    for line, what, ratio, least in measured:
        if ratio < least:
            lint.breach(file, line, f"{what}, {style}: {ratio:.2f}:1 is less than {least}:1")


def get_pairs(rules, names):
    return [pair for rule in rules for pair in breaches(*rule, names)
            if not rule[1].endswith("trough") and "rail" not in rule[1]]


def check_style(style, names):
    check(style, "ui/style.css", [*get_pairs(rules_of(light), names), *get_marks(light, MARKS, names)])
    names = {**names, **names_in(high)}
    high_style = f"{style} in high contrast"
    check(high_style, "ui/style.css", get_pairs(overlay(light, high), names))
    check(high_style, "ui/style-hc.css",
          [*get_pairs(rules_of(high), names), *get_marks(high, (*MARKS, "layak_line"), names),
           *(edge for rule in rules_of(high) for edge in edges(*rule, names))])


light, dark, high = (lint.read(lint.root / "ui" / name) for name in ("style.css", "style-dark.css", "style-hc.css"))
check_style("light", {**LIBADWAITA["light"], **names_in(light)})
check_style("dark", {**LIBADWAITA["dark"], **names_in(light), **names_in(dark)})
lint.finish()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui file is well-formed, asks for GTK 4.8, marks its text for translation and names its icon buttons."""

import re
import xml.etree.ElementTree as ElementTree

import lint

TEXT = {"label", "title", "subtitle", "tooltip-text", "tooltip-markup", "placeholder-text", "description", "heading",
        "body", "comments", "website-label", "button-label", "value-text"}
BUTTONS = {"GtkButton", "GtkToggleButton", "GtkMenuButton", "GtkLinkButton", "AdwSplitButton"}
LETTER = re.compile(r"[^\W\d_]")


def property_name(element):
    return element.get("name", "").replace("_", "-")


def properties(element):
    """The properties that an object sets itself or binds."""
    return {property_name(child): child for child in element if child.tag in ("property", "binding")}


def is_icon_button(element):
    if element.get("class") not in BUTTONS:
        return False
    own = properties(element)
    if "label" in own:
        return False
    if "icon-name" in own:
        return True
    children = [child.find("object") for child in [*element.findall("child"), *own.values()]]
    return any(child is not None and child.get("class") == "GtkImage" for child in children)


def has_accessible_name(element):
    return any(property_name(child) in ("label", "labelled-by") for child in element.findall("accessibility/*"))


def kebab(class_name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", class_name).lower()


def check_text(path, element):
    text = (element.text or "").strip()
    if not LETTER.search(text) or element.get("translatable") in ("yes", "true"):
        return
    if element.tag in ("property", "attribute") and property_name(element) in TEXT:
        lint.breach(path, 0, f"“{text}” ({property_name(element)}) is not marked translatable")
    # The items of a GtkStringList are the only texts that are not properties.
    if element.tag == "item":
        lint.breach(path, 0, f"“{text}” (item of a list) is not marked translatable")


def check_button(path, element):
    title = element.get("id") or next((part.text for part in [properties(element).get("icon-name")]
                                       if part is not None and part.text), "?")
    own = properties(element)
    if "tooltip-text" not in own and "tooltip-markup" not in own:
        lint.breach(path, 0, f"the icon button “{title}” has no tooltip-text")
    if not has_accessible_name(element):
        lint.breach(path, 0, f"the icon button “{title}” has no accessible label")


def check_requirements(path, tree):
    required = {child.get("lib"): child.get("version") for child in tree.findall("requires")}
    if required.get("gtk") != "4.8":
        lint.breach(path, 0, 'no <requires lib="gtk" version="4.8"/>')
    uses_adwaita = any((part.get("class") or "").startswith("Adw") or (part.get("parent") or "").startswith("Adw")
                       for part in tree.iter())
    if uses_adwaita and required.get("libadwaita") not in ("1.0", "1.1", "1.2"):
        lint.breach(path, 0, 'uses libadwaita: no <requires lib="libadwaita" version="1.2"/>')


files = lint.find("*.ui", under=["ui", "src"])
resources = "".join(lint.read(path) for path in lint.find("*.gresource.xml", under=["ui"]))

for file in files:
    source = lint.read(file)
    try:
        interface = ElementTree.fromstring(source)
    except ElementTree.ParseError as problem:
        lint.breach(file, problem.position[0], str(problem))
        continue
    if "<![CDATA[" in source:
        lint.breach(file, 0, "XML inside XML: a list row is a template class of its own")
    check_requirements(file, interface)
    template = interface.find("template")
    if template is not None and kebab(template.get("class", "")) != file.stem:
        lint.breach(file, 0, f"holds the template of {template.get('class')}")
    if f">{file.name}<" not in resources:
        lint.breach(file, 0, "is in no gresource.xml")
    for part in interface.iter():
        check_text(file, part)
        if is_icon_button(part):
            check_button(file, part)

lint.finish()

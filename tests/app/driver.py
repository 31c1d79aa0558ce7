# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window from outside, as a screen reader and a keyboard do, and takes pictures of it.

Widgets are found by role and accessible name over AT-SPI; xdotool types real keys and clicks; ImageMagick's import
takes the pictures. Needs tests/with-display.sh around it. Everything waits for conditions, never for time.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

SKIP = 77

# Warnings are fatal in the program, not in the library that looks at it.
STRICT = os.environ.pop("G_DEBUG", "")


def need():
    """Ends the test as skipped where a tool is missing."""
    for tool in ("xdotool", "import"):
        if shutil.which(tool) is None:
            print(f"{tool} is missing")
            sys.exit(SKIP)
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError) as problem:
        print(problem)
        sys.exit(SKIP)


def scopes(place, year, *databases):
    """The setting that says what is looked at in each of the databases."""
    entries = ", ".join(f"'{database}': ('{place}', {year})" for database in databases)
    return f"scopes={{{entries}}}\n"


class Window:
    """A running program and its window."""

    def __init__(self, arguments, log, settings=""):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        from tree import Tree
        self.atspi, self.failure = Atspi, GLib.Error
        # Sanitizers take time of their own.
        self.slowness = 6 if "sanitize" in os.path.abspath(arguments[0]) else 1

        config = Path(os.environ["XDG_CONFIG_HOME"])
        (config / "gtk-4.0").mkdir(parents=True, exist_ok=True)
        (config / "gtk-4.0" / "settings.ini").write_text(
            "[Settings]\ngtk-enable-animations=false\ngtk-font-name=Cantarell 11\n"
            # As in GNOME; bare GTK adds buttons to minimise and maximise.
            "gtk-decoration-layout=appmenu:close\n")
        # Without a compositor a window has a frame of its own around it.
        (config / "gtk-4.0" / "gtk.css").write_text(
            "window.solid-csd { margin: 0; padding: 0; border-radius: 0; box-shadow: none; }\n")
        (config / "glib-2.0" / "settings").mkdir(parents=True, exist_ok=True)
        (config / "glib-2.0" / "settings" / "keyfile").write_text(
            "[id/layak/Layak]\nwindow-width=1366\nwindow-height=768\n" + settings)

        environment = dict(os.environ, GSETTINGS_BACKEND="keyfile", GTK_A11Y="atspi", G_DEBUG=STRICT)
        self.log = open(log, "w", encoding="utf-8")
        self.process = subprocess.Popen(arguments, stdout=self.log, stderr=self.log, env=environment)
        self.application = self.wait(self._find_application, "the program on the accessibility bus", 30)
        self.tree = Tree(Atspi, self.application.app.bus_name)
        self.wait(lambda: self.application.get_child_count() > 0, "a window", 30)
        self.wait(self.get_id, "the window on the screen")
        self.run("xdotool", "windowfocus", "--sync", self.get_id())

    def _find_application(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    @staticmethod
    def run(*arguments):
        return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout

    def get_id(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[-1] if found else None

    def wait(self, condition, what, seconds=15):
        end = time.monotonic() + seconds * self.slowness
        problem = None
        while time.monotonic() < end:
            if self.is_running() is False:
                raise AssertionError(f"the program ended while waiting for {what}")
            try:
                result = condition()
                if result:
                    return result
            except self.failure as error:   # the object went away while we looked
                problem = error
            time.sleep(0.02)
        raise AssertionError(f"no {what} in {seconds} s {problem or ''}")

    def is_running(self):
        return self.process.poll() is None

    def walk(self, node=None):
        node = node or self.application
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child)

    def _look(self, role, name, root):
        for node in self.tree.read(root.path if root is not None else None).walk():
            if role in (None, node.role) and (name is None or name in node.name) and self.tree.is_shown(node):
                return self.get_accessible(node)
        return None

    def get_accessible(self, node):
        """That of a node of the tree, to be acted upon: the way down to it, from the program."""
        if node.parent is None:
            return self.application
        parent = self.get_accessible(node.parent)
        for i in range(parent.get_child_count()):
            # GTK 4.8 leaves hidden ones out when it tells the place of a child, but not when it is asked for a child.
            child = parent.get_child_at_index((i + max(node.index, 0)) % parent.get_child_count())
            if child is not None and child.path == node.path:
                return child
        raise self.failure(f"{node.role} “{node.name}” went away")

    def is_shown(self, node):
        """GTK 4.8 says of the window alone that it is showing; what was never shown has no size."""
        return (node.get_state_set().contains(self.atspi.StateType.VISIBLE)
                and node.get_extents(self.atspi.CoordType.WINDOW).width > 0)

    def find(self, role=None, name=None, root=None):
        """The first widget of this role whose accessible name holds @name."""
        return self.wait(lambda: self._look(role, name, root), f"{role} “{name}”")

    def wait_gone(self, role, name):
        self.wait(lambda: self._look(role, name, None) is None, f"end of {role} “{name}”")

    def activate(self, node):
        """Presses a button by its accessible action."""
        if node.get_n_actions() < 1 or not self.atspi.Action.do_action(node, 0):
            raise AssertionError(f"{node.get_role_name()} “{node.get_name()}” cannot be pressed")

    def click(self, node, modifier=None):
        """A real click: extents are those within the surface, so the place of the window is added."""
        box = node.get_extents(self.atspi.CoordType.WINDOW)
        place = dict(line.split("=") for line in
                     self.run("xdotool", "getwindowgeometry", "--shell", self.get_id()).split())
        hold, release = (("keydown", modifier), ("keyup", modifier)) if modifier else ((), ())
        self.run("xdotool", "mousemove", "--sync", str(int(place["X"]) + box.x + box.width // 2),
                 str(int(place["Y"]) + box.y + box.height // 2), *hold, "click", "1", *release)

    def get_focus(self, root=None):
        """The focused widget; None while it is the text within a row, which GTK 4.8 does not tell of."""
        for node in self.tree.read(root.path if root is not None else None).walk():
            if node.has(self.atspi.StateType.FOCUSED):
                return self.get_accessible(node)
        return None

    def get_focus_name(self, root=None):
        """GTK 4.8 leaves the sign of the mnemonic in the name of a button."""
        focus = self.get_focus(root)
        return (focus.get_name() or "").replace("_", "") if focus is not None else ""

    def press_until(self, key, name, root=None):
        """Presses a key until what has the focus is called so; each press is waited for. Each window has a focus of
        its own: that of @root."""
        for _ in range(30):
            former = self.get_focus_name(root)
            if former.startswith(name):
                return
            self.keys(key)
            self.wait(lambda f=former: self.get_focus_name(root) != f, f"another focus than “{former}”")
        raise AssertionError(f"{key} never reaches “{name}”")

    def find_menus(self, before=()):
        """A menu button is a button around the one that takes the focus. A page is made when it is first shown, so
        what was there @before belongs to another one."""
        kinds = self.atspi.StateType
        return [node for node in self.tree.read().walk()
                if (node.path not in before and node.role == "push button" and node.parent.role == "push button"
                    and node.has(kinds.SENSITIVE) and self.tree.is_shown(node) and self.tree.count_actions(node) > 0)]

    @contextlib.contextmanager
    def menu(self, node):
        """Opens a menu, by the action that a key has too, and closes it by Escape."""
        button = self.get_accessible(node)
        menu = button.get_parent()

        def is_open():
            last = menu.get_child_at_index(menu.get_child_count() - 1)
            return menu.get_child_count() > 1 and last.get_state_set().contains(self.atspi.StateType.VISIBLE)

        self.activate(button)
        self.wait(is_open, f"the menu “{node.name}”")
        yield menu
        self.keys("Escape")
        self.wait(lambda: not is_open(), f"the end of the menu “{node.name}”")

    def keys(self, *keys):
        self.run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text):
        self.run("xdotool", "type", "--clearmodifiers", "--delay", "8", text)

    def get_text(self, node):
        # GTK 4.8 answers '' for an end of -1.
        return self.atspi.Text.get_text(node, 0, self.atspi.Text.get_character_count(node))

    def shoot(self, path):
        self.run("import", "-window", "root", str(path))

    def close(self):
        self.keys("ctrl+q")
        status = self.process.wait(60 * self.slowness)
        self.log.close()
        return status

# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the program tells of its widgets, in few calls.

To ask each widget for its children, name, role and states is thousands of calls that wait for each other, every time
somebody looks. GTK answers for all widgets at once that were asked for before; only those that are new are asked for
one by one, and then without waiting in between.
"""

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
CACHE = "/org/a11y/atspi/cache"
ROOT = "/org/a11y/atspi/accessible/root"
# The children of a widget change while they are counted, until it is at rest.
MOST_ROUNDS = 30


class Node:
    """What was told of one widget."""

    def __init__(self, item, role):
        (_, self.path), _, (_, self.parent_path), self.index, self.n_children, _, self.name, _, _, states = item
        self.role = role
        self.states = states[0] | states[1] << 32
        self.parent, self.children = None, []

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Tree:
    """The widgets of one program."""

    def __init__(self, atspi, name):
        self.atspi, self.name, self.roles = atspi, name, {}
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                     Gio.DBusCallFlags.NONE, -1, None).unpack()
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def ask(self, path, interface, method, *arguments):
        """One call; raises GLib.Error where the widget is gone."""
        return self.bus.call_sync(self.name, path, interface, method, GLib.Variant(*arguments) if arguments else None,
                                  None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    def ask_all(self, calls):
        """Calls of (path, interface, method, arguments), sent without waiting for each other. Answers what came back
        for each, None where the widget was gone."""
        answers = [None] * len(calls)
        left = len(calls)

        def answered(bus, result, i):
            nonlocal left
            left -= 1
            try:
                answers[i] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass

        for i, (path, interface, method, arguments) in enumerate(calls):
            self.bus.call(self.name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, -1, None,
                          answered, i)
        while left > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def _get_role(self, number):
        if number not in self.roles:
            self.roles[number] = self.atspi.role_get_name(self.atspi.Role(number))
        return self.roles[number]

    def _get_nodes(self):
        items, = self.ask(CACHE, "org.a11y.atspi.Cache", "GetItems")
        nodes = {node.path: node for node in (Node(item, self._get_role(item[7])) for item in items)}
        for node in nodes.values():
            node.parent = nodes.get(node.parent_path)
            if node.parent is not None:
                node.parent.children.append(node)
        return nodes

    def _ask_children(self, counts):
        """Paths of the children of those whose path and number of children is in @counts."""
        calls = [(path, ACCESSIBLE, "GetChildAtIndex", GLib.Variant("(i)", (i,)))
                 for path, count in counts.items() for i in range(count)]
        return [answer[0][1] for answer in self.ask_all(calls) if answer is not None]

    def _introduce(self, node):
        """Asks for what lies in @node, and so on downwards; GTK tells of it by itself from then on."""
        counts = {node.path: node.n_children}
        while counts:
            paths = self._ask_children(counts)
            calls = [(path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "ChildCount"))) for path in paths]
            counts = {path: answer[0] for path, answer in zip(paths, self.ask_all(calls)) if answer is not None}

    def _leave_out(self, node):
        """GTK still tells of what was taken out of its parent, until nobody holds it any more."""
        if len(node.children) > node.n_children:
            paths = self._ask_children({node.path: node.n_children})
            node.children = [child for child in node.children if child.path in paths]
        for child in node.children:
            self._leave_out(child)

    def read(self, top=None):
        """The widget of this path, or the program, with all widgets below it, each with its children in their order."""
        for _ in range(MOST_ROUNDS):
            nodes = self._get_nodes()
            root = nodes[ROOT]
            # A window that was closed and is kept is none of the program’s until it is shown again.
            windows = [path for _, path in self.ask(ROOT, ACCESSIBLE, "GetChildren")[0]]
            root.n_children, root.children = len(windows), [nodes[path] for path in windows if path in nodes]
            new = [node for node in root.walk() if len(node.children) < node.n_children]
            for node in new:
                self._introduce(node)
            if not new:
                break
        self._leave_out(root)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        if top is None:
            return root
        if top not in nodes:
            raise GLib.Error(f"{top} went away")
        return nodes[top]

    def is_shown(self, node):
        """GTK 4.8 says of the window alone that it is showing; what was never shown has no size."""
        if not node.has(self.atspi.StateType.VISIBLE):
            return False
        try:
            extents, = self.ask(node.path, "org.a11y.atspi.Component", "GetExtents", "(u)",
                                (int(self.atspi.CoordType.WINDOW),))
        except GLib.Error:
            return False
        return extents[2] > 0

    def count_actions(self, node):
        return self.ask(node.path, PROPERTIES, "Get", "(ss)", ("org.a11y.atspi.Action", "NActions"))[0]

# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who includes whom, against .ci/layers.txt."""

import fnmatch
import re

from .tree import Report, without_comments

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
_LIBRARY = re.compile(r"longspan_(?:ui_)?library\(\s*(\w+)([^)]*)\)")
_KEYWORD = re.compile(r"^[A-Z_]+$")


class Layers:
    """layers.txt: rooms with what they may include, third-party headers with where they may show, exceptions."""

    def __init__(self, text):
        self.allowed = {}
        self.headers = {}
        self.exceptions = set()
        self.faults = []
        for line in text.split("\n"):
            self._read(line.strip())

    def _read(self, line):
        if not line or line.startswith("#"):
            return
        if line.startswith("except "):
            match = re.match(r"except (\S+) includes (\S+): \S", line)
            if match:
                self.exceptions.add(match.groups())
            else:
                self.faults.append(f"not understood: {line}")
        elif line.startswith("<"):
            header, places = line.split(" in ")
            self.headers[header.strip(" <>")] = places.split()
        else:
            room, _, others = line.partition("<-")
            self._room(room.strip(), others.split())

    def _room(self, room, patterns):
        reached = set()
        for pattern in patterns:
            found = fnmatch.filter(self.allowed, pattern)
            if not found:
                self.faults.append(f"{room} names {pattern}, which does not stand above it")
            reached.update(found)
        self.allowed[room] = reached

    def room_of(self, path):
        """The room a file lies in: the longest listed folder above it."""
        parts = path.split("/")
        for length in range(len(parts) - 1, 0, -1):
            folder = "/".join(parts[:length])
            if folder in self.allowed:
                return folder
        return None

    def places_of(self, header):
        """Where a third-party header may show, or None for one that may show anywhere."""
        for name, places in self.headers.items():
            if header == name or (not name.endswith(".h") and header.startswith(name)):
                return places
        return None


def _own_include(layers, tree, name, room, target):
    if target == name.rsplit("/", 1)[-1].replace(".cpp", ".moc"):
        return None  # made by moc from the very file
    if target not in tree.files:
        return f'"{target}" is not a path from the root of the repository'
    other = layers.room_of(target)
    if other is None:
        return f'"{target}" lies in no room of .ci/layers.txt'
    if other != room and other not in layers.allowed[room]:
        return f"{room} may not include {other} ({target})"
    if other == room == "ui/panels" and name.split("/")[:3] != target.split("/")[:3] and target.count("/") > 2:
        return f"a panel may not include another panel ({target})"
    return None


def _foreign_include(layers, name, target):
    if target.startswith(("model/", "ui/", "app/", "tests/")):
        return f"<{target}>: our own headers stand in quotes"
    places = layers.places_of(target)
    if places is not None and not any(name.startswith(place + "/") for place in places):
        return f"<{target}> may only be included in {', '.join(places)}"
    return None


def _check_file(layers, tree, name, report):
    room = layers.room_of(name)
    if room is None:
        report.add(name, 0, "lies in no room of .ci/layers.txt")
        return
    text = without_comments(tree.text(name) or "")
    for match in _INCLUDE.finditer(text):
        own, foreign = match.groups()
        what = _own_include(layers, tree, name, room, own) if own else _foreign_include(layers, name, foreign)
        if what and (name, own or foreign) not in layers.exceptions:
            report.add(name, text.count("\n", 0, match.start()) + 1, what)


def _check_cmake(layers, tree, name, report):
    """DEPENDS of a room says no more than the table does."""
    text = re.sub(r"#[^\n]*", "", tree.text(name) or "")
    for room_name, body in _LIBRARY.findall(text):
        room = layers.room_of(name)
        words = iter(body.split())
        keyword = ""
        for word in words:
            if _KEYWORD.match(word):
                keyword = word
            elif keyword == "DEPENDS" and room and word not in {path.split("/")[1] for path in layers.allowed[room]}:
                report.add(name, 0, f"{room_name} may not depend on {word}")


def check(tree):
    report = Report()
    text = tree.text(".ci/layers.txt") if ".ci/layers.txt" in tree.files else None
    if text is None:
        report.add(".ci/layers.txt", 0, "is missing")
        return report
    layers = Layers(text)
    report.violations += [f".ci/layers.txt: {fault}" for fault in layers.faults]
    for name in tree.cpp():
        _check_file(layers, tree, name, report)
    for name in tree.files:
        if name.endswith("/CMakeLists.txt") and name.startswith(("model/", "ui/", "app/")):
            _check_cmake(layers, tree, name, report)
    report.notes.append(f"{len(tree.cpp())} files, {len(layers.exceptions)} exceptions")
    return report

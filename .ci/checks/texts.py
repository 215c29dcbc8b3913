# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Licence lines, white space, and words that may not stand in the source."""

import re
from dataclasses import dataclass

from .tree import Report, without_comments

_COPYRIGHT = "SPDX-FileCopyrightText: "
_LICENCE = "SPDX-License-Identifier: "
# The two lines stand at the top; "#!", "<?xml" or "<!--" may come before them.
_HEAD = 5


def check_licences(tree):
    report = Report()
    for name in tree.files:
        text = tree.text(name)
        if text is None or text == "" or tree.is_data(name):
            continue
        head = text.split("\n")[:_HEAD]
        for mark in (_COPYRIGHT, _LICENCE):
            if not any(mark in line for line in head):
                report.add(name, 1, f"lacks '{mark.strip()}' in its first lines")
    return report


def check_whitespace(tree):
    report = Report()
    for name in tree.files:
        text = tree.text(name)
        if not text or tree.is_data(name):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                report.add(name, number, "trailing white space")
            if "\t" in line and not name.endswith((".mk", "Makefile")):
                report.add(name, number, "tab")
        if not text.endswith("\n") or text.endswith("\n\n"):
            report.add(name, 0, "must end with exactly one line break")
    return report


@dataclass(frozen=True)
class Rule:
    """pattern may not stand in a C++ file below places; why says what to do instead."""

    pattern: str
    why: str
    places: tuple = ("model/", "ui/", "app/", "tests/")
    comments_too: bool = False


RULES = (
    Rule(r"\bprocessEvents\b", "no processEvents: return to the event loop"),
    Rule(r"\bQEventLoop\b", "no nested event loops"),
    Rule(r"\b(?:SIGNAL|SLOT)\s*\(", "connect by function pointers"),
    Rule(r"\bfindChild(?:ren)?\b", "models know no window; pass the object", ("model/", "ui/", "app/")),
    Rule(r"\bsleep_(?:for|until)\b|\b(?:u|nano)?sleep\s*\(|\bQTest::q(?:Wait|Sleep)\s*\(",
         "no sleeping: inject the clock, wait for the event", ("tests/",)),
    Rule(r"\bstd::(?:expected|unexpected)\b", "clang 14 cannot use std::expected; use Result<T>"),
    Rule(r"\bstd::(?:format|print|println)\b", "g++ 12 has no std::format"),
    Rule(r"\bviews::(?:filter|zip|chunk_by|enumerate)\b", "not usable with clang 14 and g++ 12"),
    Rule(r"\bsource_location\b", "clang 14 cannot use std::source_location::current()"),
    Rule(r"\bnamespace\s+std\s*\{", "nothing may be added to namespace std but specialisations by full name"),
    Rule(r"\busing\s+namespace\s+std\s*;", "no using namespace std"),
    Rule(r"\busing\s+namespace\b", "no using namespace in a header", ()),
    Rule(r"#\s*include\s*<(?:bits/|iostream>)", "no <bits/...>, and no <iostream> (static initialisers)",
         ("model/", "ui/")),
    Rule(r"\bDISABLED_\w+", "a test that does not run is a defect", ("tests/",)),
    Rule(r"\bstatic\s+[\w:<>]+\s*[&*]\s*(?:instance|self|get[A-Z]?\w*Instance)\s*\(", "no singletons: pass the object"),
    Rule(r"\bstd::(?:cout|cerr|clog)\b|\b(?:printf|puts|fprintf)\s*\(", "the model prints nothing", ("model/",)),
    Rule(r"\b(?:TODO|FIXME|XXX|HACK)\b", "finish it or open an issue", comments_too=True),
)

# Written with brackets, so that this file does not match itself.
_MACHINE = re.compile(r"(?<![\w.])/(?:hom[e]|roo[t]|Users|wor[k])/|[A-Z]:\\Users")


def _rules_for(name):
    for rule in RULES:
        if name.startswith(rule.places) if rule.places else name.endswith(".h"):
            yield rule


def check_forbidden(tree):
    report = Report()
    for name in tree.cpp():
        text = tree.text(name) or ""
        code = without_comments(text)
        for rule in _rules_for(name):
            searched = text if rule.comments_too else code
            for match in re.finditer(rule.pattern, searched):
                line = searched.count("\n", 0, match.start()) + 1
                report.add(name, line, f"'{match.group(0).strip()}': {rule.why}")
    return report


def check_machine_paths(tree):
    report = Report()
    for name in tree.files:
        text = tree.text(name)
        if text is None or tree.is_data(name):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if _MACHINE.search(line):
                report.add(name, number, "a path of one machine")
    return report


def check_headers(tree):
    report = Report()
    for name in tree.cpp():
        lines = (tree.text(name) or "").split("\n")
        if name.endswith(".h") and not any(line == "#pragma once" for line in lines[2:12]):
            report.add(name, 3, "lacks '#pragma once' below the licence lines")
        stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if not re.fullmatch(r"[a-z0-9_]+", stem):
            report.add(name, 0, "file names are snake_case")
    return report


_TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "run", "test"}
_TOP_FOLDERS = {"app", "ui", "model", "resources", "tests"}


def check_top_level(tree):
    """What a newcomer sees first stays small; dotfiles are tools' business."""
    report = Report()
    for name in sorted({name.split("/")[0] for name in tree.files}):
        known = _TOP_FOLDERS if (tree.root / name).is_dir() else _TOP_LEVEL
        if name not in known and not name.startswith("."):
            report.add(name, 0, "does not belong into the top level")
    return report

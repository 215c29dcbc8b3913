# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that could not fail, and names of tests."""

import re
import shutil

from .sizes import functions_of
from .tree import Report, without_comments

_ASSERTS = re.compile(r"\b(?:EXPECT|ASSERT)_\w+\s*\(|\bADD_FAILURE\w*\s*\(|\bFAIL\s*\(|\bstatic_assert\s*\("
                      r"|\bQ(?:TRY_)?(?:COMPARE|VERIFY)\w*\s*\(|\bQFAIL\s*\(")
_WORD = re.compile(r"\b\w+\b")
_TEST = re.compile(r"\b(?:TEST|TEST_F|TEST_P|TYPED_TEST)\s*\(\s*(\w+)\s*,\s*(\w+)\s*\)")
# A slot of a QtTest class: void SomethingTest::sentence().
_SLOT = re.compile(r"void (\w+Test)::(\w+)\(\)")
_NO_TESTS = re.compile(r"(?:initTestCase|cleanupTestCase|init|cleanup|\w+_data)$")
_MACROS = ("TEST", "TEST_F", "TEST_P", "TYPED_TEST")


def _body(tree, function):
    lines = (tree.text(function.path) or "").split("\n")
    return without_comments("\n".join(lines[function.line - 1:function.line - 1 + function.lines]))


def _asserting_names(bodies):
    """Functions that assert, or call one that does."""
    names = {name for name, body in bodies if _ASSERTS.search(body)}
    grown = True
    while grown:
        more = {name for name, body in bodies if name not in names and names & set(_WORD.findall(body))}
        grown = bool(more)
        names |= more
    return names


def _check_name(function, body, report):
    match = _TEST.search(body)
    if match and not re.fullmatch(r"[A-Z][A-Za-z0-9]*", match.group(1)):
        report.add(function.path, function.line, f"{match.group(1)}: a suite is named like a type")
    if match and not re.fullmatch(r"[a-z][A-Za-z0-9]*", match.group(2)):
        report.add(function.path, function.line, f"{match.group(2)}: a test is named by a sentence in lowerCamel")


def _is_slot(body):
    match = _SLOT.match(body)
    return match is not None and not _NO_TESTS.match(match.group(2))


def check(tree):
    report = Report()
    if not shutil.which("ctags"):
        report.skipped = "universal-ctags is not installed"
        return report
    names = [name for name in tree.cpp() if name.startswith("tests/")]
    functions = [function for function in (functions_of(tree, names) if names else []) if function.defined]
    bodies = [(function, _body(tree, function)) for function in functions]
    tests = [(function, body) for function, body in bodies if function.name in _MACROS or _is_slot(body)]
    known = {id(function) for function, _ in tests}
    asserting = _asserting_names([(function.name, body) for function, body in bodies if id(function) not in known])
    for function, body in tests:
        _check_name(function, body, report)
        if not _ASSERTS.search(body) and not asserting & set(_WORD.findall(body)):
            report.add(function.path, function.line, f"{body.split(chr(10), 1)[0]} asserts nothing")
    report.notes.append(f"{len(tests)} tests")
    return report

# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of files and functions, and numbers of parameters (universal-ctags finds the functions)."""

import json
import shutil
import subprocess
from dataclasses import dataclass

from .tree import Report

MAX_FILE = 500
MAX_HEADER = 250
MOST_FILES = 300
MAX_FUNCTION = 80
MOST_FUNCTIONS = 25
MAX_PARAMETERS = 5
MOST = 0.9


@dataclass
class Function:
    path: str
    line: int
    name: str
    lines: int
    parameters: int
    defined: bool

    def __str__(self):
        return f"{self.name} ({self.path}:{self.line})"


def count_parameters(signature):
    """How many parameters a signature as ctags prints it has; commas inside brackets do not count."""
    inner = _outer_parentheses(signature)
    if inner.strip() in ("", "void"):
        return 0
    depth = 0
    count = 1
    for char in inner.replace("->", "").replace("<=", "").replace(">=", ""):
        depth += {"(": 1, "[": 1, "{": 1, "<": 1, ")": -1, "]": -1, "}": -1, ">": -1}.get(char, 0)
        if char == "," and depth == 0:
            count += 1
    return count


def _outer_parentheses(signature):
    depth = 0
    for place, char in enumerate(signature):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0 and char == ")":
            return signature[1:place]
    return signature[1:]


def functions_of(tree, names):
    """Every function and declaration of the named files; lambdas belong to the function around them."""
    command = ["ctags", "--output-format=json", "--fields=NFneSK", "--kinds-C++=fp",
               "--langmap=C++:+.h", "--language-force=C++", "-f", "-", "-L", "-"]
    listing = subprocess.run(command, input="\n".join(names), capture_output=True, text=True, check=True, cwd=tree.root)
    found = []
    for line in listing.stdout.splitlines():
        tag = json.loads(line)
        if tag.get("_type") != "tag" or tag["name"].startswith("__anon"):
            continue
        lines = tag.get("end", tag["line"]) - tag["line"] + 1
        parameters = count_parameters(tag.get("signature", "()"))
        found.append(Function(tag["path"], tag["line"], tag["name"], lines, parameters, tag["kind"] == "function"))
    return found


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0


def _check_files(tree, names, report):
    lines = {name: (tree.text(name) or "").count("\n") for name in names}
    for name, count in lines.items():
        limit = MAX_HEADER if name.endswith(".h") else MAX_FILE
        if count > limit:
            report.add(name, 0, f"{count} lines, at most {limit}")
    _check_most("files", lines.values(), MOST_FILES, report)
    headers = [count for name, count in lines.items() if name.endswith(".h")]
    report.notes.append(_summary("files", lines.values()) + "; " + _summary("headers", headers))
    worst = sorted(lines.items(), key=lambda item: -item[1])[:3]
    product = sum(count for name, count in lines.items() if not name.startswith("tests/"))
    tests = sum(count for name, count in lines.items() if name.startswith("tests/"))
    report.notes.append(f"{product} lines of product, {tests} of tests")
    report.notes.append("longest files: " + ", ".join(f"{name} {count}" for name, count in worst))


def _check_most(what, values, limit, report):
    """Nine of ten stay within the limit. With fewer than ten there is nothing to take a share of."""
    values = list(values)
    within = sum(1 for value in values if value <= limit)
    if len(values) >= 10 and within < MOST * len(values):
        report.violations.append(f"{what}: {within} of {len(values)} have at most {limit} lines, at least 90 % must")


def _summary(what, values):
    values = list(values)
    return f"{len(values)} {what}: median {quantile(values, 0.5)}, p90 {quantile(values, 0.9)}, longest " \
           f"{max(values, default=0)}"


def _check_functions(functions, what, report):
    defined = [function for function in functions if function.defined]
    for function in defined:
        if function.lines > MAX_FUNCTION:
            report.add(function.path, function.line, f"{function.name} has {function.lines} lines, at most {MAX_FUNCTION}")
    for function in functions:
        if function.parameters > MAX_PARAMETERS:
            report.add(function.path, function.line,
                       f"{function.name} takes {function.parameters} parameters, at most {MAX_PARAMETERS}")
    _check_most(what, [function.lines for function in defined], MOST_FUNCTIONS - 1, report)
    report.notes.append(_summary(what, [function.lines for function in defined]))
    worst = sorted(defined, key=lambda function: -function.lines)[:3]
    report.notes.append(f"longest {what}: " + ", ".join(f"{function} {function.lines}" for function in worst))


def check(tree):
    report = Report()
    names = tree.cpp()
    _check_files(tree, names, report)
    if not shutil.which("ctags"):
        report.skipped = "universal-ctags is not installed"
        return report
    functions = functions_of(tree, names) if names else []
    tests = [function for function in functions if function.path.startswith("tests/")]
    product = [function for function in functions if not function.path.startswith("tests/")]
    _check_functions(product, "functions", report)
    _check_functions(tests, "test functions", report)
    return report

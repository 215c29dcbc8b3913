# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that other programs make."""

import re
import shutil
import subprocess

from .tree import Report

_AT_ONCE = 40


def _run_in_batches(tree, command, names):
    for start in range(0, len(names), _AT_ONCE):
        run = subprocess.run(command + names[start:start + _AT_ONCE], cwd=tree.root, capture_output=True, text=True,
                             check=False)
        if run.returncode != 0:
            yield run.stdout + run.stderr


def check_format(tree):
    report = Report()
    if not shutil.which("clang-format"):
        report.skipped = "clang-format is not installed"
        return report
    command = ["clang-format", "--style=file", "--dry-run", "-Werror"]
    places = {}
    for output in _run_in_batches(tree, command, tree.cpp()):
        for name, line in re.findall(r"^(\S+?):(\d+):\d+: error:", output, re.MULTILINE):
            places.setdefault(name, []).append(line)
    for name, lines in places.items():
        report.add(name, lines[0], f"{len(lines)} places differ from clang-format's; run clang-format -i {name}")
    return report


def check_shell(tree):
    report = Report()
    if not shutil.which("shellcheck"):
        report.skipped = "shellcheck is not installed"
        return report
    names = tree.scripts("/sh", "/bash", " bash", " sh")
    names += [name for name in tree.files if name.endswith(".sh") and name not in names]
    for output in _run_in_batches(tree, ["shellcheck", "--external-sources", "--format=gcc"], names):
        report.violations += output.strip().split("\n")
    report.notes.append(f"{len(names)} scripts")
    return report


def check_executable(tree):
    """A file that names its interpreter can be started, one that does not cannot."""
    report = Report()
    for name in tree.files:
        if tree.is_data(name):
            continue
        path = tree.root / name
        script = path.read_bytes()[:2] == b"#!"
        if script != bool(path.stat().st_mode & 0o111):
            report.add(name, 0, "'#!' and the permission to execute do not agree")
    return report

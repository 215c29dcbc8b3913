# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the repository, and what a check says about them."""

import fnmatch
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

CPP_SUFFIXES = (".h", ".cpp")
CPP_ROOTS = ("model/", "ui/", "app/", "tests/")
NOT_OURS = ("build/", ".git/", ".cache/")

# Comments are cut, strings and characters stay. Longest first: a raw string may hold both quotes and slashes.
_TOKEN = re.compile(
    r'R"(?P<mark>[^(\s]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\[^\n]{1,10}?|[^'\\\n])'"
    r"|//[^\n]*"
    r"|/\*.*?\*/",
    re.DOTALL,
)


def without_comments(text):
    """The text with comments blanked; line numbers stay."""

    def blank(match):
        token = match.group(0)
        return "\n" * token.count("\n") if token.startswith("/") else token

    return _TOKEN.sub(blank, text)


@dataclass
class Report:
    """What one check found. skipped: why it could not run; notes are shown, but do not fail."""

    violations: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    skipped: str = ""

    def add(self, path, line, what):
        self.violations.append(f"{path}:{line}: {what}" if line else f"{path}: {what}")


class Tree:
    """What git knows, and what it would add (so that a check sees a file before its first commit)."""

    def __init__(self, root):
        self.root = Path(root)
        self._texts = {}
        self.files = sorted(self._git_files() or self._walked_files())

    def _git_files(self):
        listing = ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        try:
            names = subprocess.run(listing, capture_output=True, check=True).stdout.decode().split("\0")
        except (OSError, subprocess.CalledProcessError):
            return []
        return [name for name in names if name and (self.root / name).is_file()]

    def _walked_files(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in (".git", "build", "__pycache__", ".cache")]
            found += [str((Path(folder) / name).relative_to(self.root)) for name in names]
        return found

    def text(self, name):
        """None for a file that is not text."""
        if name not in self._texts:
            raw = (self.root / name).read_bytes()
            try:
                self._texts[name] = None if b"\0" in raw else raw.decode("utf-8")
            except UnicodeDecodeError:
                self._texts[name] = None
        return self._texts[name]

    def cpp(self):
        return [name for name in self.files if name.endswith(CPP_SUFFIXES) and name.startswith(CPP_ROOTS)]

    def scripts(self, *interpreters):
        """Files whose first line names one of the interpreters."""
        found = []
        for name in self.files:
            first = (self.text(name) or "").split("\n", 1)[0]
            if first.startswith("#!") and first.rstrip().endswith(interpreters):
                found.append(name)
        return found

    def data_patterns(self):
        """Files that cannot carry a comment, and so have their licence in .reuse/dep5."""
        if ".reuse/dep5" not in self.files:
            return []
        fields = re.findall(r"^Files:(.*(?:\n[ \t].*)*)", self.text(".reuse/dep5"), re.MULTILINE)
        return [pattern for value in fields for pattern in value.split()]

    def is_data(self, name):
        return any(fnmatch.fnmatchcase(name, pattern) for pattern in self.data_patterns())

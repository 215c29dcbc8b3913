# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small tree of files for the tests of .ci/check."""

import shutil
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))

from checks.tree import Tree  # noqa: E402  pylint: disable=wrong-import-position

# Taken apart, so that this file has the lines once only.
SPDX = "// SPDX-FileCopyrightText: 2026 Longspan contributors\n// SPDX-License-" + "Identifier: GPL-3.0-or-later\n"


class TreeTest(unittest.TestCase):
    """make() writes files and gives the tree; said() is what a check says about a tree of these files alone."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def make(self, files):
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Tree(self.root)

    def said(self, check, files):
        for entry in self.root.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        return "\n".join(check(self.make(files)).violations)

    def assert_accepts(self, check, files):
        self.assertEqual("", self.said(check, files))

    def assert_refuses(self, check, files, expected):
        self.assertIn(expected, self.said(check, files))

# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What .ci/tidy looks at, and when it looks again."""

import importlib.machinery
import importlib.util
import json
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from fixture import ROOT


def load_script():
    loader = importlib.machinery.SourceFileLoader("tidy", str(ROOT / ".ci/tidy"))
    spec = importlib.util.spec_from_loader("tidy", loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules["tidy"] = module
    loader.exec_module(module)
    return module


tidy = load_script()


class TidyTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_looks_at_sources_of_the_product_only(self):
        entries = [{"file": str(ROOT / name), "directory": "/", "command": "c++ -c x"}
                   for name in ("model/base/a.cpp", "tests/b.cpp", "app/ctl/c.cpp", "model/base/a.cpp")]
        entries.append({"file": "/usr/src/d.cpp", "directory": "/", "command": "c++ -c x"})
        (self.folder / "compile_commands.json").write_text(json.dumps(entries))
        self.assertEqual(["model/base/a.cpp", "app/ctl/c.cpp"], [unit.name for unit in tidy.units_of(self.folder, [])])

    def test_takes_findings_in_our_own_files(self):
        output = (f"{ROOT}/model/a.h:1:2: warning: something [check]\n  code\n"
                  f"/usr/include/c++/12/variant:5:4: warning: something [check]\n"
                  f"{ROOT}/model/a.cpp:3:1: error: other [check]\n{ROOT}/model/a.cpp:3:1: note: here\n")
        expected = ["model/a.h:1:2: warning: something [check]", "model/a.cpp:3:1: error: other [check]"]
        self.assertEqual(expected, tidy.findings_in(output))

    @unittest.skipUnless(shutil.which("c++"), "no compiler is installed")
    def test_a_changed_header_or_comment_changes_the_fingerprint(self):
        source = self.folder / "a.cpp"
        header = self.folder / "a.h"
        unit = tidy.Unit("a.cpp", ["ccache", "c++", "-o", "a.o", "-c", str(source)], str(self.folder))
        header.write_text("int a();\n")
        source.write_text('#include "a.h"\n')
        seen = [tidy.fingerprint(unit)]
        self.assertEqual(seen[0], tidy.fingerprint(unit))
        header.write_text("int a(int);\n")
        seen.append(tidy.fingerprint(unit))
        source.write_text('#include "a.h"\nint b; // NOLINT\n')
        seen.append(tidy.fingerprint(unit))
        source.write_text('#include "a.h"\nint b; //\n')
        seen.append(tidy.fingerprint(unit))
        self.assertEqual(4, len(set(seen)))
        self.assertFalse((self.folder / "a.o").exists())

    @unittest.skipUnless(shutil.which("c++"), "no compiler is installed")
    def test_a_file_that_does_not_compile_has_no_fingerprint(self):
        unit = tidy.Unit("a.cpp", ["c++", "-o", "a.o", "-c", str(self.folder / "none.cpp")], str(self.folder))
        self.assertIsNone(tidy.fingerprint(unit))

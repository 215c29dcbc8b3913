# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later

import shutil
import subprocess
import sys
import unittest

from fixture import ROOT, SPDX, TreeTest
from checks import tools
from checks.tree import Tree


class ToolsTest(TreeTest):
    @unittest.skipUnless(shutil.which("clang-format"), "clang-format is not installed")
    def test_refuses_a_layout_of_its_own(self):
        style = {".clang-format": (ROOT / ".clang-format").read_text()}
        self.assert_refuses(tools.check_format, style | {"model/a.cpp": "int  f( ) {return 1;}\n"}, "model/a.cpp:1: ")
        self.assert_accepts(tools.check_format, style | {"model/a.cpp": "int f()\n{\n    return 1;\n}\n"})

    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_refuses_a_careless_script(self):
        self.assert_refuses(tools.check_shell, {"run": "#!/bin/sh\necho $1\n"}, "SC2086")

    def test_refuses_a_script_that_cannot_be_started(self):
        self.assert_refuses(tools.check_executable, {"run": "#!/bin/sh\n"}, "permission to execute")
        (self.root / "run").chmod(0o755)
        self.assertEqual([], tools.check_executable(Tree(self.root)).violations)
        self.assert_accepts(tools.check_executable, {"text": "x"})


class CommandLineTest(TreeTest):
    def run_check(self, *arguments):
        command = [sys.executable, str(ROOT / ".ci/check"), "--root", str(self.root), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_sums_up_in_its_last_line(self):
        self.make({"a.cpp": SPDX, "b.cpp": SPDX + "x \n"})
        run = self.run_check("licences", "whitespace")
        self.assertEqual(1, run.returncode)
        self.assertEqual("1 passed, 1 failed, 0 skipped", run.stdout.splitlines()[-1])

    def test_succeeds_on_a_clean_tree(self):
        self.make({"a.cpp": SPDX})
        self.assertEqual(0, self.run_check("licences", "whitespace", "forbidden").returncode)

    def test_refuses_a_check_it_does_not_have(self):
        self.assertEqual(2, self.run_check("nonsense").returncode)

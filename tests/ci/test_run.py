# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""./run in a small tree, with a stand-in for cmake that "builds" a program which prints its arguments."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from fixture import ROOT

CMAKE = """#!/bin/sh
[ "$1" = --build ] || exit 0
[ -z "$BROKEN" ] || { echo "x.cpp:1: error: broken on purpose"; exit 1; }
mkdir -p "$2/bin"
for program in longspanctl longspan; do
    printf '#!/bin/sh\\nprintf "<%%s>" '$program' "$@"\\npwd\\n' >"$2/bin/$program"
    chmod +x "$2/bin/$program"
done
"""


class RunTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name) / "a tree"
        self.elsewhere = Path(folder.name) / "elsewhere"
        self.elsewhere.mkdir()
        for name in ("run", ".ci/ccache.sh", "resources/packaging/install-debian-packages"):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        for name, text in (("cmake", CMAKE), ("ninja", "#!/bin/sh\n"), ("c++", "#!/bin/sh\n")):
            path = self.elsewhere / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            path.chmod(0o755)

    def call(self, *arguments, **more):
        path = f"{self.elsewhere}/bin:{os.environ['PATH']}"
        environment = os.environ | {"PATH": path, "LONGSPAN_NO_INSTALL": "1", **more}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            if name not in more:
                environment.pop(name, None)
        return subprocess.run([str(self.root / "run"), *arguments], cwd=self.elsewhere, env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def pictures(self):
        return (self.root / "build/pictures.log").read_text()

    def test_opens_the_window_where_there_is_a_display(self):
        self.assertEqual(f"<longspan>{self.elsewhere}\n", self.call(DISPLAY=":7").stdout)
        self.assertEqual(f"<longspan><a b.json><--trace><7>{self.elsewhere}\n",
                         self.call("a b.json", "--trace", "7", WAYLAND_DISPLAY="w").stdout)

    def test_writes_text_and_pictures_where_there_is_none_and_says_so(self):
        run = self.call()
        self.assertEqual(f"<longspanctl><demo>{self.elsewhere}\n", run.stdout)
        self.assertIn("There is no display", run.stderr)
        self.assertIn(f"The pictures are in {self.root}/build/pictures", run.stderr)
        self.assertEqual(f"<longspan><--snapshot><{self.root}/build/pictures>{self.elsewhere}\n", self.pictures())

    def test_does_the_same_for_a_file(self):
        self.assertEqual(f"<longspanctl><slowest><a b.json>{self.elsewhere}\n", self.call("a b.json").stdout)
        self.assertIn("<a b.json>", self.pictures())

    def test_passes_everything_on_after_two_dashes(self):
        self.assertTrue(self.call("--", "trace", "x y").stdout.startswith("<longspanctl><trace><x y>"))

    def test_helps_without_building(self):
        run = self.call("--help")
        self.assertEqual(0, run.returncode)
        self.assertIn("Usage: ./run", run.stdout)
        self.assertFalse((self.root / "build").exists())

    def test_shows_why_a_build_failed(self):
        run = self.call(BROKEN="1")
        self.assertEqual(1, run.returncode)
        self.assertIn("broken on purpose", run.stderr)
        self.assertIn("build/run.log", run.stderr)

    def test_keeps_the_compiler_cache_below_build_when_the_users_cannot_be_written(self):
        script = f'root={self.elsewhere}; . "{self.root}/.ci/ccache.sh"; echo "$CCACHE_DIR"'
        environment = os.environ | {"CCACHE_DIR": "/proc/none"}
        run = subprocess.run(["sh", "-euc", script], env=environment, text=True, capture_output=True, check=False)
        self.assertEqual(f"{self.elsewhere}/build/ccache\n", run.stdout)

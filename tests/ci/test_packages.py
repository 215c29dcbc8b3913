# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""install-debian-packages, with stand-ins for the commands of the system."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from fixture import ROOT

INSTALLER = ROOT / "resources/packaging/install-debian-packages"
LIST = ROOT / "resources/packaging/debian-packages.txt"

DPKG_QUERY = """#!/bin/sh
for name; do :; done
case " $INSTALLED " in
    *" $name "*) printf 'installed ' ;;
    *" $name:removed "*) printf 'not-installed ' ;;
    *) exit 1 ;;
esac
"""
RECORD = '#!/bin/sh\necho "${0##*/} $*" >>"$RECORD"\necho apt talks\nexit "${STATUS:-0}"\n'
PASS_ON = '#!/bin/sh\necho "${0##*/}" >>"$RECORD"\n[ "$1" != -n ] || shift\nexec "$@"\n'


def names_of(*groups):
    rows = [line.split() for line in LIST.read_text().splitlines() if line and not line.startswith("#")]
    return [row[0] for row in rows if row[1] in groups]


class InstallerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = Path(folder.name)
        self.record = self.bin / "record"
        self.record.touch()
        for tool in ("sh", "awk", "dirname", "env", "printf", "tail"):
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.stand_in("dpkg-query", DPKG_QUERY)
        self.stand_in("apt-get", RECORD)
        self.stand_in("id", "#!/bin/sh\necho 0\n")

    def stand_in(self, name, text):
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def install(self, *groups, installed="", **more):
        environment = {"PATH": str(self.bin), "RECORD": str(self.record), "INSTALLED": installed, **more}
        return subprocess.run([str(INSTALLER), *groups], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)

    def recorded(self):
        return self.record.read_text()

    def test_touches_nothing_when_nothing_is_missing(self):
        run = self.install("build", installed=" ".join(names_of("build")))
        self.assertEqual((0, "", ""), (run.returncode, run.stdout + run.stderr, self.recorded()))

    def test_installs_exactly_what_is_missing(self):
        names = names_of("build", "check")
        self.assertEqual(0, self.install("build", "check", installed=" ".join(names[2:])).returncode)
        update, install = self.recorded().splitlines()
        self.assertIn(" update", " " + update)
        self.assertEqual(names[:2], install.split()[-2:])

    def test_leaves_the_other_group_alone(self):
        self.install("build")
        self.assertFalse(set(names_of("check")) & set(self.recorded().split()))

    def test_a_removed_package_is_missing(self):
        names = names_of("build")
        self.install("build", installed=" ".join(names[1:]) + f" {names[0]}:removed")
        self.assertEqual(names[0], self.recorded().split()[-1])

    def test_uses_sudo_without_asking_when_nobody_can_answer(self):
        self.stand_in("id", "#!/bin/sh\necho 1000\n")
        self.stand_in("sudo", PASS_ON)
        self.assertEqual(0, self.install("build").returncode)
        self.assertEqual("sudo", self.recorded().split()[0])
        self.assertIn("apt-get", self.recorded())

    def test_says_what_to_do_without_root_and_sudo(self):
        self.stand_in("id", "#!/bin/sh\necho 1000\n")
        run = self.install("build")
        self.assertEqual(1, run.returncode)
        self.assertIn("as root, run:\n    apt-get install --no-install-recommends " + names_of("build")[0], run.stderr)

    def test_says_what_to_do_without_apt(self):
        os.unlink(self.bin / "apt-get")
        run = self.install("build")
        self.assertEqual(1, run.returncode)
        self.assertIn("has no apt", run.stderr)
        self.assertIn("LONGSPAN_NO_INSTALL=1", run.stderr)

    def test_tells_when_apt_fails(self):
        run = self.install("build", STATUS="100")
        self.assertEqual(1, run.returncode)
        self.assertIn("could not install: g++", run.stderr)
        self.assertIn("apt talks", run.stderr)

    def test_keeps_quiet_when_apt_succeeds(self):
        run = self.install("build")
        self.assertEqual(1, len(run.stdout.splitlines()))
        self.assertEqual("", run.stderr)

    def test_can_be_told_to_leave_the_system_alone(self):
        os.unlink(self.bin / "apt-get")
        self.assertEqual(0, self.install("build", LONGSPAN_NO_INSTALL="1").returncode)


class ListTest(unittest.TestCase):
    def test_every_line_has_a_name_a_group_and_a_job(self):
        for line in LIST.read_text().splitlines():
            if line and not line.startswith("#"):
                self.assertRegex(line, r"^[a-z0-9][a-z0-9+.-]+ +(build|check) +\S.*$")

    def test_no_package_stands_twice(self):
        names = names_of("build", "check")
        self.assertEqual(len(names), len(set(names)))

    def test_every_library_the_build_looks_for_has_a_line(self):
        build = (ROOT / "resources/cmake/LongspanDependencies.cmake").read_text()
        for wanted in re.findall(r"find_package\((\w[\w-]*)", build):
            known = {"Threads": "g++", "tl-expected": "libexpected-dev", "PkgConfig": "pkg-config", "ZLIB": "zlib1g-dev",
                     "SQLite3": "libsqlite3-dev", "GTest": "libgtest-dev", "nlohmann_json": "nlohmann-json3-dev",
                     "Qt6": "qt6-base-dev", "CURL": "libcurl4-openssl-dev", "OpenSSL": "libssl-dev"}
            self.assertIn(known.get(wanted, f"lib{wanted}-dev"), names_of("build"), wanted)

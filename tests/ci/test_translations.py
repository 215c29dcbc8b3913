# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's translations are complete: every text of the source is there, and none is unfinished."""

import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from fixture import ROOT

FOLDER = ROOT / "resources/i18n"
LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin:/usr/bin")


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message


def unfinished(path):
    found = []
    for context, message in messages(path):
        translation = message.find("translation")
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if translation.get("type") == "unfinished" or not all(forms):
            found.append(f"{context}: {message.findtext('source')}")
    return found


class TranslationsTest(unittest.TestCase):
    def test_no_entry_is_unfinished(self):
        files = sorted(FOLDER.glob("*.ts"))
        self.assertIn("longspan_zh_CN.ts", [file.name for file in files])
        for file in files:
            self.assertEqual([], unfinished(file), f"{file.name} lacks translations")

    @unittest.skipUnless(LUPDATE, "lupdate is not installed")
    def test_no_text_of_the_source_lacks(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "longspan_zh_CN.ts"
            shutil.copy(FOLDER / copy.name, copy)
            subprocess.run([LUPDATE, "ui", "app/desktop", "-I", ".", "-silent", "-no-obsolete", "-locations", "none",
                            "-ts", str(copy)], cwd=ROOT, check=True, capture_output=True)
            self.assertEqual([], unfinished(copy), "run lupdate, then translate")

    def test_numbers_and_places_are_the_same_in_both_languages(self):
        for context, message in messages(FOLDER / "longspan_zh_CN.ts"):
            source = message.findtext("source")
            translation = message.find("translation")
            for text in [form.text for form in translation.iter("numerusform")] or [translation.text]:
                for mark in ("%1", "%2", "%Ln", "%n"):
                    self.assertEqual(source.count(mark), text.count(mark), f"{context}: {source}")

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the window, by real keys and a real mouse: journeys.py LONGSPAN [TEST...].

Leaves with 77, which ctest takes for "skipped", where there is no X server to do it with.
"""

import sys
import unittest

sys.dont_write_bytecode = True

from screen import Screen, Window, missing  # noqa: E402  pylint: disable=wrong-import-position

SKIPPED = 77
PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else ""


def selected(name):
    return lambda state: state["selection"].get(name)


def waterfall(name):
    return lambda state: state["waterfall"].get(name)


class Journeys(unittest.TestCase):
    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)
        options = ("--demo", "--size", "1280x800", "--language", "en", "--colours", "light")
        self.window = Window(self.screen, PROGRAM, *options)
        self.addCleanup(self.window.close)
        self.window.until(waterfall("rows"), "the trace of the slowest call")

    def choose(self, name, text):
        """By mouse where the list is short; a long one is filtered first."""

        def offered(state):
            rows = state["controls"].get(f"popup {name}", {}).get("rows", [])
            return {row["text"].lower(): row["place"] for row in rows}

        window = self.window
        window.click(window.place(name))
        everything = offered(window.until(lambda state: len(offered(state)) > 1, f"the list of '{name}'"))
        if not any(text in row for row in everything):
            window.write(text)
        matching = window.until(lambda state: any(text in row for row in offered(state)), f"'{text}' among {list(everything)}")
        window.click(next(place for row, place in offered(matching).items() if text in row))

    def test_regions_applications_and_calls_are_chosen(self):
        window = self.window
        self.choose("Region", "shanghai")
        window.until(lambda state: state["selection"]["region"] == "cn-shanghai", "the region")
        self.choose("Application", "checkout")
        window.until(lambda state: state["selection"]["application"] == "checkout", "the application")
        window.until(selected("call"), "a call of the application")
        window.click(window.row("Slowest calls", 2))
        window.until_other(selected("call"), "another call")
        self.assertEqual(window.state["selection"]["application"], "checkout")

    def test_a_call_is_opened_in_a_tab_and_closed(self):
        window = self.window
        window.click(window.row("Slowest calls", 1), times=2)
        window.until(lambda state: state["page"] == "trace" and waterfall("rows")(state), "the tab of the call")
        self.assertEqual(selected("trace")(window.state), selected("call")(window.state))
        window.press("ctrl+w")
        window.until(lambda state: state["selection"]["tabs"] == 0, "the tab to be gone")
        self.assertEqual(window.state["page"], "slowest")

    def test_the_waterfall_is_zoomed_by_wheel_and_key(self):
        window = self.window
        whole = waterfall("length")(window.state)
        x, y, width, height = window.state["controls"]["Waterfall"]["inside"]
        timeline = (x + width * 3 / 4, y + height / 2, 0, 0)
        self.screen.do("keydown", "ctrl")
        window.click(timeline, button=4, times=3)
        self.screen.do("keyup", "ctrl")
        window.until(lambda state: waterfall("length")(state) < whole * 3 / 4, "a shorter piece of time")
        window.press("ctrl+0")
        window.until(lambda state: waterfall("length")(state) == whole, "the whole time again")

    def test_rows_are_folded_and_walked_by_keys(self):
        window = self.window
        x, y, width, _ = window.state["controls"]["Waterfall"]["inside"]
        window.click((x + width * 3 / 4, y + 8, 0, 0))
        window.press("Home")
        window.until(lambda state: waterfall("selected")(state) == 0, "the first row")
        rows = waterfall("rows")(window.state)
        window.press("Left")
        window.until(lambda state: waterfall("rows")(state) < rows, "the trace to be folded")
        window.press("Right")
        window.until(lambda state: waterfall("rows")(state) == rows, "the trace to be unfolded")
        window.press("Down")
        window.until(lambda state: waterfall("selected")(state) == 1, "the second row")

    def test_spans_are_found(self):
        window = self.window
        window.press("ctrl+f")
        window.until(lambda state: "Find" in state["focus"], "the focus in the field")
        window.write("inventory")
        window.until(lambda state: (waterfall("matches")(state) or 0) > 1, "matches")
        window.press("Return")
        window.until_other(waterfall("selected"), "the next match")
        window.press("Escape")
        window.until(lambda state: waterfall("matches")(state) is None, "the matches to be gone")

    def test_the_list_is_exported(self):
        window = self.window
        file = self.screen.path("calls.csv")
        window.press("ctrl+e")
        window.until(lambda state: "CSV" in state["dialog"], "the dialog")
        window.press("ctrl+a")
        window.write(str(file))
        window.press("Return")
        window.until(lambda state: not state["dialog"], "the dialog to be gone")
        lines = file.read_text(encoding="utf-8").splitlines()
        self.assertGreater(len(lines), 10)
        self.assertEqual(len({line.count(",") for line in lines[:1]}), 1)
        self.assertIn("Trace", lines[0])

    def test_the_palette_is_left_and_a_dock_hidden(self):
        window = self.window
        window.press("ctrl+k")
        window.until(lambda state: "What matches" in state["controls"], "the palette")
        window.write("dark")
        window.press("Escape", "Escape")
        window.until(lambda state: "What matches" not in state["controls"], "the palette to be gone")
        window.press("ctrl+b")
        window.until(lambda state: "Kind of interface" not in state["controls"], "the interfaces to be hidden")


def main():
    lacking = missing()
    if lacking:
        print(f"skipped: {', '.join(lacking)} not installed")
        return SKIPPED
    result = unittest.main(exit=False, verbosity=2).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())

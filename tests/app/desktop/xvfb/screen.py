# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An X server without a screen, a window manager in it, and the program, driven by real keys and a real mouse."""

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "xdotool")
# Machines that run tests may be slow and loaded; a wait ends as soon as what it waits for is there.
TOO_LONG = 120


def missing():
    return [name for name in PROGRAMS if shutil.which(name) is None]


def first_line(end, what):
    """The first line of a pipe, or an error when it does not come."""
    lines = queue.Queue()
    threading.Thread(target=lambda: lines.put(end.readline()), daemon=True).start()
    try:
        line = lines.get(timeout=TOO_LONG).strip()
    except queue.Empty:
        line = ""
    if not line:
        raise AssertionError(f"{what} did not start within {TOO_LONG} s")
    return line


class Screen:
    """The server picks a display number that nobody has, and says which."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="longspan-xvfb-")
        self.processes = []
        read, write = os.pipe()
        options = ["-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
        self.start("Xvfb", *options, pass_fds=[write], environment=os.environ)
        os.close(write)
        with os.fdopen(read, encoding="ascii") as end:
            self.display = f":{first_line(end, 'Xvfb')}"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        home = self.folder.name
        self.environment |= {"DISPLAY": self.display, "HOME": home, "XDG_RUNTIME_DIR": home, "LC_ALL": "C.UTF-8"}
        self.environment |= {"QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": f"{home}/config", "XDG_CACHE_HOME": f"{home}/cache"}
        self.start_window_manager()

    def path(self, name):
        return Path(self.folder.name) / name

    def start(self, *command, environment=None, pass_fds=()):
        log = open(self.path(f"{Path(command[0]).name}.log"), "ab")  # pylint: disable=consider-using-with
        with log:
            process = subprocess.Popen(  # pylint: disable=consider-using-with
                command, env=environment or self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, pass_fds=pass_fds
            )
        self.processes.append(process)
        return process

    def start_window_manager(self):
        """Back when it manages windows: it then runs what it was given."""
        ready = self.path("ready")
        os.mkfifo(ready)
        self.start("openbox", "--sm-disable", "--startup", f"sh -c 'echo yes > {ready}'")
        end = os.open(ready, os.O_RDWR)
        with os.fdopen(end, encoding="ascii") as file:
            first_line(file, "openbox")

    def do(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=TOO_LONG)

    def logs(self):
        texts = [f"{path.name}:\n{path.read_text(errors='replace')[-2000:]}" for path in sorted(self.path(".").glob("*.log"))]
        return "\n".join(texts)

    def close(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()
        self.folder.cleanup()


class Window:
    """The running program. What it shows is read from its probe, a line whenever it has come to rest."""

    def __init__(self, screen, program, *arguments):
        self.screen = screen
        self.lines = queue.Queue()
        self.state = {}
        probe = screen.path(f"probe-{len(screen.processes)}")
        os.mkfifo(probe)
        # Both ends are held open, so that nobody waits for the other.
        self.pipe = os.open(probe, os.O_RDWR)
        screen.environment["LONGSPAN_PROBE"] = str(probe)
        self.process = screen.start(program, *arguments)
        threading.Thread(target=self.read, args=(os.fdopen(os.dup(self.pipe), encoding="utf-8"),), daemon=True).start()
        self.until(lambda state: state["selection"]["opened"] and state["active"], "the window to open and become active")

    def read(self, file):
        for line in file:
            told = json.loads(line)
            if told["event"] == "rest":
                self.lines.put(told["state"])
            elif told["event"] == "close":
                return

    def until(self, holds, what):
        """The next state of which that holds, the present one included."""
        while not self.state or not holds(self.state):
            try:
                self.state = self.lines.get(timeout=TOO_LONG)
            except queue.Empty:
                shown = {name: value for name, value in self.state.items() if name != "controls"}
                ended = "" if self.process.poll() is None else f"; the program ended with {self.process.returncode}"
                raise AssertionError(f"waited {TOO_LONG} s for {what}{ended}; shown: {shown}\n{self.screen.logs()}") from None
        return self.state

    def until_other(self, of, what):
        """Waits until something that the function picks from the state is another than now."""
        before = of(self.state)
        return of(self.until(lambda state: of(state) != before, what))

    def press(self, *keys):
        self.screen.do("key", "--clearmodifiers", *keys)

    def write(self, text):
        self.screen.do("type", text)

    def click(self, place, button=1, times=1):
        """place: x, y, width, height; its middle is clicked."""
        x, y = int(place[0] + place[2] / 2), int(place[1] + place[3] / 2)
        self.screen.do("mousemove", x, y, "click", "--repeat", times, "--delay", 20, button)

    def place(self, name):
        return self.until(lambda state: name in state["controls"], f"'{name}' to be in view")["controls"][name]["place"]

    def row(self, name, number):
        def rows(state):
            return state["controls"].get(name, {}).get("rows", [])

        return rows(self.until(lambda state: len(rows(state)) > number, f"row {number} of '{name}'"))[number]["place"]

    def close(self):
        self.process.kill()
        self.process.wait()
        os.write(self.pipe, b'{"event": "close"}\n')
        os.close(self.pipe)

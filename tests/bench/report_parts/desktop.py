# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's rows of the benchmark table. Windows are opened on Qt's offscreen platform, with settings of their own."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from report_parts.bench import Row, median, ratio, verdict
from report_parts.rows import LARGE, MIDDLE, SMALL, row

TOO_LONG = 120
PARSE = "JSON.parse(require('fs').readFileSync(process.argv[1]))"


def settings(folder):
    """An environment in which nobody's own settings are read or written."""
    own = {"QT_QPA_PLATFORM": "offscreen", "HOME": folder, "XDG_RUNTIME_DIR": folder}
    own |= {"XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder}
    return {**os.environ, **own, "LC_ALL": "C.UTF-8", "QT_LOGGING_RULES": "*.warning=false"}


def since():
    return {"LONGSPAN_PROBE_SINCE": str(time.monotonic_ns())}


def lines_until(path, process, event):
    """What the probe wrote, read as it comes, up to the first line with that event."""
    found = []
    end = time.monotonic() + TOO_LONG
    with open(path, encoding="utf-8") as file:
        while time.monotonic() < end:
            line = file.readline()
            if not line:
                if process.poll() is not None:
                    break
                time.sleep(0.005)
                continue
            found.append(json.loads(line))
            if event(found[-1]):
                return found
    raise RuntimeError(f"the window ended, or did not get that far; it said {[line['event'] for line in found]}")


def opened(bench, *arguments, enough):
    """Opens a window, waits until enough has happened in it, and ends it. Gives the lines of its probe."""
    program = bench.program("longspan")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe"
        path.touch()
        environment = {**settings(folder), "LONGSPAN_PROBE": str(path), **since()}
        with subprocess.Popen([program, *map(str, arguments)], env=environment) as process:
            try:
                return lines_until(path, process, enough)
            finally:
                process.kill()


def when(lines, event):
    return next(line["ms"] for line in lines if line["event"] == event)


def floor(bench):
    program = bench.program("floor-window")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([program], env={**settings(folder), **since()}, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)["ms"]


@row("start to the first painting", "<= 1.4x a minimal Qt window")
def start(bench):
    window, rows, least = [], [], []
    for _ in range(bench.rounds * 2):
        least.append(floor(bench))
        lines = opened(bench, "--demo", enough=lambda line: line["event"] == "rows")
        window.append(when(lines, "window"))
        rows.append(when(lines, "rows"))
    for name, times, bar in (("the window", window, 1.4), ("the demo's first rows", rows, 2)):
        share = ratio(times, least)
        measured = f"{share:.2f}x ({median(times):.0f} ms; {median(least):.0f} ms)"
        yield Row(f"process start to the first painting, {name}", f"<= {bar}x a minimal Qt window", measured, verdict(share <= bar))


def at_rest(path):
    name = os.path.basename(path)
    return lambda line: line["event"] == "rest" and line["state"]["waterfall"] and name in line["state"]["title"]


@row("open one trace, process start to its waterfall", ">= 4.4x faster than node's JSON.parse")
def opening(bench):
    node = shutil.which("node")
    for spans, name, bar, most in ((SMALL, "100k", 4.4, 16), (MIDDLE, "500k", 7.8, 50)):
        path = bench.warm(bench.file("jaeger", spans))
        painted, rest, stalls, memory, theirs = [], [], [], [], []
        for _ in range(bench.rounds):
            lines = opened(bench, path, enough=at_rest(path))
            painted.append(when(lines, "waterfall"))
            rest.append(lines[-1]["busyUntil"])
            stalls.append(lines[-1]["stall"])
            memory.append(lines[-1]["anonymous"] / 1e6)
            if node:
                theirs.append(bench.processes([[node, "-e", PARSE, path]], rounds=1)[0][0])
        size = os.path.getsize(path) / 1e6
        quantity = f"open {name} spans ({size:.0f} MB Jaeger JSON), process start to the painted waterfall"
        times = f"{median(painted):.0f} ms; everything else of the window done after {median(rest):.0f} ms"
        if node:
            gain = ratio(theirs, painted)
            measured = f"{gain:.1f}x ({times}; node {median(theirs):.0f} ms)"
            yield Row(quantity, f">= {bar}x faster than node's JSON.parse", measured, verdict(gain >= bar))
        else:
            yield Row(quantity, f">= {bar}x faster than node's JSON.parse", f"{times}; node is not installed", "not compared")
        longest = f"{median(stalls):.1f} ms (worst of {len(stalls)}: {max(stalls):.1f} ms)"
        yield Row(f"longest stall of the event loop while opening {name}", f"<= {most} ms", longest, verdict(median(stalls) <= most))
        if spans == MIDDLE:
            held = median(memory)
            yield Row("memory with 500k open, the mapped file not counted", "<= 150 MB", f"{held:.0f} MB", verdict(held <= 150))


@row("scrolling 1M spans", "<= 1.5x painting 60 rows")
def using(bench):
    for spans, name in ((MIDDLE, "500k"), (LARGE, "1M")):
        path = bench.warm(bench.file("jaeger", spans))
        with tempfile.TemporaryDirectory() as folder:
            command = [bench.program("measure-desktop"), path, str(bench.rounds)]
            done = subprocess.run(command, env=settings(folder), stdout=subprocess.PIPE, check=True, timeout=TOO_LONG)
        result = json.loads(done.stdout)
        if spans == LARGE:
            yield from scrolling(result)
        for what, key, most in (("expand all", "expand", 20), ("collapse all", "collapse", 20)):
            if spans == MIDDLE:
                took = median(result[key])
                yield Row(f"{what} at {name}, with the painting", f"<= {most} ms", f"{took:.1f} ms", verdict(took <= most))


def p99(values):
    return sorted(values)[int(len(values) * 0.99)]


def scrolling(result):
    per_row = 60 / result["rows"]
    mean = [sum(result[side]) / len(result[side]) for side in ("scroll", "floor")]
    tail = [p99(result[side]) for side in ("scroll", "floor")]
    for name, pair in (("mean", mean), ("p99", tail)):
        share = pair[0] * per_row / pair[1]
        measured = f"{share:.2f}x ({pair[0]:.2f} ms for {result['rows']:.0f} rows; floor {pair[1]:.2f} ms)"
        yield Row(f"a step of scrolling at 1M spans, {name}", "<= 1.5x painting 60 rows", measured, verdict(share <= 1.5))
    for name, key in (("jump to the middle", "jump"), ("click on a span until its details are painted", "click")):
        took = median(result[key])
        measured = f"{took:.1f} ms (worst {max(result[key]):.1f} ms)"
        yield Row(f"{name}, 1M spans", "one frame (16 ms)", measured, verdict(took <= 16))


ROWS = {"start": start, "opening": opening, "using": using}

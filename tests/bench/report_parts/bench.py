# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rows of the table are made with: input files, programs, medians."""

import json
import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Row:
    quantity: str
    bar: str
    measured: str
    verdict: str


class NotBuilt(Exception):
    """A program that the row needs is not there yet."""


def median(values):
    return statistics.median(values)


def ratio(dividend, divisor):
    """Median of the ratios round by round; the shorter list sets how many."""
    return median([a / b for a, b in zip(dividend, divisor)])


def verdict(holds):
    return "met" if holds else "missed"


class Bench:
    def __init__(self, build, data, rounds):
        self.bin = build / "bin"
        self.data = data
        self.rounds = rounds
        data.mkdir(parents=True, exist_ok=True)

    def program(self, name):
        path = self.bin / name
        if not path.exists():
            raise NotBuilt(name)
        return str(path)

    def file(self, wire, spans, traces=1, seed=1):
        """A generated file; made anew when the generator is newer."""
        generator = self.program("longspan-gen")
        path = self.data / f"{traces}x{spans}-{seed}.{wire}"
        if not path.exists() or path.stat().st_mtime < os.path.getmtime(generator):
            part = path.with_suffix(".part")
            command = [generator, wire, str(part), "--spans", str(spans), "--traces", str(traces), "--seed", str(seed)]
            subprocess.run(command, check=True)
            part.rename(path)
        return str(path)

    def corpus(self, seed=1):
        """1M spans in 100,000 traces."""
        return self.file("zipkin", 10, 100000, seed)

    def drop_older_than_program(self, name, program):
        """Removes a kept result that an older build made, with what SQLite keeps beside it."""
        built = os.path.getmtime(self.program(program))
        if (self.data / name).exists() and os.path.getmtime(self.data / name) < built:
            for ending in ("", "-wal", "-shm"):
                (self.data / (name + ending)).unlink(missing_ok=True)

    def gzip_bytes(self, path):
        note = f"{path}.gzip-bytes"
        if not os.path.exists(note) or os.path.getmtime(note) < os.path.getmtime(path):
            with subprocess.Popen(["gzip", "-6", "-c", path], stdout=subprocess.PIPE) as gzip:
                size = sum(len(block) for block in iter(lambda: gzip.stdout.read(1 << 20), b""))
            with open(note, "w", encoding="ascii") as file:
                file.write(str(size))
        with open(note, encoding="ascii") as file:
            return int(file.read())

    def measure(self, name, *arguments):
        """Runs a measure-* program, which prints one JSON object."""
        command = [self.program(name), *map(str, arguments)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} gave {done.returncode}")
        return json.loads(done.stdout)

    def processes(self, commands, rounds=None):
        """Milliseconds of whole processes, in turn; the output goes nowhere."""
        times = [[] for _ in commands]
        for _ in range(rounds or self.rounds):
            for place, command in zip(times, commands):
                start = time.monotonic()
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
                place.append((time.monotonic() - start) * 1e3)
        return times

    def warm(self, path):
        """Brings a file into the page cache."""
        with open(path, "rb", buffering=0) as file:
            block = bytearray(1 << 20)
            while file.readinto(block):
                pass
        return path

# SPDX-FileCopyrightText: 2026 Longspan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the benchmark table, by short name. Each gives one or more lines; a row whose subject is not built says so."""

import functools
import os
import sys

from report_parts.bench import NotBuilt, Row, median, ratio, verdict

FORMATS = {"jaeger": "Jaeger", "zipkin": "Zipkin v2"}
SMALL, MIDDLE, LARGE = 100_000, 500_000, 1_000_000


def row(quantity, bar):
    """A generator of Rows that survives what is not built or fails."""

    def wrap(measure):
        @functools.wraps(measure)
        def run(bench):
            try:
                yield from measure(bench)
            except NotBuilt as missing:
                yield Row(quantity, bar, f"no {missing}", "not built")
            except (RuntimeError, OSError, ValueError, KeyError) as problem:
                print(f"{quantity}: {problem}", file=sys.stderr)
                yield Row(quantity, bar, "the run failed", "missed")

        return run

    return wrap


def agree(result):
    return result.get("same") == "yes"


@row("parse, one thread", ">= 0.85x the reference pass")
def parse(bench):
    for wire, name in FORMATS.items():
        path = bench.warm(bench.file(wire, SMALL))
        megabytes = os.path.getsize(path) / 1e6
        times = bench.measure("measure-parse", path, bench.rounds, "--dom")
        ours = median(times["ours1"])
        speed = f"{ours:.0f} ms, {megabytes / ours * 1e3:.0f} MB/s"
        same = "" if agree(times) else "; the columns differ"
        for other, bar in (("reference", 0.85), ("textbook", 2), ("nlohmann", 18)):
            times_as_fast = ratio(times[other], times["ours1"])
            yield Row(
                f"parse, one thread, {name} 100k, against {other}",
                f">= {bar}x",
                f"{times_as_fast:.2f}x ({speed}; {other} {median(times[other]):.0f} ms){same}",
                verdict(times_as_fast >= bar and not same),
            )


@row("parse, two threads on one file", ">= 1.7x one thread")
def threads(bench):
    files = [(bench.file(wire, MIDDLE), f"{name} 500k") for wire, name in FORMATS.items()]
    for path, name in [*files, (bench.corpus(), "Zipkin v2 1M in 100k traces")]:
        times = bench.measure("measure-parse", bench.warm(path), bench.rounds)
        floor = ratio(times["reference"], times["ours1"])
        yield Row(
            f"parse, one thread, {name}, against reference",
            ">= 0.85x",
            f"{floor:.2f}x ({median(times['ours1']):.0f} ms; reference {median(times['reference']):.0f} ms)",
            verdict(floor >= 0.85 and agree(times)),
        )
        gain = ratio(times["ours1"], times["ours2"])
        yield Row(
            f"parse, two threads on one file, {name}",
            ">= 1.7x one thread",
            f"{gain:.2f}x ({median(times['ours1']):.0f} ms, {median(times['ours2']):.0f} ms)",
            verdict(gain >= 1.7),
        )


@row("longspanctl slowest, 1M spans in 100k traces", "<= 1.3x the reference pass as a process")
def slowest(bench):
    quantity = "longspanctl slowest, 1M spans in 100k traces"
    path = bench.warm(bench.corpus())
    ours = [bench.program("longspanctl"), "slowest", path]
    floor = [bench.program("reference-pass"), "--quiet", path]
    mine, theirs = bench.processes([ours, floor])
    share = ratio(mine, theirs)
    yield Row(
        quantity,
        "<= 1.3x the reference pass as a process",
        f"{share:.2f}x ({median(mine):.0f} ms; reference {median(theirs):.0f} ms)",
        verdict(share <= 1.3),
    )
    python = [sys.executable, "-c", "import json, sys; json.load(open(sys.argv[1], 'rb'))", path]
    (load,) = bench.processes([python], 1)
    gain = median(load) / median(mine)
    yield Row(quantity, ">= 10x faster than python's json.load", f"{gain:.0f}x ({median(load):.0f} ms)", verdict(gain >= 10))


@row("memory a span", "<= 120 B open, <= 200 B peak")
def memory(bench):
    for wire, spans, traces, name in (
        ("jaeger", MIDDLE, 1, "one trace of 500k, Jaeger"),
        ("jaeger", LARGE, 1, "one trace of 1M, Jaeger"),
        ("zipkin", 10, 100000, "1M in 100k traces, Zipkin"),
    ):
        path = bench.warm(bench.file(wire, spans, traces))
        runs = [bench.measure("measure-memory", path) for _ in range(3)]
        for key, bar, words in (("open", 120, "while open"), ("peak", 200, "peak while loading")):
            used = median([run[key] for run in runs])
            tree = "tree" if key == "open" else "treePeak"
            more = f" ({median([run[tree] for run in runs]):.0f} B with its tree)" if tree in runs[0] else ""
            yield Row(f"memory a span {words}, {name}", f"<= {bar} B", f"{used:.0f} B{more}", verdict(used <= bar))


@row("top 100 of all interfaces from columns", "<= 1.5x one scan with nth_element per group")
def top(bench):
    for calls in (1_000_000, 10_000_000):
        times = bench.measure("measure-top", calls, bench.rounds)
        best = min(("floor", "bounded"), key=lambda name: median(times[name]))
        share = ratio(times["ours"], times[best])
        same = "" if agree(times) else "; the lists differ"
        others = f"scatter {median(times['floor']):.0f} ms, bounded groups {median(times['bounded']):.0f} ms"
        yield Row(
            f"top 100 of all interfaces from columns, {calls // 1_000_000}M",
            "<= 1.5x one scan with nth_element per group (the faster of two)",
            f"{share:.2f}x ({median(times['ours']):.0f} ms; {others}){same}",
            verdict(share <= 1.5 and not same),
        )


@row("top 100 of one interface from the store, 10M spans", "under 5 ms and >= 10x a scan")
def ready(bench):
    bench.drop_older_than_program("10m.longspan", "measure-ready")
    files = [bench.corpus(seed) for seed in range(1, 11)]
    result = bench.measure("measure-ready", bench.data / "10m.longspan", bench.rounds, *files)
    gain = ratio(result["scan"], result["query"])
    same = "" if agree(result) else "; the lists differ"
    yield Row(
        "top 100 of one interface from the store, 10M spans",
        "under 5 ms and >= 10x a scan of the columns",
        f"{median(result['query']):.2f} ms, {gain:.0f}x (scan {median(result['scan']):.1f} ms; "
        f"the first after opening {median(result['first']):.1f} ms){same}",
        verdict(median(result["query"]) < 5 and gain >= 10 and not same),
    )


@row("store: columns in, durable", ">= 1M spans/s")
def store(bench):
    for wire, spans, traces, name in (("zipkin", 10, 100000, "1M in 100k traces, Zipkin"), ("jaeger", LARGE, 1, "one trace of 1M, Jaeger")):
        path = bench.warm(bench.file(wire, spans, traces))
        result = bench.measure("measure-store", path, bench.data / "import.longspan", bench.rounds)
        rate = result["spans"] / median(result["import"]) * 1e3
        yield Row(f"store: columns in, durable, {name}", ">= 1M spans/s", f"{rate / 1e6:.2f}M spans/s", verdict(rate >= 1e6))
        share = result["bytes"] / bench.gzip_bytes(path)
        yield Row(
            f"store: file, {name}",
            "<= 60 % of the gzip of its JSON",
            f"{share * 100:.0f} % ({result['bytes'] / 1e6:.0f} MB; {result['bytes'] / result['spans']:.0f} B a span)",
            verdict(share <= 0.6),
        )
        gain = ratio(result["decode"], result["reopen"])
        yield Row(
            f"reopen 1M spans from the store, {name}",
            ">= 10x faster than opening the JSON",
            f"{gain:.1f}x ({median(result['reopen']):.0f} ms; JSON {median(result['decode']):.0f} ms)",
            verdict(gain >= 10),
        )


@row("one trace of 1M spans: tree, self time, critical path, skew", "<= 0.5x of the parse")
def analyses(bench):
    bench.program("measure-analyses")
    path = bench.warm(bench.file("jaeger", LARGE))
    result = bench.measure("measure-analyses", path, bench.rounds)
    parts = ("tree", "self", "path", "skew")
    total = [sum(times) for times in zip(*(result[part] for part in parts))]
    share = ratio(total, result["parse"])
    details = ", ".join(f"{part} {median(result[part]):.0f}" for part in parts)
    yield Row(
        "one trace of 1M spans (914 MB Jaeger): tree, self time, critical path, skew",
        "analyses <= 0.5x of the parse",
        f"{share:.2f}x ({median(total):.0f} ms: {details}; parse {median(result['parse']):.0f} ms on all cores, "
        f"{median(result['parse1']):.0f} ms on one)" + ("" if agree(result) else "; the path does not add up"),
        verdict(share <= 0.5 and agree(result)),
    )


@row("files of 600 MB to 4 GB", "open")
def large(bench):
    bench.program("measure-memory")
    for spans in (660_000, 1_000_000, 2_300_000, 4_600_000):
        path = bench.file("jaeger", spans)
        result = bench.measure("measure-memory", path)
        whole = result["spans"] == spans
        yield Row(
            f"a file of {os.path.getsize(path) / 1e9:.2f} GB",
            "opens",
            f"{result['spans']:.0f} spans in {result['ms'] / 1e3:.2f} s",
            verdict(whole),
        )


ROWS = {
    "parse": parse,
    "threads": threads,
    "slowest": slowest,
    "memory": memory,
    "top": top,
    "ready": ready,
    "store": store,
    "analyses": analyses,
    "large": large,
}

"""Scans of our blanks beside OCRmyPDF with labels found by regular expressions."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parsers.model import Value
from tests.benchmarks import labels
from tests.benchmarks.timing import verdict
from tests.scans import reader
from tests.scans.grade import plain
from tests.scans.model import Kind, Scan
from tests.scans.people import SHORT
from tests.scans.run import Task, kept

_KINDS = (Kind.CLEAN, Kind.GREY, Kind.LOW, Kind.TURNED, Kind.FINE_FAX, Kind.FAX, Kind.PHOTO)


@dataclass
class _Beside:
    """Both readers on the scans of one kind: fields right and seconds of one core, by page."""

    fields: int = 0
    ours: int = 0
    theirs: int = 0
    our_seconds: list[float] = field(default_factory=list)
    their_seconds: list[float] = field(default_factory=list)

    def line(self, name: str) -> str:
        ours, theirs = (statistics.median(s) for s in (self.our_seconds, self.their_seconds))
        return (
            f"  {name:16}{self.fields:>7}{self.ours / self.fields:>9.2%}"
            f"{self.theirs / self.fields:>10.2%}{ours:>8.2f}{theirs:>8.2f}{theirs / ours:>8.1f}"
        )


def run(count: int) -> Iterable[str]:
    """``count`` scans a kind through both; seconds are those of one core a page, at the median."""
    if lacking := labels.missing():
        yield f"Scans are not compared: {', '.join(lacking)} not installed (apt)."
        return
    yield "Scans of our blanks, short fields exact, seconds of one core a page"
    yield f"  {'kind':16}{'fields':>7}{'ours':>9}{'peer':>10}{'ours':>8}{'peer':>8}{'ratio':>8}"
    all_of_them = _Beside()
    for kind in _KINDS:
        one = _Beside()
        for seed in range(count):
            scan = kept(Task(kind, seed))
            if scan is not None and not scan.name.endswith(("heic", "eml")):
                _both(scan, one, all_of_them)
        if one.fields:
            yield one.line(kind)
    yield all_of_them.line("all")
    ratio = statistics.median(
        theirs / ours
        for ours, theirs in zip(all_of_them.our_seconds, all_of_them.their_seconds, strict=True)
    )
    yield verdict("as fast as OCRmyPDF with labels, times", ratio, 3, at_least=True)


def _both(scan: Scan, *sums: _Beside) -> None:
    ours, theirs = reader.read(scan), labels.read(scan.data, reader.form())
    read = {} if ours.parsed is None else {k: r.value for k, r in ours.parsed.fields.items()}
    asked = [key for key in SHORT if key not in scan.profile.absent]
    for one in sums:
        one.fields += len(asked)
        one.ours += _right(scan, asked, read)
        one.theirs += _right(scan, asked, theirs.values)
        one.our_seconds.append(ours.seconds / scan.pages)
        one.their_seconds.append(theirs.seconds / scan.pages)


def _right(scan: Scan, asked: list[str], read: Mapping[str, Value]) -> int:
    return sum(plain(read.get(key)) == plain(scan.profile.expected[key]) for key in asked)

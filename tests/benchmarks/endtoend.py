"""300 mails from the mailbox to the sent reply: our pipeline beside a straightforward one."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks import mails, ours, sink
from tests.benchmarks.plain import Plain
from tests.benchmarks.stages import BESIDE, Stages
from tests.benchmarks.timing import verdict

_TURNS, _WORTH_TURNS = 3, 60
"""The runs take turns by a share of the mails, so that a busy machine is busy for both."""


def run(count: int) -> Iterable[str]:
    """Time both pipelines over the same mails."""
    ours.quiet()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        certificates = folder / "certificates"
        certificates.mkdir()
        with sink.running(certificates) as (port, authority):
            yield from _compare(folder, count, port, authority)


def _compare(folder: Path, count: int, port: int, authority: Path) -> Iterable[str]:
    turns = _TURNS if count >= _WORTH_TURNS else 1
    stages, expected = Stages(), Counter[str]()
    seconds = {"ours": 0.0, "plain": 0.0}
    ends = {"ours": Counter[str](), "plain": Counter[str]()}
    for turn in range(turns):
        mine, theirs = folder / f"ours-{turn}", folder / f"plain-{turn}"
        expected += mails.make(mine / "mailbox", count // turns)
        shutil.copytree(mine / "mailbox", theirs / "mailbox")
        plain = Plain(theirs, port, authority)
        start = time.perf_counter()
        ends["plain"] += plain.run()
        seconds["plain"] += time.perf_counter() - start
        plain.close()
        told = ours.run(mine, port, authority, stages)
        ends["ours"] += told.outcomes
        seconds["ours"] += told.seconds
    yield from _report(count // turns * turns, seconds, stages)
    yield f"  outcomes expected: {_said(expected)}"
    yield f"  outcomes, ours:    {_said(ends['ours'])}"
    yield f"  outcomes, plain:   {_said(ends['plain'])}"


def _report(count: int, seconds: dict[str, float], stages: Stages) -> Iterable[str]:
    yield f"End to end, {count} mails, SQLite with every commit on the disk, SMTP with STARTTLS"
    yield f"  {'':24}{'seconds':>9}{'mails/s':>9}{'ms a mail':>11}"
    for name, said in (("plain", "peer: plain.py"), ("ours", "ours: one poll")):
        took = seconds[name]
        yield f"  {said:24}{took:9.2f}{count / took:9.1f}{1000 * took / count:11.1f}"
    yield "  shares of our time:"
    whole = seconds["ours"]
    beside = stages.seconds.pop(BESIDE, 0.0)
    for stage, took in sorted(stages.seconds.items(), key=lambda one: -one[1]):
        yield f"    {stage:24}{took / whole:7.0%}{1000 * took / count:9.2f} ms a mail"
    rest = whole - sum(stages.seconds.values())
    yield f"    {'elsewhere':24}{rest / whole:7.0%}{1000 * rest / count:9.2f} ms a mail"
    yield f"    {BESIDE:24}{'':7}{1000 * beside / count:9.2f} ms a mail"
    times = seconds["plain"] / whole
    yield verdict("times as fast as plain.py", times, 2, at_least=True)


def _said(ends: Counter[str]) -> str:
    return ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))

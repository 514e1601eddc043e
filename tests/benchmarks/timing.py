"""Timing several ways to do a thing side by side: a busy machine is busy for all of them."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_WARM_UP = 3


@dataclass(frozen=True)
class Timed:
    """How long one way took, in seconds, round by round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of all rounds."""
        return statistics.median(self.seconds)

    @property
    def best(self) -> float:
        """The fastest round: what the work costs where nobody disturbs it."""
        return min(self.seconds)

    def times(self, peer: Timed) -> float:
        """The median of the ratios to ``peer``, round by round: both had the same machine then."""
        return statistics.median(
            mine / theirs for mine, theirs in zip(self.seconds, peer.seconds, strict=True)
        )


Clock = Callable[[], float]


def interleaved(
    ways: Mapping[str, Callable[[], object]], rounds: int, clock: Clock = time.thread_time
) -> dict[str, Timed]:
    """Time each way once a round.

    By default in seconds that this thread was given by the processor: what else the machine does
    meanwhile counts little then. Work in other processes needs a clock on the wall. What was there
    before is kept from the garbage collector, as in the product's reader: else whichever way wakes
    it pays for all.
    """
    for way in ways.values():
        for _ in range(_WARM_UP):
            way()
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            start = clock()
            way()
            taken[name].append(clock() - start)
    return {name: Timed(tuple(seconds)) for name, seconds in taken.items()}


def table(title: str, timed: Mapping[str, Timed], peer: str, unit: float = 1000.0) -> str:
    """The ways with their times and their ratios to ``peer``, one a line."""
    lines = [title, f"  {'':44}{'median ms':>10}{'best ms':>10}{'ratio':>8}{'of best':>9}"]
    base = timed[peer]
    for name, one in timed.items():
        median, best = one.times(base), one.best / base.best
        lines.append(
            f"  {name:44}{one.median * unit:10.2f}{one.best * unit:10.2f}{median:8.2f}{best:9.2f}"
        )
    return "\n".join(lines)


def verdict(what: str, reached: float, goal: float, *, at_least: bool = False) -> str:
    """One line that says whether a goal is reached."""
    good = reached >= goal if at_least else reached <= goal
    bound = "at least" if at_least else "at most"
    return f"  {'✓' if good else '✗'} {what}: {reached:.2f} (goal: {bound} {goal:g})"


def machine() -> str:
    """The machine and what runs on it, on one line."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load}"
    )


def _processor() -> str:
    try:
        lines: Sequence[str] = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())

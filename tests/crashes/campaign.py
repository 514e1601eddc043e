"""A campaign of kills, and its table: ``python -m tests.crashes [--mails N] [--random N] …``."""

from __future__ import annotations

import random
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.crashes.audit import Sums, audit
from tests.crashes.load import Sent, nth
from tests.crashes.points import Point
from tests.crashes.world import World

_CALM_PASSES = 2
_ONCE_A_PASS = {
    Point.BEFORE_CLAIM, Point.CLAIMED, Point.BEFORE_FILING, Point.MOVED, Point.BEFORE_FILED,
    Point.FILED,
}  # fmt: skip
_STARTING = 0.8
"""Seconds that a process takes to begin its work; a kill before that shows little."""
_A_MAIL = 0.08
_HANGS = 300.0


@dataclass(frozen=True)
class Plan:
    """How many mails, how often killed at random, and how often at each of ``points``."""

    mails: int
    at_random: int
    at_each: int
    points: Sequence[Point] = tuple(Point)
    seed: int = 1

    @property
    def kills(self) -> list[Point | None]:
        """The kills in their order; None is one at a random moment."""
        kills: list[Point | None] = [point for point in self.points for _ in range(self.at_each)]
        kills += [None] * self.at_random
        random.Random(self.seed).shuffle(kills)
        return kills


@dataclass
class Run:
    """What a campaign did so far."""

    world: World
    sent: list[Sent] = field(default_factory=list)
    killed: Counter[Point | None] = field(default_factory=Counter)
    ended: int = 0
    """Passes that came to their end before the kill."""


def carry_out(
    plan: Plan, world: World, told: Callable[[str], None] = lambda _: None
) -> tuple[Run, Sums]:
    """Deliver, kill, and begin again; then let it end in peace, and count what is left.

    A kill that came too late is tried again with the next mails, a few times at most.
    """
    chance, run, kills = random.Random(plan.seed), Run(world), plan.kills
    share = plan.mails / max(len(kills), 1)
    left = list(kills)
    for turn in range(3 * len(kills)):
        if not left:
            break
        _deliver(run, min(round(share * (turn + 1)), plan.mails))
        point = left.pop(0)
        if _kill(run, point, chance, share):
            run.killed[point] += 1
        else:
            run.ended += 1
            left.append(point)
        told(f"{turn + 1} passes, {run.killed.total()} killed, {len(run.sent)} mails")
    _deliver(run, plan.mails)
    for _ in range(_CALM_PASSES):
        world.victim().communicate(timeout=3 * _HANGS)
    return run, audit(world, run.sent)


def _deliver(run: Run, until: int) -> None:
    while len(run.sent) < until:
        one = nth(len(run.sent))
        for _ in range(one.copies):
            run.world.deliver(one.raw)
        run.sent.append(one)


def _kill(run: Run, point: Point | None, chance: random.Random, share: float) -> bool:
    """One pass that is to be killed; whether it was."""
    if point is not None:
        times = 1 if point in _ONCE_A_PASS else chance.randint(1, 3)
        with run.world.victim(point.name, str(times)) as process:
            process.communicate(timeout=_HANGS)
    else:
        with run.world.victim() as process:
            try:
                process.communicate(timeout=_STARTING + chance.random() * (1 + share * _A_MAIL))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
    return process.returncode == -signal.SIGKILL

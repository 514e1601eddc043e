"""A campaign of kills, and its table: ``python -m tests.crashes [--mails N] [--random N] …``."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from math import inf

from tests.crashes.audit import Sums, audit
from tests.crashes.load import Sent, nth
from tests.crashes.points import Point
from tests.crashes.warm import Nursery
from tests.crashes.world import World

_CALM_PASSES = 2
_AT_CLAIM = {Point.BYTES_STORED}
_ONCE_A_PASS = {
    Point.BEFORE_CLAIM, Point.CLAIMED, Point.BEFORE_FILING, Point.MOVED, Point.BEFORE_FILED,
    Point.FILED,
}  # fmt: skip
_OF_A_BACKLOG = 0.8
"""The part of what waits that is worked on at most before a kill: copies are never read."""
_STARTING, _FORKED = 0.8, 0.1
"""Seconds that a process takes to begin its work; a kill before that shows little."""
_A_MAIL = 0.08
_HANGS, _LONG = 300.0, 1_800.0
_FRESH = 10
"""Every so many passes the victim is a process started from nothing."""


@dataclass(frozen=True)
class Plan:
    """How many mails, how often killed at random, and how often at each of ``points``.

    In ``parts`` it is counted how things stand; after ``seconds`` no part is begun.
    """

    mails: int
    at_random: int
    at_each: int
    points: Sequence[Point] = tuple(Point)
    seed: int = 1
    parts: int = 1
    seconds: float = inf

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
    delivered: int = 0
    """Mails in the mailbox, copies counted."""
    passes: int = 0
    killed: Counter[Point | None] = field(default_factory=Counter)
    ended: int = 0
    """Passes that came to their end before the kill."""


def carry_out(plan: Plan, world: World) -> Iterator[tuple[Run, Sums]]:
    """Deliver, kill, and begin again; at the end of each part let it end in peace, and count.

    A kill that came too late is tried again with the next mails, a few times at most.
    """
    chance, run, kills = random.Random(plan.seed), Run(world), plan.kills
    end = time.monotonic() + plan.seconds
    with closing(Nursery()) as nursery:
        for part in range(1, plan.parts + 1):
            until = len(kills) * part // plan.parts
            wanted = kills[len(kills) * (part - 1) // plan.parts : until]
            _part(run, wanted, plan.mails * part // plan.parts, chance, nursery)
            for _ in range(_CALM_PASSES):
                _calm_pass(world, nursery)
            yield run, audit(world, run.sent)
            if time.monotonic() > end:
                return


def _calm_pass(world: World, nursery: Nursery) -> None:
    """A pass that nobody disturbs."""
    code = world.offshoot(nursery).wait(_LONG)
    assert code == 0, f"an undisturbed pass ended with {code}"


def _part(
    run: Run, kills: Sequence[Point | None], mails: int, chance: random.Random, nursery: Nursery
) -> None:
    """Deliver until there are ``mails`` in all, with these kills between them."""
    left, before = list(kills), len(run.sent)
    for turn in range(3 * len(kills)):
        if not left:
            break
        share = (mails - before) * (turn + 1) // max(len(kills), 1)
        new = _deliver(run, min(before + share, mails))
        point = left.pop(0)
        if _kill(run, point, chance, new, nursery):
            run.killed[point] += 1
        else:
            run.ended += 1
            left.append(point)
    _deliver(run, mails)


def _deliver(run: Run, until: int) -> int:
    """Put mails into the mailbox until there are so many; gives how many are new in it."""
    before = run.delivered
    while len(run.sent) < until:
        one, raw = nth(len(run.sent))
        for _ in range(one.copies):
            run.world.deliver(raw)
        run.sent.append(one)
        run.delivered += one.copies
    return run.delivered - before


def _kill(run: Run, point: Point | None, chance: random.Random, new: int, nursery: Nursery) -> bool:
    """One pass that is to be killed while it is at what waits; whether it was."""
    waiting = run.delivered - run.world.ended() if run.passes else new
    run.passes += 1
    fresh = run.passes % _FRESH == 1
    words = _words(point, chance, new, waiting)
    victim = run.world.victim(*words) if fresh else run.world.offshoot(nursery, *words)
    work = (_STARTING if fresh else _FORKED) + waiting * _A_MAIL
    try:
        victim.wait(timeout=_HANGS if words else chance.random() * work)
    except subprocess.TimeoutExpired:
        victim.kill()
        victim.wait(timeout=_HANGS)
        if words:
            raise
    return victim.returncode == -signal.SIGKILL


def _words(point: Point | None, chance: random.Random, new: int, waiting: int) -> tuple[str, ...]:
    """At which point the victim kills itself, and when it comes by there for which time."""
    if point is None:
        return ()
    if point in _ONCE_A_PASS:
        return point.name, "1"
    met = new if point in _AT_CLAIM else waiting * _OF_A_BACKLOG
    return point.name, str(chance.randint(1, max(int(met), 1)))

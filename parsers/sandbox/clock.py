"""The time that one mail has, and what it was spent on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from parsers.errors import ReadTimeoutError, StarvedError, WorkTimeoutError
from parsers.sandbox.wire import Call, Request

SHORTEST = 0.5
"""The least time, in seconds, that a call is given."""

_A_START = 3.0
"""Seconds in which a child begins on a machine that has time for it: these are nobody's fault.

A mail gets them once: one whose files end a child each has its time for all their successors too.
"""

_MOSTLY = 0.5
"""The part of a mail's time from which on waiting for the machine is what it was spent on."""


class _Delayed(Protocol):
    """What tells how long its last call waited for the processor, in seconds."""

    delayed: float


@dataclass
class Clock:
    """The seconds of wall time that one mail has ``left``, those it ``spent``, and of these those
    ``lost`` with waiting for a child to begin, or for the processor.

    ``cpu`` is how many seconds of the processor a call may have, ``free`` how many of a child's
    beginning are not the mail's.
    """

    left: float
    cpu: float
    spent: float = 0.0
    lost: float = 0.0
    free: float = _A_START

    def request(self, call: Call, wall: float) -> Request:
        """A request with ``wall`` seconds, or as many as are left."""
        given = max(SHORTEST, min(wall, self.left))
        return Request(call, min(self.cpu, given), given)

    def shortened(self, request: Request) -> Request:
        """``request`` with no more time than is left: its child may have taken long to begin."""
        wall = max(SHORTEST, min(request.wall, self.left))
        return replace(request, cpu=min(request.cpu, wall), wall=wall)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Meanwhile a child is waited for that has to begin; lost is only what is unusual of it."""
        began = time.monotonic()
        try:
            yield
        finally:
            waited = time.monotonic() - began
            given = min(waited, self.free)
            self.free -= given
            self._spend(waited - given, max(waited - _A_START, 0.0))

    @contextmanager
    def asking(self, child: _Delayed) -> Iterator[None]:
        """Meanwhile ``child`` is at a call."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._spend(time.monotonic() - began, child.delayed)

    def _spend(self, seconds: float, lost: float) -> None:
        self.left -= seconds
        self.spent += seconds
        self.lost += lost

    @property
    def starved(self) -> bool:
        """Whether most of the time was spent waiting for the machine."""
        return self.lost > self.spent * _MOSTLY

    def meant(self, error: ReadTimeoutError) -> ReadTimeoutError | StarvedError:
        """What it means that the time is over: ``error`` says it of the bytes, or nothing does."""
        if not self.starved or isinstance(error, WorkTimeoutError):
            return error
        return StarvedError(
            f"Of {self.spent:.0f} s for reading, {self.lost:.0f} s were spent waiting for the"
            " processor: this machine is too busy."
        )

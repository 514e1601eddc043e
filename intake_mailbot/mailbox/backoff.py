"""How long to wait before the next try at a server that failed."""

from __future__ import annotations

import random
from collections.abc import Callable

FIRST = 0.5
LONGEST = 60.0


class Backoff:
    """Pauses in seconds that double with each failure, each drawn from its upper half.

    The draw keeps several clients of one server from coming back all at once. ``draw`` gives
    numbers from 0 up to 1.
    """

    def __init__(self, draw: Callable[[], float] = random.random) -> None:
        self._draw = draw
        self._failures = 0
        self._until = 0.0

    def failed(self, now: float) -> None:
        """Count a failure at ``now`` (seconds of a monotonic clock)."""
        whole = min(FIRST * 2.0 ** min(self._failures, 30), LONGEST)
        self._failures += 1
        self._until = now + whole * (0.5 + self._draw() / 2)

    def succeeded(self) -> None:
        """Forget the failures."""
        self._failures = 0
        self._until = 0.0

    def left(self, now: float) -> float:
        """Seconds until the next try, 0 when it may be made now."""
        return max(0.0, self._until - now)

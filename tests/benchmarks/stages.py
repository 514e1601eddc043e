"""Where the time goes: functions of the product timed from outside, each second counted once."""

from __future__ import annotations

import functools
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

BESIDE = "read, beside the rest"
"""The stage that runs in a thread of its own: it is no share of the whole."""


class Stages:
    """Seconds by stage; what a stage calls that is a stage itself is counted there alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = threading.local()

    @contextmanager
    def watching(self, *watched: tuple[object, str, str]) -> Iterator[None]:
        """Time ``(owner, name, stage)`` functions while the block runs."""
        kept = [(owner, name, getattr(owner, name)) for owner, name, _ in watched]
        for owner, name, stage in watched:
            setattr(owner, name, self._timed(getattr(owner, name), stage))
        try:
            yield
        finally:
            for owner, name, function in kept:
                setattr(owner, name, function)

    def _timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **named: Any) -> Any:
            outer = getattr(self._inner, "seconds", 0.0)
            self._inner.seconds = 0.0
            start = time.perf_counter()
            try:
                return function(*args, **named)
            finally:
                took = time.perf_counter() - start
                self.seconds[stage] += took - self._inner.seconds
                self._inner.seconds = outer + took

        return timed

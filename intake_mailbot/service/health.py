"""Whether the service can work: each of its parts, since when, and why not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

_SILENT = timedelta(minutes=3)
"""A tick comes every minute; after three without one the service counts as stuck."""


class Standing(StrEnum):
    """How a part of the service is."""

    STARTING = "starting"
    WELL = "well"
    WAITING = "waiting"
    """Another process does this part's work; this one takes over when that ends."""
    ILL = "ill"


_SERVED = frozenset({Standing.WELL, Standing.WAITING})


@dataclass(frozen=True, slots=True)
class Part:
    """A mailbox or a way out; ``since`` is when it came to stand so, ``why`` what ails it."""

    name: str
    standing: Standing
    since: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A part that was ill for long and has not been told yet, or is well again after that."""

    part: Part
    again: bool


@dataclass
class Health:
    """What the threads of the service say of themselves; any thread may ask."""

    clock: Callable[[], datetime]
    _parts: dict[str, Part] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _beat: datetime | None = None

    def well(self, name: str) -> None:
        """The part did its work."""
        self._is(name, Standing.WELL)

    def waiting(self, name: str) -> None:
        """Another process does the part's work."""
        self._is(name, Standing.WAITING)

    def ill(self, name: str, why: str) -> None:
        """The part could not do its work."""
        self._is(name, Standing.ILL, why)

    def starting(self, name: str) -> None:
        """The part has yet to begin."""
        self._is(name, Standing.STARTING)

    def beat(self) -> None:
        """The service's tick came by."""
        self._beat = self.clock()

    def _is(self, name: str, standing: Standing, why: str = "") -> None:
        with self._lock:
            known = self._parts.get(name)
            same = known is not None and known.standing is standing
            since = known.since if known and same else self.clock()
            self._parts[name] = Part(name, standing, since, why)

    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order in which they began."""
        with self._lock:
            return tuple(self._parts.values())

    @property
    def beating(self) -> bool:
        """Whether the tick still comes by."""
        return self._beat is None or self.clock() - self._beat < _SILENT

    @property
    def working(self) -> bool:
        """Whether no part is ill, and the tick comes by."""
        return self.beating and all(part.standing is not Standing.ILL for part in self.parts())

    def to_tell(self, after: timedelta) -> tuple[Change, ...]:
        """Parts that have been ill for ``after``, and those told whose work is done again, be it
        by another process.
        """
        now = self.clock()
        found: list[Change] = []
        for part in self.parts():
            if part.standing is Standing.ILL and part.name not in self._told:
                if now - part.since >= after:
                    found.append(Change(part, again=False))
            elif part.standing in _SERVED and part.name in self._told:
                found.append(Change(part, again=True))
        return tuple(found)

    def told(self, change: Change) -> None:
        """The change was told."""
        if change.again:
            self._told.discard(change.part.name)
        else:
            self._told.add(change.part.name)

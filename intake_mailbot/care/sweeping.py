"""Removing the bytes that nobody names any more."""

from __future__ import annotations

from collections.abc import Callable

from intake_mailbot.store.unit import Store

_AT_ONCE = 100

Told = Callable[[str], None]


def silent(_: str) -> None:
    """Tells nobody."""


def sweep(store: Store, told: Told = silent) -> int:
    """Remove every file that was dropped; gives how many went.

    What a process left that died after an erasure is removed by the next one. Raises
    ServiceUnreachableError where database or files are away: the rest waits.
    """
    count = 0
    while True:
        with store.unit(write=False) as unit:
            waiting = unit.dropped_files.waiting(_AT_ONCE)
        if not waiting:
            return count
        with store.unit() as unit:
            free = unit.dropped_files.removable(waiting)
            for one in free:
                store.files.remove(one)
            unit.dropped_files.gone(free)
            unit.commit()
        count += len(free)
        told(f"{count} files removed")

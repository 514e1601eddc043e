"""Saying what is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def telling(what: str) -> Iterator[Callable[[str], None]]:
    """A line that says on a terminal what is at work; nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(what) as status:
        yield lambda said: status.update(f"{what} {said}")

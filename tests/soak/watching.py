"""What a running service has in use, seen from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Use:
    """Of the service: resident ``memory`` in MiB (the process itself, without its children),
    open ``descriptors``, ``threads``, and ``children``; ``below`` is the children's memory in MiB.
    """

    memory: float
    descriptors: int
    threads: int
    children: int
    below: float


def use_of(pid: int) -> Use:
    """What the process ``pid`` has in use now."""
    home = Path(f"/proc/{pid}")
    below = tuple(_below(pid))
    return Use(
        memory=_resident(pid),
        descriptors=len(list((home / "fd").iterdir())),
        threads=len(list((home / "task").iterdir())),
        children=len(below),
        below=sum(_resident(child) for child in below),
    )


def _resident(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def _below(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))

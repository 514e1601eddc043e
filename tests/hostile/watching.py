"""Watching a process and its children from outside: memory, programs, calls to our lure."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.hostile.lures import PORT

_LOOKS = 0.1
"""Seconds between two looks at the processes."""


@dataclass
class Watch:
    """``largest`` is the most memory, in bytes, that a process had, by its role; ``programs`` are
    command lines that are none of ours; ``called`` counts connections to the lure.
    """

    pid: int
    largest: dict[str, int] = field(default_factory=dict)
    programs: set[str] = field(default_factory=set)
    called: int = 0
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._lure = socket.create_server(("127.0.0.1", PORT))
        self._lure.settimeout(_LOOKS)
        self._threads = [threading.Thread(target=work) for work in (self._look, self._listen)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._lure.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            with suppress(TimeoutError):
                connection, _ = self._lure.accept()
                connection.close()
                self.called += 1

    def _look(self) -> None:
        while not self._over.wait(_LOOKS):
            for pid in (self.pid, *_below(self.pid)):
                with suppress(OSError, StopIteration):
                    self._note(pid)

    def _note(self, pid: int) -> None:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        status = Path(f"/proc/{pid}/status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        if pid == self.pid:
            role = "main"
        elif "parsers.sandbox.child" in command:
            role = "child"
        elif command and "tests.hostile.served" not in command:
            self.programs.add(command)
            return
        else:
            return
        self.largest[role] = max(self.largest.get(role, 0), int(peak.split()[1]) * 1024)


def _below(pid: int) -> Iterator[int]:
    """All children of a process, and theirs."""
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))

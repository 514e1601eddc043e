"""``intake-mailbot run`` as a process of its own, and waiting for what it does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.servers.command import COMMAND, Begun, environment

T = TypeVar("T")
Process = Begun | subprocess.Popen[bytes]


_PATIENCE = 120.0
"""Seconds that a step may take on a busy machine; who waits for one that comes never has failed."""
_SHARE, _LONGEST_PAUSE = 4, 0.5


def until(condition: Callable[[], T], seconds: float = _PATIENCE) -> T:
    """What ``condition`` gives, once it is true. Raises TimeoutError.

    A look that opens a store takes from the service that it waits for: after each, a pause several
    times as long, though never a long one.
    """
    began = time.monotonic()
    end = began + seconds
    while not (found := condition()):
        looked = time.monotonic()
        if looked > end:
            raise TimeoutError("it did not happen in time")
        time.sleep(min(max(0.02, _SHARE * (looked - began)), _LONGEST_PAUSE))
        began = time.monotonic()
    return found


class Service:
    """A running service; ``log`` grows while it runs.

    ``fresh``: in a process started from nothing, with its children; else forked off a warm one.
    """

    def __init__(self, folder: Path, settings: dict[str, str], *, fresh: bool = False) -> None:
        variables = {f"INTAKE_MAILBOT_{name}": value for name, value in settings.items()}
        words = ("--config", str(folder / "config.toml"), "run")
        self.log: list[str] = []
        self._said = Path(tempfile.mkdtemp(prefix="service-"), "stderr")
        os.mkfifo(self._said)
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        start = _fresh if fresh else _forked
        self.process = start(words, environment(**variables), self._said)

    def _read(self) -> None:
        with self._said.open(encoding="utf-8") as said:
            self.log.extend(said)

    def says(self, *words: str) -> bool:
        """Whether one line of its log holds all these words."""
        return any(all(word in line for word in words) for line in list(self.log))

    def serves(self, name: str = "mailbox") -> None:
        """Return once it serves the mailbox ``name``."""
        wanted = f'"{name}"'
        try:
            until(lambda: self.process.poll() is not None or self.says('"serving"', wanted))
        finally:
            assert self.says('"serving"', wanted), "".join(self.log)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """End it by a signal; seconds that it took. It ends with 0."""
        began = time.monotonic()
        self.process.send_signal(how)
        try:
            code = self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise AssertionError("It did not end:\n" + "".join(self.log)) from error
        assert code == 0, "".join(self.log)
        return time.monotonic() - began

    def close(self) -> None:
        """Kill it if it still runs."""
        self.process.kill()
        self.process.wait()
        self._reading.join(_PATIENCE)
        shutil.rmtree(self._said.parent)


def _fresh(words: tuple[str, ...], variables: dict[str, str], said: Path) -> Process:
    with said.open("wb") as errors:
        return subprocess.Popen(
            [*COMMAND, *words], env=variables, stdout=subprocess.DEVNULL, stderr=errors
        )


def _forked(words: tuple[str, ...], variables: dict[str, str], said: Path) -> Process:
    return Begun(words, variables, Path(os.devnull), said)


@contextmanager
def service(
    folder: Path, settings: dict[str, str] | None = None, *, fresh: bool = False
) -> Iterator[Service]:
    """The service while it runs; killed at the end if it still does."""
    started = Service(folder, settings or {}, fresh=fresh)
    try:
        yield started
    finally:
        started.close()

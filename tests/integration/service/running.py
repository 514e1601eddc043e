"""``intake-mailbot run`` as a process of its own, and waiting for what it does."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.servers.command import COMMAND, environment

T = TypeVar("T")


def until(condition: Callable[[], T], seconds: float = 30) -> T:
    """What ``condition`` gives, once it is true. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimeoutError("it did not happen in time")
        time.sleep(0.02)
    return found


class Service:
    """A running service; ``log`` grows while it runs."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        named = {f"INTAKE_MAILBOT_{name}": value for name, value in settings.items()}
        self.log: list[str] = []
        self.process = subprocess.Popen(
            [*COMMAND, "--config", str(folder / "config.toml"), "run"],
            env=environment(**named),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self.process.stderr
        self.log.extend(self.process.stderr)

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
        assert self.process.wait(30) == 0, "".join(self.log)
        return time.monotonic() - began


@contextmanager
def service(folder: Path, settings: dict[str, str] | None = None) -> Iterator[Service]:
    """The service while it runs; killed at the end if it still does."""
    started = Service(folder, settings or {})
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait()
        if started.process.stdout:
            started.process.stdout.close()

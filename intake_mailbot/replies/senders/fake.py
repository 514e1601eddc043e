"""A way out that keeps what it is given, for tests of what uses one."""

from __future__ import annotations

from collections import deque

from intake_mailbot.domain.errors import IntakeError


class FakeSender:
    """Keeps ``(eml, sender, to)`` in ``sent``; ``errors`` are raised first, one a call."""

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, str, str]] = []
        self.errors: deque[IntakeError] = deque()
        self.closed = False

    def send(self, eml: bytes, sender: str, to: str) -> None:
        """See ``Sender.send``."""
        if self.errors:
            raise self.errors.popleft()
        self.sent.append((eml, sender, to))

    def check(self) -> tuple[str, ...]:
        """See ``Sender.check``."""
        return ("Replies are kept in memory.",)

    def close(self) -> None:
        """See ``Sender.close``."""
        self.closed = True

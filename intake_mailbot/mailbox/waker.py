"""A sleep that another thread or a signal handler can end."""

from __future__ import annotations

import contextlib
import select
import socket
from collections.abc import Sequence


class Waker:
    """Sleeps until time is up, a watched socket has something to read, or ``wake`` is called.

    A socket pair and not a ``threading.Event``: setting an event inside a signal handler can
    deadlock with the very wait that the signal interrupted.
    """

    def __init__(self) -> None:
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)

    def wake(self) -> None:
        """End the present sleep, or the next one at once. Safe from threads and signals."""
        with contextlib.suppress(OSError):
            self._write.send(b"x")

    @property
    def end(self) -> int:
        """The open file into which a byte ends the sleep: for ``signal.set_wakeup_fd``."""
        return self._write.fileno()

    def sleep(self, seconds: float, watched: Sequence[socket.socket] = ()) -> bool:
        """Sleep at most ``seconds``; True when ``wake`` ended it, False otherwise."""
        poller = select.poll()
        for sock in (self._read, *watched):
            poller.register(sock.fileno(), select.POLLIN)
        ready = {fd for fd, _ in poller.poll(max(0.0, seconds) * 1000)}
        return self._read.fileno() in ready and self._drain()

    def close(self) -> None:
        """Give the sockets back."""
        self._read.close()
        self._write.close()

    def _drain(self) -> bool:
        with contextlib.suppress(OSError):
            while self._read.recv(1024):
                pass
        return True

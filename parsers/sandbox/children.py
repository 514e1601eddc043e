"""Children that wait for work, each replaced when it ends."""

from __future__ import annotations

import queue
import threading

from parsers.errors import ParseError
from parsers.sandbox.by_leaf import Clock
from parsers.sandbox.process import Child
from parsers.sandbox.wire import Answer, Request, Setup


class Children:
    """``count`` children of one setup; any number of threads may ask.

    None is started before :meth:`start` or the first call.
    """

    def __init__(self, setup: Setup, count: int) -> None:
        """Start nothing yet."""
        self._setup, self._count = setup, count
        self.idle: queue.LifoQueue[Child] = queue.LifoQueue()
        self._starting = threading.Lock()
        self._started = self._closed = False

    def start(self) -> None:
        """Start all of them, once; they warm up by themselves."""
        with self._starting:
            if not self._started and not self._closed:
                self._started = True
                for _ in range(self._count):
                    self.idle.put(self._fresh())

    def ask(self, request: Request, data: bytes, clock: Clock) -> Answer:
        """The answer of the first child that is free; the time it took is taken from ``clock``.

        Raises ReadTimeoutError or ChildDiedError, and RuntimeError after :meth:`close`.
        """
        if self._closed:
            raise RuntimeError("The reader is closed.")
        self.start()
        child = self.idle.get()
        if child.has_ended():
            child.close()
            child = self._fresh()
        try:
            return child.ask(request, data)
        finally:
            clock.left -= child.took
            if not child.alive:
                child.close()
                child = self._fresh()
            self.idle.put(child)

    def close(self) -> None:
        """End all of them; waits for calls that are under way."""
        with self._starting:
            if self._started and not self._closed:
                for _ in range(self._count):
                    self.idle.get().close()
            self._closed = True

    def _fresh(self) -> Child:
        child = Child(self._setup)
        try:
            child.warm()
        except ParseError:
            child.kill()
        return child

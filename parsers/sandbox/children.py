"""Children that wait for work, each replaced when it ends."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress

from parsers.errors import ChildDiedError, NotReadyError, ReadTimeoutError, StarvedError
from parsers.sandbox.clock import Clock
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
        """Start all of them, once; they warm up by themselves.

        Raises NotReadyError where the system allows no further process now: then none is started.
        """
        with self._starting:
            if self._started or self._closed:
                return
            begun: list[Child] = []
            try:
                for _ in range(self._count):
                    begun.append(self._fresh())  # noqa: PERF401 - those before are closed
            except NotReadyError:
                for child in begun:
                    child.close()
                raise
            for child in begun:
                self.idle.put(child)
            self._started = True

    def ask(self, request: Request, data: bytes, clock: Clock) -> Answer:
        """The answer of the first child that is free; the time it took is taken from ``clock``.

        One that the system ended is asked for anew, once. Raises ReadTimeoutError, ChildDiedError
        or a NotNowError, and RuntimeError after :meth:`close`.
        """
        if self._closed:
            raise RuntimeError("The reader is closed.")
        self.start()
        try:
            return self._ask(request, data, clock)
        except StarvedError:
            if clock.left < request.wall:
                raise
        return self._ask(request, data, clock)

    def _ask(self, request: Request, data: bytes, clock: Clock) -> Answer:
        child = self.idle.get()
        try:
            if child.has_ended():
                child.close()
                child = self._fresh()
            with clock.waiting():
                child.get_ready()
            with clock.asking(child):
                return child.ask(clock.shortened(request), data)
        except ReadTimeoutError as error:
            raise clock.meant(error) from error
        finally:
            if not child.alive:
                child.close()
                with suppress(NotReadyError):  # else its place is kept: the next call tries again
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
        try:
            child = Child(self._setup)
        except OSError as error:
            raise NotReadyError(
                f"The program that reads mail could not be started ({error}); see that there is"
                " enough memory, and that there are not too many processes or open files."
            ) from error
        try:
            child.warm()
        except (ChildDiedError, StarvedError):
            child.kill()
        return child

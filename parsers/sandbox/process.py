"""One child process as its parent sees it: send, wait, and never wait for ever."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from parsers.errors import ChildDiedError, ReadTimeoutError
from parsers.sandbox.wire import (
    HEAD,
    LARGEST_ANSWER,
    Answer,
    Request,
    Setup,
    pack,
    read_answer,
)

MODULE = "parsers.sandbox.child"
_ROOT = Path(__file__).resolve().parents[2]
_PIECE = 1 << 20
_GRACE, _START = 2.0, 30.0
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A child may start no threads, so the libraries must not try."""


def _bytecode() -> list[str]:
    """Compiled modules are kept as the parent keeps them: half of a start is their compiling."""
    kept = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
    return [*kept, *(["-B"] if sys.dont_write_bytecode else [])]


class Child:
    """A started child; ``alive`` turns False once it must not be used again.

    ``took`` is how many seconds the last call took, the child's start left out.
    """

    def __init__(self, setup: Setup) -> None:
        """Start a child and tell it ``setup``, without waiting for it."""
        life_read, self._life = os.pipe()
        command = [sys.executable, *_bytecode(), "-P", "-s", "-m", MODULE, str(life_read)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, nothing foreign
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={
                    "PYTHONPATH": str(_ROOT),
                    "LANG": "C.UTF-8",
                    "MALLOC_ARENA_MAX": "1",
                    **_ONE_THREAD,
                },
                pass_fds=(life_read,),
                process_group=0,
            )
        finally:
            os.close(life_read)
        assert self._process.stdin is not None  # noqa: S101 - pipes were asked for
        assert self._process.stdout is not None  # noqa: S101
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._setup = pack(setup)
        self._ready = False
        self.alive = True
        self.took = 0.0

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def warm(self) -> None:
        """Tell the child its setup, so that it starts to import before the first call."""
        self._send(self._setup, time.monotonic() + _START)

    def _get_ready(self, deadline: float) -> None:
        if not self._ready:
            self._answer(deadline)
            self._ready = True

    def ask(self, request: Request, data: bytes) -> Answer:
        """The child's answer; raises ReadTimeoutError or ChildDiedError and ends the child then.

        The time that a fresh child needs to get ready is not the request's.
        """
        if not self.alive:
            raise ChildDiedError("The process that should read it could not start.")
        began = None
        try:
            self._get_ready(time.monotonic() + _START)
            began = time.monotonic()
            deadline = began + request.wall
            self._send(pack(request), deadline)
            self._send(data, deadline)
            answer = self._answer(deadline)
        except BaseException:
            self.kill()
            raise
        finally:
            self.took = time.monotonic() - began if began else 0.0
        if answer.last:
            self.alive = False
        return answer

    def _answer(self, deadline: float) -> Answer:
        (length,) = HEAD.unpack(self._receive(HEAD.size, deadline))
        if length > LARGEST_ANSWER:
            raise ChildDiedError("The reading was larger than any mail's.")
        try:
            return read_answer(self._receive(length, deadline))
        except ValueError as error:
            raise ChildDiedError("The reading came back garbled.") from error

    def _send(self, data: bytes, deadline: float) -> None:
        for view in (memoryview(HEAD.pack(len(data))), memoryview(data)):
            at = 0
            while at < len(view):
                self._wait(self._to, select.POLLOUT, deadline)
                try:
                    at += os.write(self._to, view[at : at + _PIECE])
                except BlockingIOError:
                    continue
                except OSError as error:
                    raise self._death() from error

    def _receive(self, count: int, deadline: float) -> bytes:
        pieces: list[bytes] = []
        while count:
            self._wait(self._from, select.POLLIN, deadline)
            try:
                piece = os.read(self._from, min(count, _PIECE))
            except BlockingIOError:
                continue
            if not piece:
                raise self._death()
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def _wait(self, descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise ReadTimeoutError("It took longer to read than a mail or a form does.")

    def _death(self) -> Exception:
        """Why the child ended, as the error that says it."""
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            code = 0
        if -code in {signal.SIGXCPU, signal.SIGALRM}:
            return ReadTimeoutError("It took longer to read than a mail or a form does.")
        reason = signal.Signals(-code).name if code < 0 else f"code {code}"
        return ChildDiedError(f"The process that read it ended ({reason}).")

    def has_ended(self) -> bool:
        """Whether the child is gone or must not be used again."""
        return not self.alive or self._process.poll() is not None

    def kill(self) -> None:
        """End the child at once."""
        self.alive = False
        with contextlib.suppress(OSError):
            self._process.kill()
        self._reap()

    def close(self) -> None:
        """Let the child end by itself, and end it if it does not."""
        self.alive = False
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._reap()

    def _reap(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                with contextlib.suppress(OSError):
                    stream.close()
        if self._life >= 0:
            os.close(self._life)
            self._life = -1
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

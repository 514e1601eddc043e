"""One child process as its parent sees it: send, wait, and never wait for ever."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

from parsers.errors import (
    ChildDiedError,
    NotReadyError,
    ReadTimeoutError,
    StarvedError,
    WorkTimeoutError,
)
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
"""Seconds to end, and to begin, that a child is waited for at a time."""

_NEVER_BEGINS = 300.0
"""Seconds after which a child that has not begun is given up, and another one started."""

_TOO_LONG = "It took longer to read than a mail or a form does."
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A child may start no threads, so the libraries must not try."""


def _bytecode() -> list[str]:
    """Compiled modules are kept as the parent keeps them: half of a start is their compiling."""
    kept = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
    return [*kept, *(["-B"] if sys.dont_write_bytecode else [])]


class Child:
    """A started child; ``alive`` turns False once it must not be used again.

    ``delayed`` is how many seconds of the last call it waited for the processor, where the system
    says so, else 0.
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
        except OSError:
            os.close(self._life)
            raise
        finally:
            os.close(life_read)
        assert self._process.stdin is not None  # noqa: S101 - pipes were asked for
        assert self._process.stdout is not None  # noqa: S101
        self._watch = _watched(self.pid)
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        self._unsent: deque[memoryview] = deque()
        self._received = b""
        self._queue(pack(setup))
        self._begun = time.monotonic()
        self._ready = False
        self._before = self.delayed = 0.0
        self.alive = True

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def warm(self) -> None:
        """Tell the child its setup, as far as it listens, so that it begins before the first call.

        Raises ChildDiedError.
        """
        with contextlib.suppress(ReadTimeoutError):
            self._send(time.monotonic())

    def get_ready(self) -> None:
        """Wait until the child has begun.

        Raises NotReadyError where that takes long: it goes on beginning, and may be asked again.
        """
        if self._ready:
            return
        deadline = time.monotonic() + _START
        try:
            self._send(deadline)
            self._wait(self._from, select.POLLIN, deadline)
            self._answer(time.monotonic() + _START)
            self._ready = True
        except ReadTimeoutError as error:
            if time.monotonic() - self._begun > _NEVER_BEGINS:
                self.kill()
            raise NotReadyError(
                f"The program that reads mail did not begin within {_START:.0f} s: this machine is"
                " too busy, or its disk too slow."
            ) from error
        except (ChildDiedError, StarvedError) as error:
            self.kill()
            raise NotReadyError(
                f"The program that reads mail ended as it began ({error}); see that there is enough"
                " memory, and that it is installed whole: intake-mailbot doctor"
            ) from error

    def ask(self, request: Request, data: bytes) -> Answer:
        """The answer of a child that is ready.

        Raises ReadTimeoutError, ChildDiedError or StarvedError and ends the child then.
        """
        self._before, self.delayed = _delay(self._watch), 0.0
        try:
            deadline = time.monotonic() + request.wall
            self._queue(pack(request), data)
            self._send(deadline)
            answer = self._answer(deadline)
        except BaseException:
            self._note_delay()
            self.kill()
            raise
        if answer.last:
            self.alive = False
        return answer

    def _note_delay(self) -> None:
        if after := _delay(self._watch):
            self.delayed = after - self._before

    def _answer(self, deadline: float) -> Answer:
        (length,) = HEAD.unpack(self._receive(HEAD.size, deadline))
        if length > LARGEST_ANSWER:
            raise ChildDiedError("The reading was larger than any mail's.")
        try:
            return read_answer(self._receive(length, deadline))
        except ValueError as error:
            raise ChildDiedError("The reading came back garbled.") from error

    def _queue(self, *frames: bytes) -> None:
        """Frames that are sent at once: each turn to write is one that other threads may take."""
        self._unsent.append(memoryview(b"".join(HEAD.pack(len(one)) + one for one in frames)))

    def _send(self, deadline: float) -> None:
        """Send what is queued, as far as the child takes it before ``deadline``."""
        while self._unsent:
            view = self._unsent.popleft()
            while view:
                try:
                    view = view[os.write(self._to, view[:_PIECE]) :]
                except BlockingIOError:
                    self._unsent.appendleft(view)
                    self._wait(self._to, select.POLLOUT, deadline)
                    self._unsent.popleft()
                except OSError as error:
                    raise self._death() from error

    def _receive(self, count: int, deadline: float) -> bytes:
        """The next ``count`` bytes; what came with them is kept, since each wait is a turn lost."""
        pieces, got = [self._received], len(self._received)
        while got < count:
            self._wait(self._from, select.POLLIN, deadline)
            try:
                pieces.append(os.read(self._from, _PIECE))
            except BlockingIOError:
                continue
            if not pieces[-1]:
                raise self._death()
            got += len(pieces[-1])
        found = b"".join(pieces)
        self._received = found[count:]
        return found[:count]  # of bytes, the whole is no copy

    def _wait(self, descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise ReadTimeoutError(_TOO_LONG)

    def _death(self) -> Exception:
        """Why the child ended, as the error that says it."""
        self._note_delay()
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            code = 0
        if code == -signal.SIGXCPU:
            return WorkTimeoutError(_TOO_LONG)
        if code == -signal.SIGALRM:
            return ReadTimeoutError(_TOO_LONG)
        if code == -signal.SIGKILL:  # neither we nor its own bounds do that
            return StarvedError("The system ended the process that read it.")
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
        if self._watch >= 0:
            os.close(self._watch)
            self._watch = -1
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _watched(pid: int) -> int:
    """The open file in which the system says how long the process waited; -1 where it does not.

    It is opened before the process shuts itself off: one that cannot be dumped is not to be seen
    in a /proc that hides what is others' (``ProtectProc=invisible`` of systemd).
    """
    try:
        return os.open(f"/proc/{pid}/schedstat", os.O_RDONLY)
    except OSError:
        return -1


def _delay(watch: int) -> float:
    """Seconds that the process has been ready to run and got no processor, 0 where nobody says.

    Linux: the second number of /proc/PID/schedstat (sched-stats.rst), of its first thread.
    """
    try:
        return int(os.pread(watch, 100, 0).split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0

"""Reading children forked off the process that asks, where all that they load is loaded already.

All else about them is as in life: their pipes, their bounds, and their end with their parent.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import NoReturn

from form_templates import Form
from parsers.sandbox import child, process

_MOST_OPEN = 4096
_LOOKS = 0.01


def load(modules: Iterable[str], forms: Sequence[Form]) -> None:
    """Load ``modules``, and what reading ``forms`` needs, into a process that others fork off."""
    for name in modules:
        import_module(name)
    child.warm_up(forms)
    gc.collect()
    gc.freeze()  # else each process, when it ends, looks over all that was imported


def fork_children() -> None:
    """From now on this process forks off the children by which it reads mail."""
    stand_in = SimpleNamespace(**vars(subprocess))
    stand_in.Popen = _Forked
    process.subprocess = stand_in  # type: ignore[attr-defined]


class _Forked:
    """What the parent of a reading child needs of a Popen; the child is forked off, not started."""

    def __init__(
        self, command: Sequence[str], *, pass_fds: tuple[int], env: Mapping[str, str], **_: object
    ) -> None:
        to_child, from_child = os.pipe(), os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            os.environ.clear()
            os.environ.update(env)  # what is loaded later, for scans, goes by it
            _read_for_parent(to_child[0], from_child[1], pass_fds[0], command[-1])
        os.close(to_child[0])
        os.close(from_child[1])
        self.stdin = os.fdopen(to_child[1], "wb", 0)
        self.stdout = os.fdopen(from_child[0], "rb", 0)

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired("child", timeout or 0)
            time.sleep(_LOOKS)
        return code

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def _read_for_parent(requests: int, answers: int, life: int, said: str) -> NoReturn:
    """Be the reading child, with nothing open but its three pipes."""
    os.setpgid(0, 0)
    os.dup2(requests, 0)
    os.dup2(answers, 1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.closerange(3, life)
    os.closerange(life + 1, _MOST_OPEN)
    for number in (signal.SIGTERM, signal.SIGINT):  # what a parent does then is its own affair
        signal.signal(number, signal.SIG_DFL)
    sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w")
    sys.argv = ["child", said]
    code = 1
    try:
        child.main()
        code = 0
    finally:
        os._exit(code)

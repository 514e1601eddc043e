"""Victims forked off a process that has loaded all they need: a start costs milliseconds.

``python -m tests.crashes.warm`` reads a victim a line (JSON: its variables and the words of
:mod:`tests.crashes.victim`), forks it off, writes its process id, and when it has ended its exit
code; negative is the signal that ended it. The children by which a victim reads mail are forked off
it likewise. All else is as in a process started from nothing, which some victims still are.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import IO, NoReturn

from form_templates import load_office
from parsers.sandbox import child as reading_child
from parsers.sandbox import process
from tests.servers.command import environment

_ROOT = Path(__file__).parents[2]
_NEEDED = ("intake_mailbot.cli.app", "intake_mailbot.cli.logs", "intake_mailbot.service",
           "tests.crashes.victim")  # fmt: skip
_FORM = "ct_cep"
_MOST_OPEN = 4096
_LOOKS = 0.01


class Nursery:
    """The warm process, as the campaign sees it; one victim at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=_ROOT, env=environment(), bufsize=0,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def victim(self, variables: dict[str, str], words: Sequence[str]) -> Offshoot:
        """A victim, begun."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps({"variables": variables, "words": words}) + "\n"
        self._process.stdin.write(line.encode())
        return Offshoot(int(self._process.stdout.readline()), self._process.stdout)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


class Offshoot:
    """A victim that was forked off; ``returncode`` as that of a Popen."""

    def __init__(self, pid: int, told: IO[bytes]) -> None:
        self.pid, self._told = pid, told
        self.returncode: int | None = None

    def wait(self, timeout: float) -> int:
        """Its exit code, once it has ended. Raises TimeoutExpired after ``timeout`` seconds."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("victim", timeout)
            self.returncode = int(self._told.readline())
        return self.returncode

    def kill(self) -> None:
        """End it by SIGKILL; nobody else can have its id before its end was told."""
        os.kill(self.pid, signal.SIGKILL)


def main() -> None:
    """Serve until the standard input ends; in each process forked off, be the victim."""
    for name in _NEEDED:
        import_module(name)
    reading_child.warm_up(load_office(_FORM).forms)
    gc.collect()
    gc.freeze()  # else each process, when it ends, looks over all that was imported
    while line := sys.stdin.readline():
        asked = json.loads(line)
        pid = os.fork()
        if not pid:
            _be_victim(asked["variables"], asked["words"])
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _be_victim(variables: dict[str, str], words: Sequence[str]) -> NoReturn:
    os.environ.clear()
    os.environ.update(variables)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.close(nothing)
    stand_in = SimpleNamespace(**vars(subprocess))
    stand_in.Popen = _Forked
    process.subprocess = stand_in  # type: ignore[attr-defined]
    from tests.crashes.victim import main as be_victim

    code = 1
    try:
        be_victim(*words)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    finally:
        os._exit(code)


class _Forked:
    """What the parent of a reading child needs of a Popen; the child is forked off, not started."""

    def __init__(self, command: Sequence[str], *, pass_fds: tuple[int], **_: object) -> None:
        to_child, from_child = os.pipe(), os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
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
    os.closerange(3, life)
    os.closerange(life + 1, _MOST_OPEN)
    sys.stdin, sys.stdout = os.fdopen(0, "r"), os.fdopen(1, "w")
    sys.argv = ["child", said]
    try:
        reading_child.main()
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()

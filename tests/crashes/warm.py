"""Victims forked off a process that has loaded all they need: a start costs milliseconds.

``python -m tests.crashes.warm`` reads a victim a line (JSON: its variables and the words of
:mod:`tests.crashes.victim`), forks it off, writes its process id, and when it has ended its exit
code; negative is the signal that ended it. The children by which a victim reads mail are forked off
it likewise. All else is as in a process started from nothing, which some victims still are.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NoReturn

from form_templates import load_office
from tests.servers.command import environment
from tests.servers.forked_children import fork_children, load

_ROOT = Path(__file__).parents[2]
_NEEDED = ("intake_mailbot.cli.app", "intake_mailbot.cli.logs", "intake_mailbot.service",
           "tests.crashes.victim")  # fmt: skip
_FORM = "ct_cep"


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
    load(_NEEDED, load_office(_FORM).forms)
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
    fork_children()
    from tests.crashes.victim import main as be_victim

    code = 1
    try:
        be_victim(*words)
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()

"""Commands forked off a process that has loaded all they need: a start costs milliseconds.

``python -m tests.servers.prefork`` reads a request a line (JSON, the fields of ``Request``) and
does it in a process of its own, several at once; so do the children by which a command reads mail.
Into ``told``, a named pipe, go its process id and, when it has ended, its exit code, a line each;
negative is the signal that ended it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from form_templates import known_offices, load_office
from tests.servers.forked_children import fork_children, load

_NEEDED = (
    "intake_mailbot.cli.app", "intake_mailbot.cli.logs", "intake_mailbot.service",
    "intake_mailbot.service.doctor", "intake_mailbot.settings", "intake_mailbot.store.migrate",
    "parsers.reading", "parsers.sandbox", "openpyxl", "fixtures.office",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """One command: its words, its folder, all its variables, where its output and its end go.

    It is ended by SIGALRM after so many ``seconds``; 0 is never.
    """

    words: tuple[str, ...]
    cwd: str
    variables: dict[str, str]
    stdout: str
    stderr: str
    told: str
    seconds: int = 0

    def line(self) -> str:
        """The request as it is sent."""
        return json.dumps(asdict(self)) + "\n"


def main() -> None:
    """Serve until the standard input ends; in each process forked off, be the command."""
    load(_NEEDED, [form for name in known_offices() for form in load_office(name).forms])
    fork_children()
    while line := sys.stdin.readline():
        request = Request(**json.loads(line))
        if not os.fork():
            _keep(request)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _keep(request: Request) -> NoReturn:
    """Stand between the command and who waits for it: a process has one parent that hears of it."""
    child = os.fork()
    if not child:
        _become(request)
    with Path(request.told).open("w", encoding="utf-8") as told:
        print(child, file=told, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=told)
    os._exit(0)


def _become(request: Request) -> NoReturn:
    signal.alarm(request.seconds)
    os.chdir(request.cwd)
    os.environ.clear()
    os.environ.update(request.variables)
    flags = os.O_WRONLY | os.O_CREAT
    for number, path, how in (
        (0, os.devnull, os.O_RDONLY), (1, request.stdout, flags), (2, request.stderr, flags),
    ):  # fmt: skip
        opened = os.open(path, how)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["intake-mailbot", *request.words]
    sys.modules["__main__"].__package__ = ""  # a command that was installed has none
    from intake_mailbot.cli import main as command

    command()
    sys.exit()


if __name__ == "__main__":
    main()

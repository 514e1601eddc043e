"""Commands forked off a process that has imported all they need: a start costs milliseconds.

``python -m tests.servers.prefork`` reads a request a line (JSON, the fields of ``Request``), does
it in a process of its own, and writes the exit code a line; negative is the signal that ended it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from importlib import import_module

_NEEDED = (
    "intake_mailbot.cli.app", "intake_mailbot.cli.logs", "intake_mailbot.service",
    "intake_mailbot.service.doctor", "intake_mailbot.settings", "intake_mailbot.store.migrate",
    "parsers.reading", "parsers.sandbox", "openpyxl", "fixtures.office",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """One command: its words, its folder, all its variables, and where its output goes.

    It is killed after so many seconds.
    """

    words: tuple[str, ...]
    cwd: str
    variables: dict[str, str]
    stdout: str
    stderr: str
    seconds: int

    def line(self) -> str:
        """The request as it is sent."""
        return json.dumps(asdict(self)) + "\n"


def main() -> None:
    """Serve until the standard input ends; in each process forked off, be the command."""
    for name in _NEEDED:
        import_module(name)
    gc.collect()
    gc.freeze()  # else each process, when it ends, looks over all that was imported
    while line := sys.stdin.readline():
        request = Request(**json.loads(line))
        child = os.fork()
        if not child:
            _become(request)
            return
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _become(request: Request) -> None:
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


if __name__ == "__main__":
    main()

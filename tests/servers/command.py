"""The command as a process of its own, as a user starts it."""

from __future__ import annotations

import atexit
import os
import select
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO

from tests.servers.prefork import Request

COMMAND = (sys.executable, "-m", "intake_mailbot.cli")
BYTECODE = Path(tempfile.gettempdir()) / f"intake-tests-bytecode-{os.geteuid()}"
_ROOT = Path(__file__).parents[2]
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""As reading children have it: what starts threads when it is loaded cannot be forked off."""


def environment(**more: str) -> dict[str, str]:
    """Our variables with ``more``; compiled modules are kept, so that starts are fast."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith(("INTAKE_MAILBOT_", "COV_"))
    }
    return ours | {"PYTHONPYCACHEPREFIX": str(BYTECODE), "COLUMNS": "120", **more}


def run(
    *words: object, cwd: Path | None = None, seconds: int = 600, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The finished command ``intake-mailbot WORDS``, in a process that was forked off a warm one.

    Raises TimeoutExpired after so many ``seconds``.
    """
    said = tuple(map(str, words))
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "stdout"), Path(folder, "stderr")
        with Begun(said, environment(**variables), out, err, cwd=cwd, seconds=seconds) as begun:
            code = begun.wait()
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(said, seconds)
        return subprocess.CompletedProcess(
            said, code, out.read_text("utf-8"), err.read_text("utf-8")
        )


class Begun:
    """A command that was forked off a warm process; to be used as a Popen is.

    Its output goes to the files or named pipes ``out`` and ``err``; it is ended by SIGALRM after so
    many ``seconds``, 0 is never.
    """

    def __init__(
        self,
        words: tuple[str, ...],
        variables: dict[str, str],
        out: Path,
        err: Path,
        *,
        cwd: Path | None = None,
        seconds: int = 0,
    ) -> None:
        self.args = words
        self.returncode: int | None = None
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder, "told")
            os.mkfifo(told)
            place = str(cwd or Path.cwd())
            request = Request(words, place, variables, str(out), str(err), str(told), seconds)
            self._told = _sent(request)
        self.pid = int(self._told.readline())

    def poll(self) -> int | None:
        """Its exit code, or None while it runs; negative is the signal that ended it."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.returncode = int(self._told.readline())
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended. Raises TimeoutExpired after ``timeout`` seconds."""
        if self.returncode is None and not select.select([self._told], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, how: signal.Signals) -> None:
        """Send it a signal, while it runs."""
        if self.poll() is None:
            os.kill(self.pid, how)

    def kill(self) -> None:
        """End it at once, with the children that read for it."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Begun:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.wait()
        self._told.close()


def _sent(request: Request) -> IO[bytes]:
    """What is told of a command, once there is something."""
    warm = _warm()
    assert warm.stdin is not None
    warm.stdin.write(request.line())
    warm.stdin.flush()
    told = os.open(request.told, os.O_RDONLY | os.O_NONBLOCK)
    while not select.select([told], [], [], 1)[0]:
        assert warm.poll() is None, "the process that commands are forked off has ended"
    os.set_blocking(told, True)
    return os.fdopen(told, "rb", 0)


@cache
def _warm() -> subprocess.Popen[str]:
    """The process that commands are forked off, started at the first command."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.prefork"],
        cwd=_ROOT,
        env=environment(**_ONE_THREAD),
        stdin=subprocess.PIPE,
        text=True,
    )
    atexit.register(started.communicate)
    return started

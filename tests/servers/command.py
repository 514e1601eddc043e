"""The command as a process of its own, as a user starts it."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.servers.prefork import Request

COMMAND = (sys.executable, "-m", "intake_mailbot.cli")
BYTECODE = Path(tempfile.gettempdir()) / f"intake-tests-bytecode-{os.geteuid()}"
_ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    """Our variables with ``more``; compiled modules are kept, so that starts are fast."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith(("INTAKE_MAILBOT_", "COV_"))
    }
    return ours | {"PYTHONPYCACHEPREFIX": str(BYTECODE), "COLUMNS": "120", **more}


def run(
    *words: object, cwd: Path | None = None, seconds: int = 120, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The finished command ``intake-mailbot WORDS``, in a process that was forked off a warm one.

    Raises TimeoutExpired after so many ``seconds``.
    """
    said = tuple(map(str, words))
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "stdout"), Path(folder, "stderr")
        request = Request(
            said, str(cwd or Path.cwd()), environment(**variables), str(out), str(err), seconds
        )
        code = _done(request)
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(said, seconds)
        return subprocess.CompletedProcess(
            said, code, out.read_text("utf-8"), err.read_text("utf-8")
        )


def _done(request: Request) -> int:
    warm = _warm()
    assert warm.stdin is not None
    assert warm.stdout is not None
    warm.stdin.write(request.line())
    warm.stdin.flush()
    return int(warm.stdout.readline())


@cache
def _warm() -> subprocess.Popen[str]:
    """The process that commands are forked off, started at the first command."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.servers.prefork"],
        cwd=_ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(started.communicate)
    return started

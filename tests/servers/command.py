"""The command as a process of its own, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = (sys.executable, "-m", "intake_mailbot.cli")
_CACHE = Path(tempfile.gettempdir()) / f"intake-tests-bytecode-{os.geteuid()}"


def environment(**more: str) -> dict[str, str]:
    """Our variables with ``more``; compiled modules are kept, so that starts are fast."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith(("INTAKE_MAILBOT_", "COV_"))
    }
    return ours | {"PYTHONPYCACHEPREFIX": str(_CACHE), "COLUMNS": "120", **more}


def run(
    *words: object, cwd: Path | None = None, seconds: float = 120, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The finished command ``intake-mailbot WORDS``."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        check=False,
        cwd=cwd,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
    )

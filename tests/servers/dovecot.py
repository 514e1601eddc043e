"""A real Dovecot 2.3 on loopback, from a folder of its own, as any user.

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
from tests.servers.dovecot_binaries import BINARY, as_server, launcher

PASSWORD = "correct-horse"
FULL = ""
START_SECONDS = 20
PORT_TRIES = 3
_numbers = count(1)

_CONFIG = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1, 127.0.0.2
instance_name = {folder.name}
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_process_limit = 200
first_valid_uid = 1
mail_location = maildir:~/Maildir
maildir_stat_dirs = no
mail_max_userip_connections = 100
mail_fsync = never
{capability}
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = yes
auth_mechanisms = plain login{tokens}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    address = 127.0.0.1, 127.0.0.2
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1, 127.0.0.2
    port = {tls_port}
    ssl = yes
  }}
}}
{introspection}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  prefix = {prefix}
  separator = {separator}
}}
"""


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_BY_TOKEN = """\
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = %s/oauth2.conf.ext
}
"""
_INTROSPECTION = """\
introspection_mode = post
introspection_url = %s/introspect
username_attribute = username
active_attribute = active
active_value = true
"""


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
        prefix, separator, capability = self._shape
        uid, gid = self._owner
        text = _CONFIG.format(
            folder=self.folder,
            user=self._user,
            group=self._group,
            uid=uid,
            gid=gid,
            port=self.port,
            tls_port=self.tls_port,
            password=PASSWORD,
            prefix=prefix,
            separator=separator,
            capability=f"imap_capability = {capability}" if capability else "",
            tokens=" xoauth2 oauthbearer" if self._introspection else "",
            introspection=_BY_TOKEN % self.folder if self._introspection else "",
        )
        if self._introspection:
            (self.folder / "oauth2.conf.ext").write_text(_INTROSPECTION % self._introspection)
            self.give(self.folder / "oauth2.conf.ext")
        (self.folder / "dovecot.conf").write_text(text)
        self.give(self.folder / "dovecot.conf")

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
        raise RuntimeError(f"Dovecot did not start (these tests know 2.3):\n{self.log()}")

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

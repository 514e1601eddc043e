"""A mailbox, a database and a way out for one run, and what lies in them afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.parser import BytesParser
from itertools import count
from pathlib import Path

from sqlalchemy import inspect, text

from fixtures.office import SETTINGS, deliver, open_office
from intake_mailbot.domain.model import Folder
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from tests.crashes.warm import Nursery, Offshoot
from tests.servers.command import environment
from tests.servers.dovecot import User
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.smtp import SmtpSink

PLANNER = "planner@example.gov"
FOLDERS = ("", *(folder.value for folder in Folder))

_HEAD = 16_000
_LONG = 1_800.0
_ENDED = text("SELECT count(*) FROM message WHERE state IN ('done', 'held', 'quarantined')")
_LIMITS = """
[limits]
replies_per_address_per_day = 1000
replies_per_domain_per_day = 1000
replies_per_day = 1000000
"""


@dataclass
class World:
    """Maildir, SQLite and files; in their place ``user``'s mailbox, ``postgres`` and ``sink``."""

    folder: Path
    postgres: str = ""
    user: User | None = None
    sink: SmtpSink | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _taken: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        config = open_office(self.folder)
        config.write_text(SETTINGS + _LIMITS, encoding="utf-8")

    @property
    def config(self) -> Path:
        """The settings' file."""
        return self.folder / "config.toml"

    @property
    def name(self) -> str:
        """What it is made of."""
        box = "Dovecot" if self.user else "Maildir"
        out = "SMTP" if self.sink else "folder"
        return f"{'Postgres' if self.postgres else 'SQLite'}, {box}, {out}"

    def deliver(self, raw: bytes) -> None:
        """Put a mail into the inbox as a delivery agent does."""
        if self.user:
            self.user.deliver(raw)
            return
        name = f"{1_780_000_000 + next(self._numbers)}.{os.getpid()}.test"
        deliver(self.folder, name, raw)

    def victim(self, *point: str) -> subprocess.Popen[bytes]:
        """A pass that kills itself at the point named, in a process started from nothing."""
        return subprocess.Popen(
            self._command(*point), env=self._environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def offshoot(self, nursery: Nursery, *point: str) -> Offshoot:
        """The same in a process forked off a warm one."""
        return nursery.victim(self._environment(), (str(self.config), *point))

    def calm_pass(self) -> str:
        """A pass that nobody disturbs, in a process started from nothing; what it printed."""
        done = subprocess.run(
            self._command(), env=self._environment(), timeout=_LONG, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        return done.stdout

    def _command(self, *point: str) -> list[str]:
        return [sys.executable, "-m", "tests.crashes.victim", str(self.config), *point]

    def messages(self) -> Iterator[bytes]:
        """Every message of the mailbox, whichever folder it lies in."""
        home = self.user.maildir if self.user else self.folder / "mailbox"
        places = [home / f".{name}" if name else home for name in FOLDERS]
        files = (
            file for place in places for part in ("new", "cur") for file in place.glob(f"{part}/*")
        )
        return (file.read_bytes() for file in files)

    def ended(self) -> int:
        """How many messages came to their end; a kill may have come before the tables."""
        store = self.store()
        try:
            with store.engine.connect() as connection:
                there = inspect(connection).has_table("message")
                return int(connection.execute(_ENDED).scalar_one()) if there else 0
        finally:
            store.close()

    def store(self) -> Store:
        """The database and the files, opened."""
        url = self.postgres or f"sqlite:///{self.folder / 'intake.db'}"
        return Store(url, FileStore(f"file:{self.folder / 'files'}"))

    def went_out(self) -> list[tuple[str, str]]:
        """Message-ID and recipient of each mail that was handed over, as often as it was.

        Call it while no victim runs: what the server has is taken from it.
        """
        if self.sink:
            taken, self.sink.received = self.sink.received, []
            self._taken += [_told(one.data) for one in taken]
            return self._taken
        return [_told(file.read_bytes()) for file in (self.folder / "sent").glob("*.eml")]

    def _environment(self) -> dict[str, str]:
        named: dict[str, str] = {}
        if self.postgres:
            named["DATABASE__URL"] = self.postgres
        if self.user:
            named |= {
                "MAILBOX__URL": self.user.url(),
                "MAILBOX__PASSWORD": self.user.password,
                "MAILBOX__CA_FILE": str(self.user.server.certificate.authority),
            }
        if self.sink:
            named |= {
                "OUTGOING__URL": f"smtp+starttls://{SMTP_USER}@127.0.0.1:{self.sink.port}",
                "OUTGOING__PASSWORD": SMTP_PASSWORD,
                "OUTGOING__CA_FILE": str(self.sink.certificate.authority),
            }
        return environment(**{f"INTAKE_MAILBOT_{name}": value for name, value in named.items()})


def _told(raw: bytes) -> tuple[str, str]:
    """Message-ID and recipient of a mail of ours."""
    head = raw[:_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    mail = BytesParser(policy=policy.default).parsebytes(head, headersonly=True)
    return str(mail["Message-ID"]), str(mail["To"])

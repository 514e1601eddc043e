"""A mailbox, a database and a way out for one run, and what lies in them afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path

from fixtures.office import SETTINGS, deliver, open_office
from intake_mailbot.domain.model import Folder
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import Store
from tests.servers.command import environment
from tests.servers.dovecot import User
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.smtp import SmtpSink

PLANNER = "planner@example.gov"
FOLDERS = ("", *(folder.value for folder in Folder))

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

    def victim(self, *point: str) -> subprocess.Popen[str]:
        """A pass that watches the points, and kills itself at the one named."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.crashes.victim", str(self.config), *point],
            env=environment(**self._variables()),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def messages(self) -> list[bytes]:
        """Every message of the mailbox, whichever folder it lies in."""
        home = self.user.maildir if self.user else self.folder / "mailbox"
        places = [home / f".{name}" if name else home for name in FOLDERS]
        files = (
            file for place in places for part in ("new", "cur") for file in place.glob(f"{part}/*")
        )
        return [file.read_bytes() for file in files]

    def store(self) -> Store:
        """The database and the files, opened."""
        url = self.postgres or f"sqlite:///{self.folder / 'intake.db'}"
        return Store(url, FileStore(f"file:{self.folder / 'files'}"))

    def went_out(self) -> list[tuple[str, str]]:
        """Message-ID and recipient of each mail that was handed over, as often as it was."""
        if self.sink:
            raws = [one.data for one in list(self.sink.received)]
        else:
            raws = [file.read_bytes() for file in (self.folder / "sent").glob("*.eml")]
        mails = [
            message_from_bytes(raw.split(b"\r\n\r\n", 1)[0], policy=policy.default) for raw in raws
        ]
        return [(str(mail["Message-ID"]), str(mail["To"])) for mail in mails]

    def _variables(self) -> dict[str, str]:
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
        return {f"INTAKE_MAILBOT_{name}": value for name, value in named.items()}

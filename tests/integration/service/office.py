"""An office in a folder: its settings, its Maildir, and what a test does there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from itertools import count
from pathlib import Path

import fixtures
from fixtures.office import deliver, open_office
from intake_mailbot.domain.outcomes import CaseView
from intake_mailbot.service import Bureau, open_bureau, open_store, poll
from intake_mailbot.service.wiring import now_utc
from intake_mailbot.settings import Settings, load_settings
from intake_mailbot.store.migrate import upgrade
from intake_mailbot.store.rows import LedgerRow, OutboxRow
from intake_mailbot.store.unit import Store
from parsers.sandbox import Reader

PROFILE = Path(fixtures.__file__).parent / "forms" / "word-complete.docx"
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_numbers = count(1)


def sample(name: str) -> bytes:
    """A sample mail by the beginning of its name ("09")."""
    return next(path for path in fixtures.mails() if path.name.startswith(name)).read_bytes()


def letter(
    subject: str = "Engagement profile",
    *,
    to: str = "best.workintake@example.gov",
    sender: str = "clerk@agency.example.gov",
    text: str = "Please find our profile attached.",
    files: tuple[tuple[str, bytes], ...] = (),
    passes: bool = True,
    headers: tuple[tuple[str, str], ...] = (),
    received: datetime | None = None,
    html: bool = False,
) -> bytes:
    """A mail as our own server hands it over; ``passes`` is what it says of the sender.

    ``html``: its text is HTML, and it has no other.
    """
    mail = EmailMessage()
    if passes:
        domain = sender.rpartition("@")[2]
        mail["Authentication-Results"] = f"mx.example.gov; dmarc=pass header.from={domain}"
    if received:
        mail["Received"] = f"from a by mx.example.gov; {format_datetime(received)}"
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = f"<{next(_numbers)}.{os.getpid()}@agency.example.gov>"
    for name, value in headers:
        mail[name] = value
    mail.set_content(text, subtype="html" if html else "plain")
    for name, data in files:
        mail.add_attachment(data, maintype=WORD[0], subtype=WORD[1], filename=name)
    return mail.as_bytes(policy=policy.SMTP)


def profile_mail(subject: str = "Engagement profile", **more: object) -> bytes:
    """A mail with a complete profile in Word."""
    return letter(subject, files=(("profile.docx", PROFILE.read_bytes()),), **more)  # type: ignore[arg-type]


@dataclass
class OfficeFolder:
    """``settings`` are keys laid over the file's, as in the environment (``TRUST__…``).

    ``reader`` is warm, and serves all tests of this process.
    """

    path: Path
    reader: Reader
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        open_office(self.path)
        database = self.path / "intake.db"
        if "DATABASE__URL" not in self.settings and not database.exists():
            database.write_bytes(_tables())

    def load(self) -> Settings:
        named = {f"INTAKE_MAILBOT_{name}": value for name, value in self.settings.items()}
        return load_settings(self.path / "config.toml", named, self.path)

    def deliver(self, *mails: bytes, at: float | None = None) -> None:
        """Put mails into the inbox as a delivery agent does; ``at`` is their time of arrival."""
        for raw in mails:
            name = f"{1_760_000_000 + next(_numbers)}.{os.getpid()}.test"
            deliver(self.path, name, raw, at)

    def folder(self, name: str = "") -> list[Path]:
        """The messages in a folder ("" the inbox)."""
        home = self.path / "mailbox" / (f".{name}" if name else "")
        return sorted(file for place in ("new", "cur") for file in (home / place).glob("*"))

    def drag_back(self, folder: str) -> None:
        """Move all of a folder back to the inbox, as a mail program does: by a new file."""
        for file in self.folder(folder):
            name = f"{1_770_000_000 + next(_numbers)}.dragged.test:2,S"
            shutil.move(file, self.path / "mailbox" / "cur" / name)

    @contextmanager
    def bureau(self, **more: object) -> Iterator[Bureau]:
        with open_bureau(self.load(), reader=self.reader, **more) as opened:  # type: ignore[arg-type]
            yield opened

    @contextmanager
    def store(self) -> Iterator[Store]:
        opened = open_store(self.load())
        yield opened
        opened.close()

    def poll(self) -> None:
        with self.bureau(clock=now_utc) as opened:
            poll(opened)

    def cases(self) -> list[CaseView]:
        with self.store() as store, store.unit(write=False) as unit:
            return list(unit.cases.export())

    def ledger(self) -> tuple[LedgerRow, ...]:
        with self.store() as store, store.unit(write=False) as unit:
            return unit.ledger.list()

    def outbox(self) -> tuple[OutboxRow, ...]:
        with self.store() as store, store.unit(write=False) as unit:
            return unit.outbox.list()

    def sent(self) -> list[EmailMessage]:
        """The replies that went out as files."""
        files = sorted((self.path / "sent").glob("*.eml"))
        return [message_from_bytes(f.read_bytes(), policy=policy.default) for f in files]  # type: ignore[misc]

    def sent_to(self, address: str) -> list[EmailMessage]:
        """The replies to one address."""
        return [mail for mail in self.sent() if address in mail["To"]]


@cache
def _tables() -> bytes:
    """An SQLite database with its tables made: a copy of it is a new office's in no time."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "intake.db")
        upgrade(f"sqlite:///{database}")
        return database.read_bytes()

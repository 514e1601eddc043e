"""The mail of a simulated office, by a seeded script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

import fixtures
from tests.integration.service.office import WORD

_FORMS = Path(fixtures.__file__).parent / "forms"
_KINDS = {
    "complete": 50, "missing": 16, "typed": 5, "question": 10, "status": 6, "words": 6,
    "thanks": 3, "draft": 3, "automatic": 1,
}  # fmt: skip
_FILES = {
    "complete": "word-complete.docx",
    "missing": "word-missing-fields.docx",
    "draft": "word-missing-fields.docx",
}


@cache
def _form(name: str) -> bytes:
    return (_FORMS / name).read_bytes()


@dataclass
class Post:
    """Writes the mails; ``numbers`` are the tracking numbers that its clerks have heard of."""

    random: Random
    numbers: dict[str, list[str]] = field(default_factory=dict)
    count: Iterator[int] = field(default_factory=count)

    def mail(self, at: datetime, kind: str = "", about: tuple[str, str] = ("", "")) -> bytes:
        """One mail that our server took at ``at``; ``about`` is a clerk's address and a number."""
        kind = kind or self.random.choices([*_KINDS], [*_KINDS.values()])[0]
        clerk = about[0] or f"clerk{self.random.randrange(60)}@agency.example.gov"
        known = self.numbers.get(clerk, [])
        number = about[1] or (self.random.choice(known) if known else "")
        subject = f"[{number}]" if number and kind in {"status", "words", "thanks"} else "Profile"
        if about[1]:
            subject = f"[{about[1]}] corrected"
        text = {
            "status": "What is the status of our request?",
            "words": "Our director is away until next week.",
            "thanks": "Thank you!",
            "question": "Do we need a profile for a new printer?",
            "draft": "This is a draft for your review.",
        }.get(kind, "Please find our profile attached.")
        head = (
            "Authentication-Results: mx.example.gov; dmarc=pass header.from=agency.example.gov\r\n"
            f"Received: from a by mx.example.gov; {format_datetime(at)}\r\n"
            f"From: {clerk}\r\nTo: best.workintake@example.gov\r\nSubject: {subject}\r\n"
            f"Message-ID: <{next(self.count)}@agency.example.gov>\r\n"
        )
        return head.encode() + _rest(kind, text)

    def day(self, day: datetime, number: int) -> list[tuple[datetime, bytes]]:
        """``number`` mails of one day, in the order in which they come."""
        times = sorted(self.random.uniform(6, 21) for _ in range(number))
        moments = [day + timedelta(hours=hours) for hours in times]
        return [(at, self.mail(at)) for at in moments]


@cache
def _rest(kind: str, text: str) -> bytes:
    """All of a mail below its own headers: encoding the forms anew for each took a tenth."""
    mail, name = EmailMessage(), _FILES.get(kind, "")
    if kind == "automatic":
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(text)
    if name or kind == "typed":
        data, name = (_form(name), name) if name else (_typed(), "profile.docx")
        mail.add_attachment(data, maintype=WORD[0], subtype=WORD[1], filename=name)
    return mail.as_bytes(policy=policy.SMTP)


@cache
def _typed() -> bytes:
    """The profile of the sample mail whose signature is typed."""
    raw = next(path for path in fixtures.mails() if path.name.startswith("09")).read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    data = next(part.get_payload(decode=True) for part in mail.walk() if part.get_filename())
    assert isinstance(data, bytes)
    return data

"""The mail of a simulated office, by a seeded script."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import fixtures
from tests.integration.service.office import letter

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
        name = _FILES.get(kind, "")
        files = ((name, _form(name)),) if name else ()
        if kind == "typed":
            files = (("profile.docx", _typed()),)
        headers = (("Auto-Submitted", "auto-replied"),) if kind == "automatic" else ()
        return letter(subject, sender=clerk, text=text, files=files, headers=headers, received=at)

    def day(self, day: datetime, number: int) -> list[tuple[datetime, bytes]]:
        """``number`` mails of one day, in the order in which they come."""
        times = sorted(self.random.uniform(6, 21) for _ in range(number))
        moments = [day + timedelta(hours=hours) for hours in times]
        return [(at, self.mail(at)) for at in moments]


@cache
def _typed() -> bytes:
    """The profile of the sample mail whose signature is typed."""
    from email import message_from_bytes, policy

    raw = next(path for path in fixtures.mails() if path.name.startswith("09")).read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    data = next(part.get_payload(decode=True) for part in mail.walk() if part.get_filename())
    assert isinstance(data, bytes)
    return data

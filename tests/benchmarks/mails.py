"""The mails of the end-to-end run: the mix of a working day, each from somebody else."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fixtures.answers import SLOTS, Answers, complete
from fixtures.letters import OFFICE, File, Letter, Person
from fixtures.mime import Header
from fixtures.pdf_fill import Pen, fill_pdf
from fixtures.programs import apple_mail, gmail, outlook, thunderbird
from fixtures.word_fill import fill_word

NOW = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
"""The clock of the run; the mails came in the hours before."""

_PROGRAMS = (outlook, gmail, thunderbird, apple_mail)
DAY = (
    "word", "pdf", "word", "pdf", "word missing", "question", "word", "pdf", "word", "pdf",
    "pdf missing", "word", "word unsigned", "pdf", "automatic", "word", "pdf", "question",
    "word missing", "pdf unsigned",
)  # fmt: skip
_MISSING = {"requestor_phone": "", "current_phase": "", "it_director_name": ""}
EXPECTED = {"missing": "return", "unsigned": "return", "question": "inquiry"}
"""What becomes of a mail by the last word of its sort; "automatic" stays, others are accepted."""


def make(folder: Path, count: int) -> Counter[str]:
    """Lay ``count`` mails into the Maildir ``folder``; gives what must become of them."""
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True)
    outcomes: Counter[str] = Counter()
    for number in range(count):
        sort = DAY[number % len(DAY)]
        arrived = NOW - timedelta(seconds=60 * (count - number))
        path = folder / "new" / f"{int(arrived.timestamp())}.{number:04d}.bench"
        path.write_bytes(mail(number, sort, arrived))
        os.utime(path, (arrived.timestamp(), arrived.timestamp()))
        last = sort.split()[-1]
        outcomes[EXPECTED.get(last, last if last == "automatic" else "accept")] += 1
    return outcomes


def mail(number: int, sort: str, arrived: datetime) -> bytes:
    """Mail ``number``, of a sort of ``DAY``."""
    sender = Person(f"Clerk {number}", f"clerk.{number}@agency{number}.example.gov")
    files: tuple[File, ...] = ()
    more: tuple[Header, ...] = ()
    subject, text = f"Engagement profile {number}", "Please find our profile attached."
    if sort == "question":
        subject, text = f"How do we begin? ({number})", "Which form do we need, and by when?"
    elif sort == "automatic":
        subject, text = "Automatic reply: away", "I am away until Monday."
        more = (("Auto-Submitted", "auto-replied"),)
    else:
        files = (_file(number, sort, sender.name),)
    letter = Letter(
        f"bench-{number}", sender, arrived, subject, text, files,
        message_id=f"<bench.{number}@{sender.domain}>", more=more,
    )  # fmt: skip
    return _PROGRAMS[number % len(_PROGRAMS)](letter)


def _file(number: int, sort: str, person: str) -> File:
    changes = _MISSING if sort.endswith("missing") else {}
    title, agency = f"Project {number}", f"Agency {number}"
    answers: Answers = complete(title, agency, person, "11/02/2026", **changes)
    seeds = {} if sort.endswith("unsigned") else dict.fromkeys(SLOTS, number % 7 + 1)
    if sort.startswith("pdf"):
        return File(f"profile-{number}.pdf", fill_pdf(answers, seeds, pen=Pen.INK))
    return File(f"profile-{number}.docx", fill_word(answers, seeds))


__all__ = ["DAY", "EXPECTED", "NOW", "OFFICE", "mail", "make"]

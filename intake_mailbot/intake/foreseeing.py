"""Judgements, and copies with notes, made while the mail before is decided on.

Whether a form goes back depends on little beside the mail itself. So what is likely is made ahead,
and no transaction waits for it; where the decision then asks something else, it is judged anew, and
the copy is made again, or not needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.judge import Asked, Judged, judged
from intake_mailbot.domain.model import Judgement, Submitted, Verdict
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.submitting import submitted
from intake_mailbot.message import beside
from intake_mailbot.replies.annotating import notes_for
from intake_mailbot.store.rows import LedgerRow
from parsers.errors import ParseError
from parsers.model import Annotated, Notes, ParsedMail, Source


@dataclass(frozen=True)
class Made:
    """``notes`` on the file at ``path`` of a mail: the copy, or why there can be none."""

    path: str
    notes: Notes
    result: Annotated | ParseError

    def fits(self, path: str, notes: Notes) -> bool:
        """Whether it says the same of the same file, whenever that was said."""
        return path == self.path and replace(notes, at=self.notes.at) == self.notes

    def copy(self) -> Annotated:
        """The copy. Raises the ParseError that there was instead."""
        if isinstance(self.result, ParseError):
            raise self.result
        return self.result


@dataclass(frozen=True)
class Foreseen:
    """What is likely of a mail: how its profiles are judged, and copies of those that go back."""

    judged: tuple[Judged, ...] = ()
    copies: tuple[Made, ...] = ()


def foresee(desk: Desk, row: LedgerRow, mail: ParsedMail) -> Foreseen:
    """What is likely of the message ``row`` that was read as ``mail``.

    Raises ServiceUnreachableError where the files cannot be reached.
    """
    now = desk.clock()
    likely = _likely(desk, mail, min(row.server_date or row.first_seen, now))
    back = [(one, found.judgement) for one, found in likely if goes_back(one, found.judgement)]
    raw = desk.store.files.get(row.sha256) if back else b""
    copies = (
        make(desk, raw, one.path, notes_on(desk, mail, one, judgement, now))
        for one, judgement in back
    )
    return Foreseen(tuple(found for _, found in likely), tuple(copies))


def make(desk: Desk, raw: bytes, path: str, notes: Notes) -> Made:
    """The file at ``path`` of the mail ``raw`` with ``notes`` on it."""
    try:
        return Made(path, notes, desk.reader.annotate(raw, notes, path))
    except ParseError as error:
        return Made(path, notes, error)


def notes_on(
    desk: Desk, mail: ParsedMail, one: Submitted, judgement: Judgement, now: datetime
) -> Notes:
    """What is said on the file of ``one``, at the places where it was read in that very file."""
    office = desk.offices[one.office]
    own = next((leaf.form for leaf in mail.leaves if leaf.path == one.path and leaf.form), None)
    notes = notes_for(
        office.office.form,
        own or one.form,
        judgement,
        name=one.name or "The form",
        author=office.settings.name,
        at=now,
    )
    return replace(notes, further=_further(mail, one.path, notes)) if notes.scan else notes


def _further(mail: ParsedMail, path: str, notes: Notes) -> tuple[str, ...]:
    """The leaves that hold further pages of the profile at ``path``: notes have places there."""
    named = {one.anchor.part for one in notes.notes if one.anchor and one.anchor.part}
    return tuple(
        leaf.path
        for leaf in mail.leaves
        if leaf.name in named and leaf.path != path and leaf.form is None
    )


def goes_back(one: Submitted, judgement: Judgement) -> bool:
    """Whether a file is returned: a request in a mail's own words has none."""
    return judgement.verdict is Verdict.RETURN and one.form.source is not Source.MAIL_BODY


def _likely(
    desk: Desk, mail: ParsedMail, received: datetime
) -> tuple[tuple[Submitted, Judged], ...]:
    names = beside.names((*beside.attached(mail), *beside.unread(mail)))
    scans = beside.names(beside.scans(mail))
    found = []
    for one in combine(submitted(desk, mail), desk.known):
        office = desk.offices[one.office]
        today = received.astimezone(office.settings.time_zone).date()
        found.append((one, judged(Asked(office.office.form, one.form, names, today, scans))))
    return tuple(found)

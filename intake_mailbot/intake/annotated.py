"""Copies of returned forms with the findings at their places, to go with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from intake_mailbot.domain.model import Message
from intake_mailbot.domain.outcomes import TrackedOutcome
from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.foreseeing import Made, goes_back, make, notes_on
from intake_mailbot.replies.annotating import attachment
from intake_mailbot.replies.body import Attachment
from intake_mailbot.store.unit import UnitOfWork
from parsers.errors import ParseError
from parsers.model import Annotated, ParsedMail

MOST_BYTES = 6_000_000
"""Bytes of copies that go with one answer: many servers refuse mail from 10 MB on."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Copies:
    """What goes with an answer: copies with notes, sheets for signed files, marked scans."""

    files: tuple[Attachment, ...] = ()
    copies: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    scans: tuple[str, ...] = ()


@dataclass(frozen=True)
class Annotating:
    """The copies of the forms of one mail; what cannot be made is noted and holds up nothing.

    ``ahead`` are copies that were made before the decision.
    """

    desk: Desk
    unit: UnitOfWork
    mail: ParsedMail
    message: Message
    now: datetime
    ahead: Sequence[Made] = ()

    def of(self, outcomes: tuple[TrackedOutcome, ...]) -> Copies:
        """One copy for each of ``outcomes`` that goes back.

        Raises ServiceUnreachableError where the mail itself cannot be had from the file store.
        """
        files: list[Attachment] = []
        sheets: list[str] = []
        scans: list[str] = []
        for one in outcomes:
            if not goes_back(one.outcome.submitted, one.outcome.judgement):
                continue
            try:
                copy = self._copy(one)
            except ParseError as error:
                self._note(one, str(error))
                continue
            made = attachment(one.outcome.submitted.name, copy)
            if sum(len(file.data) for file in (*files, made)) > MOST_BYTES:
                self._note(one, "the copy is too large to go with a mail")
                continue
            files.append(made)
            if copy.apart or copy.scan:
                (sheets if copy.apart else scans).append(made.name)
        names = tuple(file.name for file in files)
        copies = tuple(name for name in names if name not in {*sheets, *scans})
        return Copies(tuple(files), copies, tuple(sheets), tuple(scans))

    def _copy(self, one: TrackedOutcome) -> Annotated:
        submitted = one.outcome.submitted
        notes = notes_on(self.desk, self.mail, submitted, one.outcome.judgement, self.now)
        for made in self.ahead:
            if made.fits(submitted.path, notes):
                return made.copy()
        raw = self.desk.store.files.get(self.unit.ledger.get(self.message.id).sha256)
        return make(self.desk, raw, submitted.path, notes).copy()

    def _note(self, one: TrackedOutcome, reason: str) -> None:
        said = f"the answer went without a copy with notes: {reason}"
        self.unit.events.add(
            "not_annotated", said, self.now,
            case=one.outcome.case.id if one.outcome.case else None, message=self.message.id,
        )  # fmt: skip
        log.warning("not annotated", message=self.message.id, reason=reason)

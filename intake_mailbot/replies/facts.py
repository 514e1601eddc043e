"""What a reply is made from, besides the decision's own ``Reply`` and the office."""

from __future__ import annotations

from dataclasses import dataclass

from form_templates.notice_values import OrderWords
from form_templates.office import Question
from intake_mailbot.domain.model import CaseRef
from intake_mailbot.domain.outcomes import Due, TrackedOutcome
from parsers.model import Address, PartProblem


@dataclass(frozen=True)
class ReplyFacts:
    """The facts of one mail that is answered.

    ``outcomes`` are all of the decision's outcomes, in its order: a reply picks its own by index.
    ``in_reply_to`` is the Message-ID of the mail answered, with angle brackets, "" for a mail that
    answers none; ``references`` are that mail's own. ``sender`` and ``subject`` are the answered
    mail's, as read. ``files`` are the names of files filed to ``case``. ``problems`` are files that
    could not be read. ``dues`` are the case's open clocks (a status). ``notice`` is the sentence
    to planners, ``message`` the ledger id that they can look up (None: none). ``stage`` is the
    title of the case's stage, ``point_of_contact`` who leads it ("" where nobody asked, or does).
    ``asked`` is the question of the office's directory that the mail asks, None where none does.
    ``said`` is what came of an order, line by line, and ``done`` whether it was carried out.
    ``copies`` are the names of attached copies of forms with notes, ``sheets`` those of sheets with
    the notes on forms that are signed and were not altered, ``marked`` those of scanned pages with
    marks on them. ``releasable``: the mail is held because its sender is not believed. ``orders``
    are what a planner can order by an answer to it. ``words`` are what the sender wrote, for a
    notice about a mail without a form. Of what is filed to a case: ``staff_reads`` says that
    planners are told of it, ``awaited`` that the case's corrected form is still awaited.
    """

    outcomes: tuple[TrackedOutcome, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    sender: Address | None = None
    subject: str = ""
    case: CaseRef | None = None
    dues: tuple[Due, ...] = ()
    files: tuple[str, ...] = ()
    problems: tuple[tuple[str, PartProblem], ...] = ()
    notice: str = ""
    message: int | None = None
    stage: str = ""
    closed: bool = False
    point_of_contact: str = ""
    asked: Question | None = None
    said: tuple[str, ...] = ()
    done: bool = False
    copies: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    releasable: bool = False
    orders: tuple[OrderWords, ...] = ()
    words: str = ""
    staff_reads: bool = False
    awaited: bool = False

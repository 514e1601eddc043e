"""What is decided about a message, and what becomes of its profiles.

A decision is a value that the use cases carry out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from intake_mailbot.domain.model import (
    CaseRef,
    Finding,
    Folder,
    Judgement,
    LedgerState,
    MessageKind,
    Submitted,
    Verdict,
)
from parsers.model import Address


class ReplyKind(StrEnum):
    """What a mail of ours is for; each has a template of this name in the office's messages."""

    CONFIRMATION = "confirmation"
    RETURNED = "returned"
    HELD = "held"
    DRAFT_REVIEW = "draft_review"
    GUIDANCE = "guidance"
    SUPPLEMENT = "supplement"
    STATUS = "status"
    UNREADABLE = "unreadable"
    ACKNOWLEDGEMENT = "acknowledgement"
    SEVERAL = "several"
    PLANNER_NOTICE = "planner_notice"
    ORDER = "order"


@dataclass(frozen=True)
class CaseOutcome:
    """What is decided about one profile: its verdict, and whether it opens or continues a case.

    ``case`` is the case that it continues, None when it opens one. ``opens`` False and ``case``
    None: a draft, or a profile whose sender may not open cases.
    """

    submitted: Submitted
    judgement: Judgement
    opens: bool
    case: CaseRef | None = None

    @property
    def numbered(self) -> bool:
        """Whether this profile has or gets a tracking number."""
        return self.opens or self.case is not None


@dataclass(frozen=True)
class Reply:
    """A mail to send: to whom and what about. ``outcomes`` index the decision's outcomes."""

    kind: ReplyKind
    to: Address
    outcomes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Decision:
    """Everything that follows from one message; carried out in one transaction.

    ``supplement_to`` is the case that the mail's files and words are filed to; ``asked_about`` the
    one that it only asks about. ``bounced`` are Message-IDs of ours that did not arrive.
    ``notice`` is one sentence to planners, "" for none; ``besides`` is what it says but for which
    forms are held, where there are several.
    """

    state: LedgerState
    folder: Folder
    kind: MessageKind
    reason: str
    outcomes: tuple[CaseOutcome, ...] = ()
    replies: tuple[Reply, ...] = ()
    supplement_to: CaseRef | None = None
    asked_about: CaseRef | None = None
    bounced: tuple[str, ...] = ()
    notice: str = ""
    besides: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A clock with its last day, in the office's calendar; ``done`` is when it was kept.

    ``promised`` says that the agency was told of it.
    """

    id: str
    what: str
    day: date
    done: datetime | None = None
    promised: bool = True


@dataclass(frozen=True)
class TrackedOutcome:
    """An outcome with what the store gave it: what a reply says about one profile."""

    outcome: CaseOutcome
    tracking_number: str
    dues: tuple[Due, ...]
    title: str


@dataclass(frozen=True)
class CaseView:
    """A case as planners and exports see it (``cases export --format json``)."""

    tracking_number: str
    office: str
    stage: str
    verdict: Verdict
    title: str
    agency: str
    sender: str
    received: datetime
    version: int
    fields: Mapping[str, str | bool | None]
    findings: tuple[Finding, ...]
    deadlines: tuple[Due, ...]

"""The words of the product as values: findings, verdicts, cases, messages.

Nothing here reads a clock, a disk or a network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from parsers.model import Address, ParsedForm, PartProblem


class Severity(StrEnum):
    """Whether a finding sends the form back."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one field.

    ``message`` says what is wrong, quoting the value; ``mend`` says how to put it right. ``field``
    is "" for a finding about the whole form.
    """

    field: str
    label: str
    section: str
    rule: str
    severity: Severity
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a planner must look: a reading too unsure to act on, or a place that was not found.

    ``follows``: nothing seems to stand there, and whether anything has to depends on another answer
    that is in doubt itself; once that one is settled, this one is or is asked again.
    """

    field: str
    label: str
    section: str
    reason: str
    shown: str = ""
    follows: bool = False


class Verdict(StrEnum):
    """What becomes of a profile."""

    ACCEPT = "accept"
    RETURN = "return"
    HOLD = "hold"


@dataclass(frozen=True)
class Judgement:
    """The verdict on one profile with its reasons; findings in the order of the form."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...]


class MessageKind(StrEnum):
    """What a mail is (``mail list --json``: ``kind``)."""

    PROFILE = "profile"
    DRAFT = "draft"
    CORRECTION = "correction"
    SUPPLEMENT = "supplement"
    INQUIRY = "inquiry"
    STATUS = "status"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    LIST = "list"
    ECHO = "echo"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"


class LedgerState(StrEnum):
    """Where a message is on its way (``mail list --json``: ``state``)."""

    RECEIVED = "received"
    WORKING = "working"
    DONE = "done"
    HELD = "held"
    QUARANTINED = "quarantined"


class Folder(StrEnum):
    """The mailbox folders that people see."""

    ACCEPTED = "Accepted"
    RETURNED = "Returned"
    HELD = "Held"
    DRAFTS = "Drafts"
    INQUIRIES = "Inquiries"
    AUTOMATIC = "Automatic"
    QUARANTINE = "Quarantine"


class Standing(StrEnum):
    """How far a sender is believed (the table "Who is believed" of the settings)."""

    AUTHENTICATED = "authenticated"
    """In an agency's domain, and our own server says DMARC passes."""
    UNVERIFIED = "unverified"
    """In an agency's domain, and no receiving server is configured to ask."""
    UNPROVEN = "unproven"
    """In an agency's domain, and our server says nothing or that DMARC failed."""
    OUTSIDE = "outside"
    """From elsewhere, passing."""
    STRANGER = "stranger"
    """From elsewhere, not passing."""

    @property
    def believed(self) -> bool:
        """Whether this sender's profiles are decided without a planner's look."""
        return self in {Standing.AUTHENTICATED, Standing.UNVERIFIED}

    @property
    def confirmed(self) -> bool:
        """Whether our own server says that the mail is from where it says: orders ask for that."""
        return self in {Standing.AUTHENTICATED, Standing.OUTSIDE}

    @property
    def may_be_answered(self) -> bool:
        """Whether anything at all is sent to this sender."""
        return self.believed or self is Standing.OUTSIDE


@dataclass(frozen=True, slots=True)
class CaseRef:
    """A case as far as a decision needs it. ``participants`` are lower-cased addresses.

    ``received`` is the receipt of its current version, ``first_received`` that of its first (None
    where nobody asked). ``row_version`` tells the store whether it changed since it was read.
    ``files`` are the names of files, other than profiles, that lie on the case already.
    """

    id: int
    tracking_number: str
    office: str
    title: str
    stage: str
    verdict: Verdict
    version: int
    participants: frozenset[str]
    received: datetime
    row_version: int = 0
    first_received: datetime | None = None
    files: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The case that a mail belongs to and how that is known.

    ``by`` is "token" (it answers a mail of ours, or a case's own earlier mail) or "number" (a
    tracking number in the subject, from a participant whose domain is believed). ``claimed`` is a
    number named without the right to it: put to planners, opens nothing. ``answers_us`` says that
    the mail answers one of ours, also where that was about no case. ``perhaps`` is the number of a
    case of the same sender and title that was returned: the mail may bring its corrected form;
    ``again`` that of one that was taken in: it may be the same form once more.
    """

    case: CaseRef | None = None
    by: str = ""
    claimed: str = ""
    answers_us: bool = False
    perhaps: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class CaseWork:
    """What a mail does in the process of its case.

    ``reason`` says it. ``answered``: the process writes to the sender, so that nobody else does.
    ``doubt`` is a sentence to planners where a person has to look first, "" where none has.
    """

    reason: str
    answered: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class Message:
    """A mail after triage: all that a decision needs to know about it.

    ``reply_to`` is the one address that may be answered, None where nobody may be (automatic mail,
    no usable sender). ``attachments`` are the names of files that came beside the profiles and
    can be opened. ``problems`` are files or parts that could not be read. ``received`` is aware,
    in the office's time zone, and is when our own server took the mail. ``about`` are Message-IDs
    of ours that a bounce is about. ``quiet`` says why nobody is answered although the mail is
    taken in (older than the bot's start, the sender's cap is reached), "" otherwise.
    ``before_start`` says that it lay in the mailbox before the bot's first start. ``drafts`` are
    the paths of profiles that are drafts (of all of them where the kind is DRAFT). ``digest`` is
    what two copies of one mail have in common: its text and its files (SHA-256, hex). ``scans``
    are the names of pictures and scanned files, which may hold signatures that nobody has read.
    ``work`` is what it does in its case's process, None where that waits for nothing of it.
    ``office`` is the one that it is for by its address or its question, "" where neither says it.
    ``proof`` says what speaks for its sender and what against, in clauses that planners see;
    ``remarks`` are those against: a domain that only looks like an agency's. ``seal`` is what the
    signature over the mail itself says, "" where it bears none. ``encrypted``: the mail itself is.
    ``thanks``: it answers us with thanks and nothing else. ``wants`` is what in a mail without a
    form asks for a person (to be called, a request taken back), a clause behind its sender.
    ``asks``: its words put a question.
    """

    id: int
    kind: MessageKind
    message_id: str
    sender: Address | None
    reply_to: Address | None
    subject: str
    received: datetime
    standing: Standing
    thread: Thread = field(default_factory=Thread)
    attachments: tuple[str, ...] = ()
    problems: tuple[tuple[str, PartProblem], ...] = ()
    about: tuple[str, ...] = ()
    quiet: str = ""
    reason: str = ""
    before_start: bool = False
    drafts: tuple[str, ...] = ()
    digest: str = ""
    scans: tuple[str, ...] = ()
    work: CaseWork | None = None
    office: str = ""
    proof: str = ""
    remarks: tuple[str, ...] = ()
    seal: str = ""
    encrypted: bool = False
    thanks: bool = False
    wants: str = ""
    asks: bool = False


@dataclass(frozen=True)
class Submitted:
    """One profile in a mail: where it lies, what it says, which office's form it is.

    ``signed_on`` is the name of the scan beside it on which its signatures were found, ``differs``
    the labels of the fields in which the two do not say the same. ``added``: it brought some pages,
    and the rest is of the version of its case that was there. ``unsorted``: what it seems to lack
    may lie in the files beside it, and a person looks.
    """

    path: str
    name: str
    sha256: str
    office: str
    form: ParsedForm
    signed_on: str = ""
    differs: tuple[str, ...] = ()
    added: bool = False
    unsorted: bool = False

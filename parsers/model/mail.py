"""What a mail is made of: headers, text, and every file in it with the form that it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from parsers.errors import ErrorKind, ParseError, ScanError, ScannedPagesError
from parsers.model.form import ParsedForm
from parsers.model.sheet import Standing, Trust


class FileKind(StrEnum):
    """What bytes are, by their content."""

    WORD = "word"
    PDF = "pdf"
    IMAGE = "image"
    ZIP = "zip"
    TNEF = "tnef"
    MESSAGE = "message"
    OUTLOOK_MESSAGE = "outlook_message"
    WORD_OLD = "word_old"
    ENCRYPTED_OFFICE = "encrypted_office"
    OPEN_DOCUMENT = "open_document"
    RICH_TEXT = "rich_text"
    IWORK = "iwork"
    WORKS = "works"
    OTHER_OFFICE = "other_office"
    SMIME_OPAQUE = "smime_opaque"
    SMIME_SIGNATURE = "smime_signature"
    CALENDAR = "calendar"
    TEXT = "text"
    HTML = "html"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox: ``address`` with its domain lower-cased, ``name`` decoded, single-lined."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the last @, lower-cased."""
        return self.address.rpartition("@")[2].lower()


@dataclass(frozen=True)
class Headers:
    """A mail's headers, each read by itself so that one bad header costs only itself.

    ``sender`` is the one mailbox in From, None where From is absent, unreadable or names several.
    ``message_id`` and ``references`` keep their angle brackets. ``return_path`` is "" for the null
    path and None where there is no such header. ``fields`` holds every header in order, names
    lower-cased, values decoded and unfolded.
    """

    message_id: str
    sender: Address | None
    subject: str
    date: datetime | None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    return_path: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def every(self, name: str) -> tuple[str, ...]:
        """All values of the header ``name``, topmost first."""
        wanted = name.lower()
        return tuple(value for key, value in self.fields if key == wanted)

    def first(self, name: str) -> str:
        """The topmost value of the header ``name``, or ""."""
        return next(iter(self.every(name)), "")


@dataclass(frozen=True, slots=True)
class PartProblem:
    """Why one part of a mail could not be read; ``scan`` where it may be a form on paper.

    ``pages``, from 1, are the only ones that may where the others are typed. ``whole``: it is the
    mail itself that could not be read, and no file in it. ``blank``: nothing stands on any page.
    """

    kind: ErrorKind
    message: str
    scan: bool = False
    pages: tuple[int, ...] = ()
    whole: bool = False
    blank: bool = False


def problem_of(error: ParseError) -> PartProblem:
    """What ``error`` says of the part in which it was raised."""
    if isinstance(error, ScannedPagesError):
        return PartProblem(error.kind, str(error), scan=True, pages=error.pages)
    return PartProblem(error.kind, str(error), isinstance(error, ScanError))


@dataclass(frozen=True)
class Leaf:
    """One file or text in a mail, however deep it lies.

    ``path`` says where ("2", "3/forms.zip/profile.docx"). ``decoration`` is True for what a mail
    program adds by itself: a picture that the HTML shows inline, a signature blob, a calendar.
    ``form`` is set where a profile was found in it, ``further`` where it is a further form of an
    office (a letter that comes back signed), ``problem`` where it could not be read. ``page`` is
    True for a page of the profile that another leaf holds; what was decoration is none then.
    """

    path: str
    name: str
    kind: FileKind
    declared: str
    size: int
    sha256: str
    decoration: bool = False
    form: ParsedForm | None = None
    problem: PartProblem | None = None
    further: ParsedForm | None = None
    page: bool = False

    def holding(self, read: ParsedForm | None) -> Leaf:
        """This leaf with what was read in it, where that belongs."""
        if read is None or read.opens:
            return replace(self, form=read)
        return replace(self, further=read)


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A bounce or delay, as its multipart/report or its text says it.

    ``about`` are the Message-IDs of ours that it returns; ``failed`` False for a mere delay.
    """

    about: tuple[str, ...]
    recipients: tuple[str, ...]
    failed: bool
    status: str = ""
    diagnostic: str = ""


@dataclass(frozen=True, slots=True)
class MailSignature:
    """How the signature over a mail itself (S/MIME) stands: evidence about its sender, not a form.

    ``signer`` is the name in the certificate, ``addresses`` those that it names, lower-cased;
    ``time`` (aware) is when the signer says that it was made. ``trust`` is None where no
    certificate could be read. ``reason`` says in sentences why it stands so.
    """

    standing: Standing
    signer: str = ""
    addresses: tuple[str, ...] = ()
    time: datetime | None = None
    trust: Trust | None = None
    reason: str = ""


@dataclass(frozen=True)
class ParsedMail:
    """One mail as read. ``text`` is its own body text; ``words`` the same without what it quotes.

    ``body_form`` is a request written as "Label: value" lines in the body; ``signature`` the one
    over the mail itself, None where it bears none.
    """

    headers: Headers
    text: str
    words: str
    leaves: tuple[Leaf, ...]
    report: DeliveryReport | None = None
    body_form: ParsedForm | None = None
    warnings: tuple[str, ...] = ()
    signature: MailSignature | None = None

    @property
    def forms(self) -> tuple[Leaf, ...]:
        """The leaves in which a profile was found."""
        return tuple(leaf for leaf in self.leaves if leaf.form is not None)

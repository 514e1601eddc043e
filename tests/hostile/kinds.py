"""What a hostile input is, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, ParsedMail
from tests.hostile.build import PDF

Check = Callable[[ParsedMail], bool]


class Must(StrEnum):
    """What must become of a mail, whatever else does; each is broader than the one before it."""

    BELIEVED = "read as if it were honest"
    BLAMED = "said to be unreadable: its sender is told, or a person looks"
    UNBELIEVED = "held: no case is decided, and nobody is answered"
    UNANSWERED = "taken in; nobody is answered"
    HARMLESS = "anything, but no profile is accepted that is none"


@dataclass(frozen=True)
class Hostile:
    """One input by name, what must hold of its reading, and what must become of it as a mail.

    ``passes`` says that our own server vouches for its sender. ``form`` says that an honest and
    complete profile is in it, which may be accepted. ``listed`` False: it breaks a limit on whole
    mails, so that not even its parts are listed.
    """

    name: str
    raw: bytes
    check: Check
    must: Must = Must.HARMLESS
    passes: bool = True
    form: bool = False
    listed: bool = True

    @property
    def end(self) -> Must:
        """What must become of it; what is blamed in reading must be told."""
        return Must.BLAMED if isinstance(self.check, Blamed) else self.must


@dataclass(frozen=True)
class Blamed:
    """``times`` leaves (0: one or more) carry a problem, of one of ``kinds`` (none: of any)."""

    kinds: tuple[ErrorKind, ...] = ()
    times: int = 0

    def __call__(self, read: ParsedMail) -> bool:
        problems = [leaf.problem for leaf in read.leaves if leaf.problem]
        fits = all(p.message and (not self.kinds or p.kind in self.kinds) for p in problems)
        return fits and (len(problems) == self.times if self.times else bool(problems))


ANY_BLAME = Blamed()
"""One leaf or more carries a problem."""


def blamed(kind: ErrorKind, times: int = 1) -> Check:
    """Exactly ``times`` leaves carry a problem, all of this kind."""
    return Blamed((kind,), times)


def survives(read: ParsedMail) -> bool:
    """It was read at all, and no profile was seen in it."""
    return not read.forms


def form_or_blame(read: ParsedMail) -> bool:
    """The profile in it was read, or a part is blamed."""
    return bool(read.forms) or any(leaf.problem for leaf in read.leaves)


def form_read(read: ParsedMail) -> bool:
    """The profile in it was read."""
    return bool(read.forms)


def files(read: ParsedMail) -> list[Leaf]:
    """The leaves that are no decoration."""
    return [leaf for leaf in read.leaves if not leaf.decoration]


def holds_pdf(name: str | None = None) -> Check:
    """The PDF was found whole, under this name where one is given, and nothing is blamed."""

    def check(read: ParsedMail) -> bool:
        found = [leaf for leaf in files(read) if leaf.kind is FileKind.PDF]
        whole = len(found) == 1 and found[0].size == len(PDF) and found[0].problem is None
        return whole and (name is None or found[0].name == name)

    return check


def no_sender(read: ParsedMail) -> bool:
    """Nobody is taken for the sender."""
    return read.headers.sender is None


def sent_by(address: str) -> Check:
    """Exactly this address is the sender."""
    return lambda read: read.headers.sender is not None and read.headers.sender.address == address


def still_read(read: ParsedMail) -> bool:
    """The other headers and the body survived."""
    sender = read.headers.sender
    return read.text == "Hello" and sender is not None and sender.address == "jane@agency.gov"

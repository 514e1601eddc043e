"""What lies in a mail beside the profiles."""

from __future__ import annotations

from dataclasses import replace

from parsers import detect
from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, ParsedMail, PartProblem

_LOCKED_FILES = frozenset(
    {FileKind.WORD, FileKind.PDF, FileKind.ZIP, FileKind.ENCRYPTED_OFFICE, FileKind.OTHER_OFFICE}
)


def attached(mail: ParsedMail) -> tuple[Leaf, ...]:
    """Files beside the profiles that the sender attached and that can be opened."""
    return tuple(
        leaf
        for leaf in mail.leaves
        if leaf.form is None and leaf.problem is None and not (leaf.decoration or leaf.page)
    )


def unread(mail: ParsedMail) -> tuple[Leaf, ...]:
    """Files and parts that could not be read."""
    return tuple(leaf for leaf in mail.leaves if leaf.problem is not None)


def word_processed(mail: ParsedMail) -> tuple[Leaf, ...]:
    """Attached documents of other word processors, each with why it cannot be read.

    A problem only where a form is looked for: beside one, or for a case, they are documents.
    """
    said = ((leaf, detect.word_processed(leaf.kind, leaf.name)) for leaf in attached(mail))
    return tuple(
        replace(leaf, problem=PartProblem(ErrorKind.UNSUPPORTED, why))
        for leaf, why in said
        if leaf.name and why
    )


def scans(mail: ParsedMail) -> tuple[Leaf, ...]:
    """Pictures and scanned files, which may hold signatures that nobody has read."""
    return tuple(leaf for leaf in mail.leaves if _may_be_scan(leaf))


def is_encrypted(mail: ParsedMail) -> bool:
    """Whether the mail itself is encrypted (S/MIME, PGP), and not just a file in it locked."""
    return any(
        leaf.problem is not None
        and leaf.problem.kind is ErrorKind.ENCRYPTED
        and leaf.kind not in _LOCKED_FILES
        for leaf in mail.leaves
    )


def names(leaves: tuple[Leaf, ...]) -> tuple[str, ...]:
    """What people call these files; a part without a name goes by its place."""
    return tuple(leaf.name or leaf.path for leaf in leaves)


def _may_be_scan(leaf: Leaf) -> bool:
    plain = leaf.form is None and not (leaf.decoration or leaf.page)
    pictured = plain and leaf.kind is FileKind.IMAGE
    return pictured or (leaf.problem is not None and leaf.problem.scan)

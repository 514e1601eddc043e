"""What lies in a mail beside the profiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers import detect
from parsers.errors import ErrorKind
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, PartProblem

_LOCKED_FILES = frozenset(
    {FileKind.WORD, FileKind.PDF, FileKind.ZIP, FileKind.ENCRYPTED_OFFICE, FileKind.OTHER_OFFICE}
)


def attached(mail: ParsedMail) -> tuple[Leaf, ...]:
    """Files beside the profiles that the sender attached and that can be opened."""
    return tuple(
        leaf
        for leaf in mail.leaves
        if leaf.form is None and leaf.problem is None and not leaf.decoration
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
    """Pictures and scanned files, which may hold signatures that nobody has read.

    None of those are the pages of a profile that came as a file each.
    """
    pages = frozenset(name for leaf in mail.leaves if leaf.form for name in _files_of(leaf.form))
    return tuple(
        leaf
        for leaf in mail.leaves
        if _may_be_scan(leaf) and (leaf.problem is not None or leaf.name not in pages)
    )


def _files_of(form: ParsedForm) -> Iterator[str]:
    """The names of the files in which something of ``form`` stands."""
    anchors = [one.anchor for one in form.fields.values()]
    anchors += [one.anchor for one in form.signatures.values()]
    yield from (anchor.part for anchor in anchors if anchor is not None and anchor.part)


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
    pictured = leaf.kind is FileKind.IMAGE and not leaf.decoration and leaf.form is None
    return pictured or (leaf.problem is not None and leaf.problem.scan)

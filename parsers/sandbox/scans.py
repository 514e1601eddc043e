"""The scanned files of a mail, read in the child that is kept for them."""

from __future__ import annotations

from dataclasses import replace

from parsers.errors import ErrorKind, ParseError
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, PartProblem
from parsers.sandbox.by_leaf import SHORTEST, Ask, Clock
from parsers.sandbox.wire import Call
from parsers.scan import is_installed

_NO_TIME = "{} is a scan that took longer to read than there is time for; a person will look at it."


def with_scans(ask: Ask, raw: bytes, mail: ParsedMail, clock: Clock) -> ParsedMail:
    """``mail`` with the profiles that its scans and pictures hold.

    Beside a profile a picture that is no page of a form stays what it was, an attachment. Where
    scans cannot be read here, or reading them breaks its bounds, they stay unread and are held.
    """
    scans = tuple(leaf for leaf in mail.leaves if _may_be_scan(leaf))
    if not scans or not is_installed():
        return mail
    request = clock.request(Call.SCANS, clock.left)
    request = replace(request, cpu=request.wall, paths=tuple(leaf.path for leaf in scans))
    try:
        told = ask(request, raw, clock) if clock.left > SHORTEST else None
    except ParseError:
        told = None
    if not isinstance(told, tuple):
        return replace(mail, leaves=tuple(_late(leaf) for leaf in mail.leaves))
    answers = {one[0]: one[1] for one in told}
    leaves = (
        _with(leaf, answers[leaf.path]) if leaf.path in answers else leaf for leaf in mail.leaves
    )
    return replace(mail, leaves=tuple(leaves))


def _may_be_scan(leaf: Leaf) -> bool:
    if leaf.form is not None or leaf.decoration:
        return False
    if leaf.problem is not None:
        return leaf.problem.scan
    return leaf.kind is FileKind.IMAGE


def _with(leaf: Leaf, told: object) -> Leaf:
    if isinstance(told, ParsedForm):
        return replace(leaf, form=told, problem=None)
    if isinstance(told, PartProblem):
        return leaf if leaf.problem is None else replace(leaf, problem=told)
    return replace(leaf, problem=None)


def _late(leaf: Leaf) -> Leaf:
    if leaf.problem is None or not leaf.problem.scan:
        return leaf
    words = _NO_TIME.format(leaf.name or "The attached scan")
    return replace(leaf, problem=PartProblem(ErrorKind.TIMEOUT, words, scan=True))

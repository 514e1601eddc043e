"""The scanned files of a mail, read in the child that is kept for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from form_templates.model import Form
from parsers.errors import ErrorKind, NotNowError, ParseError, ReadTimeoutError
from parsers.mixed import joined, unjoined
from parsers.model import (
    FileKind,
    Leaf,
    ParsedForm,
    ParsedMail,
    PartProblem,
    SignatureStatus,
)
from parsers.sandbox.by_leaf import Ask
from parsers.sandbox.clock import SHORTEST, Clock
from parsers.sandbox.unopened import with_unopened
from parsers.sandbox.wire import Call, Request, Scanned
from parsers.scan import is_installed

_MOST_SCANNED = 6
"""Scanned pages in a file without a form, beyond which it is no copy of one that is there."""
_LEAST_PASTED = 10_000
"""Bytes of a picture in a mail's text from which it may be a page, of which one in black and white
has 12,000 at least. Of what shape it is, is asked before it is read."""
_NO_PAGE = frozenset({ErrorKind.UNSUPPORTED, ErrorKind.NO_FORM})
"""What is said of pictures that were looked at and show no form."""
_NO_TIME = "{} is a scan that took longer to read than there is time for; a person will look at it."


def with_scans(
    ask: Ask, raw: bytes, mail: ParsedMail, clock: Clock, forms: Sequence[Form]
) -> ParsedMail:
    """``mail`` with the profiles that its scans and pictures hold, and its PDFs' scanned pages.

    Beside a profile a picture that is no page of a form stays what it was, an attachment. Where
    scans cannot be read here, or reading them breaks its bounds, they stay unread and are held.
    What a profile lacks is not missing where it may stand in a file that could not be read.
    """
    return with_unopened(_with_scans(ask, raw, mail, clock, forms))


def _with_scans(
    ask: Ask, raw: bytes, mail: ParsedMail, clock: Clock, forms: Sequence[Form]
) -> ParsedMail:
    whole = any(_is_whole(leaf.form) for leaf in mail.leaves)
    scans = tuple(
        leaf
        for leaf in mail.leaves
        if _may_be_scan(leaf)
        or (_scanned_in(leaf) and not (whole and _is_report(leaf)))
        or (_may_be_pasted(leaf) and not whole)
    )
    if not scans:
        return mail
    if not is_installed():
        return _unread(mail)
    request = clock.request(Call.SCANS, clock.left)
    request = replace(
        request,
        cpu=request.wall,
        paths=tuple(leaf.path for leaf in scans),
        among=tuple(one for leaf in scans if (one := _scanned_in(leaf)) is not None),
    )
    try:
        if clock.left < SHORTEST:
            raise clock.meant(ReadTimeoutError("There was no time left for it."))
        told = ask(request, raw, clock)
    except ParseError:
        told = None
    if not isinstance(told, tuple):
        left = _unread(mail)
        paths = request.paths
        late = (_late(leaf, looked_for=leaf.path in paths) for leaf in left.leaves)
        return replace(left, leaves=tuple(late))
    answers = {one[0]: one[1] for one in told}
    leaves = tuple(
        _with(leaf, answers[leaf.path], forms) if leaf.path in answers else leaf
        for leaf in mail.leaves
    )
    if any(leaf.form is not None for leaf in leaves):
        leaves = tuple(_with_pasted(leaf, answers.get(leaf.path)) for leaf in leaves)
    return _unread(replace(mail, leaves=leaves))


def with_scanned_pages(
    ask: Ask, request: Request, data: bytes, clock: Clock, typed: ParsedForm, forms: Sequence[Form]
) -> ParsedForm:
    """``typed``, read of the PDF ``data``, with what those of its pages show that are scans.

    Where they cannot be read here, or reading them breaks its bounds, they stay unread.
    """
    if not (typed.scanned and is_installed()):
        return unjoined(typed)
    among = (Scanned("", typed.form or "", typed.scanned),)
    request = replace(request, call=Call.SCAN, cpu=request.wall, among=among)
    try:
        told = ask(request, data, clock)
    except (ParseError, NotNowError):
        told = None
    return _joined(typed, told, forms)


def _may_be_scan(leaf: Leaf) -> bool:
    if leaf.form is not None or leaf.further is not None or leaf.decoration:
        return False
    if leaf.problem is not None:
        return leaf.problem.scan and not leaf.problem.pages
    return leaf.kind is FileKind.IMAGE


def _may_be_pasted(leaf: Leaf) -> bool:
    """Whether it is a picture that the mail's text shows and that may be a page: people paste their
    scan into the mail, or their program shows what they attach. Nothing is missing without it."""
    return leaf.decoration and leaf.kind is FileKind.IMAGE and leaf.size >= _LEAST_PASTED


def _is_whole(form: ParsedForm | None) -> bool:
    """Whether a profile lacks neither a page nor a signature."""
    return form is not None and not (
        form.missing_sections
        or form.scanned
        or any(slot.status is not SignatureStatus.SIGNED for slot in form.signatures.values())
    )


def _is_report(leaf: Leaf) -> bool:
    """Whether it is documentation of a profile that is whole: many pictures, and no form."""
    return leaf.problem is not None and len(leaf.problem.pages) > _MOST_SCANNED


def _scanned_in(leaf: Leaf) -> Scanned | None:
    """The pages of a file with typed ones that are pictures of paper."""
    form = leaf.form or leaf.further
    if leaf.problem is not None and leaf.problem.pages:
        return Scanned(leaf.path, "", leaf.problem.pages)
    if form is None or not form.scanned:
        return None
    return Scanned(leaf.path, form.form or "", form.scanned)


def _with(leaf: Leaf, told: object, forms: Sequence[Form]) -> Leaf:
    typed = leaf.form or leaf.further
    if typed is not None and typed.scanned:
        return leaf.holding(_joined(typed, told, forms))
    if isinstance(told, ParsedForm):
        return replace(leaf, form=told, problem=None, decoration=False)
    if told is None:
        return replace(leaf, problem=None, decoration=False, page=True)
    if leaf.decoration:
        return leaf
    if isinstance(told, PartProblem):
        unread = leaf.problem is not None and not leaf.problem.pages
        unread = unread or told.kind is ErrorKind.TIMEOUT  # some of it nobody looked at
        return replace(leaf, problem=told if unread else None)
    return replace(leaf, problem=None)


def _with_pasted(leaf: Leaf, told: object) -> Leaf:
    """``leaf``, a picture of the text that may be a page of the mail's profile and was not read, as
    unread: what that lacks may stand there."""
    if not (leaf.decoration and isinstance(told, PartProblem)) or told.kind in _NO_PAGE:
        return leaf
    return replace(leaf, problem=told, decoration=False)


def _joined(typed: ParsedForm, told: object, forms: Sequence[Form]) -> ParsedForm:
    form = next((one for one in forms if one.id == typed.form), None)
    if form is None or not isinstance(told, ParsedForm):
        return unjoined(typed)
    return joined(form, typed, told)


def _unread(mail: ParsedMail) -> ParsedMail:
    """``mail`` where what is still named as scanned in it stays unread.

    Scanned pages of a file without a form are documentation where the mail has a profile.
    """
    beside = any(leaf.form is not None for leaf in mail.leaves)
    return replace(mail, leaves=tuple(_left(leaf, beside=beside) for leaf in mail.leaves))


def _left(leaf: Leaf, *, beside: bool) -> Leaf:
    if beside and leaf.problem is not None and leaf.problem.pages:
        return replace(leaf, problem=None)
    typed = leaf.form or leaf.further
    return leaf if typed is None or not typed.scanned else leaf.holding(unjoined(typed))


def _late(leaf: Leaf, *, looked_for: bool) -> Leaf:
    """``leaf`` as what there was no time for, where it is a scan, or a picture of the text that was
    ``looked_for``."""
    scan = leaf.problem is not None and leaf.problem.scan
    if not (scan or (looked_for and _may_be_pasted(leaf))):
        return leaf
    words = _NO_TIME.format(leaf.name or "The attached scan")
    problem = PartProblem(ErrorKind.TIMEOUT, words, scan=True)
    return replace(leaf, problem=problem, decoration=False)

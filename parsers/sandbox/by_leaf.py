"""A mail whose reading ended its child, read again file by file, so that the culprit has a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parsers.errors import ChildDiedError, ParseError, ReadTimeoutError
from parsers.model import FileKind, Leaf, ParsedForm, ParsedMail, PartProblem
from parsers.sandbox.clock import SHORTEST, Clock
from parsers.sandbox.wire import Answered, Call, Request

_READABLE = frozenset({FileKind.WORD, FileKind.PDF})
_LIST_SHARE = 0.2
_ANEW = "please save it anew as a Word or PDF file and send it again."


Ask = Callable[[Request, bytes, Clock], Answered]


def read_by_leaf(ask: Ask, raw: bytes, clock: Clock) -> ParsedMail:
    """The mail's list first, then each file that may be a profile in a call of its own.

    Raises what ``ask`` raises where already the list cannot be had.
    """
    listed = ask(clock.request(Call.MAIL_WITHOUT_FILES, clock.left * _LIST_SHARE), raw, clock)
    if not isinstance(listed, ParsedMail):
        raise ChildDiedError("The reading came back garbled.")
    waiting = sum(_may_hold_form(leaf) for leaf in listed.leaves)
    leaves: list[Leaf] = []
    for leaf in listed.leaves:
        if _may_hold_form(leaf):
            leaves.append(_read(ask, raw, leaf, clock.left / waiting, clock))
            waiting -= 1
        else:
            leaves.append(leaf)
    return replace(listed, leaves=_forgiving_scans(leaves))


def _read(ask: Ask, raw: bytes, leaf: Leaf, share: float, clock: Clock) -> Leaf:
    name = leaf.name or f"Part {leaf.path}"
    request = replace(clock.request(Call.LEAF, share), path=leaf.path, name=leaf.name)
    try:
        if clock.left < SHORTEST:
            raise clock.meant(ReadTimeoutError("There was no time left for it."))
        value = ask(request, raw, clock)
    except ParseError as error:
        return replace(leaf, problem=PartProblem(error.kind, blame(name, error)))
    if isinstance(value, ParsedForm):
        return leaf.holding(value)
    return replace(leaf, problem=value if isinstance(value, PartProblem) else None)


def blame(name: str, error: ParseError) -> str:
    """One sentence that names the file and the mend; a reader's own sentence stays as it is."""
    if isinstance(error, ReadTimeoutError):
        return f"{name} took longer to read than a form does; {_ANEW}"
    if isinstance(error, ChildDiedError):
        return f"{name} ended the program that reads it; {_ANEW}"
    if "please" in str(error) or "a person will look" in str(error):
        return str(error)
    return f"{name} needed more memory than a form does; {_ANEW}"


def _may_hold_form(leaf: Leaf) -> bool:
    return leaf.kind in _READABLE and not leaf.decoration and leaf.problem is None


def _forgiving_scans(leaves: list[Leaf]) -> tuple[Leaf, ...]:
    """Beside a profile a picture is documentation, and not an unread scan."""
    if not any(leaf.form for leaf in leaves):
        return tuple(leaves)
    return tuple(
        replace(leaf, problem=None) if leaf.kind is FileKind.IMAGE else leaf for leaf in leaves
    )

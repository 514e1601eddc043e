"""A pool of warm children: one bounded call a mail, and a fresh child after each that died.

A mail is read in one call. Where that call ends its child, the mail is read again leaf by leaf, so
that the part that did it is known by name and costs only itself.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self, TypeVar

from form_templates.model import Form
from parsers.errors import (
    ChildDiedError,
    CorruptError,
    EncryptedError,
    ErrorKind,
    HostileError,
    NoFormError,
    ParseError,
    ReadTimeoutError,
    TooLargeError,
    UnsupportedError,
)
from parsers.model import Control, FileKind, Leaf, ParsedForm, ParsedMail, PartProblem, Source
from parsers.sandbox.process import Child
from parsers.sandbox.wire import Answer, Answered, Call, Request, Setup
from parsers.unpack.limits import DEFAULT, Limits

_READABLE = frozenset({FileKind.WORD, FileKind.PDF})
_FIRST_SHARE, _LIST_SHARE = 0.5, 0.2
_SHORTEST = 0.5
_ENDINGS = (ReadTimeoutError, HostileError, ChildDiedError)
_ERRORS: dict[ErrorKind, type[ParseError]] = {
    ErrorKind.ENCRYPTED: EncryptedError,
    ErrorKind.CORRUPT: CorruptError,
    ErrorKind.TOO_LARGE: TooLargeError,
    ErrorKind.UNSUPPORTED: UnsupportedError,
    ErrorKind.TIMEOUT: ReadTimeoutError,
    ErrorKind.HOSTILE: HostileError,
    ErrorKind.NO_FORM: NoFormError,
}
_T = TypeVar("_T")
_ANEW = "please save it anew as a Word or PDF file and send it again."


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """The bounds of one child: ``memory`` in bytes, ``cpu`` and ``wall`` in seconds a call.

    ``wall`` is for a whole mail with all its retries. ``calls`` is after how many calls a child
    makes way for a fresh one.
    """

    memory: int = 512 * 1024 * 1024
    cpu: float = 30.0
    wall: float = 60.0
    calls: int = 500


class Reader:
    """Reads mails and files in ``workers`` child processes; any number of threads may ask.

    Use it as a context manager, or call :meth:`close`.
    """

    def __init__(
        self,
        forms: Sequence[Form] = (),
        workers: int = 1,
        limits: ChildLimits | None = None,
        mail_limits: Limits = DEFAULT,
    ) -> None:
        """Start the children; they warm up by themselves."""
        self.limits = limits or ChildLimits()
        self._setup = Setup(tuple(forms), mail_limits, self.limits.memory, self.limits.calls)
        self._idle: queue.LifoQueue[Child] = queue.LifoQueue()
        self._workers = workers
        for _ in range(workers):
            self._idle.put(self._fresh())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children; waits for calls that are under way."""
        for _ in range(self._workers):
            self._idle.get().close()
        self._workers = 0

    def read_mail(self, raw: bytes) -> ParsedMail:
        """The mail ``raw`` as read, within ``limits.wall`` seconds in all.

        A file in it that ends its reader carries that as its leaf's ``problem``. Raises
        TooLargeError for a mail over the limit; ReadTimeoutError, HostileError or ChildDiedError
        where already its headers and parts cannot be listed.
        """
        deadline = time.monotonic() + self.limits.wall
        try:
            value = self._ask(self._request(Call.MAIL, self.limits.wall * _FIRST_SHARE), raw)
        except _ENDINGS:
            value = self._by_leaf(raw, deadline)
        return _expect(value, ParsedMail)

    def read_form(self, data: bytes, form_id: str | None = None, name: str = "") -> ParsedForm:
        """The profile in a Word or PDF file; ``name`` is only said in messages.

        Raises a ParseError: as :func:`parsers.read_form`, and ReadTimeoutError, HostileError or
        ChildDiedError where reading broke its bounds.
        """
        request = replace(self._request(Call.FORM, self.limits.wall), form_id=form_id, name=name)
        return _expect(self._named(request, data), ParsedForm)

    def controls(self, data: bytes, name: str = "") -> tuple[Source, tuple[Control, ...]]:
        """Every form control of any Word or PDF file; raises as :meth:`read_form`."""
        request = replace(self._request(Call.CONTROLS, self.limits.wall), name=name)
        source, controls = _expect(self._named(request, data), tuple)
        return source, controls

    def leaf_data(self, raw: bytes, path: str) -> bytes:
        """The bytes of the leaf at ``path`` of the mail ``raw``; raises a ParseError."""
        request = replace(self._request(Call.LEAF_DATA, self.limits.wall), path=path)
        return _expect(self._ask(request, raw), bytes)

    def _by_leaf(self, raw: bytes, deadline: float) -> ParsedMail:
        """The mail's list first, then each file that may be a profile in a call of its own."""
        wall = min(self.limits.wall * _LIST_SHARE, deadline - time.monotonic())
        listed = self._ask(self._request(Call.MAIL_WITHOUT_FILES, wall), raw)
        mail = _expect(listed, ParsedMail)
        waiting = sum(_may_hold_form(leaf) for leaf in mail.leaves)
        leaves: list[Leaf] = []
        for leaf in mail.leaves:
            if _may_hold_form(leaf):
                share = max(_SHORTEST, (deadline - time.monotonic()) / waiting)
                waiting -= 1
                leaves.append(self._leaf(raw, leaf, share, deadline))
            else:
                leaves.append(leaf)
        return replace(mail, leaves=_forgiving_scans(leaves))

    def _leaf(self, raw: bytes, leaf: Leaf, share: float, deadline: float) -> Leaf:
        name = leaf.name or f"Part {leaf.path}"
        left = min(share, deadline - time.monotonic())
        request = replace(self._request(Call.LEAF, left), path=leaf.path, name=leaf.name)
        try:
            if left < _SHORTEST:
                raise ReadTimeoutError("there was no time left for it")
            value = self._ask(request, raw)
        except ParseError as error:
            return replace(leaf, problem=PartProblem(error.kind, _blame(name, error)))
        if isinstance(value, ParsedForm):
            return replace(leaf, form=value)
        return replace(leaf, problem=value if isinstance(value, PartProblem) else None)

    def _named(self, request: Request, data: bytes) -> Answered:
        try:
            return self._ask(request, data)
        except _ENDINGS as error:
            raise type(error)(_blame(request.name or "The file", error)) from error

    def _request(self, call: Call, wall: float) -> Request:
        return Request(call, min(self.limits.cpu, max(wall, _SHORTEST)), max(wall, _SHORTEST))

    def _ask(self, request: Request, data: bytes) -> Answered:
        child = self._idle.get()
        try:
            answer = child.ask(request, data)
        finally:
            if not child.alive:
                child.close()
                child = self._fresh()
            self._idle.put(child)
        return _value(answer)

    def _fresh(self) -> Child:
        child = Child(self._setup)
        try:
            child.warm()
        except ParseError:
            child.kill()
        return child


def _forgiving_scans(leaves: list[Leaf]) -> tuple[Leaf, ...]:
    """Beside a profile a picture is documentation, and not an unread scan."""
    if not any(leaf.form for leaf in leaves):
        return tuple(leaves)
    return tuple(
        replace(leaf, problem=None) if leaf.kind is FileKind.IMAGE else leaf for leaf in leaves
    )


def _may_hold_form(leaf: Leaf) -> bool:
    return leaf.kind in _READABLE and not leaf.decoration and leaf.problem is None


def _value(answer: Answer) -> Answered:
    if answer.kind is None:
        return answer.value
    raise _ERRORS[answer.kind](answer.message)


def _blame(name: str, error: ParseError) -> str:
    """One sentence that names the file and the mend; a reader's own sentence stays as it is."""
    if isinstance(error, ReadTimeoutError):
        return f"{name} took longer to read than a form does; {_ANEW}"
    if isinstance(error, ChildDiedError):
        return f"{name} ended the program that reads it; {_ANEW}"
    if "please" in str(error):
        return str(error)
    return f"{name} needed more memory than a form does; {_ANEW}"


def _expect(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise ChildDiedError("The reading came back garbled.")
    return value

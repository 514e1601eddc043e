"""A pool of warm children: one bounded call a mail, and a fresh child after each that died.

A mail is read in one call. Where that call ends its child, the mail is read again leaf by leaf, so
that the part that did it is known by name and costs only itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
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
    NotNowError,
    NotReadyError,
    ParseError,
    ReadTimeoutError,
    ScanError,
    StarvedError,
    TooLargeError,
    UnsupportedError,
)
from parsers.model import NO_ROOTS, Annotated, Control, Notes, ParsedForm, ParsedMail, Roots, Source
from parsers.sandbox.by_leaf import Ask, blame, read_by_leaf
from parsers.sandbox.children import Children
from parsers.sandbox.clock import Clock
from parsers.sandbox.scans import with_scanned_pages, with_scans
from parsers.sandbox.wire import Answer, Answered, Call, Request, Setup
from parsers.scan import is_installed
from parsers.unpack.limits import DEFAULT, Limits

ANNOTATING = 8.0
"""Seconds that writing notes on a file may take: an answer waits for it."""
_FIRST_SHARE = 0.5
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


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """The bounds of one child: ``memory`` in bytes, ``cpu`` and ``wall`` in seconds a call.

    ``wall`` is for a whole mail with all its retries and the starts of fresh children: less than a
    minute. ``calls`` is after how many calls a child makes way for a fresh one. ``scan_memory`` is
    for the child that reads scans.
    """

    memory: int = 512 * 1024 * 1024
    cpu: float = 30.0
    wall: float = 50.0
    calls: int = 500
    scan_memory: int = 1024 * 1024 * 1024


class Reader:
    """Reads mails and files in ``children`` processes; any number of threads may ask.

    Use it as a context manager, or call :meth:`close`.
    """

    def __init__(
        self,
        forms: Sequence[Form] = (),
        children: int = 1,
        limits: ChildLimits | None = None,
        mail_limits: Limits = DEFAULT,
        roots: Roots = NO_ROOTS,
    ) -> None:
        """Start the children, which trust the authorities ``roots``; they warm up by themselves."""
        self.limits = limits or ChildLimits()
        setup = Setup(tuple(forms), mail_limits, self.limits.memory, self.limits.calls, roots=roots)
        self._forms = setup.forms
        self._children = Children(setup, children)
        self._scanners = Children(replace(setup, memory=self.limits.scan_memory, scans=True), 1)
        with suppress(NotReadyError):  # then the first call tries again
            self._children.start()

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
        self._children.close()
        self._scanners.close()

    def read_mail(self, raw: bytes) -> ParsedMail:
        """The mail ``raw`` as read, within ``limits.wall`` seconds in all children together.

        A file in it that ends its reader carries that as its leaf's ``problem``. Raises
        TooLargeError for a mail over the limit; ReadTimeoutError, HostileError or ChildDiedError
        where already its headers and parts cannot be listed; a NotNowError where this machine was
        too busy to read it.
        """
        clock = self._clock()
        request = clock.request(Call.MAIL, clock.left * _FIRST_SHARE)
        try:
            mail = _expect(self._ask(request, raw, clock), ParsedMail)
        except _ENDINGS:
            mail = read_by_leaf(self._ask, raw, clock)
        if not self._forms:
            return mail
        return with_scans(self._ask_scanner, raw, mail, clock, self._forms)

    def read_form(self, data: bytes, form_id: str | None = None, name: str = "") -> ParsedForm:
        """The profile in a Word, PDF or picture file; ``name`` is only said in messages.

        Raises a ParseError: as :func:`parsers.read_form`, and ReadTimeoutError, HostileError or
        ChildDiedError where reading broke its bounds.
        """
        request = self._clock().request(Call.FORM, self.limits.wall)
        request = replace(request, form_id=form_id, name=name)
        try:
            typed = _expect(self._named(self._ask, request, data), ParsedForm)
            ask, clock = self._ask_scanner, self._clock()
            return with_scanned_pages(ask, request, data, clock, typed, self._forms)
        except ScanError:
            if not is_installed():
                raise
            request = replace(request, call=Call.SCAN, cpu=self.limits.wall)
            return _expect(self._named(self._ask_scanner, request, data), ParsedForm)

    def controls(self, data: bytes, name: str = "") -> tuple[Source, tuple[Control, ...]]:
        """Every form control of any Word or PDF file; raises as :meth:`read_form`."""
        request = replace(self._clock().request(Call.CONTROLS, self.limits.wall), name=name)
        source, controls = _expect(self._named(self._ask, request, data), tuple)
        return source, controls

    def annotate(self, data: bytes, notes: Notes, path: str = "") -> Annotated:
        """A copy of a Word or PDF file with ``notes`` on it, within ``ANNOTATING`` seconds.

        The pages of a scan are written by the child that reads scans.
        ``data`` is the file, or with ``path`` the mail in which the file is that leaf. Raises a
        ParseError as :func:`parsers.annotating.annotate`, and as :meth:`read_form`.
        """
        request = self._clock().request(Call.ANNOTATE, min(self.limits.wall, ANNOTATING))
        request = replace(request, name=notes.name, notes=notes, path=path)
        ask = self._ask_scanner if notes.scan else self._ask
        return _expect(self._named(ask, request, data), Annotated)

    def _named(self, ask: Ask, request: Request, data: bytes) -> Answered:
        try:
            return ask(request, data, self._clock())
        except _ENDINGS as error:
            raise type(error)(blame(request.name or "The file", error)) from error
        except NotNowError as error:
            raise ReadTimeoutError(f"{request.name or 'The file'} was not read: {error}") from error

    def _clock(self) -> Clock:
        return Clock(self.limits.wall, self.limits.cpu)

    def _ask(self, request: Request, data: bytes, clock: Clock) -> Answered:
        return _value(self._children.ask(request, data, clock))

    def _ask_scanner(self, request: Request, data: bytes, clock: Clock) -> Answered:
        """Ask the child that reads scans; one that does not begin keeps no other mail waiting."""
        try:
            return _value(self._scanners.ask(request, data, clock))
        except NotReadyError as error:
            raise StarvedError(f"Its scans wait: {error}") from error


def _value(answer: Answer) -> Answered:
    if answer.kind is None:
        return answer.value
    if answer.scan:
        raise ScanError(answer.message)
    raise _ERRORS[answer.kind](answer.message)


def _expect(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise ChildDiedError("The reading came back garbled.")
    return value

"""Readings: the next mail is read while the one before it is judged.

Reading is a child process's work, judging our own: the child is asked for the next mail before
the last one is judged, and stands idle for neither.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from intake_mailbot.intake.desk import Desk
from intake_mailbot.intake.foreseeing import Foreseen, foresee
from intake_mailbot.intake.oversized import headers_only
from intake_mailbot.store.evidence import keep_pictures
from intake_mailbot.store.rows import LedgerRow
from parsers.model import ParsedMail

_UNJUDGED = 2
"""Mails that may be unjudged while the next is read: notes wait for one reading at most."""


@dataclass(frozen=True)
class Read:
    """A mail as read, with what is likely to follow from it."""

    mail: ParsedMail
    likely: Foreseen


class Readings:
    """Readings that are under way, in the order in which they were begun.

    Use it as a context manager: leaving it waits for what is under way.
    """

    def __init__(self, desk: Desk) -> None:
        """Begin nothing yet."""
        self._desk = desk
        # One thread each: with two that read, the rows waited for the processor, and notes for
        # another mail's reading.
        self._reading = ThreadPoolExecutor(1, "reading")
        self._judging = ThreadPoolExecutor(1, "judging")
        self._latest: deque[Future[Read]] = deque(maxlen=_UNJUDGED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        self._reading.shutdown()
        self._judging.shutdown()

    def begin(self, row: LedgerRow) -> Future[Read]:
        """Read this message when those before it are read; its result raises what reading raised.

        That is a ParseError, or ServiceUnreachableError where the files cannot be reached.
        """
        before = self._latest[0] if len(self._latest) == _UNJUDGED else None
        reading = self._reading.submit(self._read, row, before)
        self._latest.append(self._judging.submit(self._judge, row, reading))
        return self._latest[-1]

    def stop(self) -> None:
        """What waits is not read any more."""
        self._judging.shutdown(wait=False, cancel_futures=True)
        self._reading.shutdown(wait=False, cancel_futures=True)

    def _read(self, row: LedgerRow, before: Future[Read] | None) -> ParsedMail:
        if before is not None:
            with suppress(CancelledError):
                before.exception()  # the child may have notes to write for it
        raw = self._desk.store.files.get(row.sha256)
        mail = self._desk.reader.read_mail(raw)
        return headers_only(mail, row.size, self._desk.largest) if row.size > len(raw) else mail

    def _judge(self, row: LedgerRow, reading: Future[ParsedMail]) -> Read:
        mail = reading.result()
        found = (leaf.form for leaf in mail.forms if leaf.form)
        keep_pictures(self._desk.store.files, (one for form in found for one in form.evidence))
        return Read(mail, foresee(self._desk, row, mail))

"""Mails as fast as the real service takes them, and what it has in use meanwhile."""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from functools import cache

from fixtures.office import deliver
from intake_mailbot.domain.model import Folder, LedgerState
from tests.benchmarks.mails import mail
from tests.crashes.world import World
from tests.integration.service.running import Service, until
from tests.soak.watching import Use, use_of

LIGHT = ("question", "automatic", "question", "word", "question", "automatic", "pdf missing")
"""The mix: mostly small mails, so that a hundred thousand of them need little disk."""

_FORMS = 20 * len(LIGHT)
_FIRST_FORM = 7_000_000
"""Mails are alike in so many ways, and are told apart by a number that stands nowhere else in them.

Writing a form takes longer than the service takes to read and answer it.
"""

_WAITING = 200
"""Mails that lie in the inbox at most."""

_HEAD = 20
"""Of so many rows the first is left out: caches fill, libraries are loaded."""

_LOOKS = 8
"""Looks at the service for a row."""

_ENDS = (LedgerState.DONE, LedgerState.HELD)


@dataclass(frozen=True)
class Row:
    """The service after ``mails`` mails and ``seconds`` seconds; ``files`` lie in its store."""

    mails: int
    seconds: float
    use: Use
    files: int


def _mail(number: int) -> bytes:
    """Mail ``number``, from somebody of its own; its form is one of some that are written once."""
    like = _FIRST_FORM + number % _FORMS
    return _written_once(like).replace(str(like).encode(), str(number).encode())


@cache
def _written_once(number: int) -> bytes:
    return mail(number, LIGHT[(number - _FIRST_FORM) % len(LIGHT)], datetime.now(UTC))


def _at_rest(pid: int) -> Use:
    """The least of some looks: between two a file or a connection may be open for an instant."""
    looks = []
    for _ in range(_LOOKS):
        looks.append(use_of(pid))
        time.sleep(0.1)
    return min(looks, key=lambda one: (one.descriptors, one.threads))


@dataclass
class Soak:
    """``mails`` through one service in ``world``, unless ``seconds`` are over before."""

    world: World
    mails: int
    seconds: float
    rows: list[Row] = field(default_factory=list)
    done: int = 0
    _replies: Counter[str] = field(default_factory=Counter)

    def run(self, every: int) -> Iterator[Row]:
        """A row each ``every`` mails, and one at the end; people empty the folders meanwhile."""
        service = Service(self.world.folder, {}, fresh=True)
        try:
            until(lambda: service.says('"ready"'), 300)
            yield from self._feed(service, every)
            until(lambda: self._gone_out() >= self._answerable(), 300)
            service.stop()
        finally:
            service.close()

    def _feed(self, service: Service, every: int) -> Iterator[Row]:
        began, written = time.monotonic(), self._written(every)
        while written and time.monotonic() - began < self.seconds:
            for raw in written:
                name = f"{1_800_000_000 + self.done}.soak.test"
                deliver(self.world.folder, name, raw)
                self.done += 1
            written = self._written(every)  # while the service is at the others
            until(lambda: not self._inbox(), 3_600)
            if self.done % every == 0 or not written:
                yield self._row(service, began)
            self._empty_folders()
            service.log.clear()

    def _written(self, every: int) -> list[bytes]:
        """The mails that are delivered next, at most up to the next row."""
        until_row = every - self.done % every
        until = self.done + min(_WAITING, until_row, self.mails - self.done)
        return [_mail(number) for number in range(self.done, until)]

    def _row(self, service: Service, began: float) -> Row:
        kept = sum(len(files) for _, _, files in os.walk(self.world.folder / "files"))
        use = _at_rest(service.process.pid)
        row = Row(self.done, time.monotonic() - began, use, kept)
        self.rows.append(row)
        return row

    def _inbox(self) -> bool:
        home = self.world.folder / "mailbox"
        return any(next((home / part).iterdir(), None) for part in ("new", "cur"))

    def _empty_folders(self) -> None:
        """As people do; and the replies, once they are counted."""
        home = self.world.folder / "mailbox"
        for folder in Folder:
            for path in (home / f".{folder.value}").glob("cur/*"):
                path.unlink(missing_ok=True)
        self._gone_out()

    def _gone_out(self) -> int:
        parse = BytesHeaderParser().parsebytes
        for path in (self.world.folder / "sent").glob("*.eml"):
            self._replies[str(parse(path.read_bytes())["To"])] += 1
            path.unlink()
        return sum(number for to, number in self._replies.items() if "clerk" in to)

    def _answerable(self) -> int:
        return sum(LIGHT[number % len(LIGHT)] != "automatic" for number in range(self.done))

    def wrong(self) -> list[str]:
        """What must not be: mail that is not done, answers too many or too few, files astray."""
        store = self.world.store()
        with store.unit(write=False) as unit:
            ledger = unit.ledger.list()
        found = [f"mail {row.id} is {row.state}" for row in ledger if row.state not in _ENDS]
        if len(ledger) != self.done:
            found.append(f"{self.done} mails, {len(ledger)} in the ledger")
        clerks = {to: number for to, number in self._replies.items() if "clerk" in to}
        found += [f"{to} has {number} answers" for to, number in clerks.items() if number != 1]
        if len(clerks) != self._answerable():
            found.append(f"{self._answerable()} to be answered, {len(clerks)} were")
        kept = [path for path in (self.world.folder / "files").rglob("*") if path.is_file()]
        missing = {row.sha256 for row in ledger} - {path.name for path in kept}
        found += [f"{len(missing)} mails without their bytes"] if missing else []
        found += [f"left behind: {path}" for path in kept if path.name.startswith(".")]
        store.close()
        return found + self._grown()

    def _grown(self) -> list[str]:
        """Descriptors, threads and children: at the end no more than after the first part."""
        early, late = self._parts()
        found = []
        for name in ("descriptors", "threads", "children"):
            before = max(getattr(row.use, name) for row in early)
            after = min(getattr(row.use, name) for row in late)
            if after > before:
                found.append(f"{name}: {before} at first, {after} at last")
        return found

    def growth(self) -> float:
        """How much the memory grew, as a part of what it was: medians of the first and the last
        tenth of the rows, the very first left out.
        """
        early, late = self._parts()
        before = statistics.median(row.use.memory for row in early)
        return statistics.median(row.use.memory for row in late) / before - 1

    def _parts(self) -> tuple[Sequence[Row], Sequence[Row]]:
        skipped, part = len(self.rows) // _HEAD + 1, max(len(self.rows) // 10, 1)
        rows = self.rows[skipped:] or self.rows
        return rows[:part], rows[-part:]

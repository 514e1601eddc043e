"""Whose turn it is: a thousand mails of one sender do not keep the others waiting.

What waits is taken by turns: of each domain in turn, and within it of each sender, so that a
thousand senders of one domain keep nobody else waiting either. Who sent a mail that nobody
has read yet is only guessed, from the bytes behind its first From: good enough to stand in a
line, and used for nothing else.

Over Postgres the lines are those of the jobs, and ``jobs/queueing.py`` gives the turns by the same
rule.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from intake_mailbot.store.errors import FileDamagedError, FileMissingError
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.rows import LedgerRow
from intake_mailbot.store.wanted import Line, Task, Wanted

AT_ONCE = 50
"""Messages that are worked on before the mailbox is looked into again: nobody's turn is passed over
while others are quick. Where no more wait they are worked on as they came."""
A_WHILE = 5.0
"""Seconds for which more than these are begun."""
_HEAD = 64_000
_FROM = re.compile(rb"^from[ \t]*:((?:[^\n]*\n[ \t])*[^\n]*)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"[^\s<>()\",;:@]+@[^\s<>()\",;:@]+")


def line_of(raw: bytes) -> bytes:
    """What all mails of one sender have in common, as far as it can be guessed unread."""
    found = _FROM.search(raw[:_HEAD].replace(b"\r", b""))
    if found is None:
        return b""
    addresses = _ADDRESS.findall(found[1][:2_000])
    return addresses[-1].lower() if addresses else b""


def by_turns(lines: Sequence[tuple[int, bytes]]) -> list[int]:
    """The ids of ``lines`` (each with its sender's line) in the order of their turns.

    The mails of one sender stay in their order.
    """
    senders = _ranked(list(range(len(lines))), [line for _, line in lines])
    domains = _ranked(senders, [lines[place][1].rpartition(b"@")[2] for place in senders])
    return [lines[place][0] for place in domains]


def _ranked(places: Sequence[int], names: Sequence[bytes]) -> list[int]:
    """``places`` with the first of each of ``names`` first, then the second of each, and so on."""
    rank: Counter[bytes] = Counter()
    turns: list[tuple[int, int]] = []
    for place, name in zip(places, names, strict=True):
        turns.append((rank[name], place))
        rank[name] += 1
    return [place for _, place in sorted(turns)]


def queued(message_id: int, account: str, raw: bytes) -> Wanted:
    """The work on a message that is queued: after that of its sender before it.

    Who cannot be told stands alone, in the house of all such.
    """
    line = line_of(raw)
    house = line.rpartition(b"@")[2]
    names = (account.encode(), house, line or b"%d" % message_id)
    mailbox, house_name, sender = (_hashed(b"/".join(names[:n])) for n in (1, 2, 3))
    return Wanted(Task.MESSAGE, message_id, Line(mailbox, house_name, sender))


def for_a_while(ids: Iterable[int]) -> Iterator[int]:
    """The first ``AT_ONCE`` of ``ids``, and those behind them that are asked for in ``A_WHILE``."""
    end = time.monotonic() + A_WHILE
    for number, one in enumerate(ids):
        if number >= AT_ONCE and time.monotonic() > end:
            return
        yield one


def _line(files: FileStore, sha256: str) -> bytes:
    """The line of a mail; of one whose bytes are lost that of all who cannot be told."""
    try:
        return line_of(files.get(sha256))
    except (FileMissingError, FileDamagedError):  # who works on it says so, and no other waits
        return b""


def _hashed(name: bytes) -> str:
    return hashlib.sha256(name).hexdigest()[:16]


@dataclass
class Turns:
    """The turns of one mailbox; what was guessed of a mail is kept until it is done."""

    _lines: dict[int, bytes] = field(default_factory=dict)

    def next(self, files: FileStore, waiting: Iterable[LedgerRow]) -> list[int]:
        """The ids of the messages in the order of their turns.

        Where no more than ``AT_ONCE`` wait they are taken as they came, and nothing is guessed.
        Raises ServiceUnreachableError where the files are away.
        """
        rows = list(waiting)
        if len(rows) <= AT_ONCE:
            self._lines.clear()
            return [row.id for row in rows]
        known = self._lines
        self._lines = {
            row.id: known[row.id] if row.id in known else _line(files, row.sha256) for row in rows
        }
        return by_turns(list(self._lines.items()))

"""The named points at which a process may be killed, and how one is told when it is reached.

The product knows nothing of them: what it calls anyway is wrapped, in the victim's process only.
A commit is known by who makes it. A point that the product no longer passes is a failed test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.maildir import MaildirMailbox
from intake_mailbot.replies.senders.directory import DirectorySender
from intake_mailbot.replies.senders.smtp import SmtpSender
from intake_mailbot.store.files import FileStore
from intake_mailbot.store.unit import UnitOfWork
from parsers.sandbox import Reader


class Point(StrEnum):
    """Where a kill hurts most: on both sides of everything that outlives the process."""

    BYTES_STORED = "the bytes lie in the file store"
    BEFORE_CLAIM = "before the claim is committed"
    CLAIMED = "the claim is committed"
    BEFORE_ATTEMPT = "before the attempt is committed"
    ATTEMPTED = "the attempt is committed"
    READ = "the mail is read"
    BEFORE_CASE = "before case, number and replies are committed"
    DECIDED = "case, number and replies are committed"
    BEFORE_TAKING = "before a reply is marked as being sent, and the one before as sent"
    TAKEN = "a reply is marked as being sent, and the one before as sent"
    HANDED_OVER = "the mail server has the reply"
    BEFORE_FILING = "before messages are moved to their folders"
    MOVED = "messages are moved, nothing is noted"
    BEFORE_FILED = "before the moves are committed"
    FILED = "the moves are committed"


Reached = Callable[[Point], None]

_COMMITS = {
    "claim": (Point.BEFORE_CLAIM, Point.CLAIMED),
    "_begin": (Point.BEFORE_ATTEMPT, Point.ATTEMPTED),
    "_settle_once": (Point.BEFORE_CASE, Point.DECIDED),
    "take": (Point.BEFORE_TAKING, Point.TAKEN),
    "file_away": (Point.BEFORE_FILED, Point.FILED),
}


def watch(reached: Reached) -> None:
    """Have ``reached`` told of every point that this process passes from now on."""
    _around(FileStore, "put", reached, after=Point.BYTES_STORED)
    _around(Reader, "read_mail", reached, after=Point.READ)
    for sender in (DirectorySender, SmtpSender):
        _around(sender, "send", reached, after=Point.HANDED_OVER)
    for mailbox in (MaildirMailbox, ImapMailbox):
        _around(mailbox, "file_many", reached, before=Point.BEFORE_FILING, after=Point.MOVED)
    _around_commits(reached)


def _around(
    owner: type, name: str, reached: Reached, *, after: Point, before: Point | None = None
) -> None:
    inner = getattr(owner, name)

    @wraps(inner)
    def outer(*args: Any, **more: Any) -> Any:
        if before is not None:
            reached(before)
        result = inner(*args, **more)
        reached(after)
        return result

    setattr(owner, name, outer)


def _around_commits(reached: Reached) -> None:
    inner = UnitOfWork.commit

    def commit(self: UnitOfWork) -> None:
        points = _COMMITS.get(sys._getframe(1).f_code.co_name)
        if points:
            reached(points[0])
        inner(self)
        if points:
            reached(points[1])

    UnitOfWork.commit = commit  # type: ignore[method-assign]

"""Forms that came as they are handed out, with nothing filled in."""

from __future__ import annotations

from collections.abc import Sequence

from intake_mailbot.domain.model import Message, MessageKind, Submitted
from parsers.model import ParsedForm, SignatureStatus, Source

_WITH_PLACES = frozenset({Source.WORD, Source.WORD_LEGACY, Source.PDF_FORM})
"""Where every answer has a place of its own, so that nothing in it is nothing said."""


def only_asks(message: Message, profiles: Sequence[Submitted]) -> bool:
    """Whether a mail shows a blank form in place of a corrected one: in the thread of a case.

    A blank by itself goes back as a form with nothing in it, whatever is asked beside it: it may
    have been filled in and not saved, or where it cannot be read. What has pictures or unread files
    beside it may be signed there.
    """
    if message.kind not in {MessageKind.PROFILE, MessageKind.CORRECTION}:
        return False
    if message.scans or message.problems or not message.standing.believed:
        return False
    return message.thread.case is not None and all(is_blank(one.form) for one in profiles)


def is_blank(parsed: ParsedForm) -> bool:
    """Whether every place was surely found and nothing is in any; a preset No says nothing."""
    if parsed.source not in _WITH_PLACES or parsed.missing_sections:
        return False
    empty = all(one.sure and one.value in {None, False} for one in parsed.fields.values())
    unsigned = all(s.status is SignatureStatus.MISSING for s in parsed.signatures.values())
    return empty and unsigned

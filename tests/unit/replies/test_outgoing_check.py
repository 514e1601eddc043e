"""A mail that is not what it should be does not leave."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.outcomes import ReplyKind
from intake_mailbot.replies.errors import UnsafeReplyError
from intake_mailbot.replies.outgoing_check import check_outgoing
from tests.unit.replies.samples import BOT, OUR_ID, written

GOOD = written(ReplyKind.HELD)


def check(eml: bytes, to: str = "clerk@agency.gov") -> None:
    check_outgoing(eml, to=to, sender=BOT, message_id=OUR_ID)


def test_a_mail_of_ours_passes() -> None:
    check(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"Subject:", b"Bcc: other@agency.gov\r\nSubject:", "should not have"),
        (b"Subject:", b"To: other@agency.gov\r\nSubject:", "should not have"),
        (b"Subject:", b"List-Id: x\r\nSubject:", "should not have"),
        (b"Subject:", b"no header at all\r\nSubject:", "should not have"),
        (b"To: clerk@agency.gov", b"To: clerk@agency.gov, b@c", "to is"),
        (b"To: clerk@agency.gov", b"To: b@c", "to is"),
        (b"<best.workintake@example.gov>", b"<b@c>", "from is"),
        (b"Message-ID: <", b"Message-ID: <x", "message-id is"),
        (b"Auto-Submitted: auto-generated\r\n", b"", "has no auto-submitted"),
        (b"Subject: ", b"Subject: \xff", "not ASCII"),
        (b"Subject: ", b"Subject: a\nBcc: b@c", "CRLF"),
        (b"Subject: ", b"Subject: a\rb", "CRLF"),
        (b"Subject: ", b"Subject: \x00", "CRLF"),
        (b"Subject: ", b"Subject: " + b"x" * 1000, "longer than 998"),
        (b"\r\n\r\n", b"\r\n", "CRLF"),
    ],
)
def test_a_mail_that_was_tampered_with_does_not(old: bytes, new: bytes, said: str) -> None:
    assert old in GOOD
    with pytest.raises(UnsafeReplyError, match=said):
        check(GOOD.replace(old, new))

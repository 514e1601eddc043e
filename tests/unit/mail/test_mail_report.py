"""A bounce says which mail of ours it is about, whom it did not reach, and why."""

from __future__ import annotations

import pytest

from parsers.mail import read_mail
from parsers.model import DeliveryReport
from tests.hostile.build import HEAD, mail, multipart, part, text, with_parts

DAEMON = b"From: MAILER-DAEMON@mx.example.gov\r\nTo: intake@example.gov\r\nReturn-Path: <>\r\n"
STATUS = (
    b"Reporting-MTA: dns; mx.example.gov\r\n\r\n"
    b"Final-Recipient: rfc822; jane@agency.gov\r\nAction: %s\r\nStatus: %s\r\n"
    b"Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n"
)
OURS = b"From: intake@example.gov\r\nMessage-ID: <ours@example.gov>\r\nSubject: Confirmed\r\n\r\n"


def report(raw: bytes) -> DeliveryReport:
    found = read_mail(raw).report
    assert found is not None
    return found


def standard(action: bytes, status: bytes, returned: bytes, kind: str) -> bytes:
    return DAEMON + multipart(
        text("It failed."),
        part(STATUS % (action, status), "message/delivery-status", encoding="7bit"),
        part(returned, kind, encoding="7bit"),
        kind="report",
        params="; report-type=delivery-status",
    )


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_standard_bounce(kind: str) -> None:
    found = report(standard(b"failed", b"5.1.1", OURS, kind))
    assert found == DeliveryReport(
        ("<ours@example.gov>",), ("jane@agency.gov",), True, "5.1.1", "550 5.1.1 no such user"
    )


@pytest.mark.parametrize(("action", "failed"), [(b"delayed", False), (b"delivered", False),
                                                (b"Failed", True), (b"", True)])  # fmt: skip
def test_only_a_failure_is_a_failure(action: bytes, failed: bool) -> None:
    assert report(standard(action, b"4.4.1", OURS, "message/rfc822")).failed is failed


def test_a_bounce_that_returns_nothing_is_bound_by_its_own_threading() -> None:
    raw = b"In-Reply-To: <ours@example.gov>\r\n" + DAEMON + multipart(
        part(STATUS % (b"failed", b"5.0.0"), "message/delivery-status", encoding="7bit"),
        kind="report",
    )  # fmt: skip
    assert report(raw).about == ("<ours@example.gov>",)


QMAIL = b"""Hi. This is the qmail-send program at mx.example.gov.
I'm afraid I wasn't able to deliver your message to the following addresses.

<jane@agency.gov>:
550 5.1.1 User unknown

--- Below this line is a copy of the message.

Return-Path: <intake@example.gov>
Message-ID: <ours@example.gov>
Subject: Confirmed
"""
EXIM = b"""This message was created automatically by mail delivery software.

A message that you sent could not be delivered to all of its recipients.

  jane@agency.gov
    SMTP error from remote mail server: 550 No such user

------ This is a copy of the message, including all the headers. ------

Message-Id: <ours@example.gov>
"""
EXCHANGE = b"""Your message did not reach some or all of the intended recipients.

jane@agency.gov
#5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound
"""


@pytest.mark.parametrize(
    ("subject", "body", "extra"),
    [
        (b"failure notice", QMAIL, b""),
        (b"Mail delivery failed", EXIM, b"X-Failed-Recipients: jane@agency.gov\r\n"),
        (b"Undeliverable: Confirmed", EXCHANGE, b"In-Reply-To: <ours@example.gov>\r\n"),
    ],
)
def test_bounces_in_words(subject: bytes, body: bytes, extra: bytes) -> None:
    found = report(DAEMON + b"Subject: " + subject + b"\r\n" + extra + b"\r\n" + body)
    assert found.about == ("<ours@example.gov>",)
    assert found.recipients == ("jane@agency.gov",)
    assert found.failed


def test_a_delay_in_words_is_no_failure() -> None:
    words = b"Warning: message delayed 4 hours. You do not need to resend."
    raw = DAEMON + b"Subject: Mail delivery failed: will keep trying\r\n\r\n" + words
    assert not report(raw).failed


def test_a_bounce_with_the_mail_attached() -> None:
    raw = DAEMON + b"Subject: Undelivered Mail\r\n" + multipart(
        text("I could not deliver it."), part(OURS, "message/rfc822", encoding="7bit")
    )  # fmt: skip
    assert report(raw).about == ("<ours@example.gov>",)


@pytest.mark.parametrize(
    "raw",
    [
        mail(b"The delivery failed, please help"),
        DAEMON + b"Subject: hello\r\n\r\nwords",
        HEAD + b"Return-Path: <>\r\nAuto-Submitted: auto-replied\r\n\r\n"
        b"I am away; mail delivery failed me once.",
        with_parts(text(), part(OURS, "message/rfc822", encoding="7bit")),
        DAEMON + multipart(
            text("It was read."),
            part(b"Disposition: x", "message/disposition-notification", encoding="7bit"),
            kind="report", params="; report-type=disposition-notification",
        ),
    ],
)  # fmt: skip
def test_other_mails_are_no_reports(raw: bytes) -> None:
    assert read_mail(raw).report is None

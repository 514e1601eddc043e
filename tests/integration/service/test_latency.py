"""From a mail's arrival at the IMAP server to its reply at the SMTP server."""

from __future__ import annotations

import ssl
import statistics
import time

from imapclient import IMAPClient

from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.running import service, until
from tests.integration.service.servers import by_imap, by_smtp
from tests.servers.dovecot import User
from tests.servers.smtp import SmtpSink

SEVERAL, MOST = 7, 50
MEDIAN, WORST = 1.0, 10.0
"""Seconds; Dovecot waits 0.5 before it announces a mail. The worst is for a busy machine."""


def test_a_profile_is_answered_within_a_second(
    office: OfficeFolder, mailbox_user: User, smtp_sink: SmtpSink
):
    by_imap(office, mailbox_user)
    by_smtp(office, smtp_sink)
    took = []
    tls = ssl.create_default_context(cafile=str(mailbox_user.server.certificate.authority))
    with (
        service(office.path, office.settings) as running,
        IMAPClient("127.0.0.1", mailbox_user.server.tls_port, ssl_context=tls) as agency,
    ):
        agency.login(mailbox_user.name, mailbox_user.password)
        running.serves()
        for number in range(1, MOST + 1):
            began = time.monotonic()
            agency.append("INBOX", profile_mail(f"Profile {number}"))
            smtp_sink.wait_for(number, 60)
            took.append(time.monotonic() - began)
            until(lambda n=number: len(mailbox_user.messages("Accepted")) == n)
            # The first warms up; on a machine that does other work, wait for a quiet spell.
            if number > SEVERAL and statistics.median(took[-SEVERAL:]) < MEDIAN:
                break
        running.stop()
    last = took[-SEVERAL:]
    assert statistics.median(last) < MEDIAN, took
    assert max(last) < WORST, took

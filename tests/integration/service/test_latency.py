"""A mail that arrives while the service listens is answered at once."""

from __future__ import annotations

import ssl

from imapclient import IMAPClient

from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.running import service, until
from tests.integration.service.servers import by_imap, by_smtp
from tests.servers.dovecot import User
from tests.servers.smtp import SmtpSink


def test_a_mail_that_arrives_during_idle_does_not_wait_for_the_next_poll(
    office: OfficeFolder, mailbox_user: User, smtp_sink: SmtpSink
):
    by_imap(office, mailbox_user)
    by_smtp(office, smtp_sink)
    office.settings |= {"MAILBOX__POLL_SECONDS": "3600"}
    tls = ssl.create_default_context(cafile=str(mailbox_user.server.certificate.authority))
    with (
        service(office.path, office.settings) as running,
        IMAPClient("127.0.0.1", mailbox_user.server.tls_port, ssl_context=tls) as agency,
    ):
        agency.login(mailbox_user.name, mailbox_user.password)
        running.serves()
        for number in range(1, 4):
            agency.append("INBOX", profile_mail(f"Profile {number}"))
            smtp_sink.wait_for(number)
            until(lambda n=number: len(mailbox_user.messages("Accepted")) == n)
        running.stop()

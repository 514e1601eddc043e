"""From a mail's arrival at a local Dovecot to its reply at the SMTP server, with IDLE."""

from __future__ import annotations

import ssl
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from imapclient import IMAPClient

from form_templates import load_office
from parsers.sandbox import Reader
from tests.benchmarks.timing import verdict
from tests.integration.service.office import OfficeFolder, profile_mail
from tests.integration.service.running import service, until
from tests.integration.service.servers import by_imap, by_smtp
from tests.servers.dovecot import Dovecot, User
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.smtp import SmtpSink

_GOAL = 1.0


def run(count: int) -> Iterable[str]:
    """Time ``count`` profiles in Word, one after another, from APPEND to the reply's last byte.

    Dovecot itself waits half a second before it announces a mail.
    """
    users = {SMTP_USER: SMTP_PASSWORD}
    with (
        tempfile.TemporaryDirectory() as name,
        Dovecot() as dovecot,
        SmtpSink(dovecot.certificate, users=users) as sink,
        Reader((load_office("ct_cep").form,)) as reader,
    ):
        office = OfficeFolder(Path(name), reader)
        user = dovecot.user()
        by_imap(office, user)
        by_smtp(office, sink)
        took = _timed(office, user, sink, count)
    yield f"From APPEND on a local Dovecot to the reply at the SMTP server, {count} mails"
    yield f"  first {took[0]:.2f} s, fastest {min(took):.2f} s, slowest {max(took):.2f} s"
    yield verdict("first mail, seconds", took[0], _GOAL)
    yield verdict("median, seconds", statistics.median(took), _GOAL)


def _timed(office: OfficeFolder, user: User, sink: SmtpSink, count: int) -> list[float]:
    took = []
    tls = ssl.create_default_context(cafile=str(user.server.certificate.authority))
    with (
        service(office.path, office.settings, fresh=True) as running,
        IMAPClient("127.0.0.1", user.server.tls_port, ssl_context=tls) as agency,
    ):
        agency.login(user.name, user.password)
        running.serves()
        until(lambda: running.says('"ready"'))
        for number in range(1, count + 1):
            began = time.monotonic()
            agency.append("INBOX", profile_mail(f"Profile {number}"))
            sink.wait_for(number, 60)
            took.append(time.monotonic() - began)
            until(lambda n=number: len(user.messages("Accepted")) == n)
        running.stop()
    return took

"""Settings of an office whose mailbox and way out are real servers."""

from __future__ import annotations

from tests.integration.service.office import OfficeFolder
from tests.servers.dovecot import User
from tests.servers.mail import SMTP_PASSWORD, SMTP_USER
from tests.servers.smtp import SmtpSink


def by_imap(office: OfficeFolder, user: User, *, port: int | None = None) -> None:
    """The office's mailbox is that of ``user``, over ``port`` where a proxy stands before it."""
    office.settings |= {
        "MAILBOX__URL": user.url(port=port),
        "MAILBOX__PASSWORD": user.password,
        "MAILBOX__CA_FILE": str(user.server.certificate.authority),
    }


def by_smtp(office: OfficeFolder, sink: SmtpSink, *, port: int | None = None) -> None:
    """Replies go to ``sink``."""
    office.settings |= {
        "OUTGOING__URL": f"smtp+starttls://{SMTP_USER}@127.0.0.1:{port or sink.port}",
        "OUTGOING__PASSWORD": SMTP_PASSWORD,
        "OUTGOING__CA_FILE": str(sink.certificate.authority),
        "OUTGOING__TIMEOUT_SECONDS": "5",
    }

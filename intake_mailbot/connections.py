"""From settings to the mailbox and the way out that they mean."""

from __future__ import annotations

import ssl
from pathlib import Path

from pydantic import SecretStr

from intake_mailbot.domain.errors import SettingsError
from intake_mailbot.mailbox.imap import ImapMailbox
from intake_mailbot.mailbox.imap_session import ImapAccount
from intake_mailbot.mailbox.maildir import MaildirMailbox
from intake_mailbot.mailbox.protocol import Mailbox
from intake_mailbot.mailbox.tokens import CommandTokens, GoogleTokens, MicrosoftTokens, Tokens
from intake_mailbot.replies.senders.directory import DirectorySender
from intake_mailbot.replies.senders.protocol import Sender
from intake_mailbot.replies.senders.smtp import SmtpSender
from intake_mailbot.replies.senders.smtp_connection import SmtpAccount
from intake_mailbot.settings import Envelope, MailboxSettings, OutgoingSettings, SignIn
from intake_mailbot.settings.urls import FolderUrl, MaildirUrl


def mailbox_of(settings: MailboxSettings) -> Mailbox:
    """The mailbox, not yet opened."""
    largest = settings.largest
    if isinstance(settings.url, MaildirUrl):
        return MaildirMailbox(settings.url.path, largest=largest)
    account = ImapAccount(
        name=str(settings.url),
        host=settings.url.host,
        port=settings.url.port,
        user=settings.url.user,
        password=_password(settings.password),
        tokens=_tokens(settings, settings.url.user),
        starttls=settings.url.starttls,
        tls=tls_context(settings.ca_file),
        folder=settings.url.folder,
        timeout=settings.timeout_seconds,
        poll_seconds=settings.poll_seconds,
    )
    return ImapMailbox(account, largest=largest)


def sender_of(settings: OutgoingSettings) -> Sender:
    """The way out, not yet connected."""
    if isinstance(settings.url, FolderUrl):
        return DirectorySender(settings.url.path)
    return SmtpSender(
        SmtpAccount(
            name=str(settings.url),
            host=settings.url.host,
            port=settings.url.port,
            user=settings.url.user,
            password=_password(settings.password),
            tokens=_tokens(settings, settings.url.user) if settings.url.user else None,
            starttls=settings.url.starttls,
            tls=tls_context(settings.ca_file),
            null_envelope=settings.envelope is Envelope.NULL,
            timeout=settings.timeout_seconds,
        )
    )


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """TLS that verifies the server by the system's authorities and those in ``ca_file``.

    Raises SettingsError when the file holds none.
    """
    context = ssl.create_default_context()
    # Since Python 3.13 certificates must keep every letter of RFC 5280, which those of an office's
    # own authority often do not; who signed them and for which host is verified all the same.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:  # ssl.SSLError is one
            raise SettingsError(
                f"{ca_file} (ca_file) holds no certificates that can be read ({error}): "
                "name a PEM file."
            ) from error
    return context


def _password(password: SecretStr | None) -> str:
    return password.get_secret_value() if password else ""


def _tokens(settings: MailboxSettings | OutgoingSettings, user: str) -> Tokens | None:
    """Where the tokens of a sign-in come from; None where a password does."""
    token = settings.token
    match settings.auth:
        case SignIn.PASSWORD:
            return None
        case SignIn.TOKEN_COMMAND:
            return CommandTokens(token.token_command)
        case SignIn.GOOGLE:
            return GoogleTokens(str(token.service_account_file), user)
        case SignIn.MICROSOFT365:
            pem = token.certificate_file.read_text("ascii") if token.certificate_file else ""
            secret = _password(settings.password)
            return MicrosoftTokens(token.tenant, token.client_id, secret, pem)

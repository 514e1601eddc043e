"""What can go wrong in the bot; each message says what happened, to what, and the mend."""

from __future__ import annotations


class IntakeError(Exception):
    """Base of every error that a person is told about."""


class SettingsError(IntakeError):
    """A setting is missing, unknown or unusable; names the key, the line and the mend."""


class UsageError(IntakeError):
    """A command was asked for something that does not exist or cannot be done."""


class UnreadableProcessError(UsageError):
    """The process.toml that a case began under cannot be read any more; the case is to be moved."""


class ServiceUnreachableError(IntakeError):
    """A server (mailbox, SMTP, database) could not be reached or refused the sign-in."""


class MailboxError(ServiceUnreachableError):
    """The mailbox cannot be reached, opened, or was cut off."""


class SendRefusedForNowError(IntakeError):
    """The outgoing server refused this mail for now (4xx): it is tried again later."""


class SendRefusedError(IntakeError):
    """The outgoing server refused this mail for good (5xx): a planner is told."""


class SendUncertainError(IntakeError):
    """The connection was lost after the mail's text was sent: it may have been taken or not."""


class ConcurrentChangeError(IntakeError):
    """Another mail changed the same case meanwhile: the work is done again on the new state."""

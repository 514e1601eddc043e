"""What can go wrong between a decision and a mail that may leave."""

from __future__ import annotations

from intake_mailbot.domain.errors import IntakeError


class UnanswerableAddressError(IntakeError):
    """The address cannot be written into a mail that every server takes."""


class UnsafeReplyError(IntakeError):
    """A finished mail of ours does not say what it should: it must not leave."""

"""Whose orders are taken: those of an office's planners, where our own server confirms them."""

from __future__ import annotations

from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Message
from intake_mailbot.intake.desk import OfficeDesk

_UNCONFIRMED = (
    "orders by mail are taken only where our own mail server confirms who sent them, and here it"
    " does not: the administrator names it in the settings ([trust] authserv_ids or"
    " internal_header); until then use intake-mailbot cases"
)
"""A notice's Message-ID is seen by whoever handles the mail; an address is easily written."""


def planners_of(office: OfficeDesk) -> frozenset[str]:
    """The addresses of the office's planners in lower case."""
    return frozenset(planner.lower() for planner in office.settings.planners)


def must_be_confirmed(message: Message) -> None:
    """Raises UsageError where our own server does not confirm who sent the message."""
    if not message.standing.confirmed:
        raise UsageError(_UNCONFIRMED)

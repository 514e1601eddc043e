"""What the service does once a night: retention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import structlog

from intake_mailbot.care.personal import impersonal_fields
from intake_mailbot.care.retaining import Terms, retain
from intake_mailbot.service.wiring import Bureau

_AT_ONCE = 1_000
"""Rows a minute: the minute's other work must not wait for a night's."""

log = structlog.get_logger(__name__)


@dataclass
class Nights:
    """The latest day whose night's work this process has done. Doing it again is harmless."""

    done: date | None = None


def retain_nightly(bureau: Bureau, nights: Nights) -> int:
    """Remove what has come of age, once its time is past; gives how many rows.

    It goes on at the next call where there was much. Raises ServiceUnreachableError where the
    database or the files are away.
    """
    settings, now = bureau.settings.retention, bureau.clock()
    local = now.astimezone(bureau.settings.offices[0].time_zone)
    if nights.done == local.date() or local.time() < settings.at:
        return 0
    terms = Terms(settings.mail_days, settings.personal_days)
    offices = (one.office for desk in bureau.counters for one in desk.desk.offices.values())
    impersonal = impersonal_fields(offices)
    removed = retain(bureau.store, terms, now, impersonal=impersonal, most=_AT_ONCE)
    count = removed.mails + removed.replies + removed.cases
    if count < _AT_ONCE:
        nights.done = local.date()
    if count:
        log.info("retention", mails=removed.mails, replies=removed.replies, cases=removed.cases)
    return count

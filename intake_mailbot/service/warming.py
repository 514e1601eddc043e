"""What the first mail would otherwise wait for, done while the service begins."""

from __future__ import annotations

from contextlib import suppress

import structlog

from form_templates.flow_clocks import Unit
from intake_mailbot.domain.errors import IntakeError
from intake_mailbot.domain.phones import is_phone
from intake_mailbot.replies.render import load_templates
from intake_mailbot.service.wiring import Bureau
from parsers.errors import NotNowError, ParseError

_NOBODYS = b"Subject: Is anybody there?\r\n\r\n"

log = structlog.get_logger(__name__)


def warm(bureau: Bureau) -> None:
    """Load the readers, the tables of phone numbers, calendars and templates of every office.

    What is at fault there is only logged: it is told again where it is needed.
    """
    is_phone("860 555 0100")
    for counter in bureau.counters:
        for desk in counter.desk.offices.values():
            try:
                desk.time.last_day(bureau.clock(), 1, Unit.BUSINESS_DAYS)
                load_templates(desk.office.messages)
            except IntakeError as error:
                log.warning("not ready", office=desk.office.id, error=str(error))
    for reader in {counter.desk.reader for counter in bureau.counters}:
        with suppress(ParseError, NotNowError):
            reader.read_mail(_NOBODYS)  # returns when a child is there
    log.info("ready")

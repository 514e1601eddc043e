"""A fax that is held, as tests of several subjects begin with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import fixtures
from intake_mailbot.service import poll
from tests.integration.service.office import OfficeFolder, letter

FAX = (Path(fixtures.__file__).parent / "forms" / "scan-fax.tif").read_bytes()
PLANNER = "planner@example.gov"
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def take_in_fax(office: OfficeFolder) -> None:
    """The fax arrives, and is held."""
    office.deliver(letter(files=(("fax.tif", FAX),)), at=NOW.timestamp())
    with office.bureau(clock=lambda: NOW) as bureau:
        poll(bureau)


def held(office: OfficeFolder) -> EmailMessage:
    """The notice about the fax."""
    [notice] = office.sent_to(PLANNER)
    return notice

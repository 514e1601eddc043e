"""A fax that is held, as tests of several subjects begin with it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from PIL import Image, ImageDraw, ImageSequence

import fixtures
from intake_mailbot.service import poll
from tests.integration.service.office import OfficeFolder, letter

_SIGNED = Path(fixtures.__file__).parent / "forms" / "scan-fax.tif"
_NAME, _CROSS = (470, 843, 820, 884), (520, 853, 552, 873)
"""Where the IT Manager signed on its second page, and a cross that shows where to sign."""
PLANNER = "planner@example.gov"
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def _with_a_cross(fax: Path) -> bytes:
    """``fax`` with a cross in place of the IT Manager's name: a person says what that is."""
    made = io.BytesIO()
    with Image.open(fax) as picture:
        pages = [page.convert("1") for page in ImageSequence.Iterator(picture)]
        sharp = picture.info["dpi"]
    pen, (left, top, right, foot) = ImageDraw.Draw(pages[1]), _CROSS
    pen.rectangle(_NAME, fill=1)
    pen.line((left, top, right, foot), fill=0, width=3)
    pen.line((left, foot, right, top), fill=0, width=3)
    first, *others = pages
    first.save(made, "TIFF", save_all=True, append_images=others, compression="group4", dpi=sharp)
    return made.getvalue()


FAX = _with_a_cross(_SIGNED)


def take_in_fax(office: OfficeFolder) -> None:
    """The fax arrives, and is held."""
    office.deliver(letter(files=(("fax.tif", FAX),)), at=NOW.timestamp())
    with office.bureau(clock=lambda: NOW) as bureau:
        poll(bureau)


def held(office: OfficeFolder) -> EmailMessage:
    """The notice about the fax."""
    [notice] = office.sent_to(PLANNER)
    return notice

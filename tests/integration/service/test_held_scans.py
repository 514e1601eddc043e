"""A scan with doubts: the notice shows the places, a reply settles them, the case goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

import fixtures
from intake_mailbot.domain.model import Verdict
from tests.integration.service.office import OfficeFolder, letter
from tests.integration.service.test_orders import (
    PLANNER,
    doubts,
    reply,
    said,
    take_in,
    the_case,
)

pytestmark = pytest.mark.xdist_group("scans")
FAX = (Path(fixtures.__file__).parent / "forms" / "scan-fax.tif").read_bytes()


NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def held(office: OfficeFolder) -> EmailMessage:
    """The notice about a fax."""
    take_in(office, letter(files=(("fax.tif", FAX),)), now=NOW)
    [notice] = office.sent_to(PLANNER)
    return notice


def pictures_of(mail: EmailMessage) -> dict[str, bytes]:
    """The pictures of a mail by their content id."""
    return {
        str(part["Content-ID"]).strip("<>"): bytes(part.get_payload(decode=True))
        for part in mail.walk()
        if part["Content-ID"]
    }


def html_of(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def test_a_held_fax_is_shown_place_by_place_and_goes_on_by_a_reply(office: OfficeFolder) -> None:
    notice = held(office)
    shown, page, words = pictures_of(notice), html_of(notice), said(notice)
    for field in doubts(office):
        assert shown[f"{field}.evidence"].startswith(b"\x89PNG")
        assert f'src="cid:{field}.evidence"' in page
        assert field in words
    assert "Picture of Requestor's Name on fax.tif, page 1: read as “Sample Requestor”" in (
        page.replace("&#39;", "'")
    )
    assert "Read: “(860) 555-0101”. Confidence 0.75." in words
    assert notice["Subject"].endswith("fax.tif is held for a look at 29 places.")
    assert len(notice.as_bytes()) < 400_000

    answer = reply(office, notice, "ok\nengagement_title: Ferry Tickets", LATER)
    assert "Say whether it is signed: it_manager_signature" in said(answer)
    answer = reply(office, notice, "signed", LATER)
    assert "EP-2026-0001 is accepted." in said(answer)
    case = the_case(office)
    assert case.verdict is Verdict.ACCEPT
    assert case.fields["engagement_title"] == "Ferry Tickets"
    assert case.fields["requestor_phone"] == "+18605550101"


def test_the_pictures_are_kept_with_the_case(office: OfficeFolder) -> None:
    notice = held(office)
    shown = pictures_of(notice)
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case
        kept = {one.field: one for one in unit.evidence.of(case)}
        assert set(doubts(office)) <= set(kept)
        for field in doubts(office):
            assert store.files.get(kept[field].sha256) == shown[f"{field}.evidence"]
        assert kept["requestor_name"].damage.value == "standard fax"
        assert kept["requestor_name"].place == "fax.tif, page 1"


def test_a_reply_says_not_signed_and_the_form_goes_back(office: OfficeFolder) -> None:
    notice = held(office)
    reply(office, notice, "ok\nit_manager_signature: not signed", LATER)
    case = the_case(office)
    assert case.verdict is Verdict.RETURN
    assert [one.rule for one in case.findings if one.severity.value == "error"] == ["not_signed"]

"""A scan with doubts: the notice shows the places, a reply settles them, the case goes on."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest

from intake_mailbot.domain.model import Verdict
from tests.integration.service.faxes import LATER, NOW, held
from tests.integration.service.office import OfficeFolder
from tests.integration.service.test_orders import doubts, reply, said, the_case

pytestmark = pytest.mark.xdist_group("scans")


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


def test_a_fax_is_shown_place_by_place_and_goes_on_by_a_reply(
    fax_office: OfficeFolder,
) -> None:
    notice = held(fax_office)
    shown, page, words = pictures_of(notice), html_of(notice), said(notice)
    for field in doubts(fax_office):
        assert shown[f"{field}.evidence"].startswith(b"\x89PNG")
        assert f'src="cid:{field}.evidence"' in page
        assert field in words
    assert "Picture of Requestor's Name on fax.tif, page 1: read as “Sample Requestor”" in (
        page.replace("&#39;", "'")
    )
    assert "Read: “(860) 555-0101”. Confidence 0.75." in words
    assert notice["Subject"].endswith("fax.tif is held for a look at 29 places.")
    assert len(notice.as_bytes()) < 400_000

    answer = reply(fax_office, notice, "ok\nengagement_title: Ferry Tickets", LATER)
    assert "Say whether it is signed: it_manager_signature" in said(answer)
    answer = reply(fax_office, notice, "signed", LATER)
    assert "EP-2026-0001 is accepted." in said(answer)
    case = the_case(fax_office)
    assert case.verdict is Verdict.ACCEPT
    assert case.fields["engagement_title"] == "Ferry Tickets"
    assert case.fields["requestor_phone"] == "+18605550101"


def test_the_pictures_are_kept_with_the_case(fax_office: OfficeFolder) -> None:
    notice = held(fax_office)
    shown = pictures_of(notice)
    with fax_office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case
        kept = {one.field: one for one in unit.evidence.of(case)}
        assert set(doubts(fax_office)) <= set(kept)
        for field in doubts(fax_office):
            assert store.files.get(kept[field].sha256) == shown[f"{field}.evidence"]
        assert kept["requestor_name"].damage.value == "standard fax"
        assert kept["requestor_name"].place == "fax.tif, page 1"


def test_a_long_text_is_corrected_in_the_same_reply_though_its_lines_were_broken(
    fax_office: OfficeFolder,
) -> None:
    notice = held(fax_office)
    assert "2 long texts were read, but not with certainty" in said(notice)
    assert "services_requested.evidence" in pictures_of(notice)
    text = "ok\nservices_requested: Hosting of a web application\nand its database.\nsigned"
    assert "is accepted" in said(reply(fax_office, notice, text, LATER))
    case = the_case(fax_office)
    assert case.fields["services_requested"] == "Hosting of a web application and its database."
    assert not any(one.field == "services_requested" for one in case.findings)


def test_the_history_tells_what_was_confirmed_from_what_was_corrected(
    fax_office: OfficeFolder,
) -> None:
    lines = "requestor_phone: (860) 555-0199\nok\nsigned"
    reply(fax_office, held(fax_office), lines, LATER)
    with fax_office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case
        [told] = [one.text for one in unit.events.history(case) if one.kind == "correction"]
        assert told.startswith("corrected: requestor_phone; confirmed: engagement_title, ")
        assert told.endswith("; signed: it_manager_signature")
        begin, end = NOW - timedelta(days=1), NOW + timedelta(days=1)
        counted = {
            (one.field, one.damage, one.kind): one.number
            for one in unit.reports.corrections(("ct_cep",), begin, end)
        }
    assert counted["requestor_phone", "standard fax", "changed"] == 1
    assert counted["requestor_name", "standard fax", "confirmed"] == 1
    assert counted["it_manager_signature", "standard fax", "signed"] == 1


def test_a_reply_says_not_signed_and_the_form_goes_back(fax_office: OfficeFolder) -> None:
    notice = held(fax_office)
    reply(fax_office, notice, "ok\nit_manager_signature: not signed", LATER)
    case = the_case(fax_office)
    assert case.verdict is Verdict.RETURN
    assert [one.rule for one in case.findings if one.severity.value == "error"] == ["not_signed"]

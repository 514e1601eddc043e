"""What somebody tries who knows how the clerk works; each of these was tried by hand first."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from pathlib import Path

from fixtures.answers import IT_MANAGER, SPONSOR, complete
from fixtures.pdf_fill import fill_pdf
from intake_mailbot.digest import send_now
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.service import open_bureau
from intake_mailbot.service.keeping import bulletins
from intake_mailbot.service.wiring import now_utc
from intake_mailbot.store.digest_runs import Audience
from tests.integration.service.office import OfficeFolder, letter, profile_mail

CLERK = "clerk@agency.example.gov"
OTHER = "other@elsewhere.example.gov"
"""Of another agency: believed, and part of none of the clerk's cases."""
_TITLE = "Permit Portal"


def body(mail) -> str:
    found = mail.get_body(("plain",))
    return " ".join(found.get_content().split())


def opened(office: OfficeFolder) -> str:
    office.deliver(profile_mail(headers=()))
    office.poll()
    return office.cases()[0].tracking_number


def test_answering_somebody_elses_mail_opens_nothing(office: OfficeFolder) -> None:
    """Message-IDs of agencies are no secret: whoever was in copy knows them."""
    number = opened(office)
    known = office.ledger()[0].message_id
    for text in ("How does it stand?", "Please withdraw our request."):
        answers = (("In-Reply-To", known), ("References", known))
        office.deliver(letter("Re: status", sender=OTHER, text=text, headers=answers))
    office.poll()
    for mail in office.sent_to(OTHER):
        assert number not in body(mail)
        assert _TITLE not in body(mail)
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(number)
        assert case
        assert OTHER not in case.participants


def test_a_profile_with_a_guessed_number_takes_over_no_case(office: OfficeFolder) -> None:
    number = opened(office)
    office.deliver(
        profile_mail(f"[{number}] corrected profile", sender=OTHER),
        profile_mail("Re: profile", sender=OTHER, headers=(("In-Reply-To",
                     office.ledger()[0].message_id),)),
    )  # fmt: skip
    office.poll()
    first = next(case for case in office.cases() if case.tracking_number == number)
    assert (first.version, first.sender) == (1, CLERK)
    assert all(number not in body(mail) for mail in office.sent_to(OTHER))


def test_two_clerks_like_this_one_that_face_each_other_are_silent(
    office: OfficeFolder, tmp_path: Path
) -> None:
    office.deliver(letter("Question", sender="best.intake@twin.example.gov", text="A question?"))
    office.poll()
    [answer] = (office.path / "sent").glob("*.eml")
    (tmp_path / "twin").mkdir()
    twin = OfficeFolder(tmp_path / "twin", office.reader)
    twin.deliver(answer.read_bytes())
    twin.poll()
    assert twin.sent() == []
    assert twin.ledger()[0].state is LedgerState.DONE


def test_no_field_writes_a_header_a_recipient_or_markup(office: OfficeFolder) -> None:
    evil = 'x{{ 7*7 }}\r\nBcc: all@evil.example\r\n\r\n<img src=x onerror="a()">\x1b[2J\u202e'
    usual = complete(_TITLE, "Agency", "Requestor", "11/02/2026", current_phase="")
    answers = {
        name: evil if re.fullmatch(r"[A-Z][A-Za-z .]+", value) and len(value) > 5 else value
        for name, value in usual.items()
    }
    form = fill_pdf(answers, {IT_MANAGER: 11, SPONSOR: 12})
    name = '"\r\nBcc: x@evil.example"'.replace("\r\n", "=0D=0A")
    raw = letter(f"=?utf-8?q?a=0D=0ABcc=3A_x?= {evil[:1]}", files=((f"{name}.pdf", form),))
    office.deliver(raw)
    office.poll()
    files = list((office.path / "sent").glob("*.eml"))
    assert files
    for file in files:
        sent = file.read_bytes()
        head, _, _ = sent.partition(b"\r\n\r\n")
        assert not re.search(rb"(?im)^(?:bcc|x-[^:]*evil)", head)
        assert b"\n" not in sent.replace(b"\r\n", b"")
        mail = message_from_bytes(sent, policy=policy.default)
        assert len(mail["To"].addresses) == 1
        for part in mail.walk():
            if part.get_content_maintype() == "text":
                assert not set("\x1b\u202e") & set(part.get_content())
                assert "{{ 7*7 }}" in part.get_content()
            if part.get_content_type() == "text/html":
                assert "<img src=x" not in part.get_content()


def test_the_digest_shows_a_title_of_markup_as_text(office: OfficeFolder) -> None:
    answers = complete('<img src=x onerror="a()">', "<b>x", "Req", "11/02/2026", current_phase="")
    form = fill_pdf(answers, {IT_MANAGER: 11, SPONSOR: 12})
    office.deliver(letter("Profile", files=(("<b>profile.pdf", form),)))
    office.poll()
    with open_bureau(office.load(), reader=office.reader) as bureau:
        for bulletin in bulletins(bureau):
            now = now_utc()
            send_now(bulletin, Audience.PLANNERS, now.date(), now)
    office.poll()
    [digest] = [mail for mail in office.sent() if "igest" in mail["Subject"]]
    html = digest.get_body(("html",))
    assert html
    assert "&lt;img src=x" in html.get_content()
    assert "<img src=x" not in html.get_content()

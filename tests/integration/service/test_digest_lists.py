"""What a planner reads in the digest: each list, in the text and in the HTML of the mail."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.message import EmailMessage

from lxml import html

from intake_mailbot import casework
from intake_mailbot.service import poll
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.servers import by_smtp
from tests.integration.service.test_digest import EVENING, MONDAY, PLANNER, At, evening
from tests.integration.service.test_quarantine import Stumbling
from tests.servers.smtp import SmtpSink

CLERK = "clerk@agency.example.gov"
_DAY = timedelta(days=1)


def comes(office: OfficeFolder, clock: At, *mails: bytes) -> None:
    """The mails arrive now, and are worked on."""
    office.deliver(*mails, at=clock.now.timestamp())
    with office.bureau(clock=clock) as bureau:
        poll(bureau)


def read(mail: EmailMessage) -> tuple[str, str]:
    """The words of a mail as its receiver reads them: those of the text, those of the HTML."""
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text
    assert page
    shown = html.document_fromstring(str(page.get_content()))
    for end in shown.iter("br", "tr", "td", "p", "h1", "h2"):
        end.tail = f" {end.tail or ''}"
    words = re.sub(r"\s+", " ", str(shown.text_content()))
    return " ".join(str(text.get_content()).split()), words


def tonight(office: OfficeFolder, clock: At, now: datetime = EVENING) -> tuple[str, str]:
    """The digest of ``now``, sent and read."""
    known = {mail["Message-ID"] for mail in office.sent_to(PLANNER)}
    evening(office, clock, now)
    [mail] = [
        one
        for one in office.sent_to(PLANNER)
        if one["Subject"].startswith("Digest") and one["Message-ID"] not in known
    ]
    return read(mail)


def test_a_mail_that_was_quarantined_is_told_with_its_sender_and_the_reason(office: OfficeFolder):
    clock, patient = At(MONDAY), office.reader
    office.reader = Stumbling(office, b"Poison")  # type: ignore[assignment]
    comes(office, clock, profile_mail("Poison"))
    office.reader = patient
    text, page = tonight(office, clock)
    assert "(1) - Quarantined: mail 1 from an unknown sender, since Mon, Nov 2: " in text
    assert "Waiting longest for a look: mail 1 from an unknown sender, since Mon" in text
    assert "Held, waiting for a look (1) Mail 1, quarantined" in page
    for said in (text, page):
        assert "The process that read it ended" in said
    office.drag_back("Quarantine")
    comes(office, clock)
    assert "uarantined" not in "".join(tonight(office, clock, EVENING + _DAY))


def test_replies_that_were_refused_or_are_uncertain_are_told_until_a_person_settles_them(
    office: OfficeFolder, smtp_sink: SmtpSink
):
    by_smtp(office, smtp_sink)
    clock, gone = At(MONDAY), "gone@agency.example.gov"
    smtp_sink.script.recipients[gone] = "550 5.1.1 no such user"
    comes(office, clock, profile_mail("Ours", sender=gone))
    smtp_sink.script.drop.add("DATA")
    comes(office, clock, profile_mail("Ours too"))

    def told(now: datetime) -> tuple[str, str]:
        evening(office, clock, now)
        last = smtp_sink.received[-1].message
        assert last["Subject"].startswith("Digest for")
        return read(last)

    text, page = told(EVENING)
    assert "REPLIES THAT DID NOT ARRIVE FOR SURE (2) - Reply 1 to gone@agency.example.gov" in text
    assert (
        "failed (The server refused the mail to gone@agency.example.gov for good (550 5.1.1" in text
    )
    assert f"to {CLERK}, “[EP-2026-0002]" in text
    assert "uncertain (The connection was lost after the mail" in text
    assert "Replies that did not arrive for sure (2) Reply 1, failed “[EP-2026-0001]" in page
    assert ", uncertain “[EP-2026-0002]" in page
    with office.store() as store:
        for row in casework.replies(store):
            if row.state.value in {"failed", "uncertain"}:
                casework.discard(store, row.id, clock.now, "pat")
    assert not any("did not arrive" in said.lower() for said in told(EVENING + _DAY))


def test_a_reply_that_came_back_is_told_with_its_case(office: OfficeFolder):
    clock = At(MONDAY)
    comes(office, clock, profile_mail("Ours"))
    [reply] = office.sent_to(CLERK)
    ours = (("Auto-Submitted", "auto-replied"), ("References", reply["Message-ID"]))
    said = f"It could not be delivered.\n\nMessage-ID: {reply['Message-ID']}\n"
    daemon = "mailer-daemon@mx.example.gov"
    comes(office, clock, letter("Undelivered Mail", sender=daemon, text=said, headers=ours))
    text, page = tonight(office, clock)
    assert "ARRIVE FOR SURE (1) - Came back: our mail about EP-2026-0001 “Permit Portal”" in text
    assert f"our mail to {CLERK} came back" in page


def test_what_went_back_is_told_until_it_comes_again(office: OfficeFolder):
    clock = At(MONDAY + _DAY)
    comes(office, clock, sample("02"))
    text, page = tonight(office, clock, EVENING + _DAY)
    assert "RETURNED AND NOT COME BACK (1) - EP-2026-0001 “Records Archive”" in text
    assert "since Tue, Nov 3" in text
    assert "Returned and not come back (1) EP-2026-0001 Records Archive" in page
    assert "robin.example@records.example.gov, since Tue, Nov 3" in page
    again = profile_mail("[EP-2026-0001] corrected", sender="robin.example@records.example.gov")
    comes(office, clock, again)
    assert "not come back" not in " ".join(tonight(office, clock, EVENING + 2 * _DAY)).lower()


def test_of_all_that_waits_for_a_look_the_oldest_is_named_by_the_offices_day(office: OfficeFolder):
    late = datetime.fromisoformat("2026-11-09T14:11:35-05:00")  # when sample 09 was received
    clock = At(late + timedelta(hours=9))
    patient, office.reader = office.reader, Stumbling(office, b"Poison")  # type: ignore[assignment]
    comes(office, clock, profile_mail("Poison"))
    office.reader = patient
    comes(office, clock, sample("09"))
    text, page = tonight(office, clock, EVENING + 8 * _DAY)
    assert "HELD, WAITING FOR A LOOK (2)" in text
    for said in (text, page):
        assert "Waiting longest for a look: EP-2026-0001 “Case Calendar”, since Mon, Nov 9." in said
    # first seen at 23:11 in New York, which is the next day in UTC
    assert "Quarantined: mail 1 from an unknown sender, since Mon, Nov 9:" in text


def test_an_evening_on_which_nothing_waits_says_so_in_one_line(office: OfficeFolder):
    with office.bureau(clock=At(MONDAY)):
        pass
    text, page = tonight(office, At(MONDAY))
    calm = "Nothing is overdue, nothing falls due up to Mon, Nov 9, and nothing waits for a look."
    assert calm in text
    assert calm in page
    assert "THE LOAD" not in text
    assert "HELD" not in text

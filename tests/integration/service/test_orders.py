"""Planners' answers to notices: what they order is done, and answered."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest

from intake_mailbot import correcting
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import LedgerState, Verdict
from parsers.model import FoundBy, Reading
from tests.integration.service.office import OfficeFolder, letter, sample
from tests.integration.service.ordering import (
    NOW,
    PLANNER,
    accepted,
    at,
    reply,
    said,
    take_in,
    the_case,
)


def held(office: OfficeFolder) -> EmailMessage:
    """The notice about the one case that is held."""
    take_in(office, sample("09"))
    [notice] = office.sent_to(PLANNER)
    return notice


def doubts(office: OfficeFolder) -> tuple[str, ...]:
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(the_case(office).tracking_number)
        assert case
        return tuple(one.field for one in unit.cases.judgement(case).doubts)


def test_a_notice_names_each_doubt_with_its_field_and_how_to_answer(office: OfficeFolder):
    told = said(held(office))
    for field in doubts(office):
        assert field in told
    assert "Confidence" in told
    assert "TO GO ON, REPLY TO THIS MAIL" in told


def test_signed_releases_a_held_case_and_the_agency_is_answered(office: OfficeFolder):
    notice = held(office)
    answer = reply(office, notice, "signed\n\n> what was quoted")
    assert answer["Subject"].startswith("[EP-2026-0001] Done")
    assert "EP-2026-0001 is accepted." in said(answer)
    case = the_case(office)
    assert case.verdict is Verdict.ACCEPT
    assert case.stage == "accepted"
    subjects = sorted(mail["Subject"].partition(":")[0] for mail in office.sent_to(case.sender))
    assert subjects == ["[EP-2026-0001] Accepted", "[EP-2026-0001] Received"]
    assert office.folder("Accepted")
    assert not office.folder("Held")


def test_not_signed_sends_it_back(office: OfficeFolder):
    notice = held(office)
    assert "is returned to the agency" in said(reply(office, notice, "not signed"))
    case = the_case(office)
    assert case.verdict is Verdict.RETURN
    assert any("Please correct" in mail["Subject"] for mail in office.sent_to(case.sender))


def test_ok_says_nothing_of_signatures(office: OfficeFolder):
    notice = held(office)
    answer = reply(office, notice, "ok\nrequestor_phone: (860) 555-0142")
    assert "Say whether it is signed" in said(answer)
    assert the_case(office).verdict is Verdict.HOLD


def test_a_correction_in_the_fields_own_type_stands_on_the_case(office: OfficeFolder):
    notice = held(office)
    lines = "requestor_phone: 860.555.0199\ndate_requested: 11/02/2026\nsigned"
    reply(office, notice, lines)
    fields = the_case(office).fields
    assert fields["requestor_phone"] == "+18605550199"
    assert fields["date_requested"] == "2026-11-02"


def test_what_is_no_date_is_not_said_to_the_agency_as_theirs(office: OfficeFolder):
    notice = held(office)
    answer = reply(office, notice, "signed\nit_manager_signed_date: foo")
    assert answer["Subject"].startswith("[EP-2026-0001] Not done")
    told = said(answer)
    assert "“foo” is no answer to it_manager_signed_date (Please write the date as" in told
    assert the_case(office).verdict is Verdict.HOLD
    answer = reply(office, notice, 'signed\nit_manager_signed_date: "03-122-2026"')
    assert "EP-2026-0001 is returned to the agency." in said(answer)
    assert "“03-122-2026”" in "".join(one.message for one in the_case(office).findings)


def test_after_ok_what_was_not_shown_is_listed_and_asked_by_itself(office: OfficeFolder):
    notice = held(office)
    with office.store() as store, store.unit() as unit:
        case = unit.cases.by_number("EP-2026-0001")
        assert case
        doubtful = (
            Reading("vendor_engaged", True, "Yes", 0.6, FoundBy.LABEL),
            Reading("vendor_1_name", None, "", 0.6, FoundBy.LABEL),
        )
        unit.cases.correct(case, {one.field: one for one in doubtful}, now=NOW, actor="test")
        unit.commit()
    told = said(reply(office, notice, "signed"))
    assert "EP-2026-0001 is still held: vendor_engaged (" in told
    assert "Read: “Yes”." in told
    assert "vendor_1_name" not in told
    told = said(reply(office, notice, "ok"))
    assert "EP-2026-0001 is still held: vendor_1_name (" in told
    assert "This was not read with certainty. Nothing was read there." in told
    assert the_case(office).verdict is Verdict.HOLD


def test_other_orders_do_what_the_terminal_does(office: OfficeFolder):
    reply(office, held(office), "signed")
    notice = office.sent_to(PLANNER)[0]
    orders = "done contact - called them\ndecide ready\nnote they will send a plan"
    told = said(reply(office, notice, orders))
    assert "is now at: Executive Leadership review." in told
    told = said(reply(office, notice, "approve"))
    assert "is now at: Assignment to a Service Division." in told
    reply(office, notice, "assign Networks, A. Lead, lead@example.gov")
    assert the_case(office).stage == "engaged"
    assert office.sent_to("lead@example.gov")


def test_an_order_that_cannot_be_done_changes_nothing_and_says_why(office: OfficeFolder):
    notice = held(office)
    before = the_case(office)
    answer = reply(office, notice, "note looked at it\napprove")
    assert answer["Subject"].startswith("[EP-2026-0001] Not done")
    assert "cannot be decided now" in said(answer)
    with office.store() as store, store.unit(write=False) as unit:
        case = unit.cases.by_number(before.tracking_number)
        assert case
        assert not any("looked at it" in one.text for one in unit.events.history(case)[:-1])


@pytest.mark.parametrize(
    "more",
    [
        {"sender": "clerk@agency.example.gov"},
        {"passes": False},
        {"headers": (("Auto-Submitted", "auto-replied"),)},
    ],
)
def test_nobody_else_orders_anything(office: OfficeFolder, more: dict[str, object]):
    notice = held(office)
    headers = (*more.pop("headers", ()), ("In-Reply-To", notice["Message-ID"]))  # type: ignore[misc]
    sender = str(more.pop("sender", PLANNER))
    mail = letter("Re: it", sender=sender, text="signed", headers=headers, **more)  # type: ignore[arg-type]
    take_in(office, mail, now=NOW + timedelta(hours=1))
    assert the_case(office).verdict is Verdict.HOLD


def test_without_a_server_to_confirm_the_sender_no_order_is_taken(office: OfficeFolder):
    office.settings["TRUST__AUTHSERV_IDS"] = "[]"
    answer = reply(office, held(office), "signed", passes=False)
    assert answer["Subject"].startswith("[EP-2026-0001] Not done")
    assert "only where our own mail server confirms who sent them" in said(answer)
    assert the_case(office).verdict is Verdict.HOLD


def test_a_planners_own_words_are_no_order(office: OfficeFolder):
    notice = held(office)
    take_in(office, letter("Re: it", sender=PLANNER, text="More of this is on its way.",
                           headers=(("In-Reply-To", notice["Message-ID"]),)))  # fmt: skip
    assert office.ledger()[-1].reason.startswith("words for")


def test_an_agency_may_ask_for_a_weekly_summary_and_end_it(office: OfficeFolder):
    for text, wishing in (("Weekly summary", ("clerk@agency.example.gov",)),
                          ("no weekly summary", ())):  # fmt: skip
        take_in(office, letter("Please", text=text))
        with office.store() as store, store.unit(write=False) as unit:
            assert unit.digest_runs.wishing("ct_cep") == wishing
    assert len(office.sent_to("clerk@agency.example.gov")) == 2


def test_on_the_terminal_the_same_words_confirm_it(office: OfficeFolder):
    held(office)
    with office.bureau(clock=at(NOW)) as bureau:
        desk = bureau.counters[0].desk
        with pytest.raises(UsageError, match="no correction"):
            correcting.confirm(desk, "EP-2026-0001", ["requester_phone: 1"], NOW, "pat")
        assert "is accepted" in correcting.confirm(desk, "EP-2026-0001", ["signed"], NOW, "pat")
        with pytest.raises(UsageError, match="is not held"):
            correcting.confirm(desk, "EP-2026-0001", ["ok"], NOW, "pat")


def test_a_released_mail_of_a_stranger_is_worked_on_as_if_believed(office: OfficeFolder):
    from intake_mailbot import releasing

    take_in(office, sample("01").replace(b"dmarc=pass", b"dmarc=fail"))
    assert office.cases() == []
    with office.bureau(clock=at(NOW)) as bureau:
        said = releasing.release(bureau.counters[0].desk, 1, (), NOW, "pat")
        assert said == "Mail 1 is worked on at the next pass, its sender believed."
    take_in(office)
    assert the_case(office).verdict is Verdict.ACCEPT
    with office.bureau(clock=at(NOW)) as bureau, pytest.raises(UsageError, match="is done"):
        releasing.release(bureau.counters[0].desk, 1, (), NOW, "pat")


def test_what_is_said_of_a_form_is_not_passed_over_where_its_mail_is_held_for_its_sender(
    office: OfficeFolder,
):
    from intake_mailbot import releasing

    take_in(office, sample("01").replace(b"dmarc=pass", b"dmarc=fail"))
    with office.bureau(clock=at(NOW)) as bureau:
        desk = bureau.counters[0].desk
        with pytest.raises(UsageError, match=r"no held case that “signed” could be said of"):
            releasing.release(desk, 1, ("signed",), NOW, "pat")
        assert "its sender believed" in releasing.release(desk, 1, ("ok",), NOW, "pat")


def test_a_planner_releases_a_strangers_mail_by_a_reply(office: OfficeFolder):
    take_in(office, sample("01").replace(b"dmarc=pass", b"dmarc=fail"))
    [notice] = office.sent_to(PLANNER)
    assert "release (its sender is believed this once" in said(notice)
    answer = reply(office, notice, "release")
    assert "Mail 1 is worked on at the next pass" in said(answer)
    take_in(office)
    assert the_case(office).verdict is Verdict.ACCEPT


def test_a_strangers_mail_about_a_case_is_released_by_a_reply_as_well(office: OfficeFolder):
    notice = accepted(office)
    stranger = letter(
        "The plan for EP-2026-0001",
        sender="clerk@agency.example.gov",
        text="Here is the plan that you asked for.",
        headers=(("In-Reply-To", notice["Message-ID"]),),
        passes=False,
    )
    take_in(office, stranger)
    [told] = [mail for mail in office.sent_to(PLANNER) if "release (" in said(mail)]
    answer = reply(office, told, "release")
    assert "Mail 2 is worked on at the next pass" in said(answer)
    take_in(office)
    assert [row.state for row in office.ledger()] == [LedgerState.DONE] * 3


def test_a_held_case_is_confirmed_and_not_released(office: OfficeFolder):
    notice = held(office)
    reply(office, notice, "release")
    assert the_case(office).verdict is Verdict.HOLD
    assert office.ledger()[0].state is LedgerState.HELD


def test_nobody_but_a_planner_releases_a_mail(office: OfficeFolder):
    take_in(office, sample("01").replace(b"dmarc=pass", b"dmarc=fail"))
    [notice] = office.sent_to(PLANNER)
    reply(office, notice, "release", sender="clerk@agency.example.gov")
    take_in(office)
    assert office.cases() == []


def test_releasing_the_mail_of_a_held_case_confirms_its_readings(office: OfficeFolder):
    from intake_mailbot import releasing

    held(office)
    with office.bureau(clock=at(NOW)) as bureau:
        said = releasing.release(bureau.counters[0].desk, 1, ("signed",), NOW, "pat")
    assert said == "EP-2026-0001 is accepted."

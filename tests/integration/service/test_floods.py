"""Floods, loops and copies: few answers, no loop, and nobody waits for somebody else's flood."""

from __future__ import annotations

from email.message import EmailMessage

from intake_mailbot.domain.model import LedgerState, MessageKind
from intake_mailbot.intake import turns
from intake_mailbot.service import poll
from intake_mailbot.service.passes import take_in
from tests.integration.service.office import OfficeFolder, letter, profile_mail, sample
from tests.integration.service.ordering import said as said_in

CLERK = "clerk@agency.example.gov"
PLANNER = "planner@example.gov"


def test_others_do_not_wait_for_a_flood(office: OfficeFolder, monkeypatch) -> None:
    monkeypatch.setattr(turns, "AT_ONCE", 4)
    monkeypatch.setattr(turns, "A_WHILE", 0.0)
    flood = [letter(f"Question {n}", sender="flood@agency.example.gov") for n in range(12)]
    office.deliver(*flood, profile_mail(sender=CLERK))
    done: list[str] = []
    with office.bureau() as bureau:
        late = [letter("Later", sender="late@agency.example.gov")]

        def seen(one: object) -> None:
            done.append(office.ledger()[one.id - 1].sender)  # type: ignore[attr-defined]
            office.deliver(*late)
            late.clear()

        take_in(bureau.counters[0], seen)
    assert done.index(CLERK) == 1
    assert done.index("late@agency.example.gov") < 8
    assert len(done) == 14
    assert {row.state for row in office.ledger()} == {LedgerState.DONE, LedgerState.HELD}


def test_a_flood_of_questions_is_answered_three_times_and_taken_in(office: OfficeFolder) -> None:
    office.deliver(*(letter(f"Question {n}", text=f"When is {n}?") for n in range(8)))
    office.poll()
    assert len(office.sent_to(CLERK)) == 3
    assert len(office.ledger()) == 8
    office.poll()
    assert len(office.sent_to(CLERK)) == 3


def test_a_hundred_profiles_of_a_busy_clerk_are_all_answered(office: OfficeFolder) -> None:
    count = 15  # a hundred take too long here; the cap stands at three
    office.deliver(*(profile_mail(f"Profile {n}", text=f"Number {n}.") for n in range(count)))
    office.poll()
    assert len(office.sent_to(CLERK)) == count


def test_two_bots_that_face_each_other_stop_at_once(office: OfficeFolder) -> None:
    """The other one says of itself nothing: it answers whatever comes, like a person."""
    turn = letter("Question", sender="robot@agency.example.gov", text="A question?")
    exchanged = 0
    for _ in range(8):
        office.deliver(turn)
        before = {mail["Message-ID"] for mail in office.sent()}
        office.poll()
        new = [m for m in office.sent_to("robot@agency") if m["Message-ID"] not in before]
        if not new:
            break
        exchanged += 1
        turn = letter(
            f"Re: {new[0]['Subject']}", sender="robot@agency.example.gov",
            text="We have received your message and will answer soon.",
            headers=(("In-Reply-To", new[0]["Message-ID"]),),
        )  # fmt: skip
    assert exchanged <= 3


def test_a_bot_that_says_so_gets_no_answer_at_all(office: OfficeFolder) -> None:
    office.deliver(letter("Re: x", headers=(("Auto-Submitted", "auto-replied"),)))
    office.poll()
    assert office.sent_to(CLERK) == []


def test_the_same_message_again_and_again_is_one(office: OfficeFolder) -> None:
    mail = profile_mail()
    for _ in range(4):
        office.deliver(mail, mail)
        office.poll()
    assert len(office.cases()) == 1
    assert len(office.sent_to(CLERK)) == 1
    assert len(office.ledger()) == 8


def bounce_of(reply: EmailMessage) -> bytes:
    """What a mail system says of a mail of ours."""
    return letter(
        "Undelivered Mail Returned to Sender", sender="mailer-daemon@mx.example.gov",
        text=f"The mail system could not deliver it.\n\nMessage-ID: {reply['Message-ID']}\n",
        headers=(("Auto-Submitted", "auto-replied"), ("Return-Path", "<>"),
                 ("References", reply["Message-ID"])),
    )  # fmt: skip


def test_a_bounce_of_our_reply_marks_its_case_and_tells_a_planner(office: OfficeFolder) -> None:
    office.deliver(profile_mail())
    office.poll()
    [reply] = office.sent_to(CLERK)
    told = len(office.sent_to(PLANNER))
    office.deliver(bounce_of(reply))
    with office.bureau() as bureau:
        poll(bureau)
        with bureau.store.unit(write=False) as unit:
            [case] = unit.cases.export()
            number = unit.cases.by_number(case.tracking_number)
            assert number
            said = [event.text for event in unit.events.history(number)]
    assert office.ledger()[-1].kind is MessageKind.BOUNCE
    assert any(text.startswith("our mail did not arrive") for text in said)
    assert len(office.sent_to(PLANNER)) == told + 1
    notice = next(mail for mail in office.sent_to(PLANNER) if "did not arrive" in said_in(mail))
    assert notice["Subject"].startswith(f"[{case.tracking_number}]")
    assert f"to {CLERK} did not arrive" in said_in(notice)


def test_a_planners_address_that_nobody_has_starts_no_loop_of_notices(office: OfficeFolder) -> None:
    office.deliver(sample("09"))
    office.poll()
    [notice] = office.sent_to(PLANNER)
    office.deliver(bounce_of(notice))
    office.poll()
    assert office.ledger()[-1].kind is MessageKind.BOUNCE
    assert len(office.sent_to(PLANNER)) == 1


def test_two_planners_whom_nobody_can_reach_start_no_loop_either(office: OfficeFolder) -> None:
    config = office.path / "config.toml"
    both = f'planners = ["{PLANNER}", "lead@example.gov"]'
    config.write_text(config.read_text().replace(f'planners = ["{PLANNER}"]', both))
    office.deliver(sample("09"))
    office.poll()
    told: list[EmailMessage] = []
    for _ in range(4):
        new = [
            mail
            for planner in (PLANNER, "lead@example.gov")
            for mail in office.sent_to(planner)
            if mail["Message-ID"] not in {one["Message-ID"] for one in told}
        ]
        told += new
        office.deliver(*map(bounce_of, new))
        office.poll()
    assert new == []
    assert len(told) == 4  # each of the first two was told to the other planner

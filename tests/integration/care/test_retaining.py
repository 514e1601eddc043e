"""What is over for long enough loses its bytes, later its persons; what is open never does."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from intake_mailbot.care.retaining import RETENTION, Terms, overdue, retain
from intake_mailbot.domain.model import LedgerState
from intake_mailbot.store.ageing import Aged
from intake_mailbot.store.rows import About
from intake_mailbot.store.tables import case_
from intake_mailbot.store.unit import Store
from tests.integration.care.people import CLERK, mail_of, reply_to, returned_case
from tests.integration.store.helpers import NOW, open_case

THIRTY = Terms(mail_days=30)
BOTH = Terms(mail_days=30, personal_days=60)


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_before_its_time_nothing_goes(store: Store):
    returned_case(store)
    assert retain(store, BOTH, after(29), impersonal={}).nothing


def test_without_terms_nothing_ever_goes(store: Store):
    returned_case(store)
    assert overdue(store, Terms(), after(9999)) == ()
    assert retain(store, Terms(), after(9999), impersonal={}).nothing


def test_mails_as_they_came_and_texts_of_replies_go_first(store: Store):
    case = returned_case(store)
    [(_, counted)] = overdue(store, THIRTY, after(31))
    assert counted == retain(store, THIRTY, after(31), impersonal={}) == Aged(1, 1, 0)
    with store.unit(write=False) as unit:
        row = unit.ledger.get(1)
        assert not store.files.has(row.sha256)
        assert row.sender == CLERK
        assert unit.outbox.eml(1) == b""
        assert unit.outbox.get(1).to == CLERK
        assert unit.cases.view(case.tracking_number).fields["agency"] == "Revenue Services"
        assert [e.kind for e in unit.events.of_message(1)][-1] == RETENTION


def test_people_go_later_and_numbers_stay(store: Store):
    case = returned_case(store)
    assert retain(store, BOTH, after(61), impersonal={}) == Aged(
        2, 2, 1
    )  # the bytes, then the person
    with store.unit(write=False) as unit:
        assert unit.ledger.get(1).sender == ""
        view = unit.cases.view(case.tracking_number)
        assert (view.sender, set(view.fields.values())) == ("", {None})
        assert unit.events.history(case)[1].text == "[erased] was called"
    assert retain(store, BOTH, after(62), impersonal={}).nothing


def test_what_was_noted_of_a_mail_without_a_case_names_nobody_any_more(store: Store):
    with store.unit() as unit:
        mail_of(store, unit, CLERK, 1)
        unit.events.add("notice", f"About {CLERK}: {CLERK} is not believed", NOW, message=1)
        unit.commit()
    assert retain(store, Terms(personal_days=60), after(61), impersonal={}) == Aged(1, 0, 0)
    with store.unit(write=False) as unit:
        said = unit.events.of_message(1)[0].text
        assert unit.ledger.get(1).reason == "[erased] wrote"
    assert said == "[erased]: [erased] is not believed"


def test_an_open_case_keeps_its_mails_and_replies_however_old(store: Store):
    with store.unit() as unit:
        mail = mail_of(store, unit, CLERK, 1)
        case = open_case(unit, mail)
        reply_to(unit, CLERK, About(message=mail, case=case.id))
        unit.commit()
    assert retain(store, BOTH, after(9999), impersonal={}).nothing


def test_a_mail_of_an_open_and_an_ended_case_stays(store: Store):
    returned_case(store)
    with store.unit() as unit:
        case = open_case(unit, mail_of(store, unit, CLERK, 2))
        unit.cases.asked(case, 1, now=NOW)
        unit.commit()
    assert retain(store, THIRTY, after(31), impersonal={}) == Aged(0, 0, 0)


def test_a_mail_of_no_case_goes_by_its_receipt_and_one_that_is_held_stays(store: Store):
    with store.unit() as unit:
        mail_of(store, unit, CLERK, 1)
        mail_of(store, unit, CLERK, 2)
        unit.ledger._change(2, state=LedgerState.HELD.value)
        unit.commit()
    assert retain(store, THIRTY, after(31), impersonal={}) == Aged(1, 0, 0)
    with store.unit(write=False) as unit:
        assert store.files.get(unit.ledger.get(2).sha256)


def test_a_case_that_went_on_after_it_was_erased_is_erased_again(store: Store):
    case = returned_case(store)
    retain(store, Terms(personal_days=60), after(61), impersonal={})
    with store.unit() as unit:
        again = update(case_).where(case_.c.id == case.id)
        unit._connection.execute(again.values(received=after(70), sender=CLERK))
        unit.commit()
    assert retain(store, Terms(personal_days=60), after(100), impersonal={}).nothing
    assert retain(store, Terms(personal_days=60), after(131), impersonal={}).cases == 1


def test_much_is_done_in_small_steps_that_others_can_come_between(store: Store):
    with store.unit() as unit:
        for uid in range(250):
            mail_of(store, unit, CLERK, uid)
        unit.commit()
    told: list[str] = []
    assert retain(store, THIRTY, after(31), impersonal={}, told=told.append, most=100).mails == 100
    assert retain(store, THIRTY, after(31), impersonal={}, told=told.append) == Aged(150, 0, 0)
    assert "150 mails, 0 replies, 0 cases" in told

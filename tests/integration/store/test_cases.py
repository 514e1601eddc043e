"""Cases keep their number, every version, every reading and their history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_mailbot.domain.errors import ConcurrentChangeError, UsageError
from intake_mailbot.domain.model import Verdict
from intake_mailbot.store.unit import Store
from parsers.model import FileKind, Leaf, SignatureStatus
from tests.integration.store.helpers import (
    ACCEPTED,
    FINDING,
    LATER,
    NOW,
    RETURNED,
    SHA,
    claim,
    open_case,
    profile,
    revise,
)


def test_numbers_count_up_within_their_year(store: Store) -> None:
    with store.unit() as unit:
        message = claim(unit)
        numbers = [open_case(unit, message).tracking_number for _ in range(3)]
        assert numbers == ["EP-2026-0001", "EP-2026-0002", "EP-2026-0003"]


def test_a_case_that_is_undone_gives_its_number_back(store: Store) -> None:
    with store.unit() as unit:
        open_case(unit, claim(unit))
    with store.unit() as unit:
        assert open_case(unit, claim(unit)).tracking_number == "EP-2026-0001"


def test_a_case_is_found_by_its_number_however_written(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit))
        assert unit.cases.by_number(" ep-2026-0001 ") == case
        assert unit.cases.by_number("EP-2026-0002") is None
        assert unit.cases.get(case.id) == case
        assert unit.cases.get(99) is None
        assert case.participants == {"clerk@agency.gov"}


def test_a_revision_is_the_same_case_in_its_next_version(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit, 1), RETURNED)
        revised = revise(unit, case, claim(unit, 2), ACCEPTED)
        assert (revised.tracking_number, revised.version) == (case.tracking_number, 2)
        assert (revised.received, revised.first_received) == (LATER, NOW)
        assert revised.participants == {"clerk@agency.gov", "other@agency.gov"}
        assert unit.cases.judgement(case, 1) == RETURNED
        assert unit.cases.judgement(revised) == ACCEPTED


def test_two_changes_decided_on_the_same_state_do_not_both_happen(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit, 1), RETURNED)
        unit.commit()
    with store.unit() as unit:
        revise(unit, case, claim(unit, 2), ACCEPTED)
        unit.commit()
    with store.unit() as unit, pytest.raises(ConcurrentChangeError, match="EP-2026-0001"):
        revise(unit, case, claim(unit, 3), ACCEPTED)


def test_a_view_says_all_that_an_export_needs(store: Store) -> None:
    with store.unit() as unit:
        open_case(unit, claim(unit), RETURNED)
        view = unit.cases.view("ep-2026-0001")
        assert list(unit.cases.export()) == [view]
        assert view.verdict is Verdict.RETURN
        assert view.findings == (FINDING,)
        assert view.deadlines == ()
        assert view.title == "Permit Portal"
        assert view.agency == "Revenue Services"
        assert view.fields["mandated"] is True
        assert view.fields["desired_go_live"] is None
        with pytest.raises(UsageError, match="no case EP-1"):
            unit.cases.view("EP-1")


def test_readings_come_back_as_they_were_read(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit))
        assert unit.cases.readings(case) == profile()
        with pytest.raises(UsageError, match="no version 4"):
            unit.cases.readings(case, 4)


def test_a_correction_changes_the_decision_and_keeps_the_reading(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit), RETURNED)
        mended = replace(profile().fields["desired_go_live"], value="2026-09-01")
        signed = replace(
            profile().signatures["it_manager_signature"], status=SignatureStatus.SIGNED
        )
        unit.cases.correct(
            case,
            {mended.field: mended},
            {signed.field: signed},
            now=LATER,
            actor="planner@example.gov",
        )
        form = unit.cases.corrected(case)
        decided = unit.cases.redecide(
            case, ACCEPTED, form, now=LATER, actor="planner@example.gov", stage="intake"
        )
        assert form.fields["desired_go_live"] == mended
        assert form.signatures["it_manager_signature"] == signed
        assert unit.cases.readings(case) == profile()
        assert (decided.version, decided.verdict, decided.stage) == (1, Verdict.ACCEPT, "intake")
        assert unit.cases.view("EP-2026-0001").fields["desired_go_live"] == "2026-09-01"
        kinds = [event.kind for event in unit.events.history(case)]
        assert kinds == ["opened", "correction", "redecided"]


def test_a_correction_of_an_old_version_does_not_touch_the_new_one(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit, 1), RETURNED)
        mended = replace(profile().fields["desired_go_live"], value="2026-09-01")
        unit.cases.correct(case, {mended.field: mended}, now=LATER, actor="p@example.gov")
        revised = revise(unit, case, claim(unit, 2), ACCEPTED)
        assert unit.cases.corrected(revised) == profile()


def test_a_supplement_belongs_to_its_case(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit, 1))
        message = claim(unit, 2)
        plan = Leaf("2", "plan.pdf", FileKind.PDF, "application/pdf", 10, SHA)
        unit.cases.attach(case, message, [plan], now=LATER)
        unit.cases.attach(case, message, [], now=LATER)
        (filed,) = unit.cases.of_message(message)
        assert filed == replace(case, files=("plan.pdf",))
        assert unit.lookup.case_by_number("EP-2026-0001") == filed
        assert "plan.pdf" in unit.events.history(case)[1].text


def test_a_bounce_marks_its_case_undelivered_until_it_is_revised(store: Store) -> None:
    with store.unit() as unit:
        case = open_case(unit, claim(unit, 1), RETURNED)
        unit.cases.undelivered(case, "mailbox full", claim(unit, 2), now=LATER)
        assert [found.id for found in unit.cases.not_delivered()] == [case.id]
        revise(unit, case, claim(unit, 3), ACCEPTED)
        assert unit.cases.not_delivered() == ()
        assert len(unit.cases.list()) == 1

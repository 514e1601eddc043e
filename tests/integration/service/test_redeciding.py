"""A case decided again over its readings and a planner's corrections."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from form_templates import FieldType, load_office
from intake_mailbot import casework
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.model import Finding, Severity, Verdict
from parsers.model import FoundBy, Reading
from tests.integration.service.office import OfficeFolder, sample

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def correct(office: OfficeFolder, number: str, **values: str) -> None:
    with office.store() as store, store.unit() as unit:
        case = unit.cases.by_number(number)
        assert case
        readings = {
            name: Reading(name, value, value, 1.0, FoundBy.ID) for name, value in values.items()
        }
        unit.cases.correct(case, readings, now=NOW, actor="pat")
        unit.commit()


def redecide(office: OfficeFolder, number: str) -> Verdict:
    with office.bureau() as bureau:
        return casework.redecide(bureau.counters[0].desk, number, NOW, "pat").verdict


@pytest.fixture
def returned(office: OfficeFolder) -> OfficeFolder:
    """An office with one returned case: its profile lacks two fields."""
    office.deliver(sample("02"))
    office.poll()
    return office


def test_what_a_planner_fills_in_completes_it_and_starts_its_clocks(returned: OfficeFolder):
    [case] = returned.cases()
    assert case.verdict is Verdict.RETURN
    assert case.deadlines == ()
    values = {one.field: _fit(one) for one in case.findings if one.severity is Severity.ERROR}
    correct(returned, case.tracking_number, **values)
    assert redecide(returned, case.tracking_number) is Verdict.ACCEPT
    [after] = returned.cases()
    assert (after.stage, after.version) == ("accepted", case.version)
    assert {due.id for due in after.deadlines} == {"contact", "leadership_review"}
    assert after.received == case.received


def test_it_stays_as_it_is_where_nothing_was_corrected(returned: OfficeFolder):
    [case] = returned.cases()
    assert redecide(returned, case.tracking_number) is Verdict.RETURN
    [after] = returned.cases()
    assert after == case
    with returned.store() as store:
        sheet = casework.case(store, case.tracking_number)
    assert [event.actor for event in sheet.history if event.kind == "redecided"] == ["pat"]


def test_a_corrected_title_and_agency_are_the_cases_from_then_on(returned: OfficeFolder):
    [case] = returned.cases()
    correct(returned, case.tracking_number, engagement_title="Map Room", agency="Office of Maps")
    redecide(returned, case.tracking_number)
    [after] = returned.cases()
    assert (after.title, after.agency) == ("Map Room", "Office of Maps")


def test_a_number_that_does_not_exist_is_said(returned: OfficeFolder):
    with pytest.raises(UsageError, match="there is no case EP-1999-0001"):
        redecide(returned, "EP-1999-0001")


def _fit(finding: Finding) -> str:
    """A value that the field accepts."""
    field = load_office("ct_cep").form[finding.field]
    some = {FieldType.PHONE: "+18605550143", FieldType.DATE: "2030-01-15"}
    return field.choices[0] if field.choices else some.get(field.type, "Filled in by hand")

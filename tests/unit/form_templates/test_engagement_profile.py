"""The Customer Engagement Profile is what its source says."""

from __future__ import annotations

import itertools
import pickle
import re
import subprocess
import sys
from collections import defaultdict

import pytest

from form_templates import (
    Condition,
    FieldType,
    Grid,
    Office,
    Unit,
    check_office,
    known_offices,
    load_office,
)

PHASES = (
    "business_issues",
    "requirements",
    "procurement",
    "design",
    "construction",
    "testing",
    "implementation",
    "post_implementation",
)


@pytest.fixture(scope="module")
def office() -> Office:
    return load_office("ct_cep")


def test_it_ships_and_nothing_is_wrong_with_it() -> None:
    assert "ct_cep" in known_offices()
    assert check_office("ct_cep") == ()


def test_it_names_itself_as_the_source_does(office: Office) -> None:
    form = office.form
    assert (form.id, form.version, form.revision) == ("ct_cep", "1.9", "R1.00.40")
    assert form.title == "Customer Engagement Profile"
    assert [section.heading for section in form.sections] == [
        "SECTION I – AGENCY INFORMATION",
        "SECTION II – BUSINESS OBJECTIVES",
        "SECTION III – SERVICES REQUESTED OF DAS/BEST",
        "SECTION IV – PROJECT PLANNING",
        "SECTION V – PROCUREMENT SUPPORT",
        "SECTION VI – AGENCY APPROVALS",
    ]


def test_fields_come_in_the_order_of_the_form(office: Office) -> None:
    phases = [f"{phase}_{column}" for phase in PHASES for column in ("status", "start", "finish")]
    vendors = [f"vendor_{n}_{column}" for n in range(1, 5) for column in ("name", "authority")]
    approvals = [
        f"{who}_{what}"
        for who in ("it_manager", "business_sponsor")
        for what in ("signature", "signed_name", "signed_date")
    ]
    assert list(office.form.fields) == [
        "engagement_title",
        "requestor_name",
        "requestor_phone",
        "agency",
        "project_manager_name",
        "project_manager_phone",
        "business_sponsor_name",
        "business_sponsor_phone",
        "it_director_name",
        "it_director_phone",
        "date_requested",
        "desired_go_live",
        "current_phase",
        "request_type",
        "business_objectives",
        "mandated",
        "documentation_attached",
        "services_requested",
        *phases,
        "depends_on_other_agencies",
        "formal_project_plan",
        "solution_procurement",
        "high_volume_procurement",
        "federal_transfer_system",
        "state_transfer_system",
        "itb",
        "rfq",
        "rfp",
        "vendor_engaged",
        *vendors,
        *approvals,
    ]


def test_limits_of_the_source_are_strict_and_ours_are_marked(office: Office) -> None:
    limits = {f.id: f.limit for f in office.form.values if f.limit and not f.limit_is_ours}
    assert limits == {
        "engagement_title": 32,
        "business_objectives": 750,
        "services_requested": 1024,
    }
    ours = {f.id for f in office.form.values if f.choices_are_ours}
    assert ours == {"request_type", *(f"vendor_{n}_authority" for n in range(1, 5))}


def test_conditions_say_when_a_field_is_needed(office: Office) -> None:
    form = office.form
    project = ("Level Two Project", "Level Three Statewide Project")
    assert form["project_manager_name"].required_when == Condition("request_type", project)
    assert form["project_manager_phone"].required_when == Condition("project_manager_name")
    dated = Condition("design_status", ("Completed", "Active", "Estimated"))
    assert form["design_start"].required_when == form["design_finish"].required_when == dated
    assert form["vendor_1_name"].required_when == Condition("vendor_engaged", ("Yes",))
    assert form["vendor_2_name"].required_when is None
    assert form["vendor_2_authority"].required_when == Condition("vendor_2_name")


def test_questions_are_preset_to_no(office: Office) -> None:
    asked = [f for f in office.form.values if f.type is FieldType.YES_NO]
    assert len(asked) == 5
    assert {f.preset for f in asked} == {"No"}
    promising = [f.id for f in asked if f.attach_when == "Yes"]
    assert promising == ["documentation_attached", "formal_project_plan"]


def test_dates_know_what_they_may_not_precede(office: Office) -> None:
    form = office.form
    assert form["desired_go_live"].not_before == "date_requested"
    assert form["testing_finish"].not_before == "testing_start"
    assert form["it_manager_signed_date"].not_future


def test_both_approvers_sign_unless_the_switch_says_otherwise(office: Office) -> None:
    assert [f.id for f in office.form.signatures] == [
        "it_manager_signature",
        "business_sponsor_signature",
    ]
    assert all(f.required and not f.typed_counts for f in office.form.signatures)


def test_repeated_labels_belong_to_a_person_or_a_row(office: Office) -> None:
    form = office.form
    assert form["requestor_phone"].full_label == "Requestor – Contact Phone"
    assert form["requestor_phone"].beside == "requestor_name"
    assert form["requestor_name"].full_label == "Requestor's Name"
    assert form["testing_start"].full_label == "Testing / Quality Assurance – Start"
    assert form["vendor_3_authority"].beside == "vendor_3_name"
    assert form["it_manager_signed_name"].same_person_as == "it_director_name"


def test_no_label_can_mean_two_fields_of_the_same_role(office: Office) -> None:
    meanings = defaultdict(list)
    for field in office.form.fields.values():
        for label in {field.label, *field.also}:
            words = " ".join(re.findall(r"\w+", label.lower().replace("'s", "")))
            meanings[words].append(field)
    for words, fields in meanings.items():
        for one, other in itertools.combinations(fields, 2):
            told_apart = (
                one.role
                and other.role
                and (one.section, one.role)
                != (
                    other.section,
                    other.role,
                )
            )
            assert one.id == other.id or told_apart, f"{words}: {one.id} or {other.id}"


def test_the_plan_has_eight_phases_in_their_order(office: Office) -> None:
    schedule = office.form.schedule
    assert schedule is not None
    assert tuple(phase.status for phase in schedule.phases) == tuple(f"{p}_status" for p in PHASES)
    assert office.form["current_phase"].choices == tuple(phase.name for phase in schedule.phases)
    assert schedule.current == "current_phase"


def test_the_process_promises_the_two_clocks_and_no_more(office: Office) -> None:
    process = office.process
    assert [(p.id, p.amount, p.unit) for p in process.promises] == [
        ("contact", 5, Unit.BUSINESS_DAYS),
        ("leadership_review", 2, Unit.WEEKS),
    ]
    numbering = process.numbering
    number = numbering.format.format(prefix=numbering.prefix, year=2026, sequence=42)
    assert number == "EP-2026-0042"
    assert process.holidays == "US-CT"
    assert not any(character.isdigit() for step in process.next_steps for character in step)
    assert process.contacts["procurement_phone"] == "(860) 713-5095"


def test_a_form_travels_to_another_process(office: Office) -> None:
    assert pickle.loads(pickle.dumps(office.form)) == office.form


def test_phases_are_a_grid_with_a_corner(office: Office) -> None:
    grid = next(part for part in office.form.sections[3].parts if isinstance(part, Grid))
    assert (grid.corner, grid.headers) == ("Project Phase", ("Status", "Start", "Finish"))


def test_importing_the_package_loads_no_builder() -> None:
    heavy = "{'reportlab', 'docx', 'pikepdf', 'lxml', 'segno'}"
    code = f"import sys, form_templates; print({heavy} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"

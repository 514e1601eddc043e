"""Controls that say which field they are: ids, titles, cut-off names; places by count alone."""

from __future__ import annotations

import pytest

from parsers.matching import names
from parsers.matching.vocabulary import vocabulary
from parsers.model import Control, ControlKind, FoundBy, Source
from tests.unit.matching.sheets import (
    control,
    form,
    read,
    read_controls,
    text_box,
    tick_box,
    values,
)


@pytest.mark.parametrize(
    "name",
    [
        "engagement_title",
        "Engagement_Title",
        "engagementTitle",
        "engagement-title",
        "form1[0].page1[0].engagement_title[0]",
        "topmostSubform.Page1.EngagementTitle",
    ],
)
def test_a_field_is_known_by_its_id_however_it_is_spelt(name: str) -> None:
    reading = read_controls(text_box("Permit Portal", name)).fields["engagement_title"]
    assert (reading.value, reading.found_by, reading.confidence) == (
        "Permit Portal",
        FoundBy.ID,
        1.0,
    )


def test_of_two_controls_with_one_id_the_filled_one_counts() -> None:
    for pair in (("", "A"), ("A", ""), ("A", "B")):
        parsed = read_controls(*(text_box(value or None, "agency") for value in pair))
        assert values(parsed, "agency") == ("A",)


def test_a_control_of_the_wrong_kind_is_not_the_field() -> None:
    assert names.by_id(form(), [tick_box(True, "engagement_title")]) == {}
    assert names.by_id(form(), [control(ControlKind.TEXT, "x")]) == {}


@pytest.mark.parametrize(
    "told",
    [
        text_box("Permit Portal", title="Engagement Title"),
        text_box("Permit Portal", title="Engagement Title (max. 32)"),
        text_box("Permit Portal", name="ProjectTitle"),
        text_box("Permit Portal", name="form1[0].ProjectName[0]", title="Please fill"),
    ],
)
def test_a_field_is_known_by_its_controls_title_or_speaking_name(told: Control) -> None:
    reading = read_controls(told).fields["engagement_title"]
    assert (reading.value, reading.found_by) == ("Permit Portal", FoundBy.LABEL)


def test_a_name_that_word_cut_off_says_nothing() -> None:
    cut = text_box("A", name="Agency_Business_Spon")
    assert len(cut.name) == 20
    assert names.by_title(vocabulary(form()), [cut], {}) == {}


def test_repeated_titles_go_to_the_role_before_them() -> None:
    parsed = read_controls(
        text_box("Jane Doe", "requestor_name"),
        text_box("860-555-0101", title="Contact Phone"),
        text_box("Lee Moe", "it_director_name"),
        text_box("860-555-0104", title="Contact Phone"),
    )
    assert values(parsed, "requestor_phone", "it_director_phone") == (
        "+18605550101",
        "+18605550104",
    )


def test_repeated_titles_without_roles_follow_the_forms_order() -> None:
    parsed = read_controls(
        *(text_box(f"860-555-010{n}", title="Contact Phone") for n in range(1, 4))
    )
    assert values(parsed, "requestor_phone", "business_sponsor_phone") == (
        "+18605550101",
        "+18605550103",
    )


def test_a_title_more_often_than_its_fields_is_left_over() -> None:
    parsed = read_controls(*(text_box(f"T{n}", title="Engagement Title") for n in range(2)))
    assert values(parsed, "engagement_title") == ("T0",)


def all_but(*missing: str) -> list[Control]:
    kinds = {"date": ControlKind.DATE, "checkbox": ControlKind.CHECKBOX,
             "signature": ControlKind.SIGNATURE}  # fmt: skip
    return [
        control(kinds.get(str(field.type), ControlKind.TEXT), name=field.id)
        for field in form().fields.values()
        if field.id not in missing
    ]


def test_the_only_control_left_is_the_only_field_left_and_put_to_a_person() -> None:
    parsed = read_controls(*all_but("agency"), text_box("Motor Vehicles"))
    reading = parsed.fields["agency"]
    assert (reading.value, reading.found_by) == ("Motor Vehicles", FoundBy.POSITION)
    assert not reading.sure


def test_a_date_left_over_is_surer_than_words() -> None:
    day = control(ControlKind.DATE, "3/4/2026")
    reading = read_controls(*all_but("date_requested"), day).fields["date_requested"]
    assert (reading.value, reading.sure) == ("2026-03-04", True)


def test_a_signature_left_over_is_found_by_its_place() -> None:
    parsed = read_controls(*all_but("it_manager_signature"), control(ControlKind.SIGNATURE))
    slot = parsed.signatures["it_manager_signature"]
    assert (slot.status, slot.found_by) == ("missing", FoundBy.POSITION)


def test_more_controls_than_fields_are_placed_nowhere() -> None:
    parsed = read_controls(*all_but("agency"), text_box("A"), text_box("B"))
    assert not parsed.fields["agency"].found


def test_kinds_that_do_not_fit_are_placed_nowhere() -> None:
    parsed = read_controls(*all_but("agency"), tick_box(True))
    assert not parsed.fields["agency"].found


def test_a_lone_box_is_no_yes_by_its_place() -> None:
    parsed = read_controls(*all_but("mandated"), tick_box(True))
    assert not parsed.fields["mandated"].found


def test_several_chosen_values_are_listed() -> None:
    chosen = control(ControlKind.CHOICE, ("Design", "Testing"), "current_phase")
    assert values(read_controls(chosen), "current_phase") == ("Design, Testing",)


def test_a_box_answers_a_yes_no_field_and_never_holds_words() -> None:
    parsed = read_controls(tick_box(True, "mandated"), tick_box(False, "itb"))
    assert values(parsed, "mandated", "itb") == (True, False)


def test_a_placeholder_is_empty_and_an_empty_box_is_not_ticked() -> None:
    told = [
        text_box("Enter the title", "engagement_title", placeholder=True),
        control(ControlKind.CHECKBOX, None, "itb"),
    ]
    assert values(read_controls(*told), "engagement_title", "itb") == (None, False)


def test_names_outrank_what_is_printed() -> None:
    parsed = read(("Engagement Title", [text_box("Motor Vehicles", "agency")]), source=Source.WORD)
    assert values(parsed, "agency") == ("Motor Vehicles",)
    assert not parsed.fields["engagement_title"].value

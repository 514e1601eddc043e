"""Roles: a repeated label belongs to the person, phase or approver beside it."""

from __future__ import annotations

from tests.unit.matching.sheets import form, mark, read, values

PEOPLE = ("requestor", "project_manager", "business_sponsor", "it_director")
NAMES = ("Jane Doe", "Sam Poe", "Ann Roe", "Lee Moe")
PHONES = tuple(f"(860) 555-010{n}" for n in range(1, 5))
NUMBERS = tuple(f"+1860555010{n}" for n in range(1, 5))
LABELS = tuple(form()[f"{person}_name"].label for person in PEOPLE)


def people(*, phone: str = "phone") -> tuple[str, ...]:
    return tuple(f"{person}_{phone}" for person in PEOPLE)


def test_a_phone_belongs_to_the_person_on_its_row() -> None:
    parsed = read(
        *((label, name, "Contact Phone", phone)
          for label, name, phone in zip(LABELS, NAMES, PHONES, strict=True))
    )  # fmt: skip
    assert values(parsed, *people()) == NUMBERS


def test_a_phone_belongs_to_the_person_on_its_line() -> None:
    parsed = read(
        *(f"{label}: {name}\tContact Phone: {phone}"
          for label, name, phone in zip(LABELS, NAMES, PHONES, strict=True))
    )  # fmt: skip
    assert values(parsed, *people(), *people(phone="name")) == (*NUMBERS, *NAMES)


def test_a_phone_belongs_to_the_person_above_it() -> None:
    blocks = []
    for label, name, phone in zip(LABELS, NAMES, PHONES, strict=True):
        blocks += [f"{label}: {name}", f"Contact Phone: {phone}"]
    assert values(read(*blocks), *people()) == NUMBERS


def test_persons_on_cards_side_by_side() -> None:
    parsed = read(
        ("Requestor", "Agency IT Director"),
        ("Name: Jane Doe", "Name: Lee Moe"),
        ("Phone: (860) 555-0101", "Phone: (860) 555-0104"),
    )
    assert values(parsed, "requestor_name", "it_director_name") == ("Jane Doe", "Lee Moe")
    assert values(parsed, "requestor_phone", "it_director_phone") == (NUMBERS[0], NUMBERS[3])


def test_persons_in_a_matrix() -> None:
    parsed = read(
        ("Role", "Name", "Phone"),
        ("Requestor", "Jane Doe", PHONES[0]),
        ("Project Manager", "Sam Poe", PHONES[1]),
        ("Agency Business Sponsor", "Ann Roe", PHONES[2]),
        ("Agency IT Director", "Lee Moe", PHONES[3]),
    )
    assert values(parsed, *people(phone="name")) == NAMES
    assert values(parsed, *people()) == NUMBERS


def test_persons_in_a_matrix_lying_on_its_side() -> None:
    parsed = read(
        ("", "Requestor", "Project Manager", "Business Sponsor", "IT Director"),
        ("Name", *NAMES),
        ("Phone", *PHONES),
    )
    assert values(parsed, *people(phone="name")) == NAMES
    assert values(parsed, *people()) == NUMBERS


def test_phones_without_a_person_nearby_follow_the_forms_order() -> None:
    parsed = read(*(f"Contact Phone: {phone}" for phone in PHONES))
    assert values(parsed, *people()) == NUMBERS


def test_a_phone_says_its_person_itself() -> None:
    parsed = read("IT Director's Phone: (860) 555-0104", "Phone of the Requestor")
    assert values(parsed, "it_director_phone", "requestor_phone") == (NUMBERS[3], None)


def test_phases_in_lines() -> None:
    parsed = read(
        "Section IV: Project Planning",
        "Design\tStatus: Active\tStart: 1/2/2026\tFinish: 3/4/2026",
        "Construction\tStatus: TBD\tStart: ____\tFinish: ____",
    )
    assert values(parsed, "design_status", "design_start", "design_finish") == (
        "Active",
        "2026-01-02",
        "2026-03-04",
    )
    assert values(parsed, "construction_status", "construction_start") == ("TBD", None)


def test_phases_in_grids_of_their_own() -> None:
    parsed = read(
        "Section IV: Project Planning",
        "Design",
        ("Status", "Active"),
        ("Start", "1/2/2026"),
        ("Finish", "3/4/2026"),
        "Construction",
        ("Status", "Estimated"),
        ("Start", "5/6/2026"),
        ("Finish", "7/8/2026"),
    )
    assert values(parsed, "design_status", "design_finish") == ("Active", "2026-03-04")
    assert values(parsed, "construction_status", "construction_start") == (
        "Estimated",
        "2026-05-06",
    )


def test_a_phase_named_in_an_answer_heads_no_row() -> None:
    parsed = read(
        "Current Project Phase: Design",
        "Project Planning",
        ("Project Phase", "Status", "Start", "Finish"),
        ("Requirements", "Completed", "1/2/2026", "2/3/2026"),
        ("Design", "Active", "3/4/2026", "5/6/2026"),
    )
    assert values(parsed, "current_phase", "design_status", "design_start") == (
        "Design",
        "Active",
        "2026-03-04",
    )


def test_vendors_tell_themselves_apart_by_number() -> None:
    parsed = read(
        ("Vendor 1", "Acme Inc.", "Purchasing Authority", "DAS Contract"),
        ("Vendor 2", "Globex", "Purchasing Authority", "Other"),
    )
    assert values(parsed, "vendor_1_name", "vendor_2_name") == ("Acme Inc.", "Globex")
    assert values(parsed, "vendor_1_authority", "vendor_2_authority") == ("DAS Contract", "Other")


def test_approvers_in_rows_of_their_own() -> None:
    parsed = read(
        "Section VI: Agency Approvals",
        ("Agency IT Manager", "Signature", [mark()], "Printed Name", "Lee Moe", "Date", "3/4/2026"),
        ("Agency Business Sponsor", "Signature", "", "Printed Name", "Ann Roe", "Date", "3/5/2026"),
    )
    assert values(
        parsed, "it_manager_signed_name", "business_sponsor_signed_name",
        "it_manager_signed_date", "business_sponsor_signed_date",
    ) == ("Lee Moe", "Ann Roe", "2026-03-04", "2026-03-05")  # fmt: skip
    assert parsed.signatures["it_manager_signature"].status == "signed"
    assert parsed.signatures["business_sponsor_signature"].status == "missing"

"""Pages are put together: some come twice, some are missing, some were not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from form_templates import load_office
from form_templates.model import Field, FieldType
from parsers.model import (
    FoundBy,
    Reading,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
)
from parsers.scan.laying.blanks import BlankPage, blank_pages
from parsers.scan.page.fields import Told
from parsers.scan.profile.assembling import FileRead, PageRead, assembled


@pytest.fixture(scope="module")
def blanks() -> tuple[BlankPage, ...]:
    return blank_pages([load_office("ct_cep").form])


def told(field: Field, value: str = "x", confidence: float = 0.9) -> Told:
    if field.type is FieldType.SIGNATURE:
        return SignatureReading(
            field.id, SignatureStatus.SIGNED, SignatureKind.HANDWRITING, 0.9, FoundBy.REGION
        )
    return Reading(field.id, value, value, confidence, FoundBy.REGION)


def page(blank: BlankPage, number: int = 1, value: str = "x", confidence: float = 0.9) -> PageRead:
    fields = (blank.form[slot.field] for slot in blank.slots)
    return PageRead(number, blank, 1.0, {f.id: told(f, value, confidence) for f in fields})


def test_a_whole_form_has_no_warnings(blanks: tuple[BlankPage, ...]) -> None:
    made = assembled([FileRead(count=2, pages=[page(blanks[1], 1), page(blanks[0], 2)])])
    assert made.warnings == ()
    assert made.missing_sections == ()
    assert made.pages == 2


def test_a_page_that_stayed_behind_is_missing_with_its_sections(
    blanks: tuple[BlankPage, ...],
) -> None:
    made = assembled([FileRead(count=1, pages=[page(blanks[0])])])
    assert made.warnings == ("Page 2 of the form is missing.",)
    assert made.missing_sections == ("IV", "V", "VI")
    assert not made.fields["itb"].found
    assert made.signatures["it_manager_signature"].status is SignatureStatus.UNCLEAR


def test_a_page_that_may_be_one_nobody_could_read_is_not_missing(
    blanks: tuple[BlankPage, ...],
) -> None:
    made = assembled([FileRead("a.pdf", 3, [page(blanks[0])], strange=[2], unread=[3])])
    assert made.warnings == (
        "Page 2 of the form was not found.",
        "Page 2 of a.pdf is no page of a form that is known.",
        "There was no time to read page 3 of a.pdf.",
    )
    assert made.missing_sections == ()


def test_a_page_that_came_twice_counts_where_both_say_the_same(
    blanks: tuple[BlankPage, ...],
) -> None:
    made = assembled([FileRead(count=3, pages=[page(b) for b in (blanks[0], *blanks)])])
    assert made.warnings == ("Page 1 of the form came twice.",)
    assert made.fields["engagement_title"].sure


def test_two_scans_of_a_page_that_differ_are_doubted(blanks: tuple[BlankPage, ...]) -> None:
    once, again = page(blanks[0]), page(blanks[0], 2, "y", 0.95)
    made = assembled([FileRead(count=3, pages=[once, again, page(blanks[1], 3)])])
    title = made.fields["engagement_title"]
    assert (title.value, title.sure) == ("y", False)


def test_pages_of_another_form_are_named(blanks: tuple[BlankPage, ...]) -> None:
    other = blank_pages([load_office("bc_crm").form])[0]
    made = assembled([FileRead(count=3, pages=[*map(page, blanks), page(other, 3)])])
    assert made.form == "ct_cep"
    assert made.warnings[0].startswith("Page 3 belongs to another form, ")


def test_pages_in_several_files_are_one_form(blanks: tuple[BlankPage, ...]) -> None:
    files = [FileRead(f"{n}.jpg", 1, [page(blank)]) for n, blank in enumerate(blanks)]
    assert not any(file.is_complete() for file in files)
    assert assembled(files).missing_sections == ()


@pytest.mark.parametrize(
    ("read", "sure"),
    [
        ("Wikram J. Sample", True),
        ("ikram J. Sample", True),
        ("V ikram J Sample", True),
        ("Vikram J. Example", False),
        ("Vikram J. Sampl", False),
    ],
)
def test_a_printed_name_that_a_signature_covers_is_the_one_read_elsewhere(
    blanks: tuple[BlankPage, ...], read: str, sure: bool
) -> None:
    first, second = page(blanks[0]), page(blanks[1])
    name, beside = "business_sponsor_name", "business_sponsor_signed_name"
    first.told[name] = told(blanks[0].form[name], "Vikram J. Sample")
    second.told[beside] = told(blanks[0].form[beside], read, 0.7)
    made = assembled([FileRead(count=2, pages=[first, second])]).fields[beside]
    assert made.sure is sure
    assert made.value == ("Vikram J. Sample" if sure else read)


@pytest.mark.parametrize(
    ("seen", "sponsor", "crossed", "sure"),
    [
        ("Hill", "Will Hill", True, True),
        ("ill Hill", "Will Hill", True, True),
        ("wIHill", "Will Hill", True, False),
        ("Jane Hill", "Will Hill", True, False),
        ("Hill", "Will Hill", False, False),
        ("Bell", "Will Hill", True, False),
        ("Anna Maria Hill", "Will Hill", True, False),
        ("Li", "Wei Li", True, False),
    ],
)
def test_a_name_whose_first_word_a_signature_covers_is_the_sponsors(
    blanks: tuple[BlankPage, ...], seen: str, sponsor: str, crossed: bool, sure: bool
) -> None:
    field = "business_sponsor_signed_name"
    first, second = page(blanks[0], value=sponsor), page(blanks[1], 2)
    second.told[field] = Reading(field, seen, seen, 0.25, FoundBy.REGION)
    over = frozenset({field}) if crossed else frozenset()
    pages = [first, replace(second, crossed=over)]
    name = assembled([FileRead(count=2, pages=pages)]).fields[field]
    assert (name.value, name.sure) == (sponsor if sure else seen, sure)


@pytest.mark.parametrize(
    ("name", "sponsor", "sure"),
    [
        ("Röbert J. Sample", "Robert J. Sample", False),
        ("Will Sample II", "Will Sample III", False),
        ("Will J. Sample", "Will J Sample", True),
        ("Will J. Sample", "Will Sample", True),
        ("Will Sample", "Jane Sample", True),
    ],
)
def test_one_name_that_is_read_in_two_ways_is_sure_in_neither_place(
    blanks: tuple[BlankPage, ...], name: str, sponsor: str, sure: bool
) -> None:
    fields = ("business_sponsor_name", "business_sponsor_signed_name")
    first, second = page(blanks[0]), page(blanks[1], 2)
    first.told[fields[0]] = told(blanks[0].form[fields[0]], sponsor)
    second.told[fields[1]] = told(blanks[0].form[fields[1]], name)
    made = assembled([FileRead(count=2, pages=[first, second])]).fields
    assert [made[field].sure for field in fields] == [sure, sure]
    assert [made[field].value for field in fields] == [sponsor, name]

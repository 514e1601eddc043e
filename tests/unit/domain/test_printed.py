"""A typed form and the scan of its print: answers as typed, ink as scanned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Submitted, Verdict
from parsers.model import ParsedForm, SignatureReading, SignatureStatus, Source
from tests.unit.domain.making import (
    TODAY,
    absent,
    form,
    office,
    profile,
    reading,
    signature,
    without_section,
)

OFFICES = {"ct_cep": office()}
SLOTS = tuple(slot.id for slot in form().signatures)
UNSIGNED = tuple(signature(slot, SignatureStatus.MISSING, None) for slot in SLOTS)


def typed(parsed: ParsedForm | None = None, name: str = "profile.docx") -> Submitted:
    return Submitted(name, name, name, "ct_cep", parsed or profile(signatures=UNSIGNED))


def scan(parsed: ParsedForm, name: str = "scan.pdf") -> Submitted:
    return Submitted(name, name, name, "ct_cep", replace(parsed, source=Source.SCAN))


def signature_page(*slots: SignatureReading, whole: bool = True) -> ParsedForm:
    """The last page alone; ``whole`` says that nothing of the file was left unread."""
    page = profile(signatures=slots)
    gone = ("I", "II", "III", "IV", "V")
    for section in gone:
        page = replace(without_section(page, section), missing_sections=())
    return replace(page, missing_sections=gone if whole else ())


def verdict(one: Submitted) -> Verdict:
    return judge(form(), one.form, (), TODAY).verdict


def lost(slot: str) -> SignatureReading:
    return replace(signature(slot, SignatureStatus.UNCLEAR, None), confidence=0.0, found_by=None)


def test_the_paper_signs_and_the_file_answers() -> None:
    paper = profile(reading("agency", "Departnent of Permits", sure=0.7))
    for files in ([typed(), scan(paper)], [scan(paper), typed()]):
        (one,) = combine(files, OFFICES)
        assert (one.name, one.signed_on, one.differs) == ("profile.docx", "scan.pdf", ())
        assert one.form.fields["agency"].value == "Department of Permits"
        assert verdict(one) is Verdict.ACCEPT


@pytest.mark.parametrize("whole", [True, False])
def test_a_signature_page_signs_the_file_whatever_else_was_scanned(whole: bool) -> None:
    (one,) = combine([typed(), scan(signature_page(whole=whole))], OFFICES)
    assert verdict(one) is Verdict.ACCEPT


def test_the_typed_first_page_and_the_scanned_second_are_the_whole_form() -> None:
    first = without_section(without_section(profile(signatures=UNSIGNED), "V"), "VI")
    first = replace(first, missing_sections=("V", "VI"))
    (one,) = combine([typed(first), scan(signature_page(whole=False))], OFFICES)
    assert one.form.missing_sections == ()


def test_what_the_file_leaves_open_the_paper_answers() -> None:
    file = profile(absent("agency"), reading("it_manager_signed_date", None), signatures=UNSIGNED)
    (one,) = combine([typed(file), scan(profile())], OFFICES)
    assert one.form.fields["agency"].value == "Department of Permits"
    assert one.form.fields["it_manager_signed_date"].value == "2026-02-27"


@pytest.mark.parametrize(
    ("field", "other", "said"),
    [
        ("requestor_phone", "+18605550199", "+18605550199"),
        ("date_requested", "2026-02-21", "2026-02-21"),
        ("current_phase", "Design", "Design"),
        ("mandated", True, "Yes"),
    ],
)
def test_where_the_two_differ_a_person_looks(field: str, other: str | bool, said: str) -> None:
    (one,) = combine([typed(), scan(profile(reading(field, other)))], OFFICES)
    mine = one.form.fields[field]
    assert mine.value == profile().fields[field].value
    assert mine.reason.startswith("profile.docx says “")
    assert mine.reason.endswith(f"scan.pdf says “{said}”.")
    assert len(one.differs) == 1
    judgement = judge(form(), one.form, (), TODAY)
    assert judgement.verdict is Verdict.HOLD
    assert [doubt.field for doubt in judgement.doubts] == [field]
    assert judgement.doubts[0].reason == mine.reason


def test_a_title_that_is_not_quite_the_same_is_for_a_person() -> None:
    paper = profile(reading("engagement_title", "Permit Porta1", sure=0.5))
    (one,) = combine([typed(), scan(paper)], OFFICES)
    assert verdict(one) is Verdict.HOLD


def test_the_scan_of_another_project_stays_by_itself() -> None:
    other = profile(reading("engagement_title", "Bridge Inspections"))
    assert len(combine([typed(), scan(other)], OFFICES)) == 2


def test_a_scan_with_the_same_title_and_other_answers_stays_by_itself() -> None:
    others = ("requestor_name", "agency", "it_director_name", "business_sponsor_name",
              "date_requested", "requestor_phone", "current_phase", "request_type",
              "project_manager_name", "it_manager_signed_name",
              "business_sponsor_signed_name")  # fmt: skip
    paper = replace(
        profile(*(reading(name, "Else") for name in others)),
        fields={
            key: one if key in others or key == "engagement_title" else absent(key)
            for key, one in profile(*(reading(name, "Else") for name in others)).fields.items()
        },
    )
    assert len(combine([typed(), scan(paper)], OFFICES)) == 2


def test_a_signature_page_of_other_people_stays_by_itself() -> None:
    page = signature_page()
    others = {
        key: reading(key, "Else") if one.found and one.value else one
        for key, one in page.fields.items()
    }
    assert len(combine([typed(), scan(replace(page, fields=others))], OFFICES)) == 2


def test_a_signature_page_beside_two_files_that_it_may_be_of_stays_by_itself() -> None:
    other = profile(reading("engagement_title", "Bridge Inspections"), signatures=UNSIGNED)
    files = [scan(signature_page()), typed(), typed(other, "other.docx")]
    assert [one.name for one in combine(files, OFFICES)] == [
        "profile.docx", "other.docx", "scan.pdf",
    ]  # fmt: skip


def test_copies_of_one_file_are_signed_together() -> None:
    (one,) = combine([typed(), scan(profile()), typed(name="copy.docx")], OFFICES)
    assert one.signed_on == "scan.pdf"
    assert verdict(one) is Verdict.ACCEPT


def test_a_slot_whose_place_was_not_found_on_paper_is_for_a_person() -> None:
    paper = profile(signatures=(lost(SLOTS[0]),))
    (one,) = combine([typed(), scan(paper)], OFFICES)
    slot = one.form.signatures[SLOTS[0]]
    assert slot.status is SignatureStatus.UNCLEAR
    assert "not found on scan.pdf" in slot.reason
    assert verdict(one) is Verdict.HOLD


def test_a_page_that_surely_did_not_come_signs_nothing_and_excuses_nothing() -> None:
    paper = without_section(profile(signatures=tuple(map(lost, SLOTS))), "VI")
    (one,) = combine([typed(), scan(replace(paper, missing_sections=("VI",)))], OFFICES)
    assert one.signed_on == ""
    assert verdict(one) is Verdict.RETURN


def test_a_typed_name_does_not_sign_what_paper_leaves_empty() -> None:
    named = tuple(replace(signature(s, SignatureStatus.UNCLEAR), confidence=0.6) for s in SLOTS)
    (one,) = combine([typed(profile(signatures=named)), scan(profile(signatures=UNSIGNED))],
                     OFFICES)  # fmt: skip
    assert {s.status for s in one.form.signatures.values()} == {SignatureStatus.UNCLEAR}


_SLOT = st.tuples(
    st.sampled_from(SignatureStatus), st.sampled_from((0.97, 0.6, 0.0)), st.booleans()
)


def _slots(drawn: list[tuple[SignatureStatus, float, bool]]) -> tuple[SignatureReading, ...]:
    return tuple(
        replace(signature(slot, status, None, sure), found_by=None) if gone
        else signature(slot, status, None, sure)
        for slot, (status, sure, gone) in zip(SLOTS, drawn, strict=True)
    )  # fmt: skip


@given(
    st.lists(_SLOT, min_size=len(SLOTS), max_size=len(SLOTS)),
    st.lists(_SLOT, min_size=len(SLOTS), max_size=len(SLOTS)),
    st.booleans(),
)
def test_a_slot_that_neither_shows_signed_is_never_signed(
    mine: list[tuple[SignatureStatus, float, bool]],
    theirs: list[tuple[SignatureStatus, float, bool]],
    page: bool,
) -> None:
    file, paper = _slots(mine), _slots(theirs)
    scanned = signature_page(*paper) if page else profile(signatures=paper)
    made = combine([typed(profile(signatures=file)), scan(scanned)], OFFICES)
    signed = {
        one.field
        for one in (*file, *paper)
        if one.status is SignatureStatus.SIGNED and one.found_by and one.confidence >= 0.8
    }
    for one in made:
        for slot, told in one.form.signatures.items():
            if told.status is SignatureStatus.SIGNED and told.found_by and told.confidence >= 0.8:
                assert slot in signed
        if verdict(one) is Verdict.ACCEPT:
            assert signed == set(SLOTS)

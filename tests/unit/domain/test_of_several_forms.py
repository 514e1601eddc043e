"""Pages that may be of several forms are a person's, whatever else is wrong."""

from dataclasses import replace

import pytest

from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Submitted, Verdict
from intake_mailbot.domain.stray_pages import seen_by_a_person
from parsers.model import SignatureStatus, Source
from tests.unit.domain.making import (
    TODAY,
    form,
    having,
    office,
    profile,
    reading,
    signature,
    without_section,
)

OFFICES = {"ct_cep": office()}
WHY = "The pages seem to be of two forms."
UNSIGNED = tuple(signature(slot.id, SignatureStatus.MISSING, None) for slot in form().signatures)
TITLE = "engagement_title"


def file_(parsed, name="scan.pdf"):
    return Submitted(name, name, name, "ct_cep", parsed)


def judged(one):
    return seen_by_a_person(one, form(), judge(form(), one.form, (), TODAY))


def some_pages(parsed, *lacking):
    for section in lacking:
        parsed = without_section(parsed, section)
    return replace(parsed, missing_sections=lacking)


@pytest.mark.parametrize(
    "wrong",
    [(), (reading("requestor_phone", None),), (reading(TITLE, "Permit Porta", sure=0.5),)],
)
def test_they_are_held_and_the_title_is_asked_once(wrong):
    (one,) = combine([file_(replace(profile(*wrong), perhaps_several=WHY))], OFFICES)
    judgement = judged(one)
    assert judgement.verdict is Verdict.HOLD
    read = one.form.fields[TITLE].shown
    asked = [(d.reason, d.shown) for d in judgement.doubts if d.field == TITLE]
    assert asked == [(WHY, read)]
    assert read


@pytest.mark.parametrize("source", [Source.WORD, Source.SCAN])
def test_so_are_they_beside_a_copy_and_beside_the_typed_form(source):
    several = replace(profile(), perhaps_several=WHY, source=Source.SCAN)
    typed = replace(profile(signatures=UNSIGNED), source=source)
    for files in ([several, typed], [typed, several]):
        found = combine([file_(one, f"{at}.pdf") for at, one in enumerate(files)], OFFICES)
        assert [judged(one).verdict for one in found] == [Verdict.HOLD]


def test_what_lies_in_the_files_beside_is_asked_once_and_not_place_by_place():
    first = some_pages(profile(), "IV", "V", "VI")
    second = some_pages(having(TITLE, "Licence Desk"), "IV", "V", "VI")
    last = some_pages(profile(), "I", "II", "III")
    found = combine([file_(first, "a1"), file_(second, "b1"), file_(last, "b2")], OFFICES)
    assert len(found) == 3
    for one in found:
        assert judged(one).verdict is Verdict.HOLD
        assert [doubt.field for doubt in judged(one).doubts] == [TITLE]


@pytest.mark.parametrize(
    ("manager", "sponsor", "verdict"),
    [
        ("Ira Director", "Sam Sponsor", Verdict.ACCEPT),
        ("Li Young", "Sam Sponsor", Verdict.ACCEPT),
        ("Ira Director", "Sofia Bell", Verdict.ACCEPT),
        ("Li Young", "Sofia Bell", Verdict.HOLD),
    ],
)
def test_a_page_of_paper_that_strangers_signed_signs_no_typed_form(manager, sponsor, verdict):
    names = {"it_manager_signed_name": manager, "business_sponsor_signed_name": sponsor}
    unnamed = profile(*(reading(key, None) for key in names), signatures=UNSIGNED)
    signed = profile(*(reading(key, name) for key, name in names.items()))
    paper = replace(some_pages(signed, "I", "II", "III"), source=Source.SCAN)
    (one,) = combine([file_(unnamed, "profile.docx"), file_(paper)], OFFICES)
    assert judged(one).verdict is verdict
    assert ("is signed by “Li Young” and “Sofia Bell”" in one.form.perhaps_several) is (
        verdict is Verdict.HOLD
    )

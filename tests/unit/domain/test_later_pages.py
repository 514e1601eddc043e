"""Pages of a form that come after it."""

from dataclasses import replace

import pytest

from intake_mailbot.domain.copies import merged
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.later_pages import is_pages, put_together
from intake_mailbot.domain.model import Submitted, Verdict
from intake_mailbot.domain.printed import signed_print
from parsers.model import SignatureStatus, Source
from tests.unit.domain.making import (
    TODAY,
    form,
    profile,
    reading,
    signature,
    without_section,
)

FIRST, LAST = ("I", "II", "III"), ("IV", "V", "VI")
UNSIGNED = tuple(signature(slot.id, SignatureStatus.MISSING, None) for slot in form().signatures)


def without_sections(parsed, sections):
    for section in sections:
        parsed = without_section(parsed, section)
    return parsed


def _scan(parsed, lacking=(), name="scan.pdf"):
    parsed = without_sections(parsed, lacking)
    parsed = replace(parsed, source=Source.SCAN, missing_sections=tuple(lacking))
    return Submitted(f"2/{name}", name, name, "ct_cep", parsed)


def _word(parsed):
    return Submitted("2/profile.docx", "profile.docx", "word", "ct_cep", parsed)


def _verdict(one):
    return judge(form(), one.form, (), TODAY).verdict


OTHERS = profile(
    *(reading(f.id, "Active") for f in form().values if f.id.endswith("_status")),
    *(reading(f.id, True) for f in form().values if profile().fields[f.id].value is False),
)
FIRST_PAGE = _scan(profile(), LAST, "page 1.jpg")
LAST_PAGE = _scan(profile(), FIRST, "page 2.jpg")


def test_a_file_without_the_title_and_a_section_is_pages():
    assert is_pages(form(), LAST_PAGE.form)
    assert not is_pages(form(), FIRST_PAGE.form)
    assert not is_pages(form(), profile())


def test_the_page_that_a_scan_lacked_completes_it():
    whole = put_together(form(), FIRST_PAGE, LAST_PAGE)
    assert whole is not None
    assert (whole.name, whole.added) == ("page 2.jpg", True)
    assert not whole.form.missing_sections
    assert whole.form.fields["agency"].value == profile().fields["agency"].value


def test_what_signs_a_page_that_came_later_is_looked_at_by_a_person():
    for before in (_scan(profile(signatures=UNSIGNED)), _word(profile(signatures=UNSIGNED))):
        assert _verdict(before) is Verdict.RETURN
        whole = put_together(form(), before, LAST_PAGE)
        assert whole is not None
        assert _verdict(whole) is Verdict.HOLD
        assert {one.status for one in whole.form.signatures.values()} == {SignatureStatus.UNCLEAR}


@pytest.mark.parametrize("source", [Source.WORD, Source.PDF_TEXT, Source.MAIL_BODY, Source.SCAN])
def test_what_was_signed_before_a_page_with_other_answers_came_is_looked_at(source):
    changed = _scan(profile(reading("design_status", "Not Applicable")), (*FIRST, "VI"))
    changed = replace(changed, form=replace(changed.form, source=source))
    for before in (_scan(profile()), _word(profile())):
        whole = put_together(form(), before, changed)
        assert whole is not None
        assert _verdict(whole) is Verdict.HOLD


def test_a_typed_first_page_and_the_scan_of_its_second_are_the_whole_form():
    typed = _word(replace(without_sections(profile(), LAST), missing_sections=LAST))
    whole = put_together(form(), typed, LAST_PAGE)
    assert whole is not None
    assert (whole.form.missing_sections, _verdict(whole)) == ((), Verdict.HOLD)
    assert whole.form.fields["design_status"].value == profile().fields["design_status"].value


def test_an_unsigned_page_takes_the_signatures_of_the_paper_before_it_away():
    unsigned = _scan(profile(signatures=UNSIGNED), FIRST)
    whole = put_together(form(), _scan(profile()), unsigned)
    assert whole is not None
    assert _verdict(whole) is Verdict.RETURN


def test_of_paper_the_page_that_came_last_counts():
    changed = _scan(profile(reading("design_status", "Not Applicable")), FIRST)
    whole = put_together(form(), _scan(profile()), changed)
    assert whole is not None
    assert whole.form.fields["design_status"].value == "Not Applicable"


def test_a_typed_answer_that_the_signed_page_contradicts_is_looked_at():
    changed = _scan(profile(reading("vendor_engaged", True)), FIRST)
    whole = put_together(form(), _word(profile(signatures=UNSIGNED)), changed)
    assert whole is not None
    assert _verdict(whole) is Verdict.HOLD


@pytest.mark.parametrize(
    "before",
    [
        LAST_PAGE,
        replace(_scan(profile()), office="other"),
        _scan(OTHERS),
    ],
)
def test_pages_that_do_not_fit_are_a_persons(before):
    assert put_together(form(), before, LAST_PAGE) is None


def _warned(one, *said):
    return replace(one, form=replace(one.form, warnings=said))


def test_a_page_that_another_file_brings_is_not_said_to_be_missing():
    odd = "Page 3 of a.pdf is no page of a form that is known."
    first = _warned(FIRST_PAGE, "Page 2 of the form is missing.", odd)
    last = _warned(LAST_PAGE, "Page 1 of the form was not found.")
    whole = put_together(form(), first, last)
    assert whole is not None
    assert whole.form.warnings == ()
    assert merged(form(), first, last).form.warnings == (odd,)
    word = _word(profile(signatures=UNSIGNED))
    assert signed_print(form(), word, last).form.warnings == ()


def test_a_page_that_no_file_brings_is_missing():
    said = "Page 2 of the form is missing."
    first = _warned(FIRST_PAGE, said)
    assert merged(form(), first, replace(first, path="2/other.jpg")).form.warnings == (said,)

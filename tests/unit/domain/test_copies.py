"""Several files of one mail that are one profile."""

from dataclasses import replace

from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Folder, Submitted, Verdict
from intake_mailbot.domain.stray_pages import seen_by_a_person
from parsers.model import SignatureStatus
from tests.unit.domain.making import (
    TODAY,
    absent,
    form,
    having,
    office,
    profile,
    reading,
    signature,
    without_section,
)
from tests.unit.domain.test_deciding import NOW, message

OFFICES = {"ct_cep": office()}
UNSIGNED = tuple(signature(slot.id, SignatureStatus.MISSING, None) for slot in form().signatures)


def _file(parsed, name="profile.docx", sha=None, where="ct_cep"):
    return Submitted(name, name, sha or name, where, parsed)


def _judged(one):
    return seen_by_a_person(one, form(), judge(form(), one.form, (), TODAY))


def _verdict(one):
    return _judged(one).verdict


def test_the_same_bytes_twice_are_one_profile():
    assert len(combine([_file(profile(), "a", "x"), _file(profile(), "b", "x")], OFFICES)) == 1


def test_an_unsigned_word_file_and_its_signed_print_are_one_signed_profile():
    word = _file(profile(signatures=UNSIGNED), "profile.docx")
    signed = _file(profile(), "profile.pdf")
    for files in ([word, signed], [signed, word]):
        (one,) = combine(files, OFFICES)
        assert one.name == "profile.pdf"
        assert _verdict(one) is Verdict.ACCEPT


def test_what_a_scan_leaves_in_doubt_the_word_file_supplies():
    doubtful = profile(
        *(
            replace(r, confidence=0.5)
            for name, r in profile().fields.items()
            if name.endswith("_phone")
        ),
        absent("agency"),
    )
    word = _file(profile(signatures=UNSIGNED), "profile.docx")
    (one,) = combine([_file(doubtful, "scan.pdf"), word], OFFICES)
    assert one.name == "scan.pdf"
    assert _verdict(one) is Verdict.ACCEPT


def test_two_requests_of_one_agency_are_two_profiles():
    other = having("engagement_title", "Licence Desk")
    assert len(combine([_file(profile(), "a"), _file(other, "b")], OFFICES)) == 2


def test_one_title_with_other_answers_is_two_profiles():
    other = profile(
        *(
            reading(name, "Somebody Else")
            for name in ("agency", "requestor_name", "it_director_name", "business_sponsor_name")
        ),
        reading("date_requested", "2026-01-01"),
    )
    assert len(combine([_file(profile(), "a"), _file(other, "b")], OFFICES)) == 2


def test_forms_of_two_offices_are_never_one():
    offices = {"ct_cep": office(), "other": office()}
    two = [_file(profile(), "a", "x"), _file(profile(), "b", "x", "other")]
    assert len(combine(two, offices)) == 2


def _signature_page():
    page = profile()
    for section in ("I", "II", "III", "IV", "V"):
        page = replace(without_section(page, section), missing_sections=())
    return replace(page, missing_sections=("I", "II", "III", "IV", "V"))


def test_a_scanned_signature_page_joins_the_word_file_beside_it():
    word = _file(profile(signatures=UNSIGNED), "profile.docx")
    page = _file(_signature_page(), "signatures.pdf")
    for files in ([word, page], [page, word]):
        (one,) = combine(files, OFFICES)
        assert one.name == "profile.docx"
        assert one.form.missing_sections == ()
        assert _verdict(one) is Verdict.ACCEPT


def test_a_signature_page_of_other_people_stays_by_itself():
    page = _signature_page()
    fields = {**page.fields, "it_manager_signed_name": reading("it_manager_signed_name", "Else")}
    other = _file(replace(page, fields=fields), "signatures.pdf")
    assert len(combine([_file(profile(), "profile.docx"), other], OFFICES)) == 2


def test_a_signature_page_beside_two_profiles_stays_by_itself():
    files = [
        _file(profile(), "a"),
        _file(having("engagement_title", "Licence Desk"), "b"),
        _file(_signature_page(), "c"),
    ]
    assert len(combine(files, OFFICES)) == 3


def test_a_signature_page_alone_stays_a_profile_with_sections_missing():
    (one,) = combine([_file(_signature_page())], OFFICES)
    assert _verdict(one) is Verdict.RETURN


def test_fields_and_slots_that_one_file_does_not_know_are_left_out():
    whole = profile()
    bare = replace(whole, fields={"engagement_title": whole.fields["engagement_title"]})
    fewer = replace(whole, signatures={})
    same = [_file(bare, "a", "x"), _file(fewer, "b", "x")]
    (one,) = combine(same, OFFICES)
    assert set(one.form.fields) == {"engagement_title"}
    (back,) = combine(same[::-1], OFFICES)
    assert set(back.form.signatures) == set(whole.signatures)


def test_a_reading_that_neither_is_sure_of_stays_that_of_the_signed_file():
    first = having("agency", "DQT", sure=0.4)
    second = having("agency", "D0T", sure=0.3)
    (one,) = combine([_file(first, "a", "x"), _file(second, "b", "x")], OFFICES)
    assert one.form.fields["agency"].value == "DQT"


def test_a_slot_found_in_one_file_only_is_taken_from_it():
    lost = replace(signature("it_manager_signature"), found_by=None, confidence=0.0)
    first = profile(signatures=(lost,))
    second = profile(signatures=(signature("business_sponsor_signature", SignatureStatus.MISSING),))
    (one,) = combine([_file(first, "a", "x"), _file(second, "b", "x")], OFFICES)
    assert {s.status for s in one.form.signatures.values()} == {SignatureStatus.SIGNED}


def test_of_two_files_signed_alike_the_fuller_one_leads():
    older = profile(reading("services_requested", None))
    both = [_file(older, "v1.docx", "x"), _file(profile(), "v2.docx", "x")]
    for files in (both, both[::-1]):
        (one,) = combine(files, OFFICES)
        assert one.name == "v2.docx"
        assert _verdict(one) is Verdict.ACCEPT


def test_what_the_signed_file_leaves_empty_the_other_fills():
    word = _file(profile(signatures=UNSIGNED), "profile.docx")
    (one,) = combine([_file(having("agency", None), "signed.pdf"), word], OFFICES)
    assert one.name == "signed.pdf"
    assert _verdict(one) is Verdict.ACCEPT


def _some_pages(*lacking):
    page = profile()
    for section in lacking:
        page = without_section(page, section)
    return replace(page, missing_sections=lacking)


def test_files_that_hold_a_page_each_are_one_profile_whose_signatures_are_to_be_seen():
    """Also where the page without the title is the longer one: no title says whose it is."""
    first = _file(_some_pages("IV", "V", "VI"), "page1.pdf")
    last = _file(_some_pages("I", "II", "III"), "page2.pdf")
    for files in ([first, last], [last, first]):
        (one,) = combine(files, OFFICES)
        assert one.form.missing_sections == ()
        assert _verdict(one) is Verdict.HOLD
        assert {doubt.field for doubt in _judged(one).doubts} == set(one.form.signatures)


def test_three_pages_in_three_files_are_one_profile():
    files = [
        _file(_some_pages("III", "IV", "V", "VI"), "page1.pdf"),
        _file(_some_pages("I", "II", "V", "VI"), "page2.pdf"),
        _file(_some_pages("I", "II", "III", "IV"), "page3.pdf"),
    ]
    (one,) = combine(files, OFFICES)
    assert one.form.missing_sections == ()
    assert _verdict(one) is Verdict.HOLD


def test_what_no_page_holds_is_still_missing():
    files = [
        _file(_some_pages("II", "IV", "V", "VI"), "page1.pdf"),
        _file(_some_pages("I", "II", "III"), "page3.pdf"),
    ]
    (one,) = combine(files, OFFICES)
    assert one.form.missing_sections == ("II",)
    assert _verdict(one) is Verdict.RETURN


def test_pages_of_two_profiles_are_sorted_by_a_person():
    """Neither is returned for pages that lie beside it."""
    other = _some_pages("IV", "V", "VI")
    title = {"engagement_title": reading("engagement_title", "Licence Desk")}
    files = [
        _file(_some_pages("IV", "V", "VI"), "a1.pdf"),
        _file(replace(other, fields={**other.fields, **title}), "b1.pdf"),
        _file(_some_pages("I", "II", "III"), "a2.pdf"),
        _file(_some_pages("I", "II", "III"), "b2.pdf"),
    ]
    found = combine(files, OFFICES)
    assert {_verdict(one) for one in found} == {Verdict.HOLD}


def test_a_second_profile_without_its_first_page_is_no_page_of_a_whole_one():
    half = _file(_some_pages("I"), "b.docx")
    assert len(combine([_file(profile(), "a.docx"), half], OFFICES)) == 2


def _of_another(*lacking):
    """Pages of another project, signed by other people."""
    names = ("it_director_name", "business_sponsor_name", "requestor_name")
    signed = ("it_manager_signed_name", "business_sponsor_signed_name")
    page = _some_pages(*lacking)
    others = {key: reading(key, f"Another {key}") for key in (*names, *signed)}
    mine = {key: one for key, one in others.items() if page.fields[key].found}
    return replace(page, fields={**page.fields, **mine})


def test_another_form_s_signed_page_accepts_no_form():
    first = _file(_some_pages("IV", "V", "VI"), "a1.pdf")
    stray = _file(_of_another("I", "II", "III"), "b2.pdf")
    for files in ([first, stray], [stray, first]):
        assert {_verdict(one) for one in combine(files, OFFICES)} == {Verdict.HOLD}


def test_of_pages_that_differ_none_joins_whichever_comes_first():
    unsigned = profile(signatures=UNSIGNED)
    for section in ("I", "II", "III"):
        unsigned = without_section(unsigned, section)
    first = _file(_some_pages("IV", "V", "VI"), "a1.pdf")
    second = _file(replace(unsigned, missing_sections=("I", "II", "III")), "a2.pdf")
    stray = _file(_of_another("I", "II", "III"), "b2.pdf")
    for files in ([first, stray, second], [first, second, stray], [stray, second, first]):
        found = combine(files, OFFICES)
        assert len(found) == 3
        assert {_verdict(one) for one in found} == {Verdict.HOLD}


def test_what_is_perhaps_on_a_page_beside_is_held_also_where_something_else_is_wrong():
    """Also where nothing in the section that it lacks is required."""
    page = _signature_page()
    fields = {**page.fields, "it_manager_signed_name": reading("it_manager_signed_name", "Else")}
    stray = _file(replace(page, fields=fields), "stray.pdf")
    for wrong in ((), (reading("requestor_phone", None),)):
        for section in ("II", "III", "V"):
            gone = replace(without_section(profile(*wrong), section), missing_sections=(section,))
            found = combine([_file(gone), stray], OFFICES)
            assert {_verdict(one) for one in found} == {Verdict.HOLD}
            assert all(_judged(one).doubts for one in found)


def test_a_whole_form_without_signature_beside_another_s_page_goes_back():
    page = _signature_page()
    fields = {**page.fields, "it_manager_signed_name": reading("it_manager_signed_name", "Else")}
    files = [
        _file(profile(signatures=UNSIGNED)),
        _file(replace(page, fields=fields), "stray.pdf"),
    ]
    whole, stray = combine(files, OFFICES)
    assert _verdict(whole) is Verdict.RETURN
    assert _verdict(stray) is Verdict.HOLD


def test_so_is_it_in_the_decision_on_the_whole_mail():
    page = _signature_page()
    fields = {**page.fields, "it_manager_signed_name": reading("it_manager_signed_name", "Else")}
    stray = _file(replace(page, fields=fields), "stray.pdf")
    wrong = without_section(profile(reading("requestor_phone", None)), "III")
    files = (_file(replace(wrong, missing_sections=("III",))), stray)
    decision = decide(message(), files, OFFICES, NOW)
    assert decision.folder is Folder.HELD
    assert {one.judgement.verdict for one in decision.outcomes} == {Verdict.HOLD}

"""The verdict on a profile as a whole."""

import pickle
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_mailbot.domain.judge import Asked, judge, judged
from intake_mailbot.domain.model import Severity, Verdict
from intake_mailbot.domain.rules.table import RULES
from parsers.model import FoundBy, Reading, SignatureKind, SignatureStatus
from tests.unit.domain.making import (
    TODAY,
    absent,
    form,
    having,
    profile,
    reading,
    signature,
    verdict,
    without_section,
)


def test_a_complete_signed_profile_is_accepted_without_a_word():
    judged = verdict(profile())
    assert judged.verdict is Verdict.ACCEPT
    assert judged.findings == ()
    assert judged.doubts == ()


def test_what_was_judged_before_is_not_judged_again():
    asked = Asked(form(), profile(), (), TODAY)
    before = judged(asked)
    assert judged(replace(asked), (before,)) is before


@pytest.mark.parametrize(
    "other",
    [
        {"parsed": having("agency", None)},
        {"attachments": ("plan.pdf",)},
        {"today": TODAY - timedelta(days=400)},
        {"scans": ("scan.tif",)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_in_anything_from_what_was_judged_before_is_judged_anew(other):
    before = judged(Asked(form(), profile(), (), TODAY))
    asked = replace(before.asked, **other)
    anew = judged(asked, (before,))
    assert anew is not before
    assert anew.judgement == judge(
        asked.form, asked.parsed, asked.attachments, asked.today, asked.scans
    )


def test_every_rule_is_a_question_that_an_agency_could_read():
    for rule in RULES:
        question = (sys.modules[rule.check.__module__].__doc__ or "").splitlines()[0]
        assert question.endswith("?"), rule.id


def test_every_rule_has_an_id_of_its_own():
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "field_id", [field.id for field in form().values if field.required and field.preset is None]
)
def test_every_emptied_required_field_sends_the_form_back(field_id):
    judged = verdict(having(field_id, None))
    assert judged.verdict is Verdict.RETURN
    assert [f.field for f in judged.findings if f.rule == "required"] == [field_id]


def test_a_sure_error_sends_the_form_back_whatever_else_is_in_doubt():
    judged = verdict(
        profile(reading("agency", None), reading("requestor_name", "J?n Doe", sure=0.4))
    )
    assert judged.verdict is Verdict.RETURN
    assert [d.field for d in judged.doubts] == ["requestor_name"]


def test_findings_stand_in_the_order_of_the_form():
    judged = verdict(
        profile(
            reading("services_requested", None),
            reading("engagement_title", None),
            reading("it_director_phone", None, "12"),
            signatures=(signature("it_manager_signature", SignatureStatus.MISSING, None),),
        )
    )
    assert [f.field for f in judged.findings] == [
        "engagement_title",
        "it_director_phone",
        "services_requested",
        "it_manager_signature",
    ]


def test_a_warning_alone_never_sends_a_form_back():
    judged = verdict(having("itb", True))
    assert judged.verdict is Verdict.ACCEPT
    assert {f.severity for f in judged.findings} == {Severity.WARNING}


def test_a_required_value_read_with_doubt_holds_the_form():
    judged = verdict(having("engagement_title", "Perm1t P0rtal", sure=0.6))
    assert judged.verdict is Verdict.HOLD
    (doubt,) = judged.doubts
    assert (doubt.field, doubt.label, doubt.shown) == (
        "engagement_title",
        "Engagement Title",
        "Perm1t P0rtal",
    )


def test_an_emptiness_read_with_doubt_holds_the_form_and_is_no_error():
    judged = verdict(having("agency", None, sure=0.5))
    assert judged.verdict is Verdict.HOLD
    assert not judged.findings


def test_a_long_text_read_with_doubt_does_not_hold_the_form():
    judged = verdict(having("business_objectives", "Lct citizcns apply on1ine", sure=0.3))
    assert judged.verdict is Verdict.ACCEPT
    assert [f.rule for f in judged.findings] == ["unsure"]


def test_a_long_text_that_may_be_empty_holds_the_form():
    assert verdict(having("business_objectives", None, sure=0.3)).verdict is Verdict.HOLD


def test_a_required_field_whose_place_was_not_found_holds_the_form():
    judged = verdict(profile(absent("agency")))
    assert judged.verdict is Verdict.HOLD
    assert judged.doubts[0].reason == "The place of this field was not found in the file."


def test_a_field_that_has_no_reading_at_all_counts_as_not_found():
    parsed = profile()
    fewer = {name: r for name, r in parsed.fields.items() if name != "agency"}
    assert verdict(replace(parsed, fields=fewer)).verdict is Verdict.HOLD


def test_an_optional_field_that_was_not_found_says_nothing():
    assert verdict(profile(absent("itb"), absent("vendor_3_name"))).verdict is Verdict.ACCEPT


def test_a_missing_section_is_said_once_and_sends_the_form_back():
    judged = verdict(without_section(profile(), "VI"))
    assert judged.verdict is Verdict.RETURN
    assert [f.rule for f in judged.findings] == ["section_missing"]
    assert judged.doubts == ()


def test_a_form_in_which_nothing_was_found_is_held_with_the_readers_reason():
    parsed = profile()
    nothing = replace(
        parsed,
        fields={name: absent(name) for name in parsed.fields},
        signatures={},
        warnings=("This form needs Adobe Reader (dynamic XFA)",),
    )
    judged = verdict(nothing)
    assert judged.verdict is Verdict.HOLD
    (doubt,) = judged.doubts
    assert doubt.reason == "This form needs Adobe Reader (dynamic XFA)."
    assert verdict(replace(nothing, warnings=())).doubts[0].reason.startswith("None of the")


def test_what_depends_on_a_doubtful_answer_is_a_doubt_itself():
    judged = verdict(
        profile(
            reading("request_type", "Level Tw0", sure=0.5), reading("project_manager_name", None)
        )
    )
    assert judged.verdict is Verdict.HOLD
    assert [d.field for d in judged.doubts] == ["project_manager_name", "request_type"]
    assert "depends on an answer" in judged.doubts[0].reason


def test_an_optional_condition_in_doubt_makes_no_error():
    judged = verdict(
        profile(
            reading("request_type", "IT Procurement"),
            reading("project_manager_name", "P?t", sure=0.4),
            reading("project_manager_phone", None),
        )
    )
    assert judged.verdict is Verdict.HOLD
    assert [(d.field, d.follows) for d in judged.doubts] == [
        ("project_manager_name", False),
        ("project_manager_phone", True),
    ]


class TestSignatures:
    def test_an_unclear_signature_holds_the_form(self):
        slot = signature("it_manager_signature", SignatureStatus.UNCLEAR, reason="A faint line.")
        judged = verdict(profile(signatures=(slot,)))
        assert judged.verdict is Verdict.HOLD
        assert judged.doubts[0].reason == "A faint line."

    def test_a_typed_name_is_put_to_a_planner(self):
        slot = signature(
            "it_manager_signature",
            SignatureStatus.SIGNED,
            SignatureKind.TYPED,
            shown="/s/ Ira Director",
        )
        judged = verdict(profile(signatures=(slot,)))
        assert judged.verdict is Verdict.HOLD
        assert judged.doubts[0].shown == "/s/ Ira Director"
        assert "typed" in judged.doubts[0].reason

    @pytest.mark.parametrize("status", [SignatureStatus.SIGNED, SignatureStatus.UNCLEAR])
    def test_a_typed_name_counts_where_the_form_says_so(self, status):
        generous = {
            name: replace(field, typed_counts=True) for name, field in form().fields.items()
        }
        slot = signature("it_manager_signature", status, SignatureKind.TYPED)
        judged = judge(replace(form(), fields=generous), profile(signatures=(slot,)), (), TODAY)
        assert judged.verdict is Verdict.ACCEPT

    @pytest.mark.parametrize(
        "status", [SignatureStatus.SIGNED, SignatureStatus.MISSING, SignatureStatus.INVALID]
    )
    def test_whatever_is_read_with_low_confidence_is_a_doubt(self, status):
        slot = signature("it_manager_signature", status, confidence=0.6)
        judged = verdict(profile(signatures=(slot,)))
        assert judged.verdict is Verdict.HOLD
        assert not judged.findings
        assert judged.doubts[0].reason == "It is not certain whether this is signed."

    def test_a_slot_that_was_not_found_is_a_doubt(self):
        slot = replace(signature("it_manager_signature"), found_by=None, confidence=0.0)
        assert verdict(profile(signatures=(slot,))).verdict is Verdict.HOLD
        parsed = profile()
        assert verdict(replace(parsed, signatures={})).verdict is Verdict.HOLD


_confidence = st.sampled_from([0.0, 0.3, 0.79, 0.8, 1.0])
_texts = st.one_of(st.none(), st.booleans(), st.text(max_size=40), st.sampled_from(["2026-01-01"]))


@given(data=st.data())
def test_no_reading_makes_judging_fail_and_no_error_rests_on_doubt(data):
    chosen = data.draw(st.lists(st.sampled_from([f.id for f in form().values]), max_size=6))
    changed = tuple(
        Reading(
            field_id,
            data.draw(_texts),
            data.draw(st.text(max_size=40)),
            data.draw(_confidence),
            FoundBy.LABEL,
        )
        for field_id in chosen
    )
    parsed = profile(*changed)
    judged = verdict(parsed)
    errors = [f for f in judged.findings if f.severity is Severity.ERROR]
    assert (judged.verdict is Verdict.RETURN) == bool(errors)
    for found in errors:
        assert parsed.fields[found.field].sure
    assert pickle.loads(pickle.dumps(judged)) == judged


def test_an_unsigned_form_beside_a_scan_is_held_since_it_may_be_signed_there():
    unsigned = profile(
        signatures=(signature("it_manager_signature", SignatureStatus.MISSING, None),)
    )
    assert verdict(unsigned).verdict is Verdict.RETURN
    judged = judge(form(), unsigned, (), TODAY, ("scan.jpg",))
    assert judged.verdict is Verdict.HOLD
    assert not [f for f in judged.findings if f.rule == "not_signed"]
    assert ["scan.jpg" in doubt.reason for doubt in judged.doubts] == [True]


def test_a_scan_beside_a_form_does_not_hide_another_error():
    judged = judge(form(), having("agency", None), (), TODAY, ("scan.jpg",))
    assert judged.verdict is Verdict.RETURN


def test_a_form_of_which_several_places_were_not_found_is_shown_to_a_person_first():
    emptied = profile(reading("agency", None), absent("requestor_name"))
    assert verdict(emptied).verdict is Verdict.RETURN
    strange = profile(
        reading("agency", None), absent("requestor_name"), absent("project_manager_name")
    )
    assert verdict(strange).verdict is Verdict.HOLD

"""Blank forms that come with a question, or in place of a corrected form."""

from dataclasses import replace

import pytest

from form_templates.model import FieldType
from intake_mailbot.domain.blanks import is_blank
from intake_mailbot.domain.decision import decide
from intake_mailbot.domain.model import LedgerState, MessageKind, Submitted, Thread, Verdict
from intake_mailbot.domain.outcomes import ReplyKind
from parsers.model import SignatureStatus, Source
from tests.unit.domain.making import (
    absent,
    form,
    having,
    office,
    profile,
    reading,
    signature,
)
from tests.unit.domain.test_deciding import NOW, case, message

OFFICES = {"ct_cep": office()}
PRESET = {FieldType.YES_NO, FieldType.CHECKBOX}
BLANK = replace(
    profile(
        *(reading(f.id, False if f.type in PRESET else None) for f in form().values),
        signatures=tuple(
            signature(slot.id, SignatureStatus.MISSING, None) for slot in form().signatures
        ),
    ),
    source=Source.WORD,
)


def decided(parsed, **more):
    brought = Submitted("2", "form.docx", "x", "ct_cep", parsed)
    kind = MessageKind.CORRECTION if "thread" in more else MessageKind.PROFILE
    return decide(message(kind, **more), (brought,), OFFICES, NOW)


def test_a_blank_with_a_question_goes_back_as_well():
    """It may come with "Here is our completed profile, could you please confirm receipt?"."""
    decision = decided(BLANK, asks=True)
    assert [one.judgement.verdict for one in decision.outcomes] == [Verdict.RETURN]


def test_a_blank_in_place_of_a_corrected_form_takes_nothing_back():
    back = case(Verdict.RETURN)
    decision = decided(BLANK, thread=Thread(back, "token"))
    assert [reply.kind for reply in decision.replies] == [ReplyKind.SUPPLEMENT]
    assert (decision.kind, decision.state) == (MessageKind.SUPPLEMENT, LedgerState.DONE)
    assert decision.outcomes == ()
    assert decision.supplement_to == back


def test_a_blank_without_a_question_goes_back():
    """It may have been filled in and not saved."""
    decision = decided(BLANK)
    assert [one.judgement.verdict for one in decision.outcomes] == [Verdict.RETURN]


@pytest.mark.parametrize(
    "parsed",
    [
        having("agency", "Department of Samples"),
        replace(BLANK, source=Source.SCAN),
        replace(BLANK, source=Source.PDF_TEXT),
        replace(BLANK, missing_sections=("V",)),
        replace(BLANK, fields={**BLANK.fields, "agency": absent("agency")}),
        replace(
            BLANK,
            signatures={
                **BLANK.signatures,
                "it_manager_signature": signature("it_manager_signature"),
            },
        ),
    ],
)
def test_what_may_say_anything_is_no_blank(parsed):
    assert is_blank(BLANK)
    assert not is_blank(parsed)


def test_a_blank_beside_pictures_may_be_signed_there():
    assert decided(BLANK, asks=True, scans=("IMG_1.jpg",)).outcomes

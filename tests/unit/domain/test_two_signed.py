"""Two copies of a profile, each signed by another person."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.copies import combine
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Submitted, Verdict
from parsers.model import SignatureStatus, Value
from tests.unit.domain.making import TODAY, form, office, profile, reading, signature

OFFICES = {"ct_cep": office()}
SLOTS = ("it_manager_signature", "business_sponsor_signature")
IT, SPONSOR = SLOTS


def copy(name: str, signed: str, **answers: Value) -> Submitted:
    """The profile with one slot signed and other answers."""
    slots = tuple(
        signature(slot) if slot == signed else signature(slot, SignatureStatus.MISSING, None)
        for slot in SLOTS
    )
    told = (reading(field, value) for field, value in answers.items())
    parsed = profile(*told, signatures=slots)
    return Submitted(name, name, name, "ct_cep", parsed)


def test_two_people_who_signed_copies_of_the_same_words_signed_one_profile() -> None:
    (one,) = combine([copy("a.docx", IT), copy("b.docx", SPONSOR)], OFFICES)
    assert judge(form(), one.form, (), TODAY).verdict is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("agency", "Another Department", "Agency / Business Unit Name"),
        ("request_type", "Emergency Request", "Type of Request"),
        ("business_objectives", "Something else altogether.", "Please provide a brief"),
    ],
)
def test_who_signed_a_copy_with_other_words_signed_something_else(
    field: str, value: str, label: str
) -> None:
    (one,) = combine([copy("a.docx", IT), copy("b.docx", SPONSOR, **{field: value})], OFFICES)
    slot = one.form.signatures[SPONSOR]
    said = "It stands on b.docx, which says something else than a.docx: “"
    assert slot.reason.startswith(said + label)
    assert judge(form(), one.form, (), TODAY).verdict is Verdict.HOLD
    assert one.form.signatures[IT].status is SignatureStatus.SIGNED


def test_many_differences_are_counted() -> None:
    other = copy(
        "b.docx", SPONSOR, agency="Another", request_type="Emergency Request",
        mandated=True, business_objectives="Other", services_requested="Other",
    )  # fmt: skip
    (one,) = combine([copy("a.docx", IT), other], OFFICES)
    assert one.form.signatures[SPONSOR].reason.endswith("and 2 more.")


def test_the_name_and_date_beside_a_signature_are_the_signers_own() -> None:
    other = copy("b.docx", SPONSOR, business_sponsor_signed_date="2026-02-28")
    (one,) = combine([copy("a.docx", IT), other], OFFICES)
    assert judge(form(), one.form, (), TODAY).verdict is Verdict.ACCEPT


def test_a_copy_that_both_signed_counts_whatever_an_older_one_says() -> None:
    both = Submitted("a.docx", "a.docx", "a", "ct_cep", profile())
    (one,) = combine([copy("b.docx", SPONSOR, agency="Another"), both], OFFICES)
    assert judge(form(), one.form, (), TODAY).verdict is Verdict.ACCEPT

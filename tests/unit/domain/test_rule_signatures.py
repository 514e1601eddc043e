"""Is every slot signed, and does every digital signature verify?"""

from dataclasses import replace

from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Severity, Verdict
from parsers.model import SignatureKind, SignatureStatus
from tests.unit.domain.making import TODAY, findings, form, only, profile, signature, verdict

SPONSOR = "business_sponsor_signature"


def _with(**given):
    return profile(signatures=(signature(SPONSOR, **given),))


def test_an_unsigned_slot_is_an_error():
    found = only(_with(status=SignatureStatus.MISSING, kind=None), "not_signed")
    assert found.message == "“Agency Business Sponsor – Signature” is not signed."
    assert found.section == "VI"


def test_a_signature_that_does_not_verify_is_an_error_with_its_reason():
    parsed = _with(
        status=SignatureStatus.INVALID,
        kind=SignatureKind.DIGITAL,
        signer="Sam Sponsor",
        reason="the file was changed after signing.",
    )
    found = only(parsed, "signature_invalid")
    assert "of Sam Sponsor" in found.message
    assert "(the file was changed after signing)" in found.message
    assert not findings(parsed, "not_signed")


def test_an_invalid_signature_without_details_is_said_plainly():
    found = only(_with(status=SignatureStatus.INVALID), "signature_invalid")
    assert found.message == (
        "The digital signature in “Agency Business Sponsor – Signature” does not verify."
    )


def _one_signature_only():
    fields = dict(form().fields)
    fields[SPONSOR] = replace(fields[SPONSOR], required=False)
    return replace(form(), fields=fields)


def test_a_slot_that_need_not_be_signed_may_be_empty():
    parsed = _with(status=SignatureStatus.MISSING, kind=None)
    assert judge(_one_signature_only(), parsed, (), TODAY).verdict is Verdict.ACCEPT


def test_a_slot_that_need_not_be_signed_and_is_unclear_earns_a_warning():
    judged = judge(_one_signature_only(), _with(status=SignatureStatus.UNCLEAR), (), TODAY)
    assert judged.verdict is Verdict.ACCEPT
    assert [(f.rule, f.severity) for f in judged.findings] == [("unsure", Severity.WARNING)]


def test_a_signed_form_raises_nothing():
    assert verdict(profile()).findings == ()

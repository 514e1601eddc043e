"""What a mail's own signature says of its sender is told, and makes nobody believed."""

from __future__ import annotations

import pytest

from intake_mailbot.domain.model import Standing as Believed
from intake_mailbot.message.seals import seal_of
from parsers.errors import ErrorKind
from parsers.model import Address, FileKind, MailSignature, PartProblem, Standing, Trust
from tests.unit.message.mails import CLERK, RULES, headers, leaf, mail, profile, understood

HOLDS = MailSignature(
    Standing.VALID, "Pat Doe", (CLERK,), None, Trust.TRUSTED, "It is vouched for."
)


@pytest.mark.parametrize(
    ("signature", "said", "against"),
    [
        (HOLDS, f"is by Pat Doe <{CLERK}>, as in From: It is vouched for", False),
        (
            MailSignature(Standing.VALID, "", (CLERK,), None, Trust.SELF_SIGNED, "Nobody."),
            f"is by {CLERK}, as in From, which proves little by itself: Nobody",
            False,
        ),
        (
            MailSignature(Standing.VALID, "Eve", ("eve@evil.example",), None, Trust.TRUSTED, "So."),
            f"is by Eve <eve@evil.example>, and not by {CLERK}: So",
            True,
        ),
        (
            MailSignature(Standing.VALID, "Pat", (), None, Trust.TRUSTED, "So."),
            "is by Pat, whose certificate names no address: So",
            False,
        ),
        (
            MailSignature(Standing.INVALID, "Pat", (CLERK,), None, None, "It was changed."),
            "does not hold: It was changed (servers that rewrite mail do that, too)",
            True,
        ),
        (MailSignature(Standing.UNCLEAR, reason="Why."), "could not be judged: Why", False),
    ],
)
def test_each_standing_is_said_in_a_clause(
    signature: MailSignature, said: str, against: bool
) -> None:
    seal = seal_of(signature, Address(CLERK))
    assert seal.said == f"its S/MIME signature {said}"
    assert seal.against is against


def test_a_mail_without_a_sender_has_somebody_elses_signature() -> None:
    assert seal_of(HOLDS, None).against
    assert seal_of(None, None).said == ""


def test_a_name_without_end_is_cut() -> None:
    signature = MailSignature(Standing.VALID, "x" * 9_000, ("y" * 9_000 + "@z",), reason="So.")
    assert len(seal_of(signature, Address(CLERK)).said) < 500


def test_it_is_told_beside_what_our_server_says_and_changes_nothing_of_it() -> None:
    found = understood(mail(profile(), signature=HOLDS))
    assert found.standing is Believed.AUTHENTICATED
    assert found.proof.startswith("authenticated: mx.example.gov says dmarc=pass; its S/MIME")
    assert found.remarks == ()
    unproven = headers(("Authentication-Results", "mx.example.gov; dmarc=fail"))
    forged = understood(mail(profile(), head=unproven, signature=HOLDS), rules=RULES)
    assert forged.standing is Believed.UNPROVEN


def test_another_signer_is_a_remark_against_the_sender() -> None:
    other = MailSignature(Standing.VALID, "Eve", ("eve@evil.example",), reason="So.")
    found = understood(mail(profile(), signature=other))
    assert found.remarks == (found.seal,)
    assert found.proof.endswith(found.seal)


@pytest.mark.parametrize(
    ("kind", "encrypted"),
    [(FileKind.SMIME_OPAQUE, True), (FileKind.TEXT, True), (FileKind.ENCRYPTED_OFFICE, False),
     (FileKind.PDF, False), (FileKind.ZIP, False)],
)  # fmt: skip
def test_an_encrypted_mail_is_told_from_a_locked_file(kind: FileKind, encrypted: bool) -> None:
    locked = leaf("x", kind, problem=PartProblem(ErrorKind.ENCRYPTED, "It is locked."))
    assert understood(mail(locked)).encrypted is encrypted

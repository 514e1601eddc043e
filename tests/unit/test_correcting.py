"""What a planner's words settle of a form in doubt: what they were shown, and only answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from intake_mailbot.correcting import corrections
from intake_mailbot.domain.errors import UsageError
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Judgement, Verdict
from parsers.model import ParsedForm
from tests.unit.domain.making import TODAY, form, profile, reading


def judged(parsed: ParsedForm) -> Judgement:
    return judge(form(), parsed, (), TODAY)


def after(parsed: ParsedForm, lines: Sequence[str]) -> ParsedForm:
    made = corrections(form(), parsed, judged(parsed).doubts, lines)
    return parsed.corrected(made.readings)


def with_a_vendor() -> ParsedForm:
    """Whether a vendor is engaged is in doubt, and the vendor's row was seen as empty."""
    return profile(
        reading("vendor_engaged", True, sure=0.6),
        reading("vendor_1_name", None, sure=0.6),
        reading("vendor_1_authority", None, sure=0.6),
    )


def test_ok_settles_nothing_that_was_not_shown() -> None:
    parsed = with_a_vendor()
    assert [(one.field, one.follows) for one in judged(parsed).doubts] == [
        ("vendor_engaged", False),
        ("vendor_1_name", True),
        ("vendor_1_authority", True),
    ]
    said = after(parsed, ["ok"])
    assert said.fields["vendor_engaged"].sure
    assert not said.fields["vendor_1_name"].sure
    judgement = judged(said)
    assert judgement.verdict is Verdict.HOLD
    assert [(one.field, one.follows) for one in judgement.doubts] == [
        ("vendor_1_name", False),
        ("vendor_1_authority", True),
    ]


def test_what_only_follows_is_settled_with_what_it_follows_from() -> None:
    parsed = with_a_vendor()
    assert judged(after(parsed, ["vendor_engaged: no"])).verdict is Verdict.ACCEPT


def test_what_another_answer_hangs_on_is_asked_though_it_is_optional() -> None:
    parsed = profile(
        reading("vendor_2_name", "Acme", sure=0.6), reading("vendor_2_authority", None)
    )
    assert [(one.field, one.follows) for one in judged(parsed).doubts] == [
        ("vendor_2_name", False),
        ("vendor_2_authority", True),
    ]
    assert judged(after(parsed, ["vendor_2_name: empty"])).verdict is Verdict.ACCEPT


def test_an_optional_answer_in_doubt_on_which_nothing_hangs_is_not_asked() -> None:
    parsed = profile(
        reading("vendor_2_name", "Acme", sure=0.6), reading("vendor_2_authority", "Other")
    )
    assert judged(parsed).doubts == ()


def misread_date() -> ParsedForm:
    return profile(
        reading("agency", "Ferry Board", sure=0.7),
        reading("it_manager_signed_date", None, "03-122-2026", sure=0.5),
    )


def test_ok_does_not_make_an_answer_of_what_is_none() -> None:
    said = after(misread_date(), ["ok"])
    assert said.fields["agency"].sure
    judgement = judged(said)
    assert judgement.verdict is Verdict.HOLD
    assert [one.field for one in judgement.doubts] == ["it_manager_signed_date"]


def test_ok_over_nothing_but_what_is_no_answer_says_what_to_write() -> None:
    parsed = profile(reading("it_manager_signed_date", None, "03-122-2026", sure=0.5))
    with pytest.raises(UsageError, match=r"“03-122-2026” is no answer to it_manager_signed_date"):
        after(parsed, ["ok"])


@pytest.mark.parametrize(
    "line",
    [
        "it_manager_signed_date: foo",
        "requestor_phone: 555",
        "vendor_engaged: perhaps",
        "current_phase: Dreaming",
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(line: str) -> None:
    with pytest.raises(UsageError, match=r"is no answer to .* put it in quotation marks"):
        after(misread_date(), [line])


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "'{}'"])
def test_what_stands_on_the_form_just_so_is_said_in_quotation_marks(marks: str) -> None:
    line = "it_manager_signed_date: " + marks.format("03-122-2026")
    judgement = judged(after(misread_date(), ["ok", line]))
    assert judgement.verdict is Verdict.RETURN
    [error] = [one for one in judgement.findings if one.severity.value == "error"]
    assert "shows “03-122-2026”" in error.message


def test_words_that_say_that_there_is_nothing_are_taken_as_they_are() -> None:
    assert after(misread_date(), ["desired_go_live: TBD"]).fields["desired_go_live"].shown == "TBD"


def test_ok_keeps_the_answer_that_was_read_however_it_is_shown() -> None:
    parsed = profile(reading("vendor_engaged", False, "", sure=0.6))
    assert after(parsed, ["ok"]).fields["vendor_engaged"].value is False

"""The rules between the fields of a hosting request: what is asked depends on what is answered."""

from __future__ import annotations

from datetime import date

import pytest

from fixtures.further.hosting import REQUEST
from fixtures.word_fill import fill_word
from form_templates import load_office
from intake_mailbot.domain.judge import judge
from intake_mailbot.domain.model import Severity, Verdict
from parsers.reading import read_form

OFFICE = load_office("cdt_esd")
BLANK = OFFICE.blank(".docx").read_bytes()


def errors(**changes: str) -> list[str]:
    """The rules that a request breaks which differs so from a good one."""
    read = read_form(fill_word(REQUEST | changes, {}, blank=BLANK), [OFFICE.form])
    judgement = judge(OFFICE.form, read, (), date(2026, 11, 16))
    found = [one.rule for one in judgement.findings if one.severity is Severity.ERROR]
    assert (judgement.verdict is Verdict.ACCEPT) == (not found)
    return found


def test_a_request_that_keeps_all_rules_is_accepted() -> None:
    assert errors() == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"platform": "AIX"}, "aix_option"),
        ({"service_option": "Build AIX Server"}, "other_option"),
        ({"expedite": "Yes"}, "expedite_only_windows_refresh"),
        ({"rates_acknowledged": "No"}, "rates_must_be_acknowledged"),
        ({"data_personal": ""}, "which_data"),
        ({"regulated": "Yes"}, "which_regulations"),
        ({"approved_budget": "enough"}, "not_an_amount"),
        ({"approver_2_mail": ""}, "required"),
        ({"documents_attached": "Yes"}, "attachment_missing"),
    ],
)
def test_each_rule_returns_a_request_that_breaks_it(changes: dict[str, str], rule: str) -> None:
    assert errors(**changes) == [rule]


@pytest.mark.parametrize(
    "changes",
    [
        {"platform": "AIX", "service_option": "Build AIX Server"},
        {"regulated": "Yes", "regulation_other": "State archive rules"},
        {"regulated": "Yes", "regulation_pci": "Yes"},
        {"sensitive_data": "No", "data_personal": ""},
        {
            "platform": "Windows",
            "service_option": "Server Refresh",
            "expedite": "Yes",
            "intake_form": "Not Applicable",
        },
        {"approver_2_name": "", "approver_2_mail": ""},
    ],
)
def test_what_the_rules_allow_is_accepted(changes: dict[str, str]) -> None:
    assert errors(**changes) == []


def test_windows_needs_its_intake_form_status() -> None:
    assert errors(platform="Windows") == ["required"]

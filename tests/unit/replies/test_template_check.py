"""Mistakes in an office's messages are found before a mail should be answered with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from form_templates import load_office
from form_templates.loader import COMMON
from form_templates.office import Office
from intake_mailbot.domain.outcomes import Reply, ReplyKind
from intake_mailbot.replies import render
from intake_mailbot.replies.facts import ReplyFacts
from intake_mailbot.replies.template_check import check_messages
from intake_mailbot.replies.template_values import values
from tests.unit.replies.samples import CLERK, NOW


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A copy of the shipped office with all its messages, to make mistakes in."""
    shutil.copytree(load_office("ct_cep").folder, tmp_path / "o")
    shutil.copytree(COMMON, tmp_path / "o" / "messages", dirs_exist_ok=True)
    return load_office(tmp_path / "o")


def told(office: Office) -> list[str]:
    return [
        f"{error.path.name}:{error.line}: {error.problem} {error.mend}"
        for error in check_messages(office)
    ]


def changed(office: Office, name: str, old: str, new: str) -> Office:
    file = office.messages / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return office


def test_the_shipped_messages_have_no_mistake() -> None:
    assert check_messages(load_office("ct_cep")) == ()


def test_a_file_that_others_need_is_told_once_and_by_whom(office: Office) -> None:
    for name in ("confirmation.txt.j2", "held.txt.j2"):
        changed(office, name, '"base.txt.j2"', '"our_base.txt.j2"')
    [error] = told(office)
    assert error.startswith("our_base.txt.j2:None: The file cannot be read")
    assert "confirmation.txt.j2 needs it" in error


def test_a_file_that_the_office_does_not_write_is_the_one_that_all_share(office: Office) -> None:
    for name in ("held.html.j2", "guidance.html.j2"):
        (office.messages / name).unlink()
    assert told(office) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("{% endblock %}", "", None, "begun and not ended"),
        ("{{ one.tracking_number }}\n", "{{ one.tracking_number \n", 9, "expected token"),
        ("| short(60)", "| shorten(60)", 3, "No filter named 'shorten'"),
        ("{% if process", "{% wenn process", None, "{% wenn %} means nothing"),
    ],
)
def test_what_is_no_template_is_told_with_its_line(
    office: Office, old: str, new: str, line: int | None, said: str
) -> None:
    [error] = told(changed(office, "confirmation.txt.j2", old, new))
    assert error.startswith("confirmation.txt.j2:")
    assert line is None or f":{line}:" in error
    assert said in error


@pytest.mark.parametrize(
    ("old", "new", "problem", "mend"),
    [
        ("{{ parts.named", "{{ form_nam }}{{ parts.named", "“form_nam”", '"form_name"'),
        ("number }}\n\nIt", "numbr }}\n\nIt", "“one.tracking_numbr”", '"tracking_number"'),
        ("process.next_steps", "process.next_step", "“process.next_step”", '"next_steps"'),
        ("parts.by_when", "parts.by_wenn", "“parts.by_wenn”", '"by_when"'),
        ("in office_notes(one)", "in office_note(one)", "“office_note”", '"office_notes"'),
        ("{{ loop.index }}", "{{ contacts.phone }}", "“contacts.phone”", "office_mailbox"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_exist_is_told_with_its_line_and_mend(
    office: Office, old: str, new: str, problem: str, mend: str
) -> None:
    file = office.messages / "confirmation.txt.j2"
    line = file.read_text("utf-8").partition(old)[0].count("\n") + new.count("\n{{") + 1
    errors = told(changed(office, "confirmation.txt.j2", old, new))
    assert errors[0].startswith(f"confirmation.txt.j2:{line}: {problem} does not exist.")
    assert mend in errors[0]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("several.txt.j2", "{% for i in outcomes %}{{ i.titel }}{% endfor %}", "“i.titel”"),
        ("several.txt.j2", "{% set o = outcomes | first %}{{ o.outcome.judgment }}",
         "“o.outcome.judgment”"),
        ("status.txt.j2", '{{ dues | selectattr("dun") | list }}', "“dun”"),
        ("status.txt.j2", "{{ case.received.yeer }}", "“case.received.yeer”"),
        ("status.txt.j2", "{{ case.verdict == Verdict.ACCEPTED }}", "“Verdict.ACCEPTED”"),
        ("parts.txt.j2", "{% macro m(a) %}{{ form_name }}{{ a.b }}{% endmacro %}", "“form_name”"),
        ("parts.txt.j2", "{% macro m(a) %}{{ b }}{% endmacro %}", "“b”"),
        ("held.html.j2", "{% with a = one.title %}{{ a.uper() }}{% endwith %}", "“a.uper”"),
    ],
)  # fmt: skip
def test_names_are_followed_through_loops_sets_and_macros(
    office: Office, name: str, text: str, problem: str
) -> None:
    file = office.messages / name
    file.write_text(file.read_text("utf-8").replace("{% block body %}", "{% block body %}" + text)
                    if "{% block body %}" in file.read_text("utf-8")
                    else file.read_text("utf-8") + text, "utf-8")  # fmt: skip
    [error] = told(office)
    assert f"{name}:" in error
    assert f"{problem} does not exist" in error


def test_a_text_template_without_a_subject_is_told(office: Office) -> None:
    changed(office, "held.txt.j2", "block subject", "block topic")
    assert any("has no block “subject”" in error for error in told(office))


def test_the_names_that_are_checked_are_those_that_a_mail_gets() -> None:
    office = load_office("ct_cep")
    setting = render.Setting(office, "Office", "office@example.gov", NOW, ())
    given = render._context(Reply(ReplyKind.STATUS, CLERK), (), ReplyFacts(), setting)
    assert set(values(office.process)) == set(given)

"""A mistake in a process or in what its mails say is found on load, with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from form_templates import TemplateError, check_office, load_office
from form_templates.flow_defaults import BUILT_IN_STAGES
from form_templates.flow_signals import signals
from form_templates.loader import parse_process
from tests.unit.form_templates.making import FORM, PROCESS, write_office

FLOW = """\
holidays = "US"
first = "work"
divisions = ["North"]

[numbering]
prefix = "SM"

[contacts]
help_desk = "help@example.gov"

[commitments]
start = "one_day"
end = "two_day"

[[roles]]
id = "boss"
title = "The Boss"
mail = "boss@example.gov"

[[conditions]]
id = "red"
any_of = [{ field = "red", one_of = ["Yes"] }, { field = "one_day", closer_than = 5 }]

[[escalations]]
id = "up"
levels = [{ after = 1, to = "planners" }, { after = 4, to = "boss" }]

[[clocks]]
id = "answer"
what = "We will answer"
amount = 3
unit = "days"
starts = ["entered:work"]
stops = ["done:call", "left:work"]
pauses_in = ["waiting"]
pausing = "extends"
tells = ["boss"]
escalation = "up"
promised = true

[[tasks]]
id = "call"
title = "Call them"
owner = "boss"
clock = "answer"

[[deliverables]]
id = "letter"
title = "A letter"
signed = true

[[decisions]]
id = "go"
title = "Go on?"
by = "boss"
choices = [
    { id = "on", title = "On", to = "done" },
    { id = "wait", title = "Wait", to = "waiting" },
]

[[stages]]
id = "work"
title = "At work"
tasks = ["call"]
decisions = ["go"]
ways = [{ to = "done", on = "complete:work", when = "red" }]

[[stages]]
id = "waiting"
title = "Waiting"
deliverables = ["letter"]
ways = [{ to = "work", on = "got:letter" }]

[[stages]]
id = "done"
title = "Done"
final = true
reopens_to = "work"

[[notices]]
id = "late"
on = "overdue:answer"
message = "late"
to = ["agency", "boss"]
when = "red"
"""

LATE = """\
{% extends "base.txt.j2" %}
{% import "parts.txt.j2" as parts %}
{% macro hello(who) %}Hello {{ who }}{% endmacro %}
{% block subject %}[{{ case.tracking_number }}] Late{% endblock %}
{% block body %}
{{ hello(case.agency) }} {{ parts.named(case.title) }}
{% for task in tasks if task.due %}
{{ loop.index }} {{ task.title | short(60) }} {{ task.due | long_date }}
{% else %}
{{ contacts.help_desk }}
{% endfor %}
{% set first = clocks[0] %}{{ first.what }}
{% if clock and clock.due %}{{ clock.due | long_date }}{% endif %}
{{ fields["name"] }} {{ fields.phone }}
{% endblock %}
"""


def write(folder: Path, process: str = FLOW, late: str = LATE) -> Path:
    write_office(folder, FORM, process)
    (folder / "messages").mkdir(exist_ok=True)
    (folder / "messages" / "late.txt.j2").write_text(late, "utf-8")
    return folder


def test_a_process_with_every_part_is_loaded(tmp_path: Path) -> None:
    office = load_office(write(tmp_path))
    flow = office.process.flow
    own = [stage.id for stage in flow.stages if stage not in BUILT_IN_STAGES]
    assert own == ["work", "waiting", "done"]
    assert flow.clock("answer").pausing == "extends"
    assert [promise.id for promise in office.process.promises] == ["answer"]
    assert "escalated:answer" in signals(flow)


def test_a_process_is_known_again_by_its_text(tmp_path: Path) -> None:
    process = load_office(write(tmp_path)).process
    again = parse_process(process.source, tmp_path / "old.toml")
    assert again == process
    assert again.digest == process.digest
    assert parse_process(f"# x\n{process.source}", tmp_path / "x").digest != process.digest
    with pytest.raises(TemplateError):
        parse_process("holidays = 3", tmp_path / "old.toml")


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ('first = "work"', 'first = "wrok"', "wrok", 'Did you mean "work"?'),
        ('first = "work"\n', "", "", "`first` is missing"),
        ('first = "work"', 'first = "held"', 'first = "held"', 'No stage is called "held"'),
        ('tasks = ["call"]', 'tasks = ["cal"]', '"cal"', 'no task is called "cal"'),
        ('decisions = ["go"]', 'decisions = ["do"]', '"do"', "no decision is called"),
        ('deliverables = ["letter"]', 'deliverables = ["a"]', '"a"', "no deliverable is called"),
        ('to = "done", on', 'to = "dune", on', "dune", 'no stage is called "dune"'),
        ('title = "On", to = "done"', 'title = "On", to = "nowhere"', "nowhere", "no stage is"),
        ('on = "complete:work"', 'on = "complete:done"', "complete:done", "never happens"),
        ('on = "complete:work", when = "red"', 'on = "complete:work", when = "rd"', '"rd"', "red"),
        ('on = "got:letter"', 'on = "got:leter"', "got:leter", 'Did you mean "got:letter"?'),
        ('"entered:work"', '"entered:wrok"', "entered:wrok", 'Did you mean "entered:work"?'),
        ('"done:call"', '"done:cal"', "done:cal", '"done:cal" never happens'),
        ('["waiting"]\npausing', '["waitin"]\npausing', '"waitin"', 'Did you mean "waiting"?'),
        ('"extends"', '"stretches"', "pausing", '"stretches", which is unknown'),
        ('tells = ["boss"]', 'tells = ["bos"]', '"bos"', 'no role is called "bos"'),
        ('escalation = "up"', 'escalation = "down"', '"down"', "no escalation is called"),
        ("{ after = 4", "{ after = 1", "[{ after", "not after the one before"),
        ('to = "boss" }]', 'to = "bss" }]', '"bss"', 'Did you mean "boss"?'),
        ('owner = "boss"', 'owner = "who"', '"who"', "no role is called"),
        ('clock = "answer"', 'clock = "ansr"', '"ansr"', 'Did you mean "answer"?'),
        ('by = "boss"', 'by = "nobody"', '"nobody"', "no role is called"),
        ('on = "overdue:answer"', 'on = "overdue:anser"', "overdue:anser", "overdue:answer"),
        ('to = ["agency", "boss"]', 'to = ["agenzy"]', "agenzy", 'Did you mean "agency"?'),
        ('message = "late"', 'mesage = "late"', "mesage", 'Did you mean "message"?'),
        ('field = "red"', 'field = "rde"', "rde", 'Did you mean "red"?'),
        ('field = "red", one_of = ["Yes"]', 'field = "red", one_of = ["Ja"]', '"Ja"', "never"),
        ('field = "red", one_of = ["Yes"]', 'field = "red"', 'field = "red" }', "asks nothing"),
        ('field = "one_day"', 'field = "name"', 'field = "name"', "is no date"),
        ('end = "two_day"', 'end = "name"', 'end = "name"', "is no date"),
        ('final = true\nreopens_to = "work"', "final = true\nreopens_to = 3", "reopens_to", "text"),
        ("final = true\n", "", "reopens_to", "never closed"),
        ('final = true\n', 'final = true\ntasks = ["call"]\n', "final = true", "ends a case"),
        ('\nreopens_to = "work"', "\nreopen_to = 1", "reopen_to", 'Did you mean "reopens_to"?'),
        ('amount = 3', "amount = 3\nearliest = 4", "earliest", "after the latest end"),
        ('amount = 3', "amount = 3\nwarn = -1", "warn", "at least 0"),
        ('id = "call"', 'id = "Call us"', "Call us", "is unusable"),
        ('{ id = "wait"', '{ id = "on"', 'id = "on", title = "Wait"', "there twice"),
        ('when = "red" }]', 'when = "red" }, { to = "work" }]', "ways", "leads back to itself"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_line_and_mend(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    assert old in FLOW
    changed = FLOW.replace(old, new, 1)
    found = [str(error) for error in check_office(write(tmp_path, changed))]
    mine = [one for one in found if said in one]
    assert mine, found
    if place:
        line = changed[: changed.index(place)].count("\n") + 1
        assert any(f"process.toml:{line}:" in one for one in mine), (line, mine)


def test_a_stage_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    more = '[[stages]]\nid = "island"\ntitle = "Island"\nfinal = true\n'
    (error,) = check_office(write(tmp_path, FLOW + more))
    assert 'No case ever comes to the stage "island"' in str(error)
    assert error.line == FLOW.count("\n") + 2


def test_a_dead_end_is_told(tmp_path: Path) -> None:
    changed = FLOW.replace('ways = [{ to = "work", on = "got:letter" }]\n', "")
    (error,) = check_office(write(tmp_path, changed))
    assert 'The stage "waiting" leads nowhere.' in str(error)


def test_a_circle_without_an_end_is_told(tmp_path: Path) -> None:
    changed = FLOW.replace('title = "On", to = "done"', 'title = "On", to = "waiting"').replace(
        'ways = [{ to = "done", on = "complete:work", when = "red" }]\n', ""
    )
    said = " ".join(str(error) for error in check_office(write(tmp_path, changed)))
    assert 'From the stage "work" no case ever ends.' in said
    assert 'No case ever comes to the stage "done".' in said


def test_work_that_no_stage_begins_is_told(tmp_path: Path) -> None:
    changed = FLOW.replace('deliverables = ["letter"]\n', "").replace("got:letter", "left:work")
    (error,) = check_office(write(tmp_path, changed))
    assert '"letter" is in no stage.' in str(error)


def test_tasks_without_stages_are_told(tmp_path: Path) -> None:
    more = '[[tasks]]\nid = "call"\ntitle = "Call"\n'
    (error,) = check_office(write(tmp_path, PROCESS + more))
    assert "stands without a stage" in str(error)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("case.agency", "case.agenzy", 'Did you mean "agency"?'),
        ("case.tracking_number", "kase.tracking_number", 'Did you mean "case"?'),
        ("task.title", "task.titel", '“task.titel” does not exist. Did you mean "title"?'),
        ("clock.due | long_date", "clock.deu | long_date", 'Did you mean "due"?'),
        ("contacts.help_desk", "contacts.helpdesk", 'Did you mean "help_desk"?'),
        ("fields.phone", "fields.phones", 'Did you mean "phone"?'),
        ('fields["name"]', 'fields["nam"]', 'Did you mean "name"?'),
        ("| short(60)", "| shrt(60)", 'Did you mean "short"?'),
        (
            "{% endblock %}\n{% block body",
            "{% endblok %}\n{% block body",
            'Did you mean "endblock"?',
        ),
        ("hello(case", "helo(case", "“helo” does not exist."),
    ],
)
def test_a_value_that_no_mail_has_is_told_before_a_mail_needs_it(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in LATE
    changed = LATE.replace(old, new, 1)
    found = check_office(write(tmp_path, late=changed))
    mine = [error for error in found if said in str(error)]
    assert mine, found
    assert mine[0].path.name == "late.txt.j2"
    assert mine[0].line == changed[: changed.index(new)].count("\n") + 1
    with pytest.raises(TemplateError):
        load_office(tmp_path)


def test_a_message_that_does_not_exist_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "messages" / "late.txt.j2").unlink()
    (error,) = check_office(tmp_path)
    assert error.path.name == "process.toml"
    assert error.line == FLOW[: FLOW.index('message = "late"')].count("\n") + 1
    assert error.problem == "`message`: there is no file messages/late.txt.j2."
    (tmp_path / "messages" / "late.txt.j2").write_bytes(b"\xe9")
    (error,) = check_office(tmp_path)
    assert "UTF-8" in error.problem


def test_an_office_may_say_deadlines_in_its_own_words(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "messages" / "deadline.txt.j2").write_text("{{ clok.due }}", "utf-8")
    said = [str(error) for error in check_office(tmp_path)]
    assert any('Did you mean "clock"?' in one for one in said)
    assert any('There is no block "subject".' in one for one in said)
    assert any('There is no block "body".' in one for one in said)

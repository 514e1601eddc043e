"""Mistakes in further forms, rates, indicators and the rest are told with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from form_templates import check_office, load_office
from tests.unit.form_templates.making import write_office

FORM = """\
id = "sample"
title = "Sample"
publisher = "Sample Office"
version = "1"

[[sections]]
id = "I"
title = "One"
parts = [{ row = ["name", "mail", "budget", "phone"] }]

[[fields]]
id = "name"
label = "Name"
type = "text"

[[fields]]
id = "mail"
label = "Mail"
type = "text"

[[fields]]
id = "budget"
label = "Budget"
type = "amount"

[[fields]]
id = "phone"
label = "Phone"
type = "phone"
region = "AU"
"""

LETTER = """\
id = "letter"
title = "Letter"
publisher = "Sample Office"
version = "1"

[[sections]]
id = "I"
title = "One"
parts = [{ row = ["number", "signature"] }]

[[fields]]
id = "number"
label = "Number"
type = "text"
fill = "{{ case.tracking_number }}"

[[fields]]
id = "signature"
label = "Signature"
type = "signature"
"""

RATES = """\
title = "Rates"
currency = "$"

[[rates]]
id = "hour"
title = "Work"
unit = "hour"
price = "125.00"
"""

PROCESS = """\
holidays = "US"
first = "work"

[numbering]
prefix = "SA"

[estimate]
budget = "budget"

[[roles]]
id = "chief"
title = "Chief"
mail_from = "mail"

[[conditions]]
id = "ready"
all_of = [{ field = "name", filled = true }]
decided = ["go:on"]
arrived = ["letter"]
done = ["call"]
within_budget = true

[[indicators]]
id = "calls"
title = "Calls"
counts = "done"
of = ["call"]

[[indicators]]
id = "is_ready"
title = "Ready"
counts = "holds"
when = "ready"

[[tasks]]
id = "call"
title = "Call"
when = "ready"

[[tasks]]
id = "item"
title = "Item"
several = true

[[tasks]]
id = "review"
title = "Review"
optional = true
repeats = true

[[deliverables]]
id = "letter"
title = "Letter"
form = "letter"
signed = true

[[decisions]]
id = "go"
title = "Go on?"
by = "chief"
when = "ready"
choices = [{ id = "on", title = "On", to = "end", when = "ready", words = ["yes"] }]

[[stages]]
id = "work"
title = "Work"
tasks = ["call", "item", "review"]
deliverables = ["letter"]
decisions = ["go"]

[[stages]]
id = "end"
title = "End"
final = true

[[notices]]
id = "letter"
on = "over_budget"
message = "new_version"
to = ["chief"]
forms = ["letter"]
"""


def write(folder: Path, **files: str) -> Path:
    write_office(folder, files.get("form", FORM), files.get("process", PROCESS))
    (folder / "forms").mkdir()
    (folder / "forms" / "letter.toml").write_text(files.get("letter", LETTER), "utf-8")
    (folder / "rates.toml").write_text(files.get("rates", RATES), "utf-8")
    return folder


def test_an_office_with_every_further_part_is_loaded(tmp_path: Path) -> None:
    office = load_office(write(tmp_path))
    [letter] = office.further
    assert (letter.id, letter.opens, office.form.opens) == ("letter", False, True)
    assert office.process.rates is not None
    assert str(office.process.rates.rates[0].price) == "125.00"
    assert office.process.flow.role("chief") is not None
    assert office.process.flow.asked_fields() == ("name", "mail", "budget")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("process", 'budget = "budget"', 'budget = "name"', "which is no amount"),
        ("process", 'budget = "budget"', 'budget = "bugdet"', 'Did you mean "budget"?'),
        ("process", 'mail_from = "mail"', 'mail_from = "male"', 'Did you mean "mail"?'),
        ("process", 'mail_from = "mail"', 'mail_from = "mail"\nmail = "a@b.c"', "two addresses"),
        ("process", '["go:on"]', '["go:off"]', 'Did you mean "go:on"?'),
        ("process", 'arrived = ["letter"]', 'arrived = ["leter"]', 'Did you mean "letter"?'),
        ("process", 'done = ["call"]', 'done = ["cal"]', 'Did you mean "call"?'),
        ("process", 'of = ["call"]', 'of = ["cal"]', "no task or deliverable is called"),
        ("process", 'counts = "done"', 'counts = "don"', 'Did you mean "done"?'),
        ("process", 'counts = "holds"\nwhen = "ready"', 'counts = "holds"', "shows nothing"),
        ("process", "optional = true\nrepeats", "repeats", "repeats and is needed"),
        ("process", "repeats = true", "repeats = true\nseveral = true", "Keep one of them"),
        ("process", 'form = "letter"', 'form = "leter"', "which is no form in forms/"),
        ("process", 'forms = ["letter"]', 'forms = ["leter"]', "which is no form in forms/"),
        ("process", 'title = "Call"\nwhen = "ready"', 'title = "Call"\nwhen = "x"', "no condition"),
        ("process", 'by = "chief"\nwhen = "ready"', 'by = "chief"\nwhen = "x"', "no condition"),
        ("process", 'to = "end", when = "ready"', 'to = "end", when = "x"', "no condition"),
        ("process", "filled = true", "filled = false", "This asks nothing"),
        ("process", '[estimate]\nbudget = "budget"\n', "", "There is no estimate"),
        ("letter", 'type = "signature"', 'type = "text"', "no place for a signature"),
        ("letter", 'id = "letter"', 'id = "brief"', "Call both the same"),
        ("letter", "case.tracking_number", "case.number", "“case.number” does not exist"),
        (
            "letter",
            "{{ case.tracking_number }}",
            "{{ case",
            "`fill`: A {{ is not closed",
        ),
        ("rates", '"125.00"', '"a lot"', 'Write price = "125.00"'),
        ("rates", '"125.00"', "125.00", "a text in quotes"),
        ("rates", 'unit = "hour"', "", "`unit` is missing"),
        ("form", 'region = "AU"', 'region = "Australia"', 'Write a country: "US" or "AU"'),
        ("form", 'type = "amount"', 'type = "amount"\nregion = "AU"', "means nothing for"),
    ],
)
def test_a_mistake_is_told_with_its_mend(
    tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    whole = {"form": FORM, "process": PROCESS, "letter": LETTER, "rates": RATES}[file]
    assert old in whole
    told = [str(one) for one in check_office(write(tmp_path, **{file: whole.replace(old, new, 1)}))]
    assert any(said in one for one in told), told


def test_a_condition_asks_for_emptiness_or_for_answers() -> None:
    from form_templates.field_schema import read_condition
    from form_templates.table import Problems, Table
    from form_templates.toml_text import TomlText

    problems = Problems(Path("form.toml"), TomlText(""))
    values = {"field": "a", "empty": True, "one_of": ["Yes"]}
    read_condition(Table(values, (), problems))
    assert "What is empty shows none" in str(problems.errors[0])

"""Small offices written to disk, for what the shipped ones do not show."""

from __future__ import annotations

from pathlib import Path

FORM = """\
id = "small"
title = "Small Form"
publisher = "An Office"
version = "2.0"

[[sections]]
id = "A"
title = "Who"
parts = [
    { row = ["name", "phone"], widths = [2, 1] },
    { columns = [["red", "green"], ["blue"]] },
    { note = "Sign below." },
    { grid = "steps" },
]

[[fields]]
id = "name"
label = "Name"
type = "text"
required = true

[[fields]]
id = "phone"
label = "Phone"
type = "phone"
required_when = { field = "name" }
beside = "name"

[[fields]]
id = "red"
label = "Red"
type = "checkbox"

[[fields]]
id = "green"
label = "Green"
type = "checkbox"

[[fields]]
id = "blue"
label = "Blue"
type = "checkbox"

[grids.steps]
corner = "Step"
rows = [
    { id = "one", label = "One", changes = { done = { preset = "Yes" } } },
    { id = "two", label = "Two", required = true },
]

[[grids.steps.columns]]
id = "done"
header = "Done"
type = "yes_no"

[[grids.steps.columns]]
id = "day"
header = "Day"
type = "date"
required_when = { field = "{row}_done", one_of = ["Yes"] }
"""

PROCESS = """\
holidays = "US"

[numbering]
prefix = "SM"

[[clocks]]
id = "answer"
what = "We will answer"
amount = 3
unit = "days"
promised = true
stops = ["entered:closed"]
"""


def write_office(folder: Path, form: str = FORM, process: str = PROCESS) -> Path:
    """An office's folder with these two files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "form.toml").write_text(form, "utf-8")
    (folder / "process.toml").write_text(process, "utf-8")
    return folder


def long_form(sections: int, fields: int) -> str:
    """A form of ``sections`` sections with ``fields`` lines of text each."""
    text = ['id = "long"', 'title = "Long Form"', 'publisher = "An Office"', 'version = "1"']
    for section in range(sections):
        names = [f"s{section}_f{field}" for field in range(fields)]
        rows = ", ".join(f'{{ row = ["{name}"] }}' for name in names)
        text += ["[[sections]]", f'id = "{section + 1}"', f'title = "Part {section}"']
        text.append(f"parts = [{rows}]")
    for section in range(sections):
        for field in range(fields):
            text += ["[[fields]]", f'id = "s{section}_f{field}"', f'label = "Line {field}"']
            text.append('type = "text"')
    return "\n".join(text) + "\n"

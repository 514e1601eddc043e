"""What docs/offices.md shows is whole, and is what it says."""

from __future__ import annotations

import dataclasses
import re
import typing
from pathlib import Path

from form_templates import check_office, load_office, notice_values
from form_templates.diagrams import mermaid
from form_templates.flow_signals import signals

PAGE = (Path(__file__).parents[3] / "docs" / "offices.md").read_text("utf-8")


def code(heading: str) -> list[str]:
    """The blocks of code under a heading, in their order."""
    chapter = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```\w*\n(.*?)```", chapter, re.DOTALL)


def table(heading: str) -> str:
    """The words of a chapter's tables."""
    chapter = PAGE.split(f"### {heading}\n", 1)[1].split("\n##", 1)[0]
    return "\n".join(line for line in chapter.splitlines() if line.startswith("|"))


def test_the_process_that_the_page_shows_runs(tmp_path: Path) -> None:
    form = code("The smallest office")[0]
    smallest, stages, message, conditions = code("`process.toml`: what happens next")
    (tmp_path / "form.toml").write_text(form, "utf-8")
    top, _, rest = stages.partition("[[stages]]")
    process = f"{top}{smallest}\n[[stages]]{rest}\n{conditions}"
    (tmp_path / "process.toml").write_text(process, "utf-8")
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "declined.txt.j2").write_text(message, "utf-8")
    assert check_office(tmp_path) == ()
    assert '-->|"Declined"| s_closed' in mermaid(load_office(tmp_path).process.flow)


def test_the_form_that_the_page_shows_is_one(tmp_path: Path) -> None:
    smallest, process, _ = code("The smallest office")
    _, section, fields = code("`form.toml`: the form")
    more = "".join(
        f'[[fields]]\nid = "{n}"\nlabel = "{n}"\ntype = "text"\n' for n in ("hirer", "end")
    )
    placed = smallest.replace('{ row = ["name"] }', '{ row = ["name", "end"] }')
    (tmp_path / "form.toml").write_text(f"{placed}\n{section}\n{fields}\n{more}", "utf-8")
    (tmp_path / "process.toml").write_text(process, "utf-8")
    assert check_office(tmp_path) == ()
    form = load_office(tmp_path).form
    assert {"hirer_signature", "guarantor_date"} < set(form.fields)
    assert form.checks[0].returns


def test_every_signal_of_the_five_offices_stands_in_the_table() -> None:
    told = table("Signals")
    for name in ("ct_cep", "cdt_esd", "dta_blueprint", "wwp_services"):
        for signal in signals(load_office(name).process.flow):
            kind, _, rest = signal.partition(":")
            assert f"`{kind}:" in told if rest else f"`{kind}`" in told, signal


def test_every_value_that_a_message_can_use_stands_in_the_tables() -> None:
    told = table("Values")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", told))))
    words = [one for one in vars(notice_values).values() if dataclasses.is_dataclass(one)]
    for kind in words:
        missing = typing.get_type_hints(kind).keys() - named
        assert not missing, (kind, missing)

"""Typed lines to write on."""

from __future__ import annotations

import pytest

from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document, text
from tests.unit.pdf.sheets import drawn, said

LINE = "_" * 30


def test_what_is_written_upon_a_typed_line_takes_its_place() -> None:
    assert said(drawn(text(72, 700, "Name: " + LINE) + text(120, 702, "Jane Doe"))) == [
        "Name: | Jane Doe"
    ] or said(drawn(text(72, 700, "Name: " + LINE) + text(120, 702, "Jane Doe"))) == [
        "Name:",
        "Jane Doe",
    ]


def test_a_field_upon_a_typed_line_takes_its_place() -> None:
    document = Document()
    document.field("a", (104, 698, 250, 712), FT="/Tx", V="Jane")
    document.draw(text(72, 700, "Name: " + LINE))
    assert said(read_pdf(document.bytes())) == ["Name:", "Jane"]


@pytest.mark.parametrize("line", [LINE, "." * 40])
def test_a_line_upon_which_nothing_stands_is_kept(line: str) -> None:
    assert said(drawn(text(72, 700, "Name: " + line))) == [f"Name: | {line}"]


def test_a_short_line_is_a_box_to_tick() -> None:
    extract = drawn(text(72, 700, "____ Yes") + text(80, 701, "X"))
    assert "____" in "".join(said(extract))


def test_lines_that_end_in_dots_are_no_paragraph() -> None:
    first = text(72, 700, "Request for Proposals " + "." * 60)
    second = text(72, 688, "Has a vendor been engaged " + "." * 50)
    assert len(said(drawn(first + second))) == 2

"""A form with every kind of control, saved by LibreOffice 7.4, which drops every tag."""

from __future__ import annotations

from pathlib import Path

from parsers.model import Control, ControlKind, Extract
from parsers.word import read_word
from tests.unit.word.ooxml import line_texts

FILE = Path(__file__).parent / "files" / "libreoffice_7_4.docx"


def saved() -> Extract:
    return read_word(FILE.read_bytes())


def beside(extract: Extract, label: str) -> Control:
    """The control in the cell to the right of ``label``."""
    for cell, right in zip(extract.sheet, extract.sheet[1:], strict=False):
        if line_texts(cell) == [label] and right.row == cell.row:
            (piece,) = right.lines[0].pieces
            assert piece.control is not None
            return piece.control
    raise AssertionError(label)


def test_answers_are_found_beside_their_labels() -> None:
    extract = saved()
    found = {
        label: beside(extract, label).value
        for label in ("Title", "Phase", "Combo", "Date", "Box", "CellSdt")
    }
    assert found == {
        "Title": "My project",
        "Phase": "Design",
        "Combo": "Other",
        "Date": "03/15/2026",
        "Box": True,
        "CellSdt": "cellvalue",
    }


def test_prompts_are_empty_with_and_without_the_flag() -> None:
    extract = saved()
    for label in ("Empty", "Empty no flag", "Phase0", "Date0"):
        control = beside(extract, label)
        assert (control.value, control.placeholder) == (None, True), label


def test_a_picture_is_told_from_the_icon_of_an_empty_slot() -> None:
    extract = saved()
    held = [beside(extract, label).mark for label in ("Pic0", "Pic1")]
    assert [mark.present if mark else None for mark in held] == [False, True]


def test_legacy_fields_survive_in_their_paragraph() -> None:
    extract = saved()
    (line,) = [line_texts(c) for c in extract.sheet if line_texts(c)[0].startswith("Legacy")]
    assert line == ["Legacy: {Jane}  empty: {None} dd: {B} cb {True} Yes"]


def test_a_block_whose_control_was_dropped_is_printed_text() -> None:
    printed = [text for cell in saved().sheet for text in line_texts(cell)]
    assert [t for t in printed if t.startswith("line ")] == ["line one", "line two"]


def test_a_block_lends_its_name_to_one_control_only() -> None:
    names = [c.name for c in saved().controls if c.kind is not ControlKind.CHECKBOX]
    assert names.count("P1") == 1

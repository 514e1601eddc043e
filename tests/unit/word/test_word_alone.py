"""Controls read alone, without the printed page, say what they say when everything is laid out."""

from __future__ import annotations

import gc

import pytest

from fixtures import forms
from parsers.errors import ParseError
from parsers.word import read_word
from parsers.word.document import Document
from tests.unit.word.ooxml import (
    cell,
    dropdown,
    field,
    package,
    para,
    row,
    run,
    sdt,
    story,
    table,
    tick,
)

_FILLED = sdt(run("Jane Doe"), tag="name")
_APART = {
    "beside its label": table(row(cell(para(run("Name:"))), cell(para(_FILLED)))),
    "under its label": para(run("Name")) + para(_FILLED),
    "in a block": table(row(cell(sdt(para(run("one")) + para(run("two")), tag="long")))),
    "around a cell": table(row(cell(para(run("Name"))), sdt(cell(para(run("Jane"))), tag="n"))),
    "behind a nested table": table(row(cell(table(row(cell(para(run("x"))))), para(_FILLED)))),
    "second in a row, in a table behind a nested one": (
        table(row(cell(table(row(cell(para(run("x"))))), para())))
        + table(
            row(cell(para(run("a")))),
            row(cell(para()), cell(para(_FILLED, run(" "), sdt(run("2"), tag="second")))),
        )
    ),
    "behind a table that holds none": table(row(cell(para(run("x"))))) + para(_FILLED),
    "a check box": para(run("Yes "), sdt(run("☒"), tick()), run(" No (none)")),
    "a list": para(run("Phase: "), sdt(run("Design"), dropdown("Design", "Build"))),
    "with labels behind other controls": table(
        row(cell(para(_FILLED), para(run("Phone: "), sdt(run("1"), tag="phone"))))
    ),
}
_TOGETHER = {
    "deleted text beside it": para(f"<w:del>{run('old')}</w:del>", _FILLED),
    "a control around a row": table(
        sdt(row(cell(para(run("Jane")))), tag="n"), row(cell(para(_FILLED)))
    ),
    "no control at all": para(run("Nothing to fill in")),
    "a legacy field": para(_FILLED) + para(field("<w:textInput/>", "FORMTEXT", "legacy")),
    "a field of the page": para(_FILLED) + para(field("", "PAGE", "1")),
    "a form field without data": para(_FILLED) + para('<w:fldSimple w:instr="FORMCHECKBOX"/>'),
    "a typed box": para(_FILLED) + para(run("☒ Yes ☐ No")),
    "a typed box beside it": para(_FILLED, run(" ☒ Yes")),
    "a symbol": para(_FILLED, '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
    "a first letter left outside": para(run("J"), sdt(run("une 1, 2026"), "<w:date/>")),
    "a last letter left outside": para(_FILLED, run("s")),
    "a text that goes on in its cell": table(row(cell(para(_FILLED), para(run("and on"))))),
    "a text that goes on behind a break": para(_FILLED, "<w:r><w:br/><w:t>and on</w:t></w:r>"),
    "a table behind it in its cell": table(
        row(cell(para(_FILLED), table(row(cell(para(sdt(run("x"), tag="x"))))), para()))
    ),
    "a deleted row": table(row(cell(para(_FILLED)), properties="<w:del/>")) + para(_FILLED),
    "a control in a link": para(f"<w:hyperlink>{_FILLED}</w:hyperlink>"),
}


@pytest.mark.parametrize("body", _APART.values(), ids=_APART)
def test_a_control_that_stands_apart_is_read_alone(body: str) -> None:
    whole, light = read_word(package(body)), read_word(package(body), sheet=False)
    assert light.controls == whole.controls
    assert light.sheet == ()


@pytest.mark.parametrize("body", _TOGETHER.values(), ids=_TOGETHER)
def test_where_something_printed_may_belong_to_a_control_all_is_read(body: str) -> None:
    assert read_word(package(body), sheet=False) == read_word(package(body))


def test_controls_in_headers_and_footers_are_read_alone_too() -> None:
    parts = {
        "word/header1.xml": story("hdr", para(sdt(run("top"), tag="top"))),
        "word/footer1.xml": story("ftr", para(field("", "PAGE", "1"))),
    }
    related = (("rId1", "header", "header1.xml"), ("rId2", "footer", "footer1.xml"))
    data = package(para(_FILLED), *related, parts=parts)
    light = read_word(data, sheet=False)
    assert [control.name for control in light.controls] == ["top", "name"]
    assert (light.controls, light.sheet) == (read_word(data).controls, ())


def _samples() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in forms() if path.suffix == ".docx"}


def test_every_sample_says_the_same_either_way() -> None:
    alone = 0
    for name, data in _samples().items():
        try:
            whole = read_word(data)
        except ParseError:
            continue
        light = read_word(data, sheet=False)
        assert light.controls == whole.controls, name
        assert (light.source, set(light.warnings)) == (whole.source, set(whole.warnings)), name
        alone += not light.sheet
    assert alone > 10


@pytest.mark.parametrize("sheet", [False, True])
def test_a_document_is_let_go_of_as_soon_as_it_was_read(sheet: bool) -> None:
    data = _samples()["word-complete.docx"]
    gc.collect()
    gc.disable()
    try:
        read_word(data, sheet=sheet)
        young = gc.get_objects(generation=0)
    finally:
        gc.enable()
    assert not any(type(one) is Document for one in young)

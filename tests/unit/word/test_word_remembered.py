"""Copies of one blank have the same properties; what is remembered of one misleads no other."""

from __future__ import annotations

import pytest

from parsers.model import ControlKind
from parsers.word import read_word
from parsers.word.names import W14, W_NS
from tests.unit.word.ooxml import cell, dropdown, package, para, row, run, sdt, table

_PHASE = dropdown("Design", "Build")


def _told(body: str) -> list[tuple[str, str, object]]:
    """Name, kind and value of each control, read alone, which the whole reading must bear out."""
    data = package(body)
    light, whole = read_word(data, sheet=False), read_word(data)
    assert light.controls == whole.controls
    return [(control.name, control.kind.value, control.value) for control in light.controls]


def _form(name: str, phase: str) -> str:
    return table(
        row(cell(para(sdt(run(name), tag="name"))), cell(para(sdt(run(phase), _PHASE, tag="p"))))
    )


def test_a_second_copy_of_a_blank_says_its_own_answers() -> None:
    assert _told(_form("Jane Doe", "Design")) == [
        ("name", "text", "Jane Doe"),
        ("p", "choice", "Design"),
    ]
    assert _told(_form("John Doe", "Build")) == [
        ("name", "text", "John Doe"),
        ("p", "choice", "Build"),
    ]


def test_a_control_around_paragraphs_leaves_the_next_one_with_its_properties_a_line() -> None:
    long = sdt(para(run("one")) + para(run("two")), "", tag="long")
    first = read_word(package(table(row(cell(long)))), sheet=False).controls[0]
    short = para(sdt(run("one"), "", tag="long"))
    second = read_word(package(table(row(cell(short)))), sheet=False).controls[0]
    assert (first.multiline, second.multiline) == (True, False)


_TAG = '<w:tag w:val="first"/>'
_CONTENT = "<w:sdtContent><w:r><w:t>first</w:t></w:r></w:sdtContent>"
_ODD = {
    "no properties": f"<w:sdt>{_CONTENT}</w:sdt>",
    "empty properties": f"<w:sdt><w:sdtPr/>{_CONTENT}</w:sdt>",
    "a blank in the tag": f"<w:sdt><w:sdtPr >{_TAG}</w:sdtPr >{_CONTENT}</w:sdt>",
    "properties at the end": f"<w:sdt>{_CONTENT}<w:sdtPr>{_TAG}</w:sdtPr></w:sdt>",
}


@pytest.mark.parametrize("odd", _ODD.values(), ids=_ODD)
def test_an_oddly_written_control_leaves_each_with_its_own_name(odd: str) -> None:
    told = _told(table(row(cell(para(odd)), cell(para(sdt(run("second"), tag="second"))))))
    assert [(name, value) for name, _, value in told][1:] == [("second", "second")]
    assert told[0][0] in {"", "first"}


def test_properties_in_a_comment_are_nobodys() -> None:
    hidden = '<!--<w:sdtPr><w:tag w:val="ghost"/></w:sdtPr>-->'
    bare = "<w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>"
    names = [name for name, _, _ in _told(table(row(cell(para(hidden, bare)))))]
    assert names == [""]


_EMPTY = f"<w:sdt><w:sdtPr/>{_CONTENT}</w:sdt>"
_LOOKS_ALIKE = {
    "a comment": "<!--<w:sdtPr>-->",
    "a comment with both tags": "<!--<w:sdtPr></w:sdtPr>-->",
    "an instruction": "<?x <w:sdtPr>?>",
    "an instruction with both tags": "<?x <w:sdtPr></w:sdtPr>?>",
    "plain letters": "<w:r><w:t><![CDATA[<w:sdtPr>]]></w:t></w:r>",
}


@pytest.mark.parametrize("hidden", _LOOKS_ALIKE.values(), ids=_LOOKS_ALIKE)
def test_a_file_that_looks_otherwise_than_it_is_spoils_no_later_one(hidden: str) -> None:
    honest = [para(sdt(run(f"answer {n}"), tag=f"of-one-blank-{n}")) for n in range(4)]
    spoiled = table(row(cell(para(_EMPTY)))) + "".join(honest) + para(hidden)
    _told(spoiled)
    names = [name for name, _, _ in _told("".join(honest))]
    assert names == [f"of-one-blank-{n}" for n in range(4)]


def test_the_same_bytes_in_another_encoding_are_other_letters() -> None:
    body = table(row(cell(para(sdt(run("x"), tag="Süd")))))
    root = f'<w:document xmlns:w="{W_NS}"><w:body>{body}</w:body></w:document>'
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{root}'
    read_word(package("", raw=latin), sheet=False)
    assert read_word(package("", raw=root), sheet=False).controls[0].name == "Süd"


def test_a_prefix_is_what_its_file_says_it_is() -> None:
    body = table(row(cell(para(sdt(run("x"), "<w14:checkbox/>", tag="tick")))))
    root = f'<w:document xmlns:w="{W_NS}" xmlns:w14="{{}}"><w:body>{body}</w:body></w:document>'
    kinds = [
        read_word(package("", raw=root.format(space)), sheet=False).controls[0].kind
        for space in (W14[1:-1], "urn:example:other", W14[1:-1])
    ]
    assert kinds == [ControlKind.CHECKBOX, ControlKind.TEXT, ControlKind.CHECKBOX]

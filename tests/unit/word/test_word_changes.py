"""Tracked changes, hidden text, and content that is there twice."""

from __future__ import annotations

import pytest

from tests.unit.word.ooxml import (
    NAMESPACES,
    cell,
    only,
    para,
    picture,
    read,
    row,
    run,
    sdt,
    story,
    table,
    texts,
)


def ins(content: str) -> str:
    return f'<w:ins w:id="1">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def alternate(choice: str, fallback: str = "", requires: str = "wps") -> str:
    other = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>{other}'
        "</mc:AlternateContent>"
    )


def test_insertions_count_and_deletions_do_not() -> None:
    body = para(sdt(run("Jane ") + deleted("Roe") + ins(run("Doe"))))
    assert only(read(body)).value == "Jane Doe"


def test_a_value_wholly_deleted_is_empty() -> None:
    assert only(read(para(sdt(deleted("Roe"))))).value is None


def test_moved_text_counts_where_it_went() -> None:
    body = para(f"<w:moveFrom>{run('a')}</w:moveFrom>", f"<w:moveTo>{run('b')}</w:moveTo>")
    assert texts(read(body)) == ["b"]


def test_an_inserted_control_counts_and_a_deleted_one_does_not() -> None:
    body = para(ins(sdt("new")), f"<w:del>{sdt('old')}</w:del>")
    assert only(read(body)).value == "new"


def test_deleted_rows_and_cells_are_gone() -> None:
    body = table(
        row("a", cell("x", properties="<w:cellDel/>"), "b"),
        row("gone", properties="<w:del/>"),
        row("c", "d", properties="<w:ins/>"),
    )
    assert texts(read(body)) == ["a", "b", "c", "d"]


def test_hidden_text_is_not_shown() -> None:
    body = para(run("a"), run("secret", "<w:vanish/>"), run("b", '<w:vanish w:val="0"/>'))
    assert texts(read(body)) == ["ab"]


def test_text_hidden_by_its_style_is_not_shown() -> None:
    styles = story(
        "styles",
        '<w:style w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Not"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>',
    )
    body = para(run("x", '<w:rStyle w:val="Hid"/>'), run("y", '<w:rStyle w:val="Not"/>'))
    related = ("rId1", "styles", "styles.xml")
    assert texts(read(body, related, parts={"word/styles.xml": styles})) == ["y"]
    plain = {"word/styles.xml": story("styles", "")}
    assert texts(read(body, related, parts=plain)) == ["xy"]
    assert texts(read(body)) == ["xy"]


def test_content_that_is_there_twice_is_read_once() -> None:
    assert texts(read(para(f"<w:r>{alternate('<w:t>new</w:t>', '<w:t>old</w:t>')}</w:r>"))) == [
        "new"
    ]
    assert only(read(para(alternate(sdt("new"), sdt("old"))))).value == "new"
    assert only(read(alternate(para(sdt("new")), para(sdt("old"))))).value == "new"


def test_an_unknown_choice_gives_way_to_the_fallback() -> None:
    space = 'xmlns:zz="urn:unknown"'
    body = para(alternate(sdt("new"), sdt("old"), requires="zz")).replace(
        "<mc:Choice", f"<mc:Choice {space}"
    )
    assert only(read(body)).value == "old"
    lone = para(alternate(sdt("new"), requires="zz")).replace("<mc:Choice", f"<mc:Choice {space}")
    assert only(read(lone)).value == "new"
    assert texts(read(para("<mc:AlternateContent/>") + "<mc:AlternateContent/>")) == [""]


def shape(content: str) -> str:
    return (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing>"
    )


def vml(content: str) -> str:
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict>"
    )


def test_a_text_box_is_read_once_and_stands_below_its_paragraph() -> None:
    box = alternate(shape(para("Box: ", sdt("v"))), vml(para("Box: ", sdt("v"))))
    extract = read(para("Before", f"<w:r>{box}</w:r>", " after") + para("next"))
    assert texts(extract) == ["Before after", "Box: {v}", "next"]
    assert "txbxContent" in extract.controls[0].anchor.path


def test_an_old_text_box_in_a_cell_is_read() -> None:
    extract = read(table(row(cell(para("Label", f"<w:r>{vml(para('boxed'))}</w:r>")))))
    assert texts(extract) == ["Label/boxed"]


def test_a_text_box_with_a_table_is_read() -> None:
    body = para(f"<w:r>{shape(table(row('a', 'b')) + para('c'))}</w:r>", "anchor")
    assert texts(read(body)) == ["anchor", "a", "b", "c"]


def test_ruby_prints_its_base() -> None:
    ruby = f"<w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby>"
    assert texts(read(para(f"<w:r>{ruby}<w:noBreakHyphen/></w:r>"))) == ["漢-"]


@pytest.mark.parametrize("mark", ["<w:proofErr/>", "<w:bookmarkStart/>", "<w:commentRangeStart/>"])
def test_what_is_no_content_is_passed_over(mark: str) -> None:
    assert texts(read(para(run("a"), mark, run("b")))) == ["ab"]


def test_a_file_within_the_file_is_told() -> None:
    extract = read('<w:altChunk r:id="rId3"/>' + para(picture("none")))
    assert "not read" in extract.warnings[0]
    assert NAMESPACES

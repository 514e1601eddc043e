"""Comments in Word files: at their places, and nothing else is changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import fixtures
from form_templates import load_office
from intake_mailbot.replies.annotating import attachment
from parsers.annotating import annotate
from parsers.errors import ParseError, UnsupportedError
from parsers.model import Anchor, Note, Notes
from parsers.word.names import W
from tests.unit.annotating.saying import AT, HEADING, notes_of, read, told
from tests.unit.word.ooxml import NAMESPACES, cell, package, para, row, run, sdt, table, zipped
from tests.unit.word.opc import parts_of, text_of
from tests.unit.word.signer import signed

FORMS = Path(fixtures.__file__).parent / "forms"
BLANK = load_office("ct_cep").blank(".docx").read_bytes()
WORDS = [
    FORMS / f"word-{name}.docx"
    for name in ("missing-fields", "controls-gone", "legacy-fields", "tracked-changes", "untagged",
                 "typed-signature")
]  # fmt: skip
OF_US = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
         "[Content_Types].xml"}  # fmt: skip


def one_note(*notes: Note) -> Notes:
    return Notes("file.docx", "Sample Office", AT, HEADING, notes)


def xml(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(text_of(parts_of(data)[part]).encode())


def comments(data: bytes) -> list[str]:
    """The text of each comment."""
    return ["".join(map(str, one.itertext())) for one in xml(data, "word/comments.xml")]


def about(data: bytes, comment: str) -> str:
    """The text that the comment with this text is about."""
    found = next(
        c for c in xml(data, "word/comments.xml") if "".join(map(str, c.itertext())) == comment
    )
    number, inside, text = found.get(W + "id"), False, ""
    for element in xml(data).iter():
        if element.get(W + "id") == number and str(element.tag).startswith(W + "commentRange"):
            inside = str(element.tag).endswith("Start")
        elif inside and element.tag == W + "t":
            text += element.text or ""
    return text


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_reading_the_copy_gives_what_reading_the_file_gave(path: Path) -> None:
    data = path.read_bytes()
    copy = annotate(data, notes_of(data)).data
    assert told(copy) == told(data)


def test_the_copy_of_our_blank_has_a_comment_at_every_empty_control() -> None:
    notes = notes_of(BLANK)
    copy = annotate(BLANK, notes).data
    assert read(copy) == read(BLANK)
    assert len(comments(copy)) == len(notes.notes) + 1
    document = xml(copy)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert len(list(document.iter(W + name))) == len(notes.notes) + 1


def test_every_other_part_is_equal_byte_by_byte() -> None:
    copy = parts_of(annotate(BLANK, notes_of(BLANK)).data)
    before = parts_of(BLANK)
    assert set(copy) - set(before) == {"word/comments.xml"}
    assert {name for name in before if copy[name] != before[name]} <= OF_US
    assert list(before) == list(copy)[: len(before)]


def test_the_first_comment_sums_up_all_of_them() -> None:
    copy = annotate(BLANK, notes_of(BLANK)).data
    first = comments(copy)[0]
    assert first.startswith(HEADING)
    assert "1. Engagement Title: This is empty." in first
    assert about(copy, first) != ""


def test_a_copy_annotated_again_has_the_new_notes_alone() -> None:
    once = annotate(BLANK, notes_of(BLANK, "First look.")).data
    twice = annotate(once, notes_of(BLANK, "Second look.")).data
    fresh = annotate(BLANK, notes_of(BLANK, "Second look.")).data
    assert comments(twice) == comments(fresh)
    assert len(list(xml(twice).iter(W + "commentReference"))) == len(comments(twice))
    assert told(twice) == told(BLANK)


def test_comments_of_others_stay() -> None:
    theirs = (
        f'<w:comments {NAMESPACES}><w:comment w:id="7" w:author="Jane Doe" w:initials="JD">'
        "<w:p><w:r><w:t>Theirs</w:t></w:r></w:p></w:comment></w:comments>"
    )
    data = package(
        para("Title", '<w:commentRangeStart w:id="7"/>', run("x"), '<w:commentRangeEnd w:id="7"/>'),
        ("rId4", "comments", "comments.xml"),
        parts={"word/comments.xml": theirs},
    )
    note = Note("Title", "Ours", Anchor("p", "word/document.xml", "/w:document/w:body/w:p[1]"))
    copy = annotate(data, one_note(note)).data
    assert comments(copy)[0] == "Theirs"
    assert len(comments(copy)) == 3
    again = annotate(copy, one_note()).data
    assert parts_of(again)["[Content_Types].xml"] == parts_of(copy)["[Content_Types].xml"]
    assert comments(again)[0] == "Theirs"
    assert len(comments(again)) == 2


BODY = "/w:document/w:body"
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
DOCUMENT = package(
    para("Before ", sdt("inline"), run(" after"))
    + sdt(para("block one") + para("block two"))
    + table(row("Label", cell("value")))
    + para("Box: ", BOX)
    + para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        run("field"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/w:p[1]/w:sdt[1]", "inline"),
        ("/w:p[1]/w:sdt[1]/w:sdtContent/w:r[1]", "inline"),
        ("/w:p[1]", "Before inline after"),
        ("/w:sdt[1]", "block oneblock two"),
        ("/w:tbl[1]/w:tr[1]/w:tc[2]", "value"),
        ("/w:tbl[1]/w:tr[1]/w:tc[2]/w:p[1]/w:nothing[4]", "value"),
        ("/w:p[2]/w:r[2]/w:pict/v:shape/v:textbox/w:txbxContent/w:p[1]", "boxed"),
        ("/w:p[3]/w:r[2]", "field"),
    ],
)
def test_a_comment_stands_around_what_it_is_about(path: str, text: str) -> None:
    note = Note("It", "A note.", Anchor("there", "word/document.xml", BODY + path))
    copy = annotate(DOCUMENT, one_note(note)).data
    assert about(copy, "It: A note.") == text
    boxes = xml(copy).iter(W + "txbxContent")
    assert all(next(box.iter(W + "commentReference"), None) is None for box in boxes)


@pytest.mark.parametrize(
    "anchor",
    [
        None,
        Anchor("header", "word/header1.xml", "/w:hdr/w:p[1]"),
        Anchor("odd", "", "/w:document/w:body/["),
    ],
)
def test_what_has_no_place_in_the_body_stands_in_the_summary_alone(anchor: Anchor | None) -> None:
    copy = annotate(DOCUMENT, one_note(Note("It", "A note.", anchor))).data
    assert len(comments(copy)) == 1
    assert "1. It: A note." in comments(copy)[0]


def test_a_signed_document_is_left_alone_and_gets_a_sheet() -> None:
    made = annotate(signed(BLANK), notes_of(BLANK))
    assert (made.suffix, made.apart) == (".pdf", True)
    assert made.data.startswith(b"%PDF")


def test_odd_letters_do_not_break_the_comments() -> None:
    note = Note("It", "A bell \a, a null \0, no letter \ufffe.", None)
    assert "A bell" in comments(annotate(DOCUMENT, one_note(note)).data)[0]


def test_a_macro_document_keeps_its_suffix() -> None:
    data = package(
        para("x"), ("rId3", "vbaProject", "vbaProject.bin"), parts={"word/vbaProject.bin": b"x"}
    )
    assert annotate(data, one_note()).suffix == ".docm"


@pytest.mark.parametrize(
    ("said", "suffix"),
    [
        ("openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("openxmlformats-officedocument.wordprocessingml.template", ".dotx"),
        ("ms-word.document.macroEnabled", ".docm"),
        ("ms-word.template.macroEnabledTemplate", ".dotm"),
    ],
)
def test_a_copy_is_called_as_word_wants_a_file_of_its_kind_to_be_called(
    said: str, suffix: str
) -> None:
    files = parts_of(BLANK)
    types = text_of(files["[Content_Types].xml"])
    main = "openxmlformats-officedocument.wordprocessingml.document.main"
    assert main in types
    files["[Content_Types].xml"] = types.replace(main, f"{said}.main")
    copy = annotate(zipped(files), one_note())
    assert copy.suffix == suffix
    assert attachment(f"form{suffix}", copy).mime_type.startswith("application/vnd.")


@pytest.mark.parametrize("held", [None, "", "<x/>"])
def test_comments_that_are_missing_or_damaged_are_written_anew(held: str | None) -> None:
    files = parts_of(package(para("x"), ("rId4", "comments", "comments.xml")))
    if held is not None:
        files["word/comments.xml"] = held
    copy = annotate(zipped(files), one_note(Note("It", "Look here", None))).data
    assert "It: Look here" in comments(copy)[0]
    assert text_of(parts_of(copy)["word/_rels/document.xml.rels"]).count("/comments") == 1
    assert text_of(parts_of(copy)["[Content_Types].xml"]).count("comments+xml") == 1


def test_a_strict_document_gets_strict_comments() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body>"
    body = f'<w:document xmlns:w="{strict}">{body}</w:document>'
    copy = annotate(package("", raw=body), one_note(Note("It", "x", None))).data
    assert xml(copy, "word/comments.xml").tag == f"{{{strict}}}comments"
    assert "purl.oclc.org" in text_of(parts_of(copy)["word/_rels/document.xml.rels"])


def test_what_cannot_carry_notes_is_refused() -> None:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    part = f"<pkg:xmlData><w:document {NAMESPACES}/></pkg:xmlData>"
    part = f'<pkg:part pkg:name="/word/document.xml">{part}</pkg:part>'
    flat = f'<pkg:package xmlns:pkg="{space}">{part}</pkg:package>'.encode()
    with pytest.raises(UnsupportedError):
        annotate(flat, one_note())
    with pytest.raises(ParseError):
        annotate(b"plain text", one_note())

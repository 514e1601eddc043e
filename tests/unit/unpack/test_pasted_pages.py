"""A scan that was pasted into a Word file: its pictures are looked at like those of the mail."""

from __future__ import annotations

import io
import random
import zipfile

from docx import Document
from PIL import Image

from form_templates import load_office
from parsers.mail import read_mail
from parsers.mail.reader import scanned_files
from parsers.model import FileKind
from parsers.unpack import Budget
from parsers.unpack.pasted import members
from tests.hostile.build import attached, text, with_parts


def _page(seed: int) -> bytes:
    drawn = io.BytesIO()
    Image.frombytes("L", (850, 1100), random.Random(seed).randbytes(850 * 1100)).save(drawn, "PNG")
    return drawn.getvalue()


PAGES = [_page(1), _page(2)]


def _word(words: str = "") -> bytes:
    document, out = Document(), io.BytesIO()
    if words:
        document.add_paragraph(words)
    for page in PAGES:
        document.add_picture(io.BytesIO(page))
    document.save(out)
    return out.getvalue()


def test_the_pages_come_in_the_order_in_which_they_are_shown() -> None:
    assert [one.data for one in members(_word("Our profile:"), Budget())] == PAGES


def test_pictures_in_a_text_are_the_text_s_own() -> None:
    assert members(_word("This plan says what is built, and when. " * 30), Budget()) == ()
    assert members(load_office("ct_cep").blank(".docx").read_bytes(), Budget()) == ()


def test_a_picture_that_cannot_be_had_costs_itself_only() -> None:
    word, out = zipfile.ZipFile(io.BytesIO(_word())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for name in word.namelist():
            if name != "word/media/image1.png":
                broken.writestr(name, word.read(name))
    assert [one.data for one in members(out.getvalue(), Budget())] == PAGES[1:]


def test_what_only_calls_itself_a_picture_is_none() -> None:
    word, out = zipfile.ZipFile(io.BytesIO(_word())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as nested:
        for name in word.namelist():
            data = _word() if name == "word/media/image1.png" else word.read(name)
            nested.writestr(name, data)
    assert [one.data for one in members(out.getvalue(), Budget())] == PAGES[1:]


def test_relations_that_never_end_are_read_in_no_time() -> None:
    word, out = zipfile.ZipFile(io.BytesIO(_word())), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as hostile:
        for name in word.namelist():
            endless = name == "word/_rels/document.xml.rels"
            hostile.writestr(name, b"<Relationship " * 140_000 if endless else word.read(name))
    assert members(out.getvalue(), Budget()) == ()  # took minutes


def test_what_is_no_word_file_holds_no_pages() -> None:
    assert members(b"word/media/ and nothing else", Budget()) == ()


def test_the_pages_of_a_mail_are_looked_at_and_are_no_files_of_their_own() -> None:
    raw = with_parts(text(), attached(_word(), "scan.docx"))
    shown = [leaf for leaf in read_mail(raw).leaves if leaf.kind is FileKind.IMAGE]
    assert [leaf.decoration for leaf in shown] == [True, True]
    found = scanned_files(raw, [leaf.path for leaf in shown])
    assert [one.data for one in found] == PAGES

"""Notes on PDF files: at their places, below the fields, and never read as an answer."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import fixtures
from form_templates import load_office
from parsers.annotating import annotate
from parsers.model import Anchor, Box, Note, Notes, SignatureStatus
from parsers.pdf import read_pdf
from parsers.pdf.geometry import pages_of, rect_of
from tests.unit.annotating.saying import AT, HEADING, notes_of, read

FORMS = Path(fixtures.__file__).parent / "forms"
BLANK = load_office("ct_cep").blank(".pdf").read_bytes()
FILES = [FORMS / f"pdf-{name}.pdf" for name in ("flat", "flat-other", "pictures", "ink")]
SLOTS = ("it_manager_signature", "business_sponsor_signature")


def one_note(*notes: Note) -> Notes:
    return Notes("file.pdf", "Sample Office", AT, HEADING, notes)


def lying_on(data: bytes) -> list[list[tuple[str, str]]]:
    """Of each page the kind and the text of what lies on it, the lowest first."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            [(str(one.Subtype), str(one.get("/Contents", ""))) for one in page.get("/Annots", [])]
            for page in pdf.pages
        ]


def ours(data: bytes) -> int:
    kinds = [kind for page in lying_on(data) for kind, _ in page]
    return sum(kind in {"/Text", "/Highlight"} for kind in kinds)


def test_reading_the_copy_of_our_blank_gives_what_reading_it_gave() -> None:
    notes = notes_of(BLANK)
    copy = annotate(BLANK, notes).data
    assert read(copy) == read(BLANK)
    assert read_pdf(copy) == read_pdf(BLANK)
    assert ours(copy) == 2 * len(notes.notes) + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_the_copy_gives_what_reading_the_file_gave(path: Path) -> None:
    data = path.read_bytes()
    assert read(annotate(data, notes_of(data)).data) == read(data)


def test_highlights_lie_below_the_fields_so_that_these_can_be_filled_in() -> None:
    for page in lying_on(annotate(BLANK, notes_of(BLANK)).data):
        kinds = [kind for kind, _ in page]
        highest = max(n for n, kind in enumerate(kinds) if kind == "/Highlight")
        assert highest < kinds.index("/Widget")


def test_a_note_on_the_first_page_sums_up_all_of_them() -> None:
    first = lying_on(annotate(BLANK, notes_of(BLANK)).data)[0]
    (summary,) = (text for _, text in first if text.startswith(HEADING))
    assert "1. Engagement Title: This is empty." in summary


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_summary_stands_in_the_upper_left_corner_of_a_page_turned_any_way(turn: int) -> None:
    turned = BytesIO()
    with pikepdf.open(BytesIO(BLANK)) as pdf:
        for page in pdf.pages:
            page.rotate(turn, relative=False)
        pdf.save(turned)
    with pikepdf.open(BytesIO(annotate(turned.getvalue(), one_note()).data)) as pdf:
        summary = pdf.pages[0].Annots[-1]
        rect = rect_of(summary.Rect)
        assert rect is not None
        assert pages_of(pdf)[0].placed(rect) == pytest.approx((6, 6, 24, 24))
        assert bool(int(summary.F) & 16) is (turn == 0)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("wide", "left"), [(20, 227.5), (150, 332.5)])
def test_a_note_lies_in_or_behind_its_place_on_a_page_turned_any_way(
    turn: int, wide: int, left: float
) -> None:
    turned = BytesIO()
    with pikepdf.open(BytesIO(BLANK)) as pdf:
        for page in pdf.pages:
            page.rotate(turn, relative=False)
        pdf.save(turned)
        place = pages_of(pdf)[0].box((200, 300, 200 + wide, 312))
    note = Note("A field", "This is empty.", Anchor("page 1", box=place))
    with pikepdf.open(BytesIO(annotate(turned.getvalue(), one_note(note)).data)) as pdf:
        icon, _ = pdf.pages[0].Annots[-2:]
        seen = pages_of(pdf)[0].placed(rect_of(icon.Rect) or (0, 0, 0, 0))
    assert seen == pytest.approx((left, 298.5, left + 18, 316.5))


def test_a_copy_annotated_again_has_the_new_notes_alone() -> None:
    once = annotate(BLANK, notes_of(BLANK, "First look.")).data
    twice = annotate(once, notes_of(once, "Second look.")).data
    assert ours(twice) == ours(once)
    texts = [text for page in lying_on(twice) for _, text in page]
    assert not any("First look." in text for text in texts)


@pytest.mark.parametrize("size", [4.0, 12.0, 200.0])
def test_a_highlight_over_a_box_is_no_tick_and_no_ink(size: float) -> None:
    place = Box(1, 100.0, 100.0, 100.0 + size, 112.0)
    note = Note("A box", "Please tick.", Anchor("page 1", box=place))
    assert read(annotate(BLANK, one_note(note)).data) == read(BLANK)


def test_a_highlight_is_no_tick_even_where_a_viewer_renamed_it() -> None:
    ticks = [c.box for c in read_pdf(BLANK).controls if c.kind == "checkbox" and c.box]
    notes = [Note("A box", "Please tick.", Anchor("page", box=box)) for box in ticks]
    copy = annotate(BLANK, one_note(*notes)).data
    with pikepdf.open(BytesIO(copy)) as pdf:
        for page in pdf.pages:
            for one in page.Annots:
                if "/NM" in one:
                    del one["/NM"]
        stream = BytesIO()
        pdf.save(stream)
    assert read(stream.getvalue()) == read(BLANK)


def test_the_copy_is_filled_in_signed_with_ink_and_read() -> None:
    copy = annotate(BLANK, notes_of(BLANK)).data
    with pikepdf.open(BytesIO(copy)) as pdf:
        for page in pdf.pages:
            for one in list(page.get("/Annots", [])):
                if one.get("/T") == "engagement_title":
                    one.V = pikepdf.String("Permit Portal")
                if one.get("/T") in SLOTS:
                    ink = pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, Rect=one.Rect,
                        InkList=pikepdf.Array([pikepdf.Array([0, 0, 10, 10])]),
                    )  # fmt: skip
                    page.Annots.append(pdf.make_indirect(ink))
        stream = BytesIO()
        pdf.save(stream)
    parsed = read(stream.getvalue())
    assert parsed.fields["engagement_title"].value == "Permit Portal"
    assert [parsed.signatures[slot].status for slot in SLOTS] == [SignatureStatus.SIGNED] * 2


def test_a_signed_file_is_left_alone_and_gets_a_sheet_that_says_so() -> None:
    data = (FORMS / "pdf-digital-signature.pdf").read_bytes()
    note = Note("Agency <IT> Director", "Is “empty” – ☐.", Anchor("page 1"))
    made = annotate(data, one_note(note))
    assert made.apart
    text = _text_of(made.data)
    assert "It was not altered" in text
    assert "1. Agency <IT> Director (page 1)" in text
    assert "Once an answer is changed" in text


def test_of_a_signed_file_that_is_as_it_should_be_nothing_is_asked() -> None:
    data = (FORMS / "pdf-digital-signature.pdf").read_bytes()
    text = _text_of(annotate(data, one_note()).data)
    assert "It was not altered" in text
    assert "own copy" not in text


def test_a_place_on_no_page_stands_in_the_summary_alone() -> None:
    notes = [
        Note("A", "No such page.", Anchor("page 9", box=Box(9, 0, 0, 10, 10))),
        Note("B", "No place."),
    ]
    copy = annotate(BLANK, one_note(*notes)).data
    assert ours(copy) == 1


def _text_of(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage().get_text_range()
    return " ".join(text.split())

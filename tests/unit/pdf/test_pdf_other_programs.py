"""Forms as other clerks lay them out and other programs fill them: see the further set."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.matching import match
from parsers.model import ParsedForm
from parsers.pdf import read_pdf
from tests.unit.matching.sheets import form, values
from tests.unit.pdf.builders import Document, text
from tests.unit.pdf.sheets import drawn, said

BLUE = "0 0 0.5 rg "


def page(*lines: tuple[float, float, str], more: str = "") -> ParsedForm:
    """A page of lines at their places, read as the form."""
    body = "".join(text(x, y, words, 8) for x, y, words in lines)
    return match(drawn(body + more), [form()], "ct_cep")


def ring(x0: float, y0: float, x1: float, y1: float) -> str:
    """An ellipse in a rectangle, drawn with a pen."""
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    return (
        f"{x0} {my} m {x0} {y1} {x0} {y1} {mx} {y1} c {x1} {y1} {x1} {y1} {x1} {my} c "
        f"{x1} {y0} {x1} {y0} {mx} {y0} c {x0} {y0} {x0} {y0} {x0} {my} c S\n"
    )


def test_columns_of_a_newspaper_are_read_one_after_the_other() -> None:
    parsed = page(
        (40, 740, "SECTION I - AGENCY INFORMATION"), (40, 724, "Engagement Title"),
        (40, 712, "Permit Portal"), (40, 690, "Requestor's Name"), (40, 678, "Ann Roe"),
        (40, 656, "Contact Phone"), (40, 644, "860-555-0101"),
        (320, 740, "SECTION VI - AGENCY APPROVALS"), (320, 721, "Agency IT Manager printed name"),
        (320, 709, "Bob Poe"), (320, 687, "Agency IT Manager date"), (320, 675, "3/2/2026"),
    )  # fmt: skip
    assert values(parsed, "engagement_title", "requestor_name", "requestor_phone") == (
        "Permit Portal", "Ann Roe", "+18605550101",
    )  # fmt: skip
    assert values(parsed, "it_manager_signed_name", "it_manager_signed_date") == (
        "Bob Poe", "2026-03-02",
    )  # fmt: skip


def test_a_label_in_brackets_names_what_is_written_before_it() -> None:
    parsed = page(
        (40, 700, "Permit Portal"), (200, 700, "(Engagement Title)"),
        (320, 700, "Motor Vehicles"), (480, 700, "(Agency / Business Unit Name)"),
        (40, 680, "Ann Roe"), (200, 680, "(Requestor's Name)"),
        (320, 680, "860-555-0101"), (480, 680, "(Contact Phone)"),
        (200, 660, "(Agency IT Director's Name)"), (480, 660, "(Contact Phone)"),
    )  # fmt: skip
    assert values(parsed, "engagement_title", "agency", "requestor_name", "requestor_phone") == (
        "Permit Portal", "Motor Vehicles", "Ann Roe", "+18605550101",
    )  # fmt: skip
    assert values(parsed, "it_director_name") == (None,)


def test_labels_behind_their_controls_are_not_taken_for_those_before_the_next() -> None:
    document = Document()
    labels = ("Engagement Title", "Requestor's Name", "Agency IT Director's Name")
    document.draw("".join(text(255, 704 - 20 * n, words, 8) for n, words in enumerate(labels)))
    for n, value in enumerate(("Permit Portal", "Ann Roe", "Bob Poe")):
        rect = (50, 700 - 20 * n, 250, 714 - 20 * n)
        document.field(f"f{n}", rect, FT=Name.Tx, V=value)
        document.field(f"g{n}", (420, *rect[1:2], 520, rect[3]), FT=Name.Tx)
    parsed = match(read_pdf(document.bytes()), [form()], "ct_cep")
    assert values(parsed, "engagement_title", "requestor_name", "it_director_name") == (
        "Permit Portal", "Ann Roe", "Bob Poe",
    )  # fmt: skip


def test_an_answer_is_told_from_its_label_by_its_colour() -> None:
    answer = text(84, 700, "Ann Roe", 9, more=BLUE)
    parsed = page((40, 700, "Requestor"), (40, 680, "Agency IT Director"), more=answer)
    assert values(parsed, "requestor_name") == ("Ann Roe",)


@pytest.mark.parametrize(("tick", "value"), [("", "False"), ("X", "True")])
def test_brackets_are_a_box_that_another_text_may_tick(tick: str, value: str) -> None:
    body = text(40, 700, "[  ] High Volume Procurement(s)", 9)
    body += text(42.8, 700, tick, 8, "F2") if tick else ""
    assert said(drawn(body)) == [f"{value} | High Volume Procurement(s)"]


def test_brackets_round_a_control_are_its_frame() -> None:
    document = Document().draw(text(40, 700, "[   ] High Volume Procurement(s)", 9))
    document.field("c", (43, 699, 49, 706), FT=Name.Btn, AP=document.looks("Yes", "Off"))
    assert said(read_pdf(document.bytes())) == ["False | High Volume Procurement(s)"]


@pytest.mark.parametrize(("x", "answer"), [(298, True), (338, False)])
def test_a_ringed_word_is_the_answer(x: float, answer: bool) -> None:
    question = (40, 700, "Is there additional documentation attached?")
    parsed = page(question, (300, 700, "Yes"), (340, 700, "No"), more=ring(x, 695, x + 20, 710))
    assert values(parsed, "documentation_attached") == (answer,)


def test_figures_set_evenly_apart_are_one_date() -> None:
    figures = "".join(text(40 + 14 * n, 700, figure, 9) for n, figure in enumerate("03022026"))
    assert said(drawn(figures)) == ["03022026"]


@pytest.mark.parametrize(("others", "sure"), [({}, 0.9), ({"V": "Motor"}, 0.6)])
def test_shown_words_without_a_value_count_where_no_field_has_one(
    others: dict[str, str], sure: float
) -> None:
    document = Document()
    look = document.look("BT /F1 9 Tf 2 12 Td (Permit) Tj 0 -10 Td (Portal – 2) Tj ET")
    document.field("a", FT=Name.Tx, AP=look)
    document.field("b", (100, 600, 300, 620), FT=Name.Tx, **others)
    seen = read_pdf(document.bytes()).controls[0]
    assert (seen.value, seen.sure) == ("Permit\nPortal – 2", sure)


def test_a_prompt_that_is_shown_without_a_value_is_none() -> None:
    document = Document()
    look = document.look("BT /F1 9 Tf 2 6 Td (Choose one...) Tj ET")
    document.field("a", FT=Name.Ch, AP=look, Opt=Array(["Choose one...", "Other"]))
    assert read_pdf(document.bytes()).controls[0].value is None


def test_a_label_set_flush_right_goes_on_in_small_letters() -> None:
    lines = ("Is this mandated by federal or state", "statute or regulation?")
    body = "".join(
        text(200 - stringWidth(line, "Helvetica", 8), 700 - 10 * n, line, 8)
        for n, line in enumerate(lines)
    )
    assert said(drawn(body + text(220, 700, "Yes", 8))) == ["\n".join(lines), "Yes"]


@pytest.mark.parametrize(
    ("shown", "value"), [("0.00%", None), ("$ 0,00", None), ("10.00%", "10.00%"), ("x", "x")]
)
def test_what_a_number_format_makes_of_an_empty_field_is_no_answer(
    shown: str, value: str | None
) -> None:
    document = Document()
    look = document.look(f"BT /F1 9 Tf 2 6 Td ({shown}) Tj ET")
    script = Dictionary(S=Name.JavaScript, JS=String("AFPercent_Format(2, 0);"))
    document.field("share", FT=Name.Tx, AP=look, AA=Dictionary(F=script))
    assert read_pdf(document.bytes()).controls[0].value == value


def test_a_nought_that_no_format_wrote_is_an_answer() -> None:
    document = Document()
    document.field("share", FT=Name.Tx, AP=document.look("BT /F1 9 Tf 2 6 Td (0.00) Tj ET"))
    assert read_pdf(document.bytes()).controls[0].value == "0.00"

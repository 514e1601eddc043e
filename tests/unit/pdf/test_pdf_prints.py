"""What printers and programs do: shaded rows, leaders with blanks, hyphens, hidden fields."""

from __future__ import annotations

from parsers.pdf import read_pdf
from parsers.pdf.grid import Face
from parsers.pdf.stripes import without_stripes
from tests.unit.pdf.builders import Document, text
from tests.unit.pdf.sheets import drawn, said


def band(y: float, high: float = 20) -> str:
    return f"0.9 g 50 {y} 500 {high} re f 0 g\n"


def test_a_shaded_row_of_columns_is_no_cell() -> None:
    page = band(700) + band(660) + text(60, 706, "Requestor") + text(300, 706, "Ann Lee")
    assert said(drawn(page)) == ["Requestor", "Ann Lee", ""]


def test_a_shaded_row_of_one_text_is_a_box() -> None:
    faces = [Face((50, 700, 550, 720))]
    grounds = [(50.0, 700.0, 550.0, 720.0), (50.0, 660.0, 550.0, 680.0)]
    assert without_stripes(faces, grounds, [], [(60, 702, 300, 718)]) == faces
    assert without_stripes(faces, grounds[:1], [], [(60, 702, 90, 718), (300, 702, 400, 718)])
    assert not without_stripes(faces, grounds, [], [(60, 702, 90, 718), (300, 702, 400, 718)])


def test_dots_with_blanks_between_them_lead_like_others() -> None:
    (line,) = said(drawn(text(72, 700, "Name" + " ." * 20)))
    assert line == "Name | " + "." * 20


def test_a_few_dots_are_kept_as_they_stand() -> None:
    assert "...." not in "".join(said(drawn(text(72, 700, "Name . ."))))


def test_a_line_within_brackets_goes_on() -> None:
    page = text(72, 700, "Is this mandated (statute or") + text(72, 690, "regulation)? " + "." * 60)
    assert len(said(drawn(page))) == 1


def test_a_hyphen_at_a_line_s_end_is_read() -> None:
    page = text(72, 700, "Post-") + text(72, 690, "Implementation")
    assert said(drawn(page)) == ["Post-\nImplementation"]


def test_a_hidden_field_has_no_place_on_the_page() -> None:
    document = Document()
    document.field("seen", (72, 690, 200, 705), FT="/Tx", V="Ann")
    document.field("secret", (72, 650, 200, 665), FT="/Tx", V="01/01/2020", F=2)
    extract = read_pdf(document.bytes())
    assert said(extract) == ["Ann"]
    assert len(extract.controls) == 2


def test_a_question_in_capitals_ends_on_the_next_line_before_its_answer() -> None:
    asked = "(a) WILL THIS PROJECT DEPEND ON WORK THAT MUST BE PERFORMED BY OTHER"
    page = text(60, 700, asked) + text(60, 686, "STATE AGENCIES? *: No")
    assert len(said(drawn(page))) == 1


def test_what_asks_nothing_does_not_go_on_with_a_question_in_capitals() -> None:
    asked = "(a) WILL THIS PROJECT DEPEND ON WORK THAT MUST BE PERFORMED BY OTHER"
    page = text(60, 700, asked) + text(60, 686, "STATE AGENCY: No")
    assert len(said(drawn(page))) == 2


def test_answers_beside_labels_of_their_own_are_no_paragraph_however_long() -> None:
    page = text(57, 700, "Agency or Business Unit:") + text(57, 686, "Requestor (Name):")
    page += text(295, 700, "Agency for Persons with Disabilities / Client Services")
    page += text(295, 686, "Ms. Jane Sample")
    told = said(drawn(page))
    assert told[1::2] == [
        "Agency for Persons with Disabilities / Client Services",
        "Ms. Jane Sample",
    ]

"""Boxes drawn under labels, with what the print says of how to answer behind the label."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.matching.hints import says_how, says_how_much
from parsers.model import ParsedForm, SignatureStatus
from tests.unit.matching.sheets import form
from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn


def asked(y: float, label: str, hint: str, answer: str) -> str:
    """A label with small words behind it, and a box with the answer under both."""
    box = f"60 {y - 24} 300 19 re S " + text(66, y - 18, answer)
    return text(60, y, label) + text(190, y, hint, 7) + box


def read(*drawings: str) -> ParsedForm:
    return match(drawn("".join(drawings)), (form(),), "ct_cep")


def test_words_that_say_how_to_answer_are_no_answer_where_a_box_stands_under_the_label() -> None:
    told = read(
        asked(700, "Engagement Title", "At most 32 characters.", "Permit Portal"),
        asked(650, "Date Requested", "mm/dd/yyyy", "3/4/2026"),
        asked(600, "Type of Request", "Choose one.", "IT Procurement"),
    ).fields
    assert told["engagement_title"].value == "Permit Portal"
    assert told["date_requested"].value == "2026-03-04"
    assert told["request_type"].value == "IT Procurement"
    assert all(told[key].sure for key in ("date_requested", "request_type"))


def test_how_long_an_answer_may_be_is_none_where_nothing_is_written_under_it() -> None:
    empty = "60 676 300 19 re S "
    hint = text(60, 700, "Engagement Title") + text(190, 700, "At most 32 characters.", 7)
    for drawing in (hint, hint + empty):
        told = read(drawing, asked(600, "Date Requested", "mm/dd/yyyy", "3/4/2026")).fields
        assert told["engagement_title"].value is None
        assert not told["engagement_title"].sure


def test_what_is_in_the_box_is_in_doubt_where_words_behind_the_label_may_be_an_answer() -> None:
    told = read(
        asked(700, "Agency / Business Unit Name", "As in the state directory", "Motor Vehicles"),
        asked(650, "Date Requested", "mm/dd/yyyy", "3/4/2026"),
    ).fields
    assert told["agency"].value == "Motor Vehicles"
    assert not told["agency"].sure


def test_a_box_that_is_not_right_under_a_label_has_nothing_to_do_with_it() -> None:
    far = text(60, 700, "Engagement Title: Permit Portal") + "60 600 300 60 re S "
    aside = text(60, 560, "Date Requested: 3/4/2026") + "220 530 300 26 re S "
    told = read(far, text(66, 640, "Other words"), aside, text(230, 540, "9/9/2026")).fields
    assert told["engagement_title"].value == "Permit Portal"
    assert told["date_requested"].value == "2026-03-04"


@pytest.mark.parametrize(
    "words",
    ["At most 32 characters.", "(maximum 750 characters)", "up to 1,024 chars. Add pages",
     "mm/dd/yyyy", "Choose one of the eight phases.", "Please print clearly"],
)  # fmt: skip
def test_wordings_that_say_how_to_answer_are_known(words: str) -> None:
    assert says_how(words)


@pytest.mark.parametrize("words", ["Print Shop Renewal", "Required Records Archive", "Choose"])
def test_titles_are_no_such_wordings(words: str) -> None:
    assert not says_how(words)


def test_only_a_limit_is_never_an_answer_wherever_it_stands() -> None:
    assert says_how_much("At most 750 characters. Attach more pages where needed.")
    assert not says_how_much("Choose one of the eight phases.")


def test_what_stands_right_under_the_boxes_of_a_row_is_their_captions() -> None:
    boxes = "160 480 160 34 re S 320 480 130 34 re S 450 480 100 34 re S "
    titles = text(60, 530, "VI. Agency Approvals") + text(60, 495, "Agency IT Manager")
    answers = text(326, 495, "Jo Sample") + text(456, 495, "3/4/2026")
    captions = text(160, 471, "Signature", 7) + text(320, 471, "Printed name", 7)
    told = read(titles, boxes, answers, captions, text(450, 471, "Date", 7)).fields
    assert told["it_manager_signed_name"].value == "Jo Sample"
    assert told["it_manager_signed_date"].value == "2026-03-04"


def test_ink_between_the_labels_of_a_signature_and_of_a_name_is_the_signature() -> None:
    title = text(60, 740, "VI. Agency Approvals")
    signed = text(60, 700, "Agency IT Manager - signature")
    waves = "".join(f"{70 + 9 * at} {664 + 20 * (at % 2)} l " for at in range(1, 14))
    ink = f"1 w 70 664 m {waves}S "
    named = text(60, 645, "Agency IT Manager - printed name") + text(66, 630, "Jo Sample")
    dated = text(330, 645, "Agency IT Manager - date") + text(336, 630, "3/4/2026")
    told = read(title, signed, ink, named, dated)
    assert told.signatures["it_manager_signature"].status is SignatureStatus.SIGNED
    assert told.fields["it_manager_signed_name"].value == "Jo Sample"

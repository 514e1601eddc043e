"""Names whose spaces or letters deceive every look are in doubt; ink that broke off stays."""

from __future__ import annotations

import numpy as np
import pytest

from form_templates import load_office
from parsers.model import SURE
from parsers.scan.letters.recognising import Read
from parsers.scan.page import fields
from parsers.scan.pixels.raster import Quality
from parsers.scan.telling.judging import Judged, agreed, is_settled, judged
from parsers.scan.writing.lines import Written, written_in
from parsers.scan.writing.numerals import with_counted_strokes
from tests.unit.scan.test_scan_words import said, typed

FORM = load_office("ct_cep").form


def read(text: str, odds: float = 0.99) -> Read:
    return Read(text, odds, 0.99)


def twice(field: str, text: str, quality: Quality = Quality.SCAN) -> tuple[Judged, Judged]:
    """One look, and two that agree."""
    once = judged(FORM[field], [read(text)], quality)
    return once, agreed(FORM[field], [once, once], quality)


@pytest.mark.parametrize(
    ("agency", "sure"),
    [
        ("Dept. of Samples", True),
        ("Dept.of Samples", False),
        ("Dept,of Samples", False),
        ("Bureau ofTest Fisheries", False),
        ("Office of McTest", True),
    ],
)
def test_a_speck_in_the_space_behind_a_stop_makes_the_name_doubtful(
    agency: str, sure: bool
) -> None:
    assert [told.confidence >= SURE for told in twice("agency", agency)] == [sure, sure]


@pytest.mark.parametrize("name", ["Jo St.Pierre", "JoanSample", "Jo E.Sample", "Sample &Example"])
@pytest.mark.parametrize(("quality", "sure"), [(Quality.SCAN, True), (Quality.DUSTY, False)])
def test_where_specks_lie_one_may_have_filled_a_space(
    quality: Quality, name: str, sure: bool
) -> None:
    once, both = twice("vendor_1_name", name, quality)
    assert [told.confidence >= SURE for told in (once, both)] == [sure, sure]


@pytest.mark.parametrize(("quality", "again"), [(Quality.SCAN, False), (Quality.DUSTY, True)])
def test_where_specks_lie_a_name_is_looked_at_twice(quality: Quality, again: bool) -> None:
    name, day = FORM["requestor_name"], FORM["date_requested"]
    ways = [judged(name, [read("Otto Sample")], quality)]
    assert fields._worth_again(fields.Writing(name, Written(()), quality), ways) is again
    assert not fields._worth_again(fields.Writing(name, Written(()), quality), ways * 2)
    sure = [judged(day, [read("11/20/2026")], quality)]
    assert not fields._worth_again(fields.Writing(day, Written(()), quality), sure)


def test_an_initial_right_behind_a_name_is_in_doubt() -> None:
    assert all(told.confidence < SURE for told in twice("requestor_name", "HarrietJ. Sample"))


@pytest.mark.parametrize(
    ("name", "sure"),
    [("LíAl-Example", False), ("ZoëSample", False), ("LaToya McHill", True), ("Zoë Sample", True)],
)
def test_two_words_of_a_name_that_were_read_as_one_are_in_doubt(name: str, sure: bool) -> None:
    """An accent hangs over the space behind it, and no gap is seen."""
    assert {told.confidence >= SURE for told in twice("requestor_name", name)} == {sure}


def test_the_stops_in_an_address_of_mail_fill_no_spaces() -> None:
    field = load_office("cdt_esd").form["approver_1_mail"]
    told = judged(field, [read("jo.hill@samples.example.gov")], Quality.SCAN)
    assert told.confidence >= SURE


def test_strokes_of_a_numeral_are_one_numeral_and_in_doubt_where_they_were_read_apart() -> None:
    for told in twice("requestor_name", "Otto Hill II I"):
        assert (told.value, told.confidence < SURE) == ("Otto Hill III", True)


@pytest.mark.parametrize(
    ("field", "seen", "value", "sure"),
    [
        ("requestor_name", "lan Sample", "Ian Sample", False),
        ("requestor_name", "lvan de la Sample", "Ivan de la Sample", True),
        ("requestor_name", "Li Sample", "Li Sample", True),
        ("engagement_title", "lan Sample", "lan Sample", True),
    ],
)
def test_a_capital_i_that_begins_a_persons_name_is_told_by_the_word(
    field: str, seen: str, value: str, sure: bool
) -> None:
    for told in twice(field, seen):
        assert (told.value, told.confidence >= SURE) == (value, sure)


@pytest.mark.parametrize(("odds", "sure"), [(0.85, False), (0.95, True)])
@pytest.mark.parametrize("quality", [Quality.SCAN, Quality.DUSTY, Quality.PALE])
def test_of_looks_that_say_the_same_name_one_must_know_it_well(
    quality: Quality, odds: float, sure: bool
) -> None:
    """A capital I whose upper part is gone is a small i for most looks."""
    field, name = FORM["vendor_4_name"], "Sample integrators"
    looks = [judged(field, [read(name, one)], quality) for one in (0.7, 0.7, odds)]
    assert not is_settled(field, looks[:2], quality)
    assert (agreed(field, looks, quality).confidence >= SURE) is sure


def test_what_is_not_read_to_the_letter_is_settled_by_two_looks() -> None:
    ways = [judged(FORM["requestor_phone"], [read("(860) 555-0100", 0.7)], Quality.SCAN)] * 2
    assert is_settled(FORM["requestor_phone"], ways, Quality.SCAN)
    named = [judged(FORM["requestor_name"], [read("Otto Sample", 0.7)], Quality.FINE_FAX)] * 2
    assert is_settled(FORM["requestor_name"], named, Quality.FINE_FAX)


@pytest.mark.parametrize(
    ("text", "odds", "sure"),
    [("Otto Hill III", 0.5, True), ("Otto Hill II", 0.5, False), ("Otto Hill III", 0.2, False)],
)
def test_strokes_of_a_numeral_are_certain_where_the_paper_shows_as_many(
    text: str, odds: float, sure: bool
) -> None:
    line, places = typed("Otto Hill III")
    seen = said(text, places[: len(text)], dict.fromkeys(range(10, len(text)), odds))
    assert (with_counted_strokes(line, seen).least > 0.9) is sure


def test_a_look_that_knows_its_letters_counts_before_two_that_left_some_out() -> None:
    looks = (("Departmen", 0.6), ("Departmen", 0.6), ("Department", 0.92))
    told = agreed(FORM["agency"], [Judged(one, one, sure) for one, sure in looks], Quality.DUSTY)
    assert (told.value, told.confidence < SURE) == ("Department", True)


def test_of_looks_that_are_as_sure_and_differ_the_one_that_knows_its_letters_counts() -> None:
    field = FORM["requestor_name"]
    ways = [Judged(name, name, 0.6, known=known) for name, known in (("Oti", 0.8), ("Otto", 0.97))]
    assert agreed(field, ways, Quality.STANDARD_FAX).value == "Otto"


@pytest.mark.parametrize(("apart", "stays"), [(2, True), (6, False)])
def test_a_crumb_beside_a_letter_is_a_piece_of_it_and_no_dust(apart: int, stays: bool) -> None:
    line, _ = typed("Otto")
    area = np.full((80, 400), 255, np.uint8)
    area[16:64, 30 : 30 + line.shape[1]] = line
    right = int(np.flatnonzero((area < 200).any(axis=0))[-1])
    row = int(np.flatnonzero(area[:, right] < 200)[0])
    area[row : row + 2, right + apart] = 140
    (cut,) = written_in(area, np.full(area.shape, 255, np.uint8)).lines
    assert bool((cut == 140).any()) is stays

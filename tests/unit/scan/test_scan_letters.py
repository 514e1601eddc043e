"""What dust and look-alike letters make of a text is put right or doubted."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from form_templates import load_office
from form_templates.model import FieldType
from parsers.model import SURE
from parsers.scan.letters.recognising import PHONE, Alphabet, Read, decoded, recogniser
from parsers.scan.page.asked import Writing
from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.raster import Quality, pictures_of
from parsers.scan.telling.days import restored
from parsers.scan.telling.judging import Judged, agreed, judged
from parsers.scan.telling.lookalikes import mended
from parsers.scan.telling.mistrusting import mistrusted
from parsers.scan.telling.stops import cleaned
from parsers.scan.writing.lines import Written, written_in
from parsers.scan.writing.silent import leaves_a_letter_out
from tests.scans.files import heic
from tests.unit.scan.sheets import pages


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("Alex Example.", ("Alex Example", True)),
        ("Alex Sample, PMP.", ("Alex Sample, PMP", False)),
        ("Alex Example Jr.", ("Alex Example Jr.", False)),
        ("Alex Example, Ph.D.", ("Alex Example, Ph.D.", False)),
        ("Alex Hill.", ("Alex Hill", True)),
        (". Alex Example:.", ("Alex Example", True)),
        ("Test Group Inc.", ("Test Group Inc.", False)),
        ("Alex Example •.", ("Alex Example", True)),
        ("Alex Hill · .", ("Alex Hill", True)),
        ("Alex Sample Jr. •.", ("Alex Sample Jr.", False)),
    ],
)
def test_a_full_stop_stays_where_a_word_is_shortened(read: str, told: tuple[str, bool]) -> None:
    assert cleaned(FieldType.TEXT, read) == told


def test_marks_around_dates_and_phones_are_dust() -> None:
    assert cleaned(FieldType.DATE, ". 01/07/2026-") == ("01/07/2026", False)
    assert cleaned(FieldType.DATE, "08/19/2026 1") == ("08/19/2026", False)
    assert cleaned(FieldType.DATE, "08/19/202 1") == ("08/19/202 1", False)
    assert cleaned(FieldType.DATE, "08/19/2026 12") == ("08/19/2026 12", False)
    assert cleaned(FieldType.DATE, "Feb.6, 2026") == ("Feb. 6, 2026", False)
    assert cleaned(FieldType.PHONE, "(860) 555-0100.") == ("(860) 555-0100", False)
    assert cleaned(FieldType.LONG_TEXT, ". as it is .") == (". as it is .", False)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Wei Maclntyre", "Wei MacIntyre"),
        ("Wei Maclean", "Wei Maclean"),
        ("Alex Example lIl", "Alex Example III"),
        ("Alex D' Angelo", "Alex D'Angelo"),
        ("Alex Example Ili", "Alex Example III"),
        ("Wei Li", "Wei Li"),
        ("Alex Example. PMP", "Alex Example, PMP"),
        ("Alex Hall. CPA", "Alex Hall, CPA"),
        ("Alex Hall Jr. CPA", "Alex Hall Jr. CPA"),
        ("Conn. DOT", "Conn. DOT"),
        ("Test $can #3, $40 a page", "Test Scan #3, $40 a page"),
        ("Teachers' Test Board", "Teachers' Test Board"),
    ],
)
def test_letters_that_look_alike_follow_the_word(read: str, meant: str) -> None:
    assert mended(read) == meant


def test_every_picture_of_a_telephones_file_is_a_page() -> None:
    assert [page.number for page in pictures_of(heic(pages()))] == [1, 2]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1 29 2027", "1/29/2027"),
        ("4. 18 2026", "4/18/2026"),
        ("0211212026", "02/12/2026"),
        ("Septenber 14, 2025", "September 14, 2025"),
        ("iuly 14, 2025", "July 14, 2025"),
        ("11/29/2027", "11/29/2027"),
        ("Ju 14, 2025", "Ju 14, 2025"),
        ("Jul-une 14, 2025", "Jul-une 14, 2025"),
        ("13 45 2027", "13 45 2027"),
        ("1 1/03/2025", "11/03/2025"),
        ("July 1.7, 2025", "July 17, 2025"),
        ("Nov. 26.2025", "November 26, 2025"),
        ("M 04/19/2026", "04/19/2026"),
        ("Sept. 3. 2025", "September 3, 2025"),
        ("1 1 1/3/2025", "1 1 1/3/2025"),
        ("6 18 25", "6/18/25"),
        ("1218 26", "12/18/26"),
        ("121 25", "121 25"),
        ("2026-04 28", "2026/04/28"),
        ("soon", "soon"),
    ],
)
def test_a_date_that_lost_its_strokes_is_restored_where_it_can_only_be_one(
    read: str, meant: str
) -> None:
    assert restored(read) == meant


def test_a_restored_date_is_never_sure() -> None:
    field = load_office("ct_cep").form["date_requested"]
    told = judged(field, [Read("4. 18 2026", 1.0, 1.0)], Quality.SCAN)
    assert told.value == "2026-04-18"
    assert told.confidence < SURE


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Mòjen Sample", False),
        ("Jo van der.Sample", False),
        ("Renée Sample", True),
        ("Zoë Sample", True),
        ("Mary Sample", True),
    ],
)
def test_accents_are_believed_where_no_speck_lies_on_the_page_or_where_names_have_them(
    name: str, sure: bool
) -> None:
    field = load_office("ct_cep").form["requestor_name"]
    for quality in (Quality.SCAN, Quality.DUSTY):
        looks = [judged(field, [Read(name, odds, 0.99)], quality) for odds in (0.7, 0.99)]
        believed = sure or quality is Quality.SCAN
        assert (agreed(field, looks, quality).confidence >= SURE) is believed
        assert (looks[1].confidence >= SURE) is believed


def test_a_speck_beside_a_figure_makes_no_other_number() -> None:
    field = load_office("ct_cep").form["requestor_phone"]
    ways = [Judged("+18605550100", shown, 0.7) for shown in ("(860) 555.-0100", "(860) 555-0100")]
    assert agreed(field, ways, Quality.DUSTY).confidence >= SURE


def test_what_the_letters_as_they_are_contradict_is_doubted() -> None:
    """A speck on the last of three like strokes: both looks that smooth it away see two."""
    field = load_office("ct_cep").form["requestor_name"]
    ways = [Judged(name, name, 0.7) for name in ("Alex III", "Alex II", "Alex II")]
    assert agreed(field, ways, Quality.DUSTY).confidence < SURE
    hardly, known = replace(ways[0], confidence=0.6), replace(ways[2], confidence=0.9)
    assert agreed(field, [hardly, ways[1], known], Quality.DUSTY).confidence >= SURE


def test_the_prompt_of_a_phone_is_no_number_that_was_hardly_written() -> None:
    picture = Image.new("L", (260, 40), 255)
    font = ImageFont.load_default(size=26)
    ImageDraw.Draw(picture).text((10, 4), "(nnn) nnn-nnnn", fill=90, font=font)
    read = recogniser().read([np.asarray(picture, np.uint8)], PHONE)
    told = judged(load_office("ct_cep").form["requestor_phone"], read, Quality.SCAN)
    assert (told.value, told.confidence >= SURE) == (None, True)


@pytest.mark.parametrize(("left_out", "least"), [(0.25, 0.0), (0.05, 0.9)])
def test_a_letter_that_is_half_seen_and_left_out_makes_its_line_doubtful(
    left_out: float, least: float
) -> None:
    """A speck below a letter makes another one of it, which the model hardly knows."""
    alphabet = Alphabet(("", "a", "n", "t"), np.arange(4), np.arange(4))
    seen = np.zeros((7, 4), np.float32)
    seen[[0, 2, 4, 6], 0] = 1.0
    seen[1, 1] = seen[5, 3] = 0.9
    seen[3, [0, 2]] = 1 - left_out, left_out
    read = decoded(seen, alphabet, 1.0)
    assert (read.text, read.least) == ("at", pytest.approx(least))


@pytest.mark.parametrize(("usual", "least"), [(True, 0.0), (False, 0.9)])
def test_a_letter_that_no_usual_word_has_is_missed_where_it_may_not_be_read(
    usual: bool, least: float
) -> None:
    """An s with a speck below is a Turkish letter, and read as nothing."""
    alphabet = Alphabet(("", "a", "t"), np.arange(3), np.arange(3), usual)
    seen = np.zeros((5, 3), np.float32)
    seen[[0, 4], 0] = 1.0
    seen[1, 1] = seen[3, 2] = 0.9
    seen[2] = 0.02, 0.01, 0.0
    assert decoded(seen, alphabet, 1.0).least == pytest.approx(least)


def test_no_name_on_a_fax_is_sure_by_itself() -> None:
    field = load_office("ct_cep").form["requestor_name"]
    once = judged(field, [Read("Heetor Sample", 1.0, 1.0)], Quality.FINE_FAX)
    assert once.confidence < SURE
    assert agreed(field, [once, once], Quality.FINE_FAX).confidence < SURE


def _line(text: str) -> tuple[Grey, Read]:
    """``text`` in large type, and where each of its letters stands."""
    font = ImageFont.load_default(size=30)
    starts = [10 + font.getlength(text[:at]) + 3 * at for at in range(len(text) + 1)]
    picture = Image.new("L", (round(starts[-1]) + 10, 48), 255)
    for letter, x in zip(text, starts, strict=False):
        ImageDraw.Draw(picture).text((x, 4), letter, fill=0, font=font)
    places = tuple((a + b) / 2 / picture.width for a, b in pairwise(starts))
    return np.asarray(picture, np.uint8), Read(text, 0.99, 0.99, places)


def test_a_letter_that_was_not_read_is_missed() -> None:
    line, read = _line("Nguyoen")
    assert not leaves_a_letter_out(line, read)
    without = read.text[:4] + read.text[5:], read.places[:4] + read.places[5:]
    less = replace(read, text=without[0], places=without[1])
    assert leaves_a_letter_out(line, less)
    assert leaves_a_letter_out(line, Read("", 0.0, 0.0))


@pytest.mark.parametrize(
    ("name", "prompt", "read"),
    [
        ("vendor_1_authority", "Choose an item.", Judged("Ch", "Ch", 0.6)),
        ("design_start", "mm/dd/yyyy", Judged(None, "mm fd vsy", 0.6)),
    ],
)
def test_crumbs_of_grey_print_are_no_words(name: str, prompt: str, read: Judged) -> None:
    line, field = _line(prompt)[0].copy(), load_office("ct_cep").form[name]
    assert mistrusted(field, (line,), read, pale_lost=True, marks_lost=False) == read
    line[::3] = line[:, ::4] = 255
    told = mistrusted(field, (line,), read, pale_lost=True, marks_lost=False)
    assert (told.value, told.shown) == (None, "")
    assert told.confidence < SURE
    assert mistrusted(field, (line,), read, pale_lost=False, marks_lost=False) == read


def test_what_is_left_of_a_prompt_is_no_odd_date() -> None:
    line, field = _line("mm/dd/yyyy")[0], load_office("ct_cep").form["design_start"]
    for shown, left in (("mm dd vsy", ""), ("Completed", "Completed"), ("dd 2026", "dd 2026")):
        read = Judged(None, shown, 0.6)
        told = mistrusted(field, (line,), read, pale_lost=True, marks_lost=False)
        assert (told.shown, told.confidence < SURE) == (left, True)


@pytest.mark.parametrize(("once", "sure"), [(0.7, True), (0.6, False)])
def test_two_looks_at_letters_that_toner_left_in_part_do_not_make_them_sure(
    once: float, sure: bool
) -> None:
    field = load_office("ct_cep").form["requestor_name"]
    one, other = (Judged("Alex Example, Esa", "Alex Example, Esa", sure) for sure in (once, 0.9))
    assert (agreed(field, [one, other], Quality.PALE).confidence >= SURE) is sure
    assert agreed(field, [one, other], Quality.SCAN).confidence >= SURE


@pytest.mark.parametrize(
    ("quality", "whole"),
    [(Quality.SCAN, False), (Quality.PALE, False), (Quality.FINE_FAX, True),
     (Quality.STANDARD_FAX, True), (Quality.FAINT, True)],
)  # fmt: skip
def test_dates_are_read_narrower_where_figures_are_whole_and_names_never(
    quality: Quality, whole: bool
) -> None:
    form = load_office("ct_cep").form
    nothing = Written(())
    assert (Writing(form["date_requested"], nothing, quality).narrowed == 1.0) is whole
    assert Writing(form["requestor_name"], nothing, quality).narrowed == 1.0


@pytest.mark.parametrize(("begin", "end", "lost"), [(24, 60, True), (0, 90, False)])
def test_a_one_by_hand_that_passes_for_a_rule_makes_its_line_doubtful(
    begin: int, end: int, lost: bool
) -> None:
    high, wide = 90, 280
    area = Image.new("L", (wide, high), 255)
    pen = ImageDraw.Draw(area)
    font = ImageFont.load_default(36)
    pen.text((110, 25), "1/12/26", fill=0, font=font)
    pen.line((84, begin, 84, end), fill=0, width=2)
    found = written_in(np.asarray(area, np.uint8), np.full((high, wide), 255, np.uint8))
    assert found.lost is lost


@pytest.mark.parametrize(
    ("title", "sure"), [("0365 Migration", False), ("O365 Migration", False), ("Plan 2030", True)]
)
def test_a_nought_before_figures_may_be_a_letter(title: str, sure: bool) -> None:
    field = load_office("ct_cep").form["engagement_title"]
    once = judged(field, [Read(title, 1.0, 1.0)], Quality.SCAN)
    assert (once.confidence >= SURE) is sure
    assert (agreed(field, [once, once], Quality.SCAN).confidence >= SURE) is sure


@pytest.mark.parametrize(("less", "more", "sure"), [(0.6, 0.6, False), (0.6, 0.7, True)])
def test_figures_that_neither_look_knows_well_are_in_doubt(
    less: float, more: float, sure: bool
) -> None:
    """By hand, a nine may pass for a one each time."""
    field = load_office("ct_cep").form["it_manager_signed_date"]
    ways = [Judged("2026-11-11", "11/11/2026", each) for each in (less, more)]
    for quality in (Quality.SCAN, Quality.DUSTY):
        assert (agreed(field, ways, quality).confidence >= SURE) is sure


@pytest.mark.parametrize(
    ("name", "sure"), [("Jo E Sample", False), ("Jo E. Sample", True), ("Jo Sample III", True)]
)
def test_an_initial_without_its_stop_is_in_doubt_on_a_copy_that_loses_thin_print(
    name: str, sure: bool
) -> None:
    field = load_office("ct_cep").form["requestor_name"]
    told = mistrusted(field, (), Judged(name, name, 0.92), pale_lost=False, marks_lost=True)
    assert (told.confidence >= SURE) is sure


@pytest.mark.parametrize(("once", "sure"), [(0.85, False), (0.95, True)])
def test_figures_of_which_none_comes_again_alike_are_by_hand_and_sure_by_themselves_only(
    once: float, sure: bool
) -> None:
    field = load_office("ct_cep").form["it_manager_signed_date"]
    typed, by_hand = _line("11/19/2026")[0], np.full((60, 340), 255, np.uint8)
    for at, figure in enumerate("11/19/2026"):
        size, place = 1 + 0.12 * (at * 7 % 4), (10 + 32 * at, 45)
        face = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_SCRIPT_COMPLEX)[at % 3 == 2]
        cv2.putText(by_hand, figure, place, face, size, (0,), 2 + at % 2)
    told = Judged("2026-11-19", "11/19/2026", once)
    for line, believed in ((typed, True), (by_hand, sure)):
        said = mistrusted(field, (line,), told, pale_lost=False, marks_lost=False)
        assert (said.confidence >= SURE) is believed
